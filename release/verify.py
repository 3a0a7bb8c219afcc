"""Install the wheel of dist/ alone into a clean environment, and try it there: `make verify`.

The tests come from the working tree and find nothing there to import but themselves: `sdk/` and
`generated/` are on no path.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from release import DIST, Refused
from release.artefacts import Artefacts
from release.environment import Environment
from release.version import read

TESTS = ("tests/contract",)


def verify(root: Path, artefacts: Artefacts, tests: Sequence[str] = TESTS) -> None:
    """Refuse a wheel that cannot be installed and used by itself, or that fails the tests."""
    with tempfile.TemporaryDirectory() as folder:
        environment = Environment.create(Path(folder) / "venv")
        environment.install(str(artefacts.wheel))
        environment.prove(artefacts.version, cwd=root)
        versions = str(root / "requirements" / "dev.txt")
        environment.install("--group", "test", "--constraint", versions, cwd=root)
        environment.prove(artefacts.version, cwd=root)
        environment.run_tests(tests, cwd=root)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tests", nargs="*", default=TESTS, help="default: tests/contract")
    root = Path.cwd()
    artefacts = Artefacts(root / DIST, read((root / "pyproject.toml").read_text()))
    artefacts.refuse_wrong_sums()
    verify(root, artefacts, parser.parse_args().tests)


if __name__ == "__main__":
    try:
        main()
    except Refused as error:
        sys.exit(f"make verify: {error}")
