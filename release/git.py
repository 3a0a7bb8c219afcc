"""What is asked of git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from release import Refused


def output(root: Path, *arguments: str, env: Mapping[str, str] | None = None) -> bytes:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=root, env=os.environ | (env or {}), capture_output=True)
    if done.returncode != 0:
        raise Refused(f"`{' '.join(command)}` failed: {done.stderr.decode().strip()}")
    return done.stdout


def lines(root: Path, *arguments: str) -> list[str]:
    return output(root, *arguments).decode().splitlines()


def changes(root: Path) -> list[str]:
    """What is not committed, new files too."""
    return lines(root, "status", "--porcelain", "--untracked-files=all")


def refuse_changes(root: Path) -> None:
    if changed := changes(root):
        listed = "".join(f"\n  {line}" for line in changed[:10])
        raise Refused(f"{len(changed)} files are not committed:{listed}")


def commit_time(root: Path) -> int:
    """When the last commit was made, in seconds since 1970."""
    return int(output(root, "log", "-1", "--format=%ct"))
