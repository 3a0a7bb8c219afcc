"""The fake answers as real servers were seen to answer (`python -m tests.contract.observe`)."""

from __future__ import annotations

from functools import cache

import pytest

from tests.contract.same_answers import FOLDER, Observations, observe, recorded
from tests.contract.same_differences import KNOWN_DIFFERENCES, is_known
from tests.contract.same_servers import fake_server

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
    assert {"2.11.2", "3.3.2"} <= set(VERSIONS)


def test_every_known_difference_is_one_of_the_cases() -> None:
    for known in KNOWN_DIFFERENCES:
        assert any(is_known(name, version) for version, name in ANSWERS), known.reason
