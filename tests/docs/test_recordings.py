"""The animated pictures match their asciicasts, which show their commands and no secrets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pictures import THEMES
from tests.docs.recordings import FOLDER, RECORDINGS, Part, drawn, film, made, read

SOURCES = sorted(FOLDER.glob("*.cast"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_picture_is_drawn_from_its_recording(source: Path) -> None:
    files = made(source)

    assert {name: (FOLDER / name).read_text() for name in files} == files, "make pictures"


def test_there_is_a_recording_of_each_and_no_picture_without_one() -> None:
    names = {f"{source.stem}-{theme}.svg" for source in SOURCES for theme in THEMES}

    assert {source.stem for source in SOURCES} == set(RECORDINGS)
    assert {path.name for path in FOLDER.glob("*.svg")} == names


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_recording_shows_its_commands_and_nothing_of_the_machine(source: Path) -> None:
    _, parts = read(source.read_text())
    text = "".join(part.text for part in parts)

    assert re.findall(r"\x1b\[1m\$ (.*)\x1b\[0m\r\n", text) == list(RECORDINGS[source.stem])
    assert not re.search(r"127\.0\.0\.1:(?!8080)\d|/root/|/home/|/tmp/|(?i:password)[=:] ?\w", text)


def test_a_line_that_is_written_again_is_shown_until_then() -> None:
    parts = [Part(0, "queued"), Part(1, "\r\x1b[2Krunning\r\n"), Part(1.5, "done\r\n")]
    lines, seconds = film(parts)

    assert [(line.text.plain, line.row, line.begin, line.end) for line in lines] == [
        ("queued", 0, 0, 0.2),
        ("running", 0, 0.2, seconds),
        ("done", 1, 0.7, seconds),
    ]


def test_a_line_that_counts_seconds_is_shown_once_a_second_and_in_quick_motion() -> None:
    counted = [Part(0.1 * number, f"\r\x1b[2K{number // 10} s") for number in range(30)]
    lines, _ = film([*counted, Part(3, "\r\n")])

    assert [(line.text.plain, line.begin) for line in lines] == [
        ("0 s", 0),
        ("1 s", 0.2),
        ("2 s", 0.4),
    ]


def test_what_is_written_at_once_is_shown_at_once() -> None:
    lines, _ = film([Part(0, "a\r\n"), Part(0.05, "b\r\n"), Part(1, "c\r\n")])

    assert [line.begin for line in lines] == [0, 0, 1]


def test_a_long_pause_is_cut() -> None:
    lines, _ = film([Part(0, "a\r\n"), Part(60, "b\r\n")])

    assert [line.begin for line in lines] == [0, 1.5]


def test_a_picture_moves_without_loading_anything() -> None:
    svg = drawn("A <title>", [Part(0, "\x1b[32mok\x1b[0m & <done>\r\n")], THEMES["light"])

    assert "<title>A &lt;title&gt;</title>" in svg
    assert '<set attributeName="visibility" to="visible" begin="film.begin+0s"' in svg
    assert "&amp; &lt;done&gt;" in svg
    assert not re.search(r"<(?:image|script|style)|@font-face|href|url\(", svg)
