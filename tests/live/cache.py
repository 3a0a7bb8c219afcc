"""Folders in the user's cache that are made once per machine."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from tests.live.releases import CannotRun


def cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "airflow-trigger"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def key(*ingredients: Path | str) -> str:
    """A hash of the files and texts that a folder is made from; it changes when they do."""
    content = b"".join(
        one.read_bytes() if isinstance(one, Path) else one.encode() for one in ingredients
    )
    return hashlib.sha256(content).hexdigest()[:12]


def made_once(folder: Path, make: Callable[[], None], *, with_file: str) -> bool:
    """Let `make` fill `folder`, unless it did so before and `with_file` is still there.

    Returns whether it was made now. A marker is written last, so that an incomplete folder is made
    again from the start; a lock lets only one process at a time do that.
    """
    complete = folder / "complete"
    with _only_process(folder.with_name(f"{folder.name}.lock")):
        if complete.exists() and (folder / with_file).exists():
            return False
        complete.unlink(missing_ok=True)
        make()
        complete.touch()
    return True


@contextmanager
def _only_process(lock: Path) -> Generator[None, None, None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def uv(*arguments: str) -> None:
    command = [sys.executable, "-m", "uv", *arguments]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode != 0:
        raise CannotRun(
            "uv could not install it. It does not read pip's configuration: "
            "to install from your own index, set UV_DEFAULT_INDEX to its URL\n"
            f"$ {' '.join(command)}\n{run.stdout}"
        )
