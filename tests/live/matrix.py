"""Run the live tests on one version after the other, and tabulate what they saw.

python -m tests.live.matrix [VERSION…]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import pytest

from tests.live.install import installed
from tests.live.releases import CannotRun, all_releases, release
from tests.live.serve import stopwatch

TESTS = Path(__file__).parent
TABLE = TESTS.parents[1] / "docs" / "compatibility.md"

_INAPPLICABLE = "–"  # noqa: RUF001 - not a hyphen, which is hard to see
_HEADER = f"""\
# Compatibility

What the live tests saw on real Airflow servers: a row for each behaviour, a column for each
version that the section was tested on. `✓` means that it is as the row says, `{_INAPPLICABLE}` that
it does not apply to the version, `FAILED` that it is not so; other words are what was seen.
Airflow 2 has the FAB auth manager; Airflow 3 has the simple one that it comes with, or the one
after the `+`.
`2.11.2+kerberos` is Airflow 2 that takes tickets of Kerberos. A version with a letter in its
number, such as `3.4.0b2`, is a pre-release. `make matrix` writes this page.
"""

_ACRONYMS = {
    "api": "API",
    "dag": "DAG",
    "dags": "DAGs",
    "get": "GET",
    "http": "HTTP",
    "url": "URL",
}
_TESTED = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)

Outcome = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one run of one test came to; a test with parameters has several."""

    version: str
    module: str
    heading: str
    line: int
    test: str
    outcome: Outcome
    seen: Sequence[str]


def dump(results: Iterable[Result]) -> str:
    return json.dumps([asdict(result) for result in results])


def load(text: str) -> list[Result]:
    return [Result(**result) for result in json.loads(text)]


def compose(results: Sequence[Result], versions: Sequence[str]) -> str:
    """The whole page, its rows in the order of the tests in their files."""
    lines = [_HEADER]
    for module in sorted({result.module for result in results}):
        of_module = [result for result in results if result.module == module]
        lines += [f"## {of_module[0].heading}", "", *_table(of_module, versions), ""]
    return "\n".join(lines)


def _table(results: Sequence[Result], versions: Sequence[str]) -> Iterator[str]:
    versions = [one for one in versions if any(result.version == one for result in results)]
    yield _row("", versions)
    yield _row("---", ["---"] * len(versions))
    line_of = {result.test: result.line for result in results}
    for test in sorted(line_of, key=lambda test: (line_of[test], test)):
        of_test = [result for result in results if result.test == test]
        cells = [_cell([r for r in of_test if r.version == version]) for version in versions]
        yield _row(in_words(test), cells)


def _row(first: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join([first, *cells])} |"


def in_words(test: str) -> str:
    words = [_ACRONYMS.get(word, word) for word in test.removeprefix("test_").split("_")]
    text = " ".join(words).replace(" s ", "'s ")
    return text[:1].upper() + text[1:]


def _cell(results: Sequence[Result]) -> str:
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
        description=f"Run the live tests on each VERSION; write {TABLE.name} with these columns.",
    )
    parser.add_argument("versions", nargs="*", metavar="VERSION", help="default: all")
    given: list[str] = parser.parse_args().versions
    versions = given or list(reversed(all_releases()))
    try:
        for version in versions:  # all before the first test: what cannot be run is known at once
            installed(release(version), stopwatch())
        results = [result for version in versions for result in _run(version)]
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(compose(results, versions))
    return int(any(result.outcome == "failed" for result in results))


def _run(version: str) -> list[Result]:
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results.json"
        options = ["--airflow", version, "--matrix", str(file)]
        run = subprocess.run(
            [sys.executable, "-m", "pytest", str(TESTS), *options], capture_output=True, text=True
        )
        output = f"{run.stdout}\n{run.stderr}"
        if run.returncode not in _TESTED:
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
