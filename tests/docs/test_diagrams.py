"""The pictures in docs/pictures match their texts, and the texts match the code."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import airflow_trigger
from airflow_trigger import AirflowTriggerError
from airflow_trigger._flows.wait import Waiting, poll_pause
from tests.docs.diagrams import FOLDER, TREE, Node, boxes, made, nodes, poll_times
from tests.docs.pages import ROOT
from tests.docs.svg import THEMES
from tests.unit.driving import World

SOURCES = sorted(FOLDER.glob("*.txt"))
MARK_OF = {"True": "+", "depends": "~", "False": ""}
ROW = re.compile(r"^\| (`\w+`(?:, `\w+`)*) \| (True|depends|False) \|", re.MULTILINE)


def errors() -> list[Node]:
    return [node for node in nodes((FOLDER / TREE).read_text()) if node.depth >= 0]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_picture_is_drawn_from_its_text(source: Path) -> None:
    files = made(source)

    assert {name: (FOLDER / name).read_text() for name in files} == files, "make pictures"
    for svg in files.values():
        title = ElementTree.fromstring(svg)[0]  # noqa: S314 - our own
        assert f"title: {title.text}" == source.read_text().partition("\n")[0]


def test_there_is_no_picture_without_a_text() -> None:
    names = {f"{source.stem}-{theme}.svg" for source in SOURCES for theme in THEMES}

    assert {path.name for path in FOLDER.glob("*.svg")} == names


def test_a_line_that_is_neither_a_box_nor_an_arrow_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a box nor an arrow: service - worker"):
        boxes("title: t\nsize: 100 100\nservice - worker", THEMES["light"])


def test_the_tree_has_every_error_below_its_base_class() -> None:
    above: list[Node] = []
    bases: dict[str, str] = {}
    for node in errors():
        above = above[: node.depth]
        bases[node.name] = above[-1].name if above else "Exception"
        above.append(node)
    classes = {name: getattr(airflow_trigger, name) for name in airflow_trigger.__all__}

    assert bases == {
        name: kind.__base__.__name__
        for name, kind in classes.items()
        if isinstance(kind, type) and issubclass(kind, AirflowTriggerError) and kind.__base__
    }


def test_the_tree_marks_as_retryable_what_the_index_of_errors_does() -> None:
    page = (ROOT / "docs" / "errors.md").read_text()
    marks = {
        name: MARK_OF[retryable]
        for names, retryable in ROW.findall(page)
        for name in re.findall(r"\w+", names)
    }

    assert {node.name: node.mark for node in errors()} == marks


def test_the_client_polls_when_the_picture_says() -> None:
    session = World().session()
    session.jitter = lambda: 0.5  # the mean
    at, times = 0.0, [0.0]
    while (at := at + poll_pause(session, Waiting(), at)) <= 180:
        times.append(at)

    assert list(poll_times("wait", 180)) == pytest.approx(times)
