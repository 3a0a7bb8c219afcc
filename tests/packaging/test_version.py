"""Which version may follow which."""

from __future__ import annotations

import pytest

from release import Refused
from release.version import Version, newest, read, refuse_breaks, refuse_order, written

PYPROJECT = """\
[project]
name = "airflow-trigger"
version = "0.1.0"

[tool.other]
python_version = "3.11"
"""


def version(text: str) -> Version:
    return Version.parse(text)


@pytest.mark.parametrize("text", ["1.2", "v1.2.3", "1.2.3rc1", "01.2.3", "1.2.3\n", "", "1.2.3.4"])
def test_only_three_numbers_are_a_version(text: str) -> None:
    with pytest.raises(Refused, match="is no version"):
        version(text)


def test_versions_are_ordered_by_number() -> None:
    assert newest(["v0.9.0", "v0.10.0", "v0.9.1", "v1-old", "other", "2.0.0"]) == version("0.10.0")
    assert newest(["other"]) is None


@pytest.mark.parametrize("text", ["1.2.3", "1.2.2", "0.9.9"])
def test_a_version_is_newer_than_the_last(text: str) -> None:
    with pytest.raises(Refused, match=r"is not newer than 1\.2\.3"):
        refuse_order(version(text), after=version("1.2.3"))


def test_the_first_version_may_be_any() -> None:
    refuse_order(version("0.0.1"), after=None)


@pytest.mark.parametrize(
    ("last", "too_small", "enough"),
    [
        ("1.2.3", ["1.2.4", "1.3.0"], ["2.0.0", "3.1.0"]),
        ("0.2.3", ["0.2.4"], ["0.3.0", "1.0.0"]),
    ],
)
def test_what_breaks_needs_a_major_version_and_before_the_first_a_minor_one(
    last: str, too_small: list[str], enough: list[str]
) -> None:
    breaks = ["airflow_trigger.x: gone"]
    for text in too_small:
        with pytest.raises(Refused, match=r"airflow_trigger\.x: gone"):
            refuse_breaks(version(text), after=version(last), breaks=breaks)
        refuse_breaks(version(text), after=version(last), breaks=[])
    for text in enough:
        refuse_breaks(version(text), after=version(last), breaks=breaks)


def test_the_version_is_written_where_it_is_read_and_nowhere_else() -> None:
    text = written(PYPROJECT, version("1.2.3"))

    assert read(text) == version("1.2.3")
    assert text == PYPROJECT.replace("0.1.0", "1.2.3")


@pytest.mark.parametrize(
    "pyproject",
    [
        PYPROJECT + 'version = "0.1.0"\n',
        '[tool.x]\nversion = "9.9.9"\n[project]\n  version = "0.1.0"\n',
    ],
)
def test_a_version_in_two_places_is_refused(pyproject: str) -> None:
    with pytest.raises(Refused, match="no single line"):
        written(pyproject, version("1.2.3"))
