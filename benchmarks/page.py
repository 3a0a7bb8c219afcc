"""The page that shows the figures: what is between its markers is written, the rest stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from benchmarks.environments import ROOT
from benchmarks.results import Result
from benchmarks.table import Line, as_markdown

PAGE = ROOT / "docs" / "performance.md"
BEGIN = "<!-- written by make bench: begin -->"
END = "<!-- written by make bench: end -->"


def replaced(page: str, between: str) -> str:
    """The page with another text between its markers.

    Raises:
        ValueError: It has not each of the two once, in their order.
    """
    head, *rest = page.split(BEGIN)
    if len(rest) != 1 or rest[0].count(END) != 1:
        raise ValueError(f"the page needs the lines {BEGIN} and {END}, once each")
    _, tail = rest[0].split(END)
    return f"{head}{BEGIN}\n\n{between}\n\n{END}{tail}"


def composed(results: Sequence[Result], missed: Mapping[str, str]) -> str:
    """What is known of the runs, and a folded table for each row.

    Args:
        results: The oldest first; the figures are those of the last.
        missed: By the name of a row, why its targets are missed and what that means.
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
    """The line of another run that measured the same."""
    return next((one for one in result.lines if one.key == line.key), None)


def write(results: Sequence[Result], missed: Mapping[str, str]) -> None:
    PAGE.write_text(replaced(PAGE.read_text(), composed(results, missed)))
