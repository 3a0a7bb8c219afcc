"""The table of platforms in docs/auth.md matches the marks of the tests."""

from __future__ import annotations

from tests.docs.platforms import compose, current


def test_the_table_of_platforms_names_what_the_tests_run_on() -> None:
    assert current() == compose()


def test_each_platform_of_the_table_has_a_test() -> None:
    assert "nothing yet" not in compose()
