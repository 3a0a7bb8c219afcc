"""What many runs cost in the database: time by the number of rows, and room."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from airflow_trigger import AirflowClient, TriggerRequest
from tests.live.scale.lab import Database, Lab, Labs, median_ms
from tests.live.scale.page import Table

DAG = "python"
AMOUNTS = (0, 20_000, 100_000)
_REAL_RUNS = 5
_ASKED = 20
# What a copy has of its own; a serial id comes by itself.
_OWN = {"run_id": "'copy__' || copy", "logical_date": "NULL"}


def tables(labs: Labs, count: int) -> Iterator[Table]:
    lab = labs.lab(api__workers=1)
    counts = _rows_of_a_run(lab)
    amounts = [amount for amount in AMOUNTS if amount <= 500 * count]
    rows: list[list[str | float]] = []
    sizes: dict[str, int] = {}
    before = {table: _size(lab.database, table) for table in counts}
    there = 0
    for amount in amounts:
        if amount > there:
            _copy_runs(lab.database, counts, there, amount)
            there = amount
        rows.append([amount, *_times(lab)])
    sizes = {table: _size(lab.database, table) - before[table] for table in counts}
    yield Table(("runs in the database", *QUESTIONS), rows, "Milliseconds, the median.")
    per_run = {table: size / max(1, there) for table, size in sizes.items()}
    yield Table(
        ("table", "rows of one run", "bytes of one run, with its indexes"),
        [
            *([f"`{table}`", counts[table], per_run[table]] for table in counts),
            ["all", sum(counts.values()), sum(per_run.values())],
        ],
    )


def _rows_of_a_run(lab: Lab) -> dict[str, int]:
    """Table → the rows that a run with one task of Python leaves there."""
    names = [
        str(name)
        for (name,) in lab.database.rows(
            "SELECT table_name FROM information_schema.columns JOIN pg_tables"
            " ON tablename = table_name AND schemaname = table_schema"
            " WHERE table_schema = 'public' AND column_name = 'run_id'"
        )
    ]

    def count(name: str) -> int:
        query = f'SELECT count(*) FROM "{name}" WHERE dag_id = %s'  # noqa: S608
        return lab.database.number(query, DAG)

    before = {name: count(name) for name in names}
    done = lab.database.runs(DAG)
    with lab.client() as client:
        client.unpause(DAG)
        for _ in range(_REAL_RUNS):
            client.trigger(DAG)
        lab.wait_for_runs(done + _REAL_RUNS, DAG)
        client.pause(DAG)
    rows = {name: round((count(name) - before[name]) / _REAL_RUNS) for name in names}
    return {name: number for name, number in rows.items() if number}
