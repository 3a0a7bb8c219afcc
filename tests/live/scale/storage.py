"""What many runs cost in the database: time by the number of rows, and disk space."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from airflow_trigger import AirflowClient, DagRun
from tests.live.releases import CannotRun
from tests.live.scale.lab import Database, Lab, Labs, median_ms
from tests.live.scale.page import Table

DAG = "python"
AMOUNTS = (0, 20_000, 100_000)
_REAL_RUNS = 5
_ASKED = 20
_KEY = "known"
# The values in which a copy differs; the database generates serial ids.
_OWN = {"run_id": "'copy__' || copy", "logical_date": "NULL"}


def tables(labs: Labs, count: int) -> Iterator[Table]:
    lab = labs.lab()
    counts = _rows_of_a_run(lab)
    amounts = [amount for amount in AMOUNTS if amount <= 500 * count]
    rows: list[list[str | float]] = []
    before = {table: _size(lab.database, table) for table in counts}
    there = 0
    for amount in amounts:
        if amount > there:
            _copy_runs(lab.database, counts, there, amount)
            there = amount
        rows.append([amount, *_times(lab)])
    sizes = {table: _size(lab.database, table) - before[table] for table in counts}
    yield Table(("runs in the database", *QUESTIONS), rows, "Milliseconds, the median.")
    yield _room(counts, {table: size / max(1, there) for table, size in sizes.items()})


def _room(counts: dict[str, int], bytes_of: dict[str, float]) -> Table:
    rows: list[list[str | float]] = [
        [f"`{table}`", counts[table], bytes_of[table]] for table in counts
    ]
    rows.append(["all", sum(counts.values()), sum(bytes_of.values())])
    return Table(
        ("table", "rows of one run", "bytes of one run, with its indexes"),
        rows,
        figures={"bytes": sum(bytes_of.values())},
    )


def _rows_of_a_run(lab: Lab) -> dict[str, int]:
    """Table → the number of rows that a run with one Python task leaves there."""
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


def _copy_runs(database: Database, tables: dict[str, int], after: int, last: int) -> None:
    """Add finished runs to the DAG, which differ from a real one only in their ids."""
    ((run_id,),) = database.rows(
        "SELECT max(run_id) FROM dag_run WHERE dag_id = %s AND state = 'success'"
        " AND run_id NOT LIKE 'copy__%%'",
        DAG,
    )
    first = ["dag_run", "task_instance"]  # the others refer to them
    for table in sorted(tables, key=lambda name: (name not in first, name)):
        columns = _columns(database, table)
        database.run(
            f'INSERT INTO "{table}" ({", ".join(columns)})'  # noqa: S608
            f' SELECT {", ".join(columns.values())} FROM "{table}"'
            " CROSS JOIN generate_series(%s::int, %s::int) copy WHERE dag_id = %s AND run_id = %s",
            *(after + 1, last, DAG, run_id),
        )
        database.run(f'VACUUM ANALYZE "{table}"')  # as the server does by itself, later


def _columns(database: Database, table: str) -> dict[str, str]:
    """Column → SQL for its value in a copy."""
    described = database.rows(
        "SELECT column_name, data_type, coalesce(column_default, '')"
        " FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s",
        table,
    )
    found: dict[str, str] = {}
    for name, kind, default in described:
        column = str(name)
        if str(default).startswith("nextval"):
            continue
        is_key = (column, kind) == ("id", "uuid")
        found[f'"{column}"'] = "gen_random_uuid()" if is_key else _OWN.get(column, f'"{column}"')
    return found


def _size(database: Database, table: str) -> int:
    return database.number("SELECT pg_total_relation_size(%s::regclass)", table)


def _trigger(client: AirflowClient, known: DagRun) -> None:
    client.trigger(DAG)


def _trigger_again(client: AirflowClient, known: DagRun) -> None:
    if client.trigger(DAG, idempotency_key=_KEY).run_id != known.run_id:
        raise CannotRun("a key has two runs")


def _get_run(client: AirflowClient, known: DagRun) -> None:
    client.get_run(known.dag_id, known.run_id)


def _newest(client: AirflowClient, known: DagRun) -> None:
    list(client.runs(DAG, limit=100))


def _failed(client: AirflowClient, known: DagRun) -> None:
    list(client.runs(DAG, states=["failed"], limit=100))


# One column of the table each.
QUESTIONS: dict[str, Callable[[AirflowClient, DagRun], None]] = {
    "`trigger`": _trigger,
    "`trigger`, the run exists": _trigger_again,
    "`get_run`": _get_run,
    "`runs`, the newest 100": _newest,
    "`runs` in a state that no run has": _failed,
}


def _times(lab: Lab) -> list[float]:
    with lab.client() as client:
        known = client.trigger(DAG, idempotency_key=_KEY)
        return [
            median_ms([_seconds(ask, client, known) for _ in range(_ASKED)])
            for ask in QUESTIONS.values()
        ]


def _seconds(
    ask: Callable[[AirflowClient, DagRun], None], client: AirflowClient, known: DagRun
) -> float:
    start = time.monotonic()
    ask(client, known)
    return time.monotonic() - start
