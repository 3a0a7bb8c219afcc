"""The Airflow releases that can be run here, as `locks.toml` lists them.

The environment variable AIRFLOW_TRIGGER_FURTHER_RELEASES may name a file like it, with further
releases, or with others of the same names; their locks are in a folder `locks` beside that file.

A release is a version and an auth manager. Its name is the version alone if the manager is the one
that the version comes with (`3.3.2`), and both if it is another (`3.3.2+fab`). On Airflow 2
"kerberos" is FAB with another backend for the API.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

FURTHER_RELEASES = "AIRFLOW_TRIGGER_FURTHER_RELEASES"

_TABLES = Path(__file__).with_name("locks.toml")

Api = Literal["v1", "v2"]
Database = Literal["sqlite", "postgresql"]
Manager = Literal["simple", "fab", "keycloak", "kerberos"]


class CannotRun(RuntimeError):
    """An Airflow cannot be run here; the message says why and what to do about it."""


@dataclass(frozen=True)
class Release:
    name: str
    version: str
    manager: Manager
    requirements: tuple[str, ...]
    pythons: tuple[str, ...]
    exclude_newer: str | None = None
    programs: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    folder: Path = _TABLES.parent

    @property
    def major(self) -> str:
        return self.version.partition(".")[0]

    @property
    def has_other_manager(self) -> bool:
        """Whether its auth manager is not the one that the version comes with."""
        return self.name != self.version

    @property
    def api(self) -> Api:
        return "v1" if self.major == "2" else "v2"

    @property
    def databases(self) -> tuple[Database, ...]:
        """What it can run on: PostgreSQL needs a driver, which not every lock has."""
        has_driver = any(one.startswith("psycopg2") for one in self.requirements)
        return ("sqlite", "postgresql") if has_driver else ("sqlite",)

    @property
    def needs_postgresql(self) -> bool:
        """Whether it answers 500 to simultaneous triggers on SQLite."""
        major, minor = self.version.split(".")[:2]
        return (int(major), int(minor)) >= (3, 2)

    @property
    def lock(self) -> Path:
        return self.folder / "locks" / f"airflow-{self.name}.txt"


def all_releases() -> dict[str, Release]:
    """Name → release, newest first."""
    further = os.environ.get(FURTHER_RELEASES)
    found = _read(Path(further)) if further else {}
    return found | {name: one for name, one in _read(_TABLES).items() if name not in found}


def _read(file: Path) -> dict[str, Release]:
    return {
        name: Release(
            name=name,
            version=name.partition("+")[0],
            manager=_manager(name),
            requirements=tuple(table["requirements"]),
            pythons=tuple(table["python"]),
            exclude_newer=table.get("exclude_newer"),
            programs=tuple(table.get("programs", ())),
            packages=tuple(table.get("packages", ())),
            folder=file.parent,
        )
        for name, table in tomllib.loads(file.read_text()).items()
    }


def _manager(name: str) -> Manager:
    version, _, named = name.partition("+")
    if not named:  # Airflow 2 has only FAB
        return "fab" if version.startswith("2.") else "simple"
    managers: tuple[Manager, ...] = get_args(Manager)
    return next(manager for manager in managers if manager == named)


def release(name: str) -> Release:
    releases = all_releases()
    if name not in releases:
        raise CannotRun(
            f"Airflow {name} is not one of {', '.join(releases)}. "
            "To run it, add it to tests/live/locks.toml and make its lock: "
            f"python -m tests.live.lock {name}"
        )
    return releases[name]
