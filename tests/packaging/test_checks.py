"""The checks of version, changelog and example addresses before a release."""

from __future__ import annotations

import re
from datetime import date

import pytest
from packaging.version import Version

from release import Refused
from release.addresses import examples, package_page, replaced
from release.checks import newest, refuse_breaks, refuse_order, released
from tests.packaging.repository import ROOT

DAY = date(2026, 11, 23)
OLD = "## [1.2.2] - 2026-01-01\n\n- Old.\n"


def changelog(*parts: str) -> str:
    return "\n".join(["# Changelog\n", *parts])


def test_versions_are_ordered_by_number() -> None:
    tags = ["v0.9.0", "v0.10.0", "v0.9.1", "v1-old", "v2.0.0rc1", "other", "2.0.0"]

    assert newest(tags) == Version("0.10.0")
    assert newest(["other"]) is None


@pytest.mark.parametrize("text", ["1.2.3", "1.2.2", "0.9.9"])
def test_a_version_is_newer_than_the_last(text: str) -> None:
    with pytest.raises(Refused, match=r"is not newer than 1\.2\.3"):
        refuse_order(Version(text), after=Version("1.2.3"))


def test_the_first_version_may_be_any() -> None:
    refuse_order(Version("0.0.1"), after=None)


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
            refuse_breaks(Version(text), after=Version(last), breaks=breaks)
        refuse_breaks(Version(text), after=Version(last), breaks=[])
    for text in enough:
        refuse_breaks(Version(text), after=Version(last), breaks=breaks)


def test_what_was_unreleased_becomes_the_version() -> None:
    before = changelog("## [Unreleased]\n\n### Added\n\n- New.\n", OLD)

    assert released(before, Version("1.2.3"), DAY) == changelog(
        "## [Unreleased]\n", "## [1.2.3] - 2026-11-23\n\n### Added\n\n- New.\n", OLD
    )


def test_a_section_that_is_there_is_left_as_it_is() -> None:
    text = changelog("## [Unreleased]\n", "## [1.2.3] - 2026-11-20\n\n- New.\n", OLD)

    assert released(text, Version("1.2.3"), DAY) == text


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ([OLD], "nothing under"),
        (["## [Unreleased]\n", OLD], "nothing under"),
        (["## [Unreleased]\n\n### Added\n", OLD], "nothing under"),
        (["## [Unreleased]\n", "## [1.2.3]\n\n### Added\n"], "is empty"),
        (["## [Unreleased]\n\n- New.\n", "## [1.2.3]\n\n- Newer.\n"], "only one of them"),
    ],
)
def test_a_changelog_that_says_nothing_or_two_things_is_refused(
    parts: list[str], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        released(changelog(*parts), Version("1.2.3"), DAY)


def test_settings_that_still_are_examples_are_named() -> None:
    pyproject = """
    [project]
    maintainers = [{ name = "Data platform", email = "airflow@example.internal" }]
    [project.urls]
    Documentation = "https://docs.example.com/airflow-trigger"
    Source = "https://git.example.internal/airflow-trigger"
    [tool.airflow-trigger]
    index-url = "https://pypi.example.internal/simple"
    files-url = "https://git.example.com/airflow-trigger/-/blob/main"
    """

    assert examples(pyproject) == [
        "project.urls.Source",
        "project.maintainers",
        "tool.airflow-trigger.index-url",
    ]
    assert not examples("[project]\nmaintainers = [{ name = 'Data platform' }]")


def of_a_company() -> str:
    """pyproject.toml with all example addresses replaced."""
    pyproject = (ROOT / "pyproject.toml").read_text()
    files = 'files-url = "https://git.example.internal/data/airflow-trigger'
    return pyproject.replace(files, f"{files}/-/blob/main").replace("example.internal", "acme.test")


def test_the_settings_of_this_package_are_examples_until_they_are_made() -> None:
    assert sorted(examples((ROOT / "pyproject.toml").read_text())) == [
        "project.maintainers",
        "project.urls.Changelog",
        "project.urls.Documentation",
        "project.urls.Issues",
        "project.urls.Source",
        "tool.airflow-trigger.files-url",
        "tool.airflow-trigger.index-url",
    ]
    assert not examples(of_a_company())


def test_the_page_of_the_package_has_no_example_address_once_the_settings_are_made() -> None:
    page = package_page((ROOT / "README.md").read_text(), of_a_company())

    assert "--index-url https://pypi.acme.test/simple airflow-trigger" in page
    assert "](https://docs.acme.test/airflow-trigger/idempotency.html)" in page
    assert "](https://docs.acme.test/airflow-trigger/changelog.html)" in page
    assert "](https://git.acme.test/data/airflow-trigger/-/blob/main/LICENSE)" in page
    # The example URL of an Airflow server is not a setting.
    assert set(re.findall(r"[\w.]*example\.internal", page)) == {"airflow.example.internal"}


def test_no_page_of_the_site_has_an_example_address_once_the_settings_are_made() -> None:
    settings = of_a_company()
    pages = [replaced(page.read_text(), settings) for page in (ROOT / "docs").rglob("*.md")]

    assert not [
        page for page in pages if re.search(r"((pypi|docs|git)\.|@)example\.internal", page)
    ]
    assert any("keyring set https://pypi.acme.test/ ci" in page for page in pages)
    assert any("INDEX_URL=https://pypi.acme.test/simple" in page for page in pages)


def test_a_page_is_as_it_is_written_until_the_settings_are_made() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text()

    for page in (ROOT / "docs").rglob("*.md"):
        assert replaced(page.read_text(), pyproject) == page.read_text()
