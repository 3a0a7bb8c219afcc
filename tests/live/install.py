"""Install an Airflow release from its lock, with a migrated database, once per machine."""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.live.database import create_database
from tests.live.releases import CannotRun, Release

Report = Callable[[str], None]


@dataclass(frozen=True)
class Installation:
    release: Release
    venv: Path

    @property
    def database(self) -> Path:
        """A migrated SQLite file to start from: a copy takes no time, migrating 5 to 14 s."""
        return self.venv / "airflow.db"


def installed(release: Release, report: Report) -> Installation:
    """Find the release in the cache, or put it there.

    A marker is written last, so an install that was cut short is made again from the start, and a
    lock lets only one process at a time do that.
    """
    python, python_version = _find_python(release)
    ingredients = (release.lock, Path(__file__).with_name("database.py"))
    content = b"".join(path.read_bytes() for path in ingredients) + python_version.encode()
    key = hashlib.sha256(content).hexdigest()[:12]
    installation = Installation(release, _cache_folder() / f"airflow-{release.version}-{key}")
    venv = installation.venv
    complete = venv / "complete"
    with _only_process(venv.with_name(f"{venv.name}.lock")):
        if complete.exists() and (venv / "bin" / "python").exists():
            report(f"Airflow {release.version} is installed (from cache)")
            return installation
        report(f"Airflow {release.version} is being installed, which is needed once")
        complete.unlink(missing_ok=True)
        _uv("venv", "--clear", "--python", python, str(venv))
        _uv("pip", "install", "--python", str(venv), "--require-hashes", "-r", str(release.lock))
        report(f"Airflow {release.version} is installed")
        create_database(release.api, venv=venv, database=installation.database)
        report(f"Airflow {release.version} has a migrated database")
        complete.touch()
    return installation


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "airflow-trigger"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _only_process(lock: Path) -> Generator[None, None, None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _find_python(release: Release) -> tuple[str, str]:
    """Path and version of an interpreter that the release runs on, this one if it will do."""
    named = (
        str(Path(folder) / f"python{minor}")
        for minor in reversed(release.pythons)
        for folder in os.get_exec_path()
    )
    for path in (sys.executable, *named):
        version = _python_version(path)
        if version and version.rpartition(".")[0] in release.pythons:
            return path, version
    raise CannotRun(
        f"Airflow {release.version} runs on Python {' or '.join(release.pythons)}, this is "
        f"{platform.python_version()}. Install one of them and put it on PATH as "
        f"{' or '.join(f'python{minor}' for minor in release.pythons)}."
    )


def _python_version(path: str) -> str | None:
    """None where there is none, or one that does not run (as the shim of a version manager)."""
    code = "import platform; print(platform.python_version())"
    try:
        run = subprocess.run([path, "-c", code], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return run.stdout.strip()


def _uv(*arguments: str) -> None:
    command = [sys.executable, "-m", "uv", *arguments]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode != 0:
        raise CannotRun(f"`{' '.join(command)}` failed:\n{run.stdout}")
