"""The pictures of the docs show what the commands print."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.docs.pictures import COLUMNS, FOLDER, PICTURES, THEMES, Picture

TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_what_the_command_shows_today(picture: Picture) -> None:
    made = picture.made()

    assert {name: (FOLDER / name).read_text() for name in made} == made, "make pictures"


def test_every_picture_is_made_of_a_command() -> None:
    names = {f"{picture.name}-{theme}.svg" for picture in PICTURES for theme in THEMES}

    assert {path.name for path in FOLDER.glob("*.svg")} == names


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_is_text_that_loads_nothing(path: Path) -> None:
    svg = path.read_text()
    texts = ElementTree.fromstring(svg).iter(TEXT)  # noqa: S314 - our own
    lines = ["".join(text.itertext()) for text in texts]

    assert lines[0].startswith("$ airflow-trigger ")
    assert max(map(len, lines)) <= COLUMNS
    assert not re.search(r"<(?:image|script|style)|@font-face|href|url\(", svg)
