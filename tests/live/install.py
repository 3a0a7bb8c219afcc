"""Install an Airflow release from its lock, with a migrated database, once per machine."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.live import kerberos
from tests.live.cache import cache_folder, key, made_once, uv
from tests.live.database import create_database
from tests.live.releases import CannotRun, Release

Report = Callable[[str], None]


@dataclass(frozen=True)
class Installation:
    release: Release
    venv: Path

    @property
    def database(self) -> Path:
        """A migrated SQLite file to copy, which takes no time; migrating takes 5 to 14 s."""
        return self.venv / "airflow.db"


def installed(release: Release, report: Report) -> Installation:
    """Find the release in the cache, or install it there."""
    _check_programs(release)
    python, python_version = _find_python(release)
    made_of = key(release.lock, Path(__file__).with_name("database.py"), python_version)
    installation = Installation(release, cache_folder() / f"airflow-{release.name}-{made_of}")
    venv = installation.venv

    def install() -> None:
        report(f"Installing Airflow {release.name} (about 1 min, once on this machine)")
        uv("venv", "--clear", "--python", python, str(venv))
        uv("pip", "install", "--python", str(venv), "--require-hashes", "-r", str(release.lock))
        report("Creating an empty database for it (about 15 s, once on this machine)")
        create_database(release, venv=venv, database=installation.database)

    if not made_once(venv, install, with_file="bin/python"):
        report(f"Airflow {release.name} is installed")
    return installation


def _check_programs(release: Release) -> None:
    missing = [name for name in release.programs if shutil.which(name, path=kerberos.PATH) is None]
    if missing:
        raise CannotRun(
            f"Airflow {release.name} needs {', '.join(missing)}. On Debian: "
            f"apt-get install {' '.join(release.packages)}"
        )


def _find_python(release: Release) -> tuple[str, str]:
    """Path and version of an interpreter that the release runs on, preferably the current one."""
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
        f"Airflow {release.name} runs on Python {' or '.join(release.pythons)}, this is "
        f"{platform.python_version()}. Install one of them and put it on PATH as "
        f"{' or '.join(f'python{minor}' for minor in release.pythons)}."
    )


def _python_version(path: str) -> str | None:
    """None if there is none, or if it does not run (such as the shim of a version manager)."""
    code = "import platform; print(platform.python_version())"
    try:
        run = subprocess.run([path, "-c", code], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return run.stdout.strip()
