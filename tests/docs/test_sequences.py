"""The sequence diagrams match their texts."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.docs.sequences import FOLDER, made, parsed
from tests.docs.svg import THEMES

SOURCES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_picture_is_drawn_from_its_text(source: Path) -> None:
    files = made(source)

    assert {name: (FOLDER / name).read_text() for name in files} == files, "make pictures"
    for svg in files.values():
        texts = ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter()]  # noqa: S314 - our own
        assert parsed(source.read_text()).title in texts


def test_there_is_no_picture_without_a_text() -> None:
    names = {f"{source.stem}-{theme}.svg" for source in SOURCES for theme in THEMES}

    assert {path.name for path in FOLDER.glob("*.svg")} == names


def test_a_line_that_is_neither_an_arrow_nor_a_crash_is_refused() -> None:
    with pytest.raises(ValueError, match="neither an arrow nor a crash: service - worker"):
        parsed("title: t\ncolumns: service, worker\nservice - worker")
