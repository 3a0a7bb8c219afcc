"""From a clean tree to a package on the private index; `docs/releasing.md` tells how.

The Makefile builds and verifies, with uv and cyclonedx-py. Here is what no tool does: what is
refused, and the order of the steps of `make release` and `make publish`.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = {"airflow_trigger": "sdk", "airflow_rest": "generated"}  # and the folder of each


class Refused(Exception):
    """Not released, not published; the message says why and what to do about it."""


@contextmanager
def refusals(target: str) -> Generator[None, None, None]:
    """End the program with the reason where something is refused."""
    try:
        yield
    except Refused as error:
        sys.exit(f"{target}: {error}")


def git(root: Path, *arguments: str) -> str:
    """What git prints."""
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode != 0:
        raise Refused(f"`{' '.join(command)}` failed: {done.stderr.strip()}")
    return done.stdout


def refuse_changes(root: Path) -> None:
    """Refuse what is not committed, new files too."""
    if changed := git(root, "status", "--porcelain", "--untracked-files=all").splitlines():
        listed = "".join(f"\n  {line}" for line in changed[:10])
        raise Refused(f"{len(changed)} files are not committed:{listed}")


def version_of(root: Path) -> str:
    """The version of the project, which stands in `pyproject.toml` and nowhere else."""
    version: str = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]
    return version
