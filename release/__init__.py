"""Releases the package and publishes it on the private index; see `docs/releasing.md`.

The Makefile builds and verifies, with uv and cyclonedx-py. These modules check the conditions for a
release, and run the steps of `make release` and `make publish` in order.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = {"airflow_trigger": "sdk", "airflow_rest": "generated"}  # package → folder


class Refused(Exception):
    """A release or an upload was refused; the message says why, and what to do."""


@contextmanager
def refusals(target: str) -> Generator[None, None, None]:
    """Exit with the reason if the block raises `Refused`."""
    try:
        yield
    except Refused as error:
        sys.exit(f"{target}: {error}")


def git(root: Path, *arguments: str) -> str:
    """Run git, and return its output."""
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode != 0:
        raise Refused(f"`{' '.join(command)}` failed: {done.stderr.strip()}")
    return done.stdout


def refuse_changes(root: Path) -> None:
    """Refuse uncommitted changes, including new files."""
    if changed := git(root, "status", "--porcelain", "--untracked-files=all").splitlines():
        listed = "".join(f"\n  {line}" for line in changed[:10])
        raise Refused(f"{len(changed)} files are not committed:{listed}")


def version_of(root: Path) -> str:
    """The version of the project; `pyproject.toml` is its only source."""
    version: str = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]
    return version
