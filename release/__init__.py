"""From a clean tree to a package on the private index.

`make build`, `make release` and `make publish`; `docs/releasing.md` tells how. Decisions are pure
functions; the programs around them only run git, uv, the build, and twine.
"""

from pathlib import Path

PROJECT = "airflow-trigger"
PACKAGES = {"airflow_trigger": "sdk", "airflow_rest": "generated"}  # and the folder of each
DIST = Path("dist")


class Refused(Exception):
    """Not released, not published; the message says why and what to do about it."""


def words(said: str) -> str:
    """What a program said, of a traceback only the line that tells what was wrong."""
    lines = said.strip().splitlines()
    return "\n".join(line for line in lines if not line.startswith((" ", "Traceback (")))
