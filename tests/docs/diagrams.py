"""Draws the pictures in docs/pictures from the text files there: `make pictures`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import attrs

from airflow_trigger._flows.wait import QUICKEST_POLL, SLOWEST_POLL
from tests.docs.pages import ROOT
from tests.docs.svg import THEMES, Theme, framed

FOLDER = ROOT / "docs" / "pictures"
TREE = "errors.txt"
BOX = re.compile(
    r"box (?P<name>\w+) (?P<x>\d+) (?P<y>\d+) (?P<width>\d+)(?: (?P<kind>\w+))?: (?P<text>.+)"
)
ARROW = re.compile(r"arrow (?P<start>\w+) -> (?P<end>\w+)(?:: (?P<text>.+))?")
# In pixels: the height of a line of a tree, its indentation, the left edge of labels, the width.
ROW, INDENT, LABEL, TREE_WIDTH = 24, 18, 235, 440
POLL_ROW = 52
MARKS = {"+": "may succeed later", "~": "may succeed later, it depends"}
KINDS = {None: "b", "ours": "a", "good": "good", "bad": "bad"}


@attrs.frozen
class Box:
    """A box with one or two lines of text; x and y are those of its centre."""

    x: int
    y: int
    width: int
    kind: str
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        return 16 + 20 * len(self.lines)

    def drawn(self) -> Iterator[str]:
        left, top = self.x - self.width // 2, self.y - self.height // 2
        size = f'width="{self.width}" height="{self.height}"'
        yield f'<rect class="{self.kind}" x="{left}" y="{top}" {size} rx="6"/>'
        for number, (line, style) in enumerate(zip(self.lines, self._styles, strict=False)):
            y = top + 23 + 19 * number
            yield f'<text class="{style}" x="{self.x}" y="{y}">{escape(line)}</text>'

    @property
    def _styles(self) -> tuple[str, str]:
        return ("n", "n") if self.kind in ("good", "bad") else ("", "m")


def boxes(text: str, theme: Theme) -> str:
    """Draw boxes and arrows.

    The first lines of the text are the title and the size, `size: 440 500`. Each other line is a
    box with its centre, its width and optionally its kind,
    `box sdk 110 150 180 ours: airflow-trigger / the client`, or an arrow between two boxes,
    `arrow service -> sdk: trigger`.
    """
    title, size, *lines = text.strip().splitlines()
    width, height = map(int, size.removeprefix("size: ").split())
    named: dict[str, Box] = {}
    parts: list[str] = []
    for line in lines:
        if box := BOX.fullmatch(line):
            x, y, wide = int(box["x"]), int(box["y"]), int(box["width"])
            texts = tuple(box["text"].split(" / "))
            named[box["name"]] = Box(x, y, wide, KINDS[box["kind"]], texts)
        elif arrow := ARROW.fullmatch(line):
            parts += _arrow(named[arrow["start"]], named[arrow["end"]], arrow["text"])
        else:
            raise ValueError(f"neither a box nor an arrow: {line}")
    parts += [part for box in named.values() for part in box.drawn()]
    return framed(title.removeprefix("title: "), width, height, theme, parts)


def _arrow(start: Box, end: Box, text: str | None) -> Iterator[str]:
    if start.y == end.y:
        sign = 1 if end.x > start.x else -1
        x, stop = start.x + sign * start.width // 2, end.x - sign * end.width // 2
        tip = f"m{-sign * 7} -4 l{sign * 7} 4 l{-sign * 7} 4"
        yield f'<path class="l" d="M{x} {start.y} H{stop} {tip}"/>'
        return
    sign = 1 if end.y > start.y else -1
    # A vertical arrow, in the middle of the range of x that both boxes share.
    left = max(start.x - start.width // 2, end.x - end.width // 2)
    right = min(start.x + start.width // 2, end.x + end.width // 2)
    x = (left + right) // 2
    y, stop = start.y + sign * start.height // 2, end.y - sign * end.height // 2
    yield f'<path class="l" d="M{x} {y} V{stop} m-4 {-sign * 7} l4 {sign * 7} l4 {-sign * 7}"/>'
    if text:
        yield f'<text class="t" x="{x}" y="{(y + stop) // 2 + 4}">{escape(text)}</text>'


@attrs.frozen
class Node:
    depth: int
    mark: str
    name: str
    label: str


def nodes(text: str) -> Iterator[Node]:
    """The nodes of a tree, from lines that are indented below their parent: `+RateLimited: 429`.

    `+` marks a retryable error, and `~` one that may be retryable. A line with `#` is a heading,
    with the depth -1.
    """
    for line in text.strip().splitlines()[1:]:
        if line.startswith("# "):
            yield Node(-1, "", line.removeprefix("# "), "")
        else:
            name, _, label = line.strip().partition(": ")
            mark = name[0] if name[0] in MARKS else ""
            depth = (len(line) - len(line.lstrip())) // 2
            yield Node(depth, mark, name.removeprefix(mark), label)


def tree(text: str, theme: Theme) -> str:
    """Draw a tree of errors, with a dot before each retryable one."""
    listed = list(nodes(text))
    parts = [part for number, node in enumerate(listed) for part in _row(number, node)]
    y = ROW * len(listed) + 40
    for x, (mark, meaning) in zip((14, 235), MARKS.items(), strict=True):
        parts.append(_dot(mark, x + 6, y - 5))
        parts.append(f'<text class="m start" x="{x + 18}" y="{y}">{meaning}</text>')
    title = text.partition("\n")[0].removeprefix("title: ")
    return framed(title, TREE_WIDTH, y + 20, theme, parts)


def _row(number: int, node: Node) -> Iterator[str]:
    y = ROW * number + 28
    if node.depth < 0:
        yield f'<path class="l" d="M14 {y - 18} H{TREE_WIDTH - 14}" opacity="0.4"/>'
        yield f'<text class="m start" x="14" y="{y}">{escape(node.name)}</text>'
        return
    x = 14 + INDENT * node.depth
    if node.mark:
        yield _dot(node.mark, x + 6, y - 5)
    yield f'<text class="start" x="{x + 18}" y="{y}">{node.name}</text>'
    if node.label:
        yield f'<text class="m start" x="{LABEL}" y="{y}">{escape(node.label)}</text>'


def _dot(mark: str, x: int, y: int) -> str:
    return f'<circle class="{"good" if mark == "+" else "ring"}" cx="{x}" cy="{y}" r="5"/>'


def polls(text: str, theme: Theme) -> str:
    """Draw when requests are sent: a row for each way to poll, and a mark for each request.

    The first lines of the text are the title and the duration of the run, `seconds: 180`. Each
    other line is a loop, `every 5: a loop`, or the client, `wait: wait()`.
    """
    title, length, *lines = text.strip().splitlines()
    seconds = int(length.removeprefix("seconds: "))
    parts: list[str] = []
    for number, line in enumerate(lines):
        how, _, label = line.partition(": ")
        times = list(poll_times(how, seconds))
        y = 28 + POLL_ROW * number
        parts.append(f'<text class="start" x="20" y="{y}">{escape(label)}</text>')
        parts.append(f'<text class="m end" x="420" y="{y}">{len(times)} requests</text>')
        marks = " ".join(f"M{20 + 400 * at / seconds:.1f} {y + 8} v14" for at in times)
        parts.append(f'<path class="l" d="{marks}"/>')
    y = 20 + POLL_ROW * len(lines)
    for at in range(0, seconds + 1, 60):
        parts.append(f'<text class="m" x="{20 + 400 * at // seconds}" y="{y}">{at} s</text>')
    return framed(title.removeprefix("title: "), 440, y + 16, theme, parts)


def poll_times(how: str, seconds: int) -> Iterator[float]:
    at = 0.0
    while at <= seconds:
        yield at
        if how == "wait":
            at += min(max(QUICKEST_POLL, at / 10), SLOWEST_POLL)
        else:
            at += int(how.removeprefix("every "))


def made(source: Path) -> dict[str, str]:
    """The files drawn from a text: name → SVG."""
    draw = DRAWN.get(source.name, boxes)
    text = source.read_text()
    return {f"{source.stem}-{name}.svg": draw(text, theme) for name, theme in THEMES.items()}


DRAWN: dict[str, Callable[[str, Theme], str]] = {TREE: tree, "polling.txt": polls}


def main() -> None:
    """Draw all pictures."""
    for source in FOLDER.glob("*.txt"):
        for name, svg in made(source).items():
            (FOLDER / name).write_text(svg)


if __name__ == "__main__":
    main()
