"""The Airflow releases that can be run here, as `locks.toml` lists them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_HERE = Path(__file__).parent

Api = Literal["v1", "v2"]
Database = Literal["sqlite", "postgresql"]


class CannotRun(RuntimeError):
    """An Airflow cannot be run here; the message says why and what to do about it."""


@dataclass(frozen=True)
class Release:
    version: str
    requirements: tuple[str, ...]
    pythons: tuple[str, ...]
    exclude_newer: str | None = None

    @property
    def major(self) -> str:
        return self.version.partition(".")[0]

    @property
    def api(self) -> Api:
        return "v1" if self.major == "2" else "v2"

    @property
    def databases(self) -> tuple[Database, ...]:
        """What it can run on: PostgreSQL takes a driver, which not every lock has."""
        has_driver = any(one.startswith("psycopg2") for one in self.requirements)
        return ("sqlite", "postgresql") if has_driver else ("sqlite",)

    @property
    def lock(self) -> Path:
        return _HERE / "locks" / f"airflow-{self.version}.txt"


def all_releases() -> dict[str, Release]:
    """Version → release, newest first."""
    tables = tomllib.loads((_HERE / "locks.toml").read_text())
    return {
        version: Release(
            version=version,
            requirements=tuple(table["requirements"]),
            pythons=tuple(table["python"]),
            exclude_newer=table.get("exclude_newer"),
        )
        for version, table in tables.items()
    }


def release(version: str) -> Release:
    releases = all_releases()
    if version not in releases:
        raise CannotRun(
            f"Airflow {version} is not one of {', '.join(releases)}. "
            "To run it, add it to tests/live/locks.toml and make its lock: "
            f"python -m tests.live.lock {version}"
        )
    return releases[version]
