"""Writes the figures into docs/performance.md, between its markers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from benchmarks.charts import THEMES, Chart, charts
from benchmarks.conclusions import conclusions
from benchmarks.environments import ROOT
from benchmarks.results import Result
from benchmarks.table import Line, as_markdown

PAGE = ROOT / "docs" / "performance.md"
PICTURES = ROOT / "docs" / "charts"
BEGIN = "<!-- written by make bench: begin -->"
END = "<!-- written by make bench: end -->"


def replaced(page: str, *texts: str) -> str:
    """Replace the text between each pair of markers of the page.

    Raises:
        ValueError: The page does not have one pair of markers for each text.
    """
    head, *rest = page.split(BEGIN)
    if len(rest) != len(texts) or any(part.count(END) != 1 for part in rest) or END in head:
        raise ValueError(f"the page needs the lines {BEGIN} and {END}, {len(texts)} times")
    tails = (part.split(END)[1] for part in rest)
    parts = (f"{BEGIN}\n\n{text}\n\n{END}{tail}" for text, tail in zip(texts, tails, strict=True))
    return head + "".join(parts)


def summary(lines: Sequence[Line]) -> str:
    """The charts and the conclusions."""
    shown = (text for chart in charts(lines) for text in _shown(chart))
    return "\n".join([*shown, *(f"* {text}" for text in conclusions(lines))])


def _shown(chart: Chart) -> Iterator[str]:
    yield f"**{chart.title}**\n"
    for theme in THEMES:
        yield f"```{{image}} charts/{_file(chart, theme)}\n:class: only-{theme}"
        yield f":alt: {chart.alt}\n:width: 480px\n```\n"


def _file(chart: Chart, theme: str) -> str:
    return f"{chart.name}-{theme}.svg"


def pictures(lines: Sequence[Line]) -> dict[str, str]:
    """File name → SVG."""
    return {
        _file(chart, name): chart.svg(theme)
        for chart in charts(lines)
        for name, theme in THEMES.items()
    }


def composed(results: Sequence[Result], missed: Mapping[str, str]) -> str:
    """The details of the benchmark runs, and a collapsed table for each row.

    Args:
        results: The oldest first; the figures shown are those of the last.
        missed: Name of a row → why it may miss its targets, and what that means for users.
    """
    return "\n".join([*_facts(results), "", *_tables(results, missed)]).rstrip()


def _facts(results: Sequence[Result]) -> Iterator[str]:
    for number, result in enumerate(results, 1):
        run = f"Run {number}" if len(results) > 1 else "Measured"
        yield f"* {run}: {result.measured}; load when it began {result.load:.1f}."
    yield f"* Machine: {results[-1].machine}."
    yield f"* Versions: {results[-1].versions}."


def _tables(results: Sequence[Result], missed: Mapping[str, str]) -> Iterator[str]:
    for row, group in groupby(results[-1].lines, key=lambda line: line.row):
        lines = list(group)
        runs = [[*(_same(result, line) for result in results[:-1]), line] for line in lines]
        misses = sum(line.misses for line in lines)
        told = f": {misses} {'target' if misses == 1 else 'targets'} missed" if misses else ""
        yield "<details>"
        yield f"<summary><code>make bench ROW={row}</code>{told}</summary>"
        yield f"\n{as_markdown(runs)}\n"
        if any(line is not None and line.misses for run in runs for line in run):
            yield f"**Target missed**: {missed[row]}\n"
        yield "</details>\n"


def _same(result: Result, line: Line) -> Line | None:
    """The same measurement in another result."""
    return next((one for one in result.lines if one.key == line.key), None)


def write(results: Sequence[Result], missed: Mapping[str, str]) -> None:
    """Write the page and its pictures."""
    lines = results[-1].lines
    for name, picture in pictures(lines).items():
        (PICTURES / name).write_text(picture)
    PAGE.write_text(replaced(PAGE.read_text(), summary(lines), composed(results, missed)))
