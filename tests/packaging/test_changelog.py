"""The changelog's part in a release."""

from __future__ import annotations

from datetime import date

import pytest

from release import Refused
from release.changelog import released, sections
from release.version import Version

DAY = date(2026, 11, 23)
VERSION = Version(1, 2, 3)
OLD = "## [1.2.2] - 2026-01-01\n\n- Old.\n"


def changelog(*parts: str) -> str:
    return "\n".join(["# Changelog\n", *parts])


def test_what_was_unreleased_becomes_the_version() -> None:
    text = released(changelog("## [Unreleased]\n\n### Added\n\n- New.\n", OLD), VERSION, DAY)

    assert text == changelog(
        "## [Unreleased]\n", "## [1.2.3] - 2026-11-23\n\n### Added\n\n- New.\n", OLD
    )


def test_a_section_that_is_there_is_left_as_it_is() -> None:
    text = changelog("## [Unreleased]\n", "## [1.2.3] - 2026-11-20\n\n- New.\n", OLD)

    assert released(text, VERSION, DAY) == text


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
        released(changelog(*parts), VERSION, DAY)


def test_sections_end_where_the_next_begins() -> None:
    text = changelog("## [Unreleased]\n", OLD)

    assert sections(text) == {"Unreleased": "\n", "1.2.2": "\n- Old.\n"}
