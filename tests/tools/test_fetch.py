"""Only specs with the pinned hash are accepted."""

import zipfile
from pathlib import Path

import attrs
import pytest

from openapi import fetch
from openapi.fetch import FetchError, move_pin, sha256
from openapi.specs import HERE, Pin, read_lock, write_lock

MEMBER = "airflow/openapi.yaml"
SPEC = b"openapi: 3.1.0\n"


def pin(airflow: str, **changes: str) -> Pin:
    spec = Pin(airflow=airflow, wheel_sha256="0", member=MEMBER, spec_sha256=sha256(SPEC))
    return attrs.evolve(spec, **changes)


@pytest.fixture
def _index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulates a package index whose wheels contain SPEC."""

    def download(package: str, version: str, folder: Path, *, wheel_sha256: str = "") -> Path:
        wheel = folder / f"{package}-{version}.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(MEMBER, SPEC)
        return wheel

    monkeypatch.setattr(fetch, "download_wheel", download)
    monkeypatch.setitem(fetch.MEMBERS, "v2", (MEMBER,))


@pytest.mark.usefixtures("_index")
def test_the_pinned_spec_is_written(tmp_path: Path) -> None:
    fetch.fetch(pin("3.9.0"), tmp_path)

    assert (tmp_path / "v2" / "3.9.0.yaml").read_bytes() == SPEC


@pytest.mark.usefixtures("_index")
def test_a_spec_with_another_hash_is_an_error_and_leaves_the_old_file(tmp_path: Path) -> None:
    fetch.fetch(pin("3.9.0"), tmp_path)

    with pytest.raises(FetchError, match=r"apache-airflow-core 3\.9\.0 .* old file was kept"):
        fetch.fetch(pin("3.9.0", spec_sha256="f" * 64), tmp_path)

    assert (tmp_path / "v2" / "3.9.0.yaml").read_bytes() == SPEC


def test_a_wheel_with_another_hash_is_refused_by_pip(tmp_path: Path) -> None:
    first = read_lock()[0]

    with pytest.raises(FetchError, match=f"pip could not download {first.package}"):
        fetch.fetch(attrs.evolve(first, wheel_sha256="f" * 64), tmp_path)

    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("_index")
def test_pinning_a_version_takes_its_hashes_from_the_index() -> None:
    assert fetch.resolve("3.9.0").spec_sha256 == sha256(SPEC)


@pytest.mark.usefixtures("_index")
def test_a_wheel_without_a_spec_cannot_be_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fetch.MEMBERS, "v2", ("elsewhere.yaml",))

    with pytest.raises(FetchError, match=r"holds none of elsewhere\.yaml"):
        fetch.resolve("3.9.0")


def test_a_moved_pin_replaces_its_own_minor_version_and_no_other() -> None:
    pins = [pin("3.2.2"), pin("3.3.2")]

    assert [p.airflow for p in move_pin(pins, pin("3.3.9"))] == ["3.2.2", "3.3.9"]
    assert [p.airflow for p in move_pin(pins, pin("3.4.0"))] == ["3.2.2", "3.3.2", "3.4.0"]


def test_the_release_takes_the_place_of_its_prerelease() -> None:
    assert [p.airflow for p in move_pin([pin("3.4.0b2")], pin("3.4.0"))] == ["3.4.0"]


def test_the_lock_is_written_in_the_order_of_versions(tmp_path: Path) -> None:
    lock = tmp_path / "lock.json"

    write_lock([pin("3.10.0"), pin("3.10.0b2"), pin("2.9.3"), pin("3.9.1")], lock)

    assert [p.airflow for p in read_lock(lock)] == ["2.9.3", "3.9.1", "3.10.0b2", "3.10.0"]


@pytest.mark.parametrize("pinned", read_lock(), ids=lambda pinned: pinned.airflow)
def test_the_committed_specs_are_the_pinned_ones(pinned: Pin) -> None:
    spec = pinned.path(HERE / "upstream").read_bytes()

    assert sha256(spec) == pinned.spec_sha256, "run `make spec`: this file was changed"
