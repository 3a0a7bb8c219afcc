"""Text output of the command line: untrusted characters cannot control a terminal."""

from __future__ import annotations

import io
import json
import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airflow_trigger.cli._json import dumps, readable
from airflow_trigger.cli._text import aligned, note, paint, prepare_streams, say, visible, width
from airflow_trigger.models import JSON

# Characters that control a terminal, reorder the text around them, or end a line in some programs.
ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
ANY_TEXT = st.text(st.characters(exclude_categories=()))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def acting(text: str, *, but: str = "") -> set[str]:
    return {one for one in text if category(one) in ACTING and one not in but}


@given(ANY_TEXT)
def test_nothing_that_a_terminal_acts_on_is_left(text: str) -> None:
    assert not acting(visible(text))
    assert not acting(visible(text, lines=True), but="\n\t")


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_what_can_be_printed_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
    assert visible(text, lines=True) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]8;;https://evil.test\x1b\\here\x1b]8;;\x1b\\", r"\x1b]8;;https://evil.test\x1b"),
        ("\x1b[2J\x1b[1;1H", r"\x1b[2J\x1b[1;1H"),
        ("\x9b2J", r"\x9b2J"),
        ("over\rwritten", r"over\rwritten"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\x7f\x85\xad", r"\x7f\x85\xad"),
        (BIDI, "".join(f"\\u{ord(one):04x}" for one in BIDI)),
        ("\u2028\u2029", r"\u2028\u2029"),
        ("\ud800", r"\ud800"),
        ("café 表 👩", "café 表 👩"),
    ],
)
def test_what_acts_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text).startswith(shown)


def test_lines_stay_where_lines_are_meant() -> None:
    assert visible("a\r\nb\tc\rd", lines=True) == "a\nb\tc\\rd"


@given(ANY_TEXT)
def test_json_is_ascii_and_says_the_same(text: str) -> None:
    printed = dumps({"text": text, text: [text]})

    assert printed.isascii()
    assert printed.isprintable()
    assert json.loads(printed) == {"text": text, text: [text]}


@given(ANY_TEXT)
def test_json_for_people_is_json_on_which_no_terminal_acts(text: str) -> None:
    printed = readable({"text": text})

    assert not acting(printed, but="\n")
    assert json.loads(printed) == {"text": text}


def test_numbers_that_json_does_not_have_are_null() -> None:
    value: JSON = [float("nan"), {"a": float("inf")}, -float("inf"), 1.5]

    assert json.loads(dumps(value)) == json.loads(readable(value)) == [None, {"a": None}, None, 1.5]


def test_columns_are_as_wide_on_the_screen_as_their_widest_cell() -> None:
    rows = [["表", "x"], ["abcd", "y"], ["e\u0301", "z"], ["alone"]]

    assert {width(row[0]) for row in aligned(rows)} == {5}
    assert aligned([]) == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_an_encoding_that_lacks_a_character_shows_its_escape(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {"stdout": io.BytesIO(), "stderr": io.BytesIO()}
    for name, content in written.items():
        monkeypatch.setattr(sys, name, io.TextIOWrapper(content, encoding))
    prepare_streams()
    say("表 \x1b[1m \udcff")
    paint([[("表", "")]])
    note("表 \ud800")

    shown = "表" if encoding == "utf-8" else r"\u8868"
    for name, content in written.items():
        getattr(sys, name).flush()
        assert shown in content.getvalue().decode(encoding)


def test_streams_that_are_closed_take_everything_and_keep_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    prepare_streams()
    say("to nobody")
    note("to nobody")
    for stream in (sys.stdout, sys.stderr):
        stream.close()

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("colours", ["1", None])
def test_colours_are_for_terminals_or_where_they_are_asked_for(
    colours: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "20")
    if colours is not None:
        monkeypatch.setenv("FORCE_COLOR", colours)
    long = "https://airflow.test/dags/sales/runs/a_long_one"
    paint([[("[bold]State[/bold] ", "dim"), ("failed", "bold red")], [(long, "")]])

    printed = capsys.readouterr().out
    assert ("\x1b[" in printed) is (colours is not None)
    assert "[bold]State[/bold] " in printed
    assert long in printed
