"""The pinned specs: their files, the newest version of an API, and older supported versions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TypeAlias

import attrs
from packaging.version import Version
from ruamel.yaml import YAML

Api: TypeAlias = Literal["v1", "v2"]
Document: TypeAlias = dict[str, Any]

APIS: tuple[Api, ...] = ("v1", "v2")
HERE = Path(__file__).parent
LOCK = HERE / "specs.lock.json"
UPSTREAM = HERE / "upstream"


@attrs.frozen
class Pin:
    """The spec of one Airflow version: the wheel that contains it, and the hashes of both."""

    airflow: str
    wheel_sha256: str
    member: str
    spec_sha256: str

    @property
    def api(self) -> Api:
        return "v1" if self.airflow.startswith("2.") else "v2"

    @property
    def package(self) -> str:
        return "apache-airflow" if self.api == "v1" else "apache-airflow-core"

    @property
    def version_key(self) -> Version:
        return Version(self.airflow)

    @property
    def minor(self) -> tuple[int, ...]:
        return self.version_key.release[:2]

    def path(self, upstream: Path) -> Path:
        return upstream / self.api / f"{self.airflow}.yaml"


def read_lock(lock: Path = LOCK) -> list[Pin]:
    return [Pin(**entry) for entry in json.loads(lock.read_text())]


def write_lock(pins: Iterable[Pin], lock: Path = LOCK) -> None:
    ordered = sorted(pins, key=lambda pin: pin.version_key)
    lock.write_text(json.dumps([attrs.asdict(pin) for pin in ordered], indent=2) + "\n")


def load_yaml(source: Path | str) -> Document:
    """Parse YAML from a file or a string."""
    document: Document = YAML(typ="safe").load(source)
    return document


def pins_of(api: Api, pins: Iterable[Pin]) -> list[Pin]:
    """The pins of an API, the oldest first."""
    return sorted((pin for pin in pins if pin.api == api), key=lambda pin: pin.version_key)


def load_newest(api: Api) -> Document:
    """The spec that `generated/` is built from."""
    return load_yaml(_paths(api)[-1])


def load_older(api: Api) -> list[Document]:
    """The specs of the older versions that are also supported."""
    return [load_yaml(path) for path in _paths(api)[:-1]]


def _paths(api: Api) -> list[Path]:
    return [pin.path(UPSTREAM) for pin in pins_of(api, read_lock())]
