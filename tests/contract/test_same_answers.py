"""The fake responds as real servers did (recorded by `python -m tests.contract.observe`)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.contract.same_answers import FOLDER, Observations, observe, recorded
from tests.contract.same_differences import KNOWN_DIFFERENCES, is_known
from tests.contract.same_servers import fake_server

GUIDE = Path(__file__).parents[2] / "docs" / "testing.md"
VERSIONS = sorted(path.stem for path in FOLDER.glob("*.json"))
ANSWERS = [(version, name) for version in VERSIONS for name in recorded(version)]


@cache
def faked(version: str) -> Observations:
    with fake_server(version) as server:
        return observe(server)


@pytest.mark.parametrize(("version", "name"), ANSWERS)
def test_the_fake_answers_like_the_real_server(version: str, name: str) -> None:
    real, fake = recorded(version)[name], faked(version)[name]

    if is_known(name, version):
        assert fake != real, "this is no difference any more: take it out of the table"
    else:
        assert fake == real


@pytest.mark.parametrize("version", VERSIONS)
def test_the_real_server_was_asked_all_cases(version: str) -> None:
    assert list(recorded(version)) == list(faked(version))


def test_the_versions_that_matter_most_were_recorded() -> None:
    assert {"2.11.2", "3.3.2", "3.4.0b2"} <= set(VERSIONS)


def test_every_difference_that_the_cases_show_is_one_of_them() -> None:
    for known in KNOWN_DIFFERENCES:
        if known.cases is not None:
            assert any(is_known(name, version) for version, name in ANSWERS), known.where


def test_the_guide_has_the_table_of_differences_and_the_versions() -> None:
    section = GUIDE.read_text().partition("\n## Differences from Airflow\n")[2]
    rows = [line for line in section.splitlines() if line.startswith("| ")]

    assert rows[2:] == [known.row for known in KNOWN_DIFFERENCES]
    assert set(re.findall(r"\d\.\d+\.\d(?:b\d)?", section)) == set(VERSIONS)


@pytest.mark.parametrize(
    ("version", "like"),
    [
        ("2.0.0", "2.7.3"),
        ("2.8.4", "2.7.3"),
        ("3.1.0", "3.1.8"),
        ("3.3.99", "3.3.2"),
        ("3.4.0", "3.4.0b2"),
        ("3.99.0", "3.4.0b2"),
    ],
)
def test_a_version_that_was_not_recorded_answers_like_the_one_before(
    version: str, like: str
) -> None:
    assert faked(version) == faked(like)
