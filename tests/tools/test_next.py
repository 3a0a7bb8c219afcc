"""Which Airflow version `make next` tries, compares with and runs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.version import Version

from openapi.specs import Pin
from tests.live.next import as_table, before, newest, patches, reading, release_of
from tests.live.releases import FURTHER_RELEASES, all_releases, release


def pin(airflow: str) -> Pin:
    return Pin(airflow=airflow, wheel_sha256="", member="", spec_sha256="")


def versions(text: str) -> list[Version]:
    return [Version(one) for one in text.split()]


@pytest.mark.parametrize(
    ("available", "pinned", "found"),
    [
        ("3.4.0b1 3.4.0b2 3.3.2", "3.4.0b2 3.3.2", None),
        ("3.4.0b2 3.4.0rc1", "3.4.0b2", "3.4.0rc1"),
        ("3.4.0rc1 3.4.0 3.4.0b2", "3.4.0b2 3.3.2", "3.4.0"),
        ("3.5.0b1 3.4.1", "3.4.0", "3.5.0b1"),
        ("3.3.3 3.4.0b2", "3.4.0b2 3.3.2", None),
        ("3.9.0 3.10.0", "3.9.0", "3.10.0"),
        ("2.11.3", "3.3.2 2.11.2", None),
    ],
)
def test_the_newest_version_is_tried_if_it_is_newer_than_all_pinned_ones(
    available: str, pinned: str, found: str | None
) -> None:
    tried = newest(versions(available), versions(pinned))

    assert (tried and str(tried)) == found


def test_a_newer_patch_of_a_pinned_minor_version_is_told() -> None:
    available = versions("3.4.0rc1 3.4.0b2 3.3.4rc1 3.3.3 3.3.2 3.2.2 2.11.3 2.11.2 2.8.1")

    told = list(patches(available, versions("3.4.0b2 3.3.2 3.3.2 3.2.2 2.11.2 2.7.3")))

    assert told == [
        "Airflow 3.4.0rc1 is out, 3.4.0b2 is pinned.",
        "Airflow 3.3.3 is out, 3.3.2 is pinned.",
        "Airflow 2.11.3 is out, 2.11.2 is pinned.",
        "Pinned, and the newest of their minor versions: 3.2.2, 2.7.3.",
    ]


@pytest.mark.parametrize(
    ("version", "older"),
    [
        ("3.5.0", "3.4.0b2"),
        ("3.4.0", "3.4.0b2"),
        ("3.4.0b2", "3.3.2"),
        ("3.3.3", "3.3.2"),
        ("3.0.6", None),
        ("2.11.3", "2.10.5"),
    ],
)
def test_a_spec_is_compared_with_the_newest_pinned_one_before_it(
    version: str, older: str | None
) -> None:
    found = before(pin(version), [pin(one) for one in ("3.4.0b2", "2.10.5", "3.3.2", "3.0.6")])

    assert (found and found.airflow) == older


def test_a_version_that_no_table_has_is_run_as_the_newest_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = next(iter(all_releases().values()))
    wanted = release_of(pin("3.99.0rc1"), tmp_path)
    table = tmp_path / "releases.toml"
    table.write_text(as_table(wanted))
    monkeypatch.setenv(FURTHER_RELEASES, str(table))

    found = release("3.99.0rc1")

    assert found == wanted
    assert found.requirements == ("apache-airflow==3.99.0rc1", *newest.requirements[1:])
    assert found.databases == newest.databases
    assert found.lock == tmp_path / "locks" / "airflow-3.99.0rc1.txt"
    assert next(iter(all_releases())) == "3.99.0rc1"
    assert release(newest.name) == newest


def test_a_version_that_a_table_has_is_locked_anew_with_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = release("3.0.6")
    wanted = release_of(pin("3.0.6"), tmp_path)
    table = tmp_path / "releases.toml"
    table.write_text(as_table(wanted))
    monkeypatch.setenv(FURTHER_RELEASES, str(table))

    assert tomllib.loads(table.read_text())["3.0.6"]["exclude_newer"] == known.exclude_newer
    assert release("3.0.6") == wanted
    assert wanted.lock.parent.parent == tmp_path
    assert known.lock.exists()


def test_what_was_read_of_every_operation_is_told_apart_from_the_other_tests(
    tmp_path: Path,
) -> None:
    results = tmp_path / "results.xml"
    results.write_text(
        "<testsuites><testsuite>"
        '<testcase name="test_every_get_operation_of_the_server_is_generated[3.4.0]">'
        '<properties><property name="seen" value="70 operations"/></properties></testcase>'
        '<testcase name="test_a_run[3.4.0]"><properties><property name="seen" value="a run"/>'
        '</properties></testcase><testcase name="test_b"/></testsuite></testsuites>'
    )

    assert list(reading(results)) == [
        "The client has every GET operation of the server: 70 operations"
    ]
    assert list(reading(tmp_path / "none.xml")) == []
