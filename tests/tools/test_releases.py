"""The releases that the live tests can run: a version, and an auth manager."""

from __future__ import annotations

import pytest

from tests.live.managers import how_to
from tests.live.releases import CannotRun, all_releases, release


@pytest.mark.parametrize(
    ("name", "version", "manager"),
    [
        ("2.11.2", "2.11.2", "fab"),
        ("2.11.2+kerberos", "2.11.2", "kerberos"),
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


def test_an_unknown_release_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(CannotRun, match=r"3\.3\.2\+ldap is not one of 3\.3\.2, 3\.3\.2\+fab"):
        release("3.3.2+ldap")
