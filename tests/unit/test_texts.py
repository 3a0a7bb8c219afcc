"""Texts for people: untrusted text, times and lists."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from unicodedata import category

import pytest

from airflow_trigger._flows.texts import duration, listed, one_line, since, visible

HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, ä and 表", "plain, ä and 表"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("of Windows\r\n", "of Windows\n"),
        ("\x1b[2Jred\x07", r"\x1b[2Jred\x07"),
        ("over\rwritten\b", r"over\rwritten\x08"),
        ("\x9b31m", r"\x9b31m"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("\u2028line", r"\u2028line"),
        ("half \ud800", r"half \ud800"),
        ("\U000e0041tag", r"\U000e0041tag"),
    ],
)
def test_foreign_text_shows_what_a_terminal_would_act_on(text: str, expected: str) -> None:
    assert visible(text) == expected
    assert visible(visible(text)) == expected


def test_nothing_hidden_is_left_and_nothing_seen_is_changed() -> None:
    characters = [chr(code) for code in (*range(0x3100), *range(0xD700, 0x10000), 0xE0041)]
    hidden = [one for one in characters if category(one) in HIDDEN and one not in "\n\t"]
    left = set(characters).difference(hidden)

    assert visible("".join(sorted(left))) == "".join(sorted(left))
    assert visible("".join(hidden)).isprintable()


def test_a_line_stays_a_line() -> None:
    assert one_line("a\n b\x1b\r\nc") == r"a b\x1b c"


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (timedelta(seconds=-5), "0 s"),
        (timedelta(seconds=59.6), "1 min 0 s"),
        (timedelta(minutes=59, seconds=59), "59 min 59 s"),
        (timedelta(hours=1), "1 h 0 min"),
        (timedelta(days=2, hours=3, minutes=59), "2 d 3 h"),
    ],
)
def test_a_duration_has_two_units(length: timedelta, expected: str) -> None:
    assert duration(length) == expected


def test_a_time_is_told_in_utc() -> None:
    eastern = datetime.fromisoformat("2026-11-26T06:00:00-05:00")

    words = since(eastern, datetime(2026, 11, 26, 12, 30, tzinfo=UTC))

    assert words == " since 2026-11-26 11:00:00 UTC (for 1 h 30 min)"
    assert since(None, eastern) == ""


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and 1 other"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 others"),
    ],
)
def test_a_list_names_only_so_many(items: list[str], expected: str) -> None:
    assert listed(items, most=3) == expected
