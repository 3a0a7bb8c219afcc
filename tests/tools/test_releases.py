"""The releases that the live tests can run: an Airflow version and an auth manager."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.live import lock
from tests.live.lock import with_prereleases
from tests.live.managers import how_to
from tests.live.releases import CannotRun, all_releases, release


@pytest.mark.parametrize(
    ("name", "version", "manager"),
    [
        ("2.11.2", "2.11.2", "fab"),
        ("2.11.2+kerberos", "2.11.2", "kerberos"),
        ("3.4.0b2", "3.4.0b2", "simple"),
        ("3.3.2", "3.3.2", "simple"),
        ("3.3.2+fab", "3.3.2", "fab"),
        ("3.3.2+keycloak", "3.3.2", "keycloak"),
    ],
)
def test_a_name_tells_version_and_auth_manager(name: str, version: str, manager: str) -> None:
    found = release(name)

    assert (found.version, found.manager) == (version, manager)
    assert found.has_other_manager is ("+" in name)


@pytest.mark.parametrize("name", all_releases())
def test_each_release_has_a_lock_of_its_own_and_a_way_to_run_it(name: str) -> None:
    found = release(name)

    assert f"apache-airflow=={found.version}" in found.lock.read_text()
    assert found.lock.name == f"airflow-{name}.txt"
    assert how_to(found).users_in_database is (found.manager in ("fab", "kerberos"))


NEEDS = {
    "apache-airflow": (
        "apache-airflow-core==9.1.0b2",
        "other-a>=1",
        'extra-b==2.0b1; extra == "b"',
    ),
    "apache-airflow-core": ("apache-airflow-task-sdk==8.1.0rc1", "other-c==1.0"),
    "apache-airflow-task-sdk": (),
}


def test_a_lock_names_the_prereleases_that_a_prerelease_pins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def download(package: str, version: str, folder: Path) -> Path:
        wheel = folder / f"{package}-{version}.whl"
        needs = "".join(f"Requires-Dist: {one}\n" for one in NEEDS[package])
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(f"{package}-{version}.dist-info/METADATA", f"Name: a\n{needs}\n")
        return wheel

    monkeypatch.setattr(lock, "download_wheel", download)

    assert with_prereleases(["apache-airflow==9.1.0b2", "sqlalchemy<2.1"]) == [
        "apache-airflow==9.1.0b2",
        "sqlalchemy<2.1",
        "apache-airflow-core==9.1.0b2",
        "apache-airflow-task-sdk==8.1.0rc1",
    ]
    assert with_prereleases(["apache-airflow==9.1.0"]) == ["apache-airflow==9.1.0"]


def test_an_unknown_release_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(
        CannotRun, match=r"3\.3\.2\+ldap is not one of 3\.4\.0b2, 3\.3\.2, 3\.3\.2\+fab"
    ):
        release("3.3.2+ldap")
