"""Draws terminal recordings as animated pictures, as does `make pictures`.

python -m tests.docs.recordings [NAME]

With a NAME, its commands are run and recorded again. `command-line` needs an Airflow with the
example DAGs: run `make serve DAGS=examples/dags` in another terminal, and its `export` lines here.
A recording is an asciicast, a text file: https://docs.asciinema.org/manual/asciicast/v2/
"""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from pathlib import Path

import attrs
import pyte
from pyte.screens import Char
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.docs.pages import ROOT
from tests.docs.pictures import ADVANCE, FONTS, LINE, MARGIN, SIZE, THEMES, spans

FOLDER = ROOT / "docs" / "recordings"
COLUMNS, ROWS = 80, 24
# In seconds: the longest pause that is shown, and how long the end is shown.
LONGEST_PAUSE, END = 1.5, 6.0
# In seconds. Output within AT_ONCE is shown as one step. Updates of a line, such as one that counts
# seconds, are merged within REDRAWN_AT_ONCE, and each is shown for REDRAWN.
AT_ONCE, REDRAWN_AT_ONCE, REDRAWN = 0.1, 1.0, 0.2
# Patterns of text that depends on the machine (a port, the home folder), and its replacement.
STEADY = ((re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1:8080"), (re.compile(r"/root/"), "~/"))
RECORDINGS: dict[str, Sequence[str]] = {
    "demo": ("make demo",),
    "command-line": (
        "airflow-trigger doctor sales",
        "airflow-trigger trigger sales --set yaer=2026",
        "airflow-trigger run sales --set year=2026 --key 'nightly 2026-11-27'",
        "airflow-trigger status sales --key 'nightly 2026-11-27'",
    ),
}


@attrs.frozen
class Part:
    """Output to the terminal, and when it was written, in seconds from the start."""

    at: float
    text: str

    @property
    def is_redrawn(self) -> bool:
        return "\n" not in self.text


def record(commands: Sequence[str]) -> Iterator[Part]:
    """Run commands in a shell, each on its own terminal."""
    start = time.monotonic()
    for command in commands:
        yield Part(time.monotonic() - start, f"\x1b[1m$ {command}\x1b[0m\r\n")
        for text in _output(command):
            yield Part(time.monotonic() - start, text)


def _output(command: str) -> Iterator[str]:
    ours, theirs = pty.openpty()
    tools = str(Path(sys.executable).parent)
    env = {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LINES": str(ROWS)}
    env["PATH"] = os.pathsep.join([tools, os.environ["PATH"]])
    shell = ["/bin/bash", "-c", command]
    with subprocess.Popen(
        shell, cwd=ROOT, env=os.environ | env, stdin=theirs, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        try:
            while part := os.read(ours, 65536):
                yield part.decode(errors="replace")
        except OSError:  # the end of a pseudo-terminal
            pass
        finally:
            os.close(ours)


def cast(parts: Sequence[Part], title: str) -> str:
    """An asciicast, version 2."""
    header = {"version": 2, "width": COLUMNS, "height": ROWS, "title": title}
    events = ([round(part.at, 2), "o", _steady(part.text)] for part in parts)
    lines = [json.dumps(line, ensure_ascii=False) for line in (header, *events)]
    return "\n".join(lines) + "\n"


def _steady(text: str) -> str:
    for pattern, steady in STEADY:
        text = pattern.sub(steady, text)
    return text


def read(text: str) -> tuple[str, list[Part]]:
    """The title and the parts of an asciicast."""
    header, *events = map(json.loads, text.splitlines())
    return header["title"], [Part(at, written) for at, _, written in events]


@attrs.frozen
class Shown:
    """A line of the terminal, and the time during which it is visible."""

    row: int
    text: Text
    begin: float
    end: float


def film(parts: Sequence[Part]) -> tuple[list[Shown], float]:
    """The lines of the film, and its duration in seconds."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    begun: dict[int, tuple[Text, float]] = {}
    shown: list[Shown] = []
    now = 0.0
    for part, pause in _joined(parts):
        stream.feed(part.text)
        for row in sorted(screen.dirty):
            text = _line([screen.buffer[row][column] for column in range(COLUMNS)])
            before, begin = begun.get(row, (Text(), now))
            if before.plain != text.plain or before.spans != text.spans:
                shown.append(Shown(row, before, begin, now))
                begun[row] = text, now
        screen.dirty.clear()
        now = round(now + pause, 2)
    shown += [Shown(row, text, begin, now) for row, (text, begin) in begun.items()]
    return [line for line in shown if line.text.plain.strip() and line.end > line.begin], now


def _joined(parts: Sequence[Part]) -> Iterator[tuple[Part, float]]:
    """The parts, merged if written at almost the same time, each with the pause after it."""
    joined = [parts[0]]
    for part in parts[1:]:
        before = joined[-1]
        limit = REDRAWN_AT_ONCE if before.is_redrawn and part.is_redrawn else AT_ONCE
        if part.at - before.at < limit:
            joined[-1] = Part(before.at, before.text + part.text)
        else:
            joined.append(part)
    for part, after in pairwise(joined):
        yield part, min(after.at - part.at, REDRAWN if part.is_redrawn else LONGEST_PAUSE)
    yield joined[-1], END


def _line(cells: Sequence[Char]) -> Text:
    text = Text()
    for (colour, is_bold), alike in groupby(cells, lambda cell: (cell.fg, cell.bold)):
        named = None if colour == "default" else _NAMES.get(colour, colour)
        text.append("".join(cell.data for cell in alike), Style(color=named, bold=is_bold))
    text.rstrip()
    return text


# pyte's names of colours → rich's.
_NAMES = {"brown": "yellow", "brightblack": "bright_black"}


def drawn(title: str, parts: Sequence[Part], theme: TerminalTheme) -> str:
    """An animated picture that shows a recording in a loop."""
    lines, seconds = film(parts)
    width, height = 2 * MARGIN + COLUMNS * ADVANCE, 2 * MARGIN + ROWS * LINE
    ground, ink = theme.background_color.hex, theme.foreground_color.hex
    texts = "\n".join(_moving(line, theme) for line in lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">\n<title>{escape(title, quote=False)}</title>\n'
        f'<rect width="100%" height="100%" rx="8" fill="{ground}">'
        f'<animate id="film" attributeName="rx" values="8" begin="0s;film.end" dur="{seconds:g}s"/>'
        f'</rect>\n<g font-family="{FONTS}" font-size="{SIZE:g}" '
        f'fill="{ink}" visibility="hidden">\n{texts}\n</g>\n</svg>\n'
    )


def _moving(line: Shown, theme: TerminalTheme) -> str:
    y = MARGIN + line.row * LINE + SIZE
    when = f'begin="film.begin+{line.begin:g}s" dur="{line.end - line.begin:g}s"'
    return (
        f'<text x="{MARGIN}" y="{y}" style="white-space:pre">{spans(line.text, theme)}'
        f'<set attributeName="visibility" to="visible" {when}/></text>'
    )


def made(source: Path) -> dict[str, str]:
    """The files of a recording: name → SVG."""
    title, parts = read(source.read_text())
    return {f"{source.stem}-{name}.svg": drawn(title, parts, THEMES[name]) for name in THEMES}


def main() -> None:
    """Record those named in the arguments, then draw all."""
    for name in sys.argv[1:]:
        commands = RECORDINGS[name]
        title = f"A recording of a terminal: {', then '.join(commands)}"
        (FOLDER / f"{name}.cast").write_text(cast(list(record(commands)), title))
    for source in FOLDER.glob("*.cast"):
        for name, svg in made(source).items():
            (FOLDER / name).write_text(svg)


if __name__ == "__main__":
    main()
