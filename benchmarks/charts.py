"""The bar charts at the beginning of the page, as SVG for the light and the dark theme.

They are only 400 units wide, so that on a phone their text is as large as the text of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.table import OURS, Figure, Line

WIDTH, MARGIN = 400, 14  # MARGIN is between columns
# Heights: of a title, of a bar with its label, and of the gap between groups.
TITLE, ROW, GAP = 24, 36, 12
BAR = 12


@dataclass(frozen=True)
class Theme:
    text: str
    ours: str
    other: str


THEMES = {
    "light": Theme(text="#1f2328", ours="#0a62c4", other="#98a2ad"),
    "dark": Theme(text="#e6e8eb", ours="#58a6ff", other="#6a7480"),
}


@dataclass(frozen=True)
class Bar:
    label: str
    figures: Sequence[Figure]

    @property
    def is_ours(self) -> bool:
        return self.label == OURS


@dataclass(frozen=True)
class Group:
    """Bars under one title; each column of figures has its own scale."""

    title: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Chart:
    """A chart and its alternative text.

    Attributes:
        name: The name of its files.
        columns: The names of the columns, if each bar has several figures.
    """

    name: str
    title: str
    groups: Sequence[Group]
    columns: Sequence[str] = ()

    @property
    def alt(self) -> str:
        groups = (
            f"{group.title}: {'; '.join(map(self._bar, group.bars))}." for group in self.groups
        )
        return f"{self.title}. {' '.join(groups)}"

    def _bar(self, bar: Bar) -> str:
        columns = self.columns or [""]
        return f"{bar.label} {', '.join(map(_told, bar.figures, columns))}"

    def svg(self, theme: Theme) -> str:
        body: list[str] = []
        y = 0
        for group in self.groups:
            body += _group(group, self.columns, y, theme)
            y += TITLE + ROW * len(group.bars) + GAP
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img" '
                'font-family="system-ui, -apple-system, Segoe UI, Roboto, sans-serif" '
                f'font-size="13" fill="{theme.text}">',
                f"<title>{escape(self.alt)}</title>",
                *body,
                "</svg>\n",
            ]
        )


def _group(group: Group, columns: Sequence[str], top: int, theme: Theme) -> Iterator[str]:
    names = columns or [""]
    width = (WIDTH - MARGIN * (len(names) - 1)) / len(names)
    yield _text(0, top + 16, group.title, weight="bold")
    for place, name in enumerate(names):
        left = place * (width + MARGIN)
        most = max(bar.figures[place].value for bar in group.bars)
        for number, bar in enumerate(group.bars):
            y = top + TITLE + number * ROW
            figure = bar.figures[place]
            share = figure.value / most if most else 0
            color = theme.ours if bar.is_ours else theme.other
            label = bar.label if place == 0 else ""
            yield _text(left, y + 13, label, weight="bold" if bar.is_ours else "normal")
            yield _text(left + width, y + 13, _told(figure, name), anchor="end")
            yield (
                f'<rect x="{left:g}" y="{y + 18}" width="{max(1, share * width):.1f}" '
                f'height="{BAR}" rx="2" fill="{color}"/>'
            )


def _told(figure: Figure, column: str) -> str:
    return str(figure) if column in ("", figure.unit) else f"{figure} {column}"


def _text(x: float, y: float, words: str, *, weight: str = "normal", anchor: str = "start") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-weight="{weight}" text-anchor="{anchor}">'
        f"{escape(words)}</text>"
    )


def found(lines: Sequence[Line], row: str, what: str, peer: str | None = None) -> Line:
    """The first line of a row whose text begins with `what`, and that has this peer if given.

    Raises:
        LookupError: The row has no such line.
    """
    for line in lines:
        if line.row == row and line.what.startswith(what) and peer in (None, line.peer):
            return line
    raise LookupError(f"the row {row} has no line that begins with {what!r}, peer {peer}")


def charts(lines: Sequence[Line]) -> list[Chart]:
    return [_start(lines), _batch(lines), _polling(lines)]


def _beside(lines: Sequence[Line], row: str, what: str) -> list[Bar]:
    """The bars of airflow-trigger and of all peers for one measurement, smallest first."""
    ours = found(lines, row, what)
    peers = [one for one in lines if (one.row, one.what) == (row, ours.what)]
    bars = [Bar(OURS, [ours.ours])]
    bars += [Bar(one.peer, [one.theirs]) for one in peers if one.peer and one.theirs]
    return sorted(bars, key=lambda bar: bar.figures[0].value)


def _start(lines: Sequence[Line]) -> Chart:
    return Chart(
        "start",
        "CPU time for the import and for the first trigger of a process; less is better",
        [
            Group("Import, CPU time", _beside(lines, "import", "import")),
            Group("Import and first trigger, CPU time", _beside(lines, "first", "first trigger")),
        ],
    )


def _batch(lines: Sequence[Line]) -> Chart:
    def group(title: str, row: str) -> Group:
        bars = [
            Bar(one.peer, [one.theirs])
            for one in lines
            if one.row == row and ", 50 at" in one.what and one.peer and one.theirs
        ]
        of_50 = next(one for one in lines if one.row == row and ", 50 at" in one.what)
        bars = [Bar(OURS, [of_50.ours]), *bars]
        return Group(title, sorted(bars, key=lambda bar: -bar.figures[0].value))

    return Chart(
        "batch",
        "Triggers per second, 50 at a time, on a server that takes 50 ms for each; more is better",
        [
            group("Triggers per second, sync", "batch-sync"),
            group("Triggers per second, async", "batch-async"),
        ],
    )


def _polling(lines: Sequence[Line]) -> Chart:
    def group(duration: int) -> Group:
        bars: dict[str, list[Figure]] = {}
        for what in ("requests", "lateness"):
            name = f"wait, runs of {duration} s: {what}"
            ours = found(lines, "polling", name)
            bars.setdefault(OURS, []).append(ours.ours)
            for one in lines:
                if one.row == "polling" and one.what.startswith(name) and one.peer and one.theirs:
                    bars.setdefault(f"loop {one.peer}", []).append(one.theirs)
        title = f"Waiting for a run of {duration} s"
        return Group(title, [Bar(label, figures) for label, figures in bars.items()])

    return Chart(
        "polling",
        "Requests of wait, and how late it sees the end of a run; less of both is better",
        [group(duration) for duration in (10, 60, 600)],
        columns=("requests", "late"),
    )
