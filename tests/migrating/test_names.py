"""All code in the tables of the migration pages exists in its package."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from benchmarks.environments import CLEAN, ROOT, python_of
from tests.docs.pages import PAGES

LOOK_UP = Path(__file__).with_name("look_up.py")
# Heading of a column → the package's name in `look_up.py`, and the name of its environment.
COLUMNS = {
    "`requests`": ("requests", "requests"),
    "`httpx`": ("httpx", None),
    "apache-airflow-client 2.x": ("client_2", "official-2"),
    "apache-airflow-client 3.x": ("client_3", "official"),
    "`airflowctl`": ("airflowctl", "airflowctl"),
    "airflow-trigger": ("ours", None),
}
MIGRATING = [page for page in PAGES if page.name.startswith("migrating-")]
_CELLS = re.compile(r"(?<!\\)\|")
_SPAN = re.compile(r"`([^`]+)`")


@attrs.frozen
class Named:
    """A piece of code in a cell of a table."""

    page: str
    column: str
    code: str


def named() -> Iterator[Named]:
    for page in MIGRATING:
        headings: list[str] = []
        for line in page.read_text().splitlines():
            if not line.startswith("|"):
                headings = []
                continue
            cells = [cell.strip() for cell in _CELLS.split(line)[1:-1]]
            if not headings:
                headings = cells
                continue
            for heading, cell in zip(headings, cells, strict=True):
                if heading in COLUMNS:
                    yield from (Named(page.name, heading, code) for code in _SPAN.findall(cell))


NAMED = list(named())


@pytest.mark.parametrize("column", COLUMNS)
def test_every_name_in_a_column_is_in_its_package(column: str) -> None:
    package, lock = COLUMNS[column]
    codes = sorted({one.code for one in NAMED if one.column == column})
    python = python_of(lock) if lock else Path(sys.executable)
    ours = {} if lock else {"PYTHONPATH": f"{ROOT / 'sdk'}:{ROOT / 'generated'}"}

    done = subprocess.run(
        [python, str(LOOK_UP), package],
        input=json.dumps(codes),
        env=CLEAN | ours,
        capture_output=True,
        text=True,
    )

    assert codes
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {}


@pytest.mark.parametrize("page", MIGRATING, ids=lambda page: page.name)
def test_every_table_of_another_package_is_looked_up(page: Path) -> None:
    columns = {one.column for one in NAMED if one.page == page.name}

    assert page.name == "migrating-airflow-3.md" or len(columns) >= 2
