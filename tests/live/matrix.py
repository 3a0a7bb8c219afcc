"""Run the live tests on one version after the other, and tabulate the results.

python -m tests.live.matrix [VERSION…]

The results of each version are kept in build/matrix, so that one version can be rerun alone.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import pytest

from tests.live.install import installed
from tests.live.labels import Topic, topics
from tests.live.releases import CannotRun, Manager, all_releases, release
from tests.live.serve import stopwatch

ROOT = Path(__file__).parents[2]
TESTS = Path(__file__).parent
TABLE = ROOT / "docs" / "compatibility.md"
STORED = ROOT / "build" / "matrix"

_INAPPLICABLE = "–"  # noqa: RUF001 - not a hyphen, which is hard to see
_ALIKE = {"✓", _INAPPLICABLE}
_HEADER = f"""\
# Compatibility

The live tests run on real Airflow servers. `make matrix` runs them and writes this page: first
[what differs between servers](#differences), then [what is the same](#the-same-on-all-servers).

| sign | meaning |
| --- | --- |
| ✓ | The behaviour is as described. |
| {_INAPPLICABLE} | The behaviour does not apply to these servers, or was not tested on them. |
| FAILED | The behaviour is not as described. |
| other words | What the test saw on these servers. |
"""
_MANAGERS: dict[Manager, str] = {
    "simple": "simple, the default of Airflow 3",
    "fab": "FAB",
    "keycloak": "Keycloak",
    "kerberos": "FAB; the API takes Kerberos tickets",
}
_TESTED = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)

Outcome = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, kw_only=True)
class Result:
    """The result of one run of one test; a test with parameters has several."""

    version: str
    module: str
    test: str
    outcome: Outcome
    seen: Sequence[str]


@dataclass(frozen=True)
class Row:
    """A behaviour, and the result on each version."""

    label: str
    cells: Sequence[str]

    @property
    def differs(self) -> bool:
        return not _ALIKE.issuperset(self.cells)


@dataclass(frozen=True)
class Section:
    """The rows of a topic, and the versions that it was tested on."""

    heading: str
    versions: Sequence[str]
    rows: Sequence[Row]


def dump(results: Iterable[Result]) -> str:
    return json.dumps([asdict(result) for result in results])


def load(text: str) -> list[Result]:
    return [Result(**result) for result in json.loads(text)]


def compose(results: Sequence[Result], versions: Sequence[str], topics: Mapping[str, Topic]) -> str:
    """The whole page, its rows in the order of the tests in their files."""
    found = [
        _section([result for result in results if result.module == module], versions, topic)
        for module, topic in topics.items()
    ]
    sections = [section for section in found if section.rows and section.versions]
    return (
        "\n".join(
            [_HEADER, *_servers(versions), *_differences(sections), *_alike(sections)]
        ).rstrip("\n")
        + "\n"
    )


def _section(results: Sequence[Result], versions: Sequence[str], topic: Topic) -> Section:
    ran_on = {result.version for result in results if result.outcome != "skipped"}
    tested = [version for version in versions if version in ran_on]
    ran = {result.test for result in results}
    rows = [
        Row(label, [_cell(results, test, version) for version in tested])
        for test, label in topic.labels.items()
        if test in ran
    ]
    return Section(topic.heading, tested, rows)


def _servers(versions: Sequence[str]) -> Iterator[str]:
    """The table of servers with their auth managers."""
    yield "## Servers\n"
    yield "The newest version of Airflow comes first. One with a letter, such as 3.4.0b2, is a"
    yield "pre-release.\n"
    yield _row(["server", "auth manager"])
    yield _row(["---"] * 2)
    for version in versions:
        yield _row([version, _MANAGERS[release(version).manager]])
    yield ""


def _differences(sections: Sequence[Section]) -> Iterator[str]:
    """For each behaviour that differs: what was seen, and on which servers."""
    yield "## Differences\n"
    for section in sections:
        if rows := [row for row in section.rows if row.differs]:
            yield f"### {section.heading}\n"
            yield _row(["behaviour", "seen", "servers"])
            yield _row(["---"] * 3)
            for row in rows:
                label = row.label
                for text, versions in _seen_on(section, row).items():
                    yield _row([label, text, ", ".join(versions)])
                    label = ""
            yield ""


def _alike(sections: Sequence[Section]) -> Iterator[str]:
    """A folded list for each topic."""
    yield "## The same on all servers\n"
    for section in sections:
        if rows := [row for row in section.rows if not row.differs]:
            yield "<details>"
            yield f"<summary>{_in_html(section.heading)} ({_counted(section, rows)})</summary>\n"
            yield f"Tested on {', '.join(section.versions)}.\n"
            for row in rows:
                others = _seen_on(section, row).get(_INAPPLICABLE)
                where = f" ({_INAPPLICABLE} on {', '.join(others)})" if others else ""
                yield f"* ✓ {row.label}{where}"
            yield "\n</details>\n"


def _seen_on(section: Section, row: Row) -> dict[str, list[str]]:
    seen: dict[str, list[str]] = {}
    for version, cell in zip(section.versions, row.cells, strict=True):
        seen.setdefault(cell, []).append(version)
    return seen


def _counted(section: Section, rows: Sequence[Row]) -> str:
    behaviours = "1 behaviour" if len(rows) == 1 else f"{len(rows)} behaviours"
    if len(section.versions) == 1:
        return f"{behaviours} on {section.versions[0]}"
    everywhere = f"{behaviours}, the same on all {len(section.versions)} servers"
    applies = not any(_INAPPLICABLE in row.cells for row in rows)
    return everywhere if applies else f"{everywhere} that they apply to"


def _in_html(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", text)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(results: Iterable[Result], test: str, version: str) -> str:
    results = [one for one in results if (one.test, one.version) == (test, version)]
    if any(result.outcome == "failed" for result in results):
        return "FAILED"
    passed = [result for result in results if result.outcome == "passed"]
    texts = [text for result in passed for text in (result.seen or ["✓"])]
    return "; ".join(dict.fromkeys(_escaped(text) for text in texts)) or _INAPPLICABLE


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.live.matrix",
        description="Run the live tests on each VERSION, and write the page with these columns and "
        "those of the versions that ran before.",
    )
    parser.add_argument("versions", nargs="*", metavar="VERSION", help="default: all")
    versions: list[str] = parser.parse_args().versions or list(all_releases())
    try:
        for version in versions:  # all before the first test, to fail early if one cannot run
            installed(release(version), stopwatch())
        results = [result for version in versions for result in _run(version)]
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    write()
    return int(any(result.outcome == "failed" for result in results))


def write() -> None:
    """Write the page from the stored results of each version."""
    files = {version: STORED / f"{version}.json" for version in all_releases()}
    stored = {version: load(file.read_text()) for version, file in files.items() if file.exists()}
    results = [result for column in stored.values() for result in column]
    TABLE.write_text(compose(results, list(stored), topics()))


def _run(version: str) -> list[Result]:
    start = time.monotonic()
    STORED.mkdir(parents=True, exist_ok=True)
    file = STORED / f"{version}.json"
    options = ["--airflow", version, "--matrix", str(file)]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", str(TESTS), *options], capture_output=True, text=True
    )
    output = f"{run.stdout}\n{run.stderr}"
    if run.returncode not in _TESTED:
        file.unlink(missing_ok=True)  # the tests did not run to the end
        raise CannotRun(f"{version}: pytest ended with status {run.returncode}\n{output}")
    results = load(file.read_text())
    counts = Counter(result.outcome for result in results)
    counted = ", ".join(f"{counts[outcome]} {outcome}" for outcome in sorted(counts))
    print(f"{version:9} {counted} in {time.monotonic() - start:.0f} s", flush=True)
    if counts["failed"]:
        print(output, flush=True)
    return results


if __name__ == "__main__":
    sys.exit(main())
