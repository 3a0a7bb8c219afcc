"""Draws the command line pictures in docs/_static, by running the commands: `make pictures`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from html import escape
from unittest.mock import patch

import attrs
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from airflow_trigger.cli._signals import ERASED
from airflow_trigger.models import DagRun
from airflow_trigger.testing import FakeAirflow
from airflow_trigger.testing._state import Airflow
from tests.docs.pages import ROOT
from tests.processes.command_line import Terminal, of, on_terminal

FOLDER = ROOT / "docs" / "_static"
COLUMNS = 80
# In pixels: font size, width of a character, height of a line, margin of the picture.
SIZE, ADVANCE, LINE, MARGIN = 14.0, 8.43, 20.0, 16.0
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
# Background, text, and the eight colours of a terminal, all readable on the background.
THEMES = {
    "light": TerminalTheme(
        (0xFA, 0xFA, 0xFA),
        (0x24, 0x29, 0x2E),
        [
            (0x24, 0x29, 0x2E),
            (0xB3, 0x1D, 0x28),
            (0x17, 0x6F, 0x2C),
            (0x84, 0x5C, 0x00),
            (0x03, 0x56, 0xB0),
            (0x6F, 0x42, 0xC1),
            (0x0B, 0x69, 0x78),
            (0x5A, 0x61, 0x69),
        ],
    ),
    "dark": TerminalTheme(
        (0x16, 0x1B, 0x22),
        (0xE6, 0xED, 0xF3),
        [
            (0x8B, 0x94, 0x9E),
            (0xFF, 0x7B, 0x72),
            (0x56, 0xD3, 0x64),
            (0xE3, 0xB3, 0x41),
            (0x79, 0xC0, 0xFF),
            (0xD2, 0xA8, 0xFF),
            (0x56, 0xD4, 0xDD),
            (0xE6, 0xED, 0xF3),
        ],
    ),
}
TASKS = ("extract", "check", "load", "report")
BEGIN = datetime(2026, 11, 26, 2, 0, 4, tzinfo=UTC)
# In seconds. The fake's clock stands still, but the commands' does not: tokens must never expire.
LIFETIME = 100 * 365 * 86_400.0
UNTIL = "2026-11-27 02:00:04 UTC (in 23 h 59 min)"
LOG = """\
reading s3://landing/sales/2026-11-26.csv
18204 rows
Traceback (most recent call last):
  File "/opt/airflow/dags/sales.py", line 41, in load
    write(rows, "warehouse.sales")
ValueError: 3 rows have no region
"""
# Patterns of text that depends on the machine or the time, and the text to replace it.
STEADY = (
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1:8080"),
    (re.compile(r"\d+:\d\d:\d\d(?=  \x1b\S*running)"), "0:12:34"),
    (re.compile(r"heartbeat \d+ s ago"), "heartbeat 0 s ago"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(in [^)]*\)"), UNTIL),
)
# Escape sequences other than colours; those that erase a line are replaced before.
ODD = re.compile(r"\x1b(?!\[[\d;]*m)[^a-zA-Z]*.")


@attrs.frozen
class Picture:
    """A picture of a command and its output.

    Attributes:
        name: The name of the files, without theme and extension.
        title: A description for readers who cannot see the picture.
        typed: The arguments of the command, as typed in a shell.
        scene: What happens on the server while the command runs. It returns when the terminal
            shows what the picture is to show.
        before: What happens on the server before the command is started.
        is_timed: Whether the output has times of the server; if so, the server's clock is fixed.
    """

    name: str
    title: str
    typed: str
    scene: Callable[[FakeAirflow, Terminal], None]
    before: Callable[[FakeAirflow], None] = lambda _: None
    is_timed: bool = True

    def made(self) -> dict[str, str]:
        """The files: name → SVG."""
        arguments = shlex.split(self.typed)
        with _served(is_timed=self.is_timed) as (fake, url):
            self.before(fake)
            with on_terminal(of(fake, url), *arguments, columns=COLUMNS) as terminal:
                self.scene(fake, terminal)
                written = terminal.shown.decode()
        lines = _screen(f"$ airflow-trigger {self.typed}", _steady(written))
        return {
            f"{self.name}-{theme}.svg": _svg(self.title, lines, colours)
            for theme, colours in THEMES.items()
        }


@contextmanager
def _served(*, is_timed: bool) -> Generator[tuple[FakeAirflow, str]]:
    clock = property(lambda airflow: BEGIN + airflow._ahead)
    with patch.object(Airflow, "now", clock) if is_timed else nullcontext():
        fake = FakeAirflow(token_lifetime=LIFETIME if is_timed else None)
        fake.add_dag("sales", tasks=TASKS, params={"year": {"type": "integer", "default": 2025}})
        fake.add_dag("orders", is_paused=True)
        with fake.serving() as url:
            yield fake, url


def _begun(fake: FakeAirflow, terminal: Terminal) -> DagRun:
    """Start the run of the command, once the terminal has shown it as queued."""
    terminal.until(b"queued")
    (run,) = fake.runs("sales")
    fake.advance(4)
    return fake.start(run)


def _waits(fake: FakeAirflow, terminal: Terminal) -> None:
    run = _begun(fake, terminal)
    fake.set_task(run, "extract", state="success")
    fake.set_task(run, "check", state="success")
    fake.set_task(run, "load", state="running")
    terminal.until(b"2 of 4 tasks")


def _fails(fake: FakeAirflow, terminal: Terminal) -> None:
    run = _begun(fake, terminal)
    fake.advance(41)
    fake.fail(run, task="load", log=LOG)
    terminal.end()


def _has_failed(fake: FakeAirflow) -> None:
    with fake.client() as airflow:
        run = airflow.trigger("sales", {"year": 2026}, run_id="order-17")
    fake.advance(4)
    fake.start(run)
    for task, seconds in {"extract": 12, "check": 3, "load": 26}.items():
        fake.set_task(run, task, state="running")
        fake.advance(seconds)
        if task != "load":
            fake.set_task(run, task, state="success")
    fake.fail(run, task="load", log=LOG)


def _ends(_: FakeAirflow, terminal: Terminal) -> None:
    terminal.end()


PICTURES = (
    Picture(
        "cli-run",
        "airflow-trigger run has started a run and waits: the last line shows for how long, that "
        "it is running, and that 2 of its 4 tasks are done",
        "run sales --set year=2026 --key order-17",
        _waits,
    ),
    Picture(
        "cli-failure",
        "airflow-trigger run ends with the run that failed: which task, when, by which exception, "
        "at which line, and the end of its log",
        "run sales --run-id order-17 --log-lines 6",
        _fails,
    ),
    Picture(
        "cli-status",
        "airflow-trigger status shows a run that failed, with its times, its conf and its page, "
        "and a line for each task: state, try, start and duration",
        "status sales/order-17",
        _ends,
        before=_has_failed,
    ),
    Picture(
        "cli-doctor",
        "airflow-trigger doctor has looked at each step from the URL to the DAG: all are ok, but "
        "for the DAG, which is paused; below it stands what to do",
        "doctor orders",
        _ends,
        is_timed=False,
    ),
)


def _steady(written: str) -> str:
    """Replace text that depends on the machine or the time."""
    for pattern, text in STEADY:
        written = pattern.sub(text, written)
    return written


def _screen(command: str, written: str) -> list[Text]:
    """The lines of the terminal.

    Raises:
        ValueError: The output has escape sequences other than colours and erased lines.
    """
    written = written.replace("\r\n", "\n").replace(ERASED, "\r")
    if odd := ODD.search(written):
        raise ValueError(f"no picture can be made of {odd[0]!r}")
    shown = [Text(command, "bold")]
    for line in written.removesuffix("\n").split("\n"):
        text = Text.from_ansi(line.rpartition("\r")[2])
        shown += text.divide(range(COLUMNS, len(text), COLUMNS))
    return shown


def _svg(title: str, lines: Sequence[Text], theme: TerminalTheme) -> str:
    width = 2 * MARGIN + COLUMNS * ADVANCE
    height = 2 * MARGIN + len(lines) * LINE
    ground, ink = theme.background_color.hex, theme.foreground_color.hex
    texts = "\n".join(
        f'<text x="{MARGIN}" y="{MARGIN + number * LINE + SIZE}" style="white-space:pre">'
        f"{spans(line, theme)}</text>"
        for number, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">\n<title>{escape(title, quote=False)}</title>\n'
        f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>\n'
        f'<g font-family="{FONTS}" font-size="{SIZE:g}" fill="{ink}">\n'
        f"{texts}\n</g>\n</svg>\n"
    )


def spans(line: Text, theme: TerminalTheme) -> str:
    """The parts of a line, each with a fixed width, so that the columns align in any font."""
    spans: list[str] = []
    for text, style, _ in line.render(Console(color_system=None)):
        attributes = f' textLength="{len(text) * ADVANCE:g}"{_look(style, theme)}'
        if text:
            spans.append(f"<tspan{attributes}>{escape(text, quote=False)}</tspan>")
    return "".join(spans)


def _look(style: Style | None, theme: TerminalTheme) -> str:
    if style is None:
        return ""
    look = ""
    if style.color is not None and not style.color.is_default:
        look += f' fill="{style.color.get_truecolor(theme).hex}"'
    if style.bold:
        look += ' font-weight="bold"'
    if style.dim:
        look += ' fill-opacity="0.75"'
    return look


def main() -> None:
    """Write all pictures."""
    for picture in PICTURES:
        for name, svg in picture.made().items():
            (FOLDER / name).write_text(svg)


if __name__ == "__main__":
    main()
