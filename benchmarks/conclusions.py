"""The conclusions as sentences, each with the command that measures it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.charts import found
from benchmarks.rows.airflow import TRIGGERS
from benchmarks.table import Figure, Line


def conclusions(lines: Sequence[Line]) -> Iterator[str]:
    imported = found(lines, "import", "import", "httpx")
    yield (
        f"Importing airflow-trigger takes {imported.ours} of CPU time, and httpx "
        f"{imported.theirs}: httpx is loaded with the first call (`make bench ROW=import`)."
    )
    first = found(lines, "first", "first trigger", "httpx")
    official = found(lines, "first", "first trigger", "apache-airflow-client")
    yield (
        f"Import and first trigger together take {first.ours}; httpx alone takes {first.theirs}, "
        f"and apache-airflow-client {official.theirs} (`make bench ROW=first`)."
    )
    for row in ("sync", "async"):
        one = found(lines, row, "one trigger", "httpx")
        yield (
            f"Each further {row} trigger takes {one.ours} of CPU time, with the conf checked; "
            f"httpx alone takes {one.theirs} (`make bench ROW={row}`)."
        )
    yield _batch(lines)
    yield _polling(lines)
    log = [line for line in lines if line.row == "log"]
    most = max((line.ours for line in log), key=lambda figure: figure.value)
    yield (
        f"`failure` reads a log of 100 MB in the memory that it needs for 1 MB: the peak grows by "
        f"{most} at most (`make bench ROW=log`)."
    )


def _batch(lines: Sequence[Line]) -> str:
    batch = next(one for one in lines if one.row == "batch-sync" and ", 50 at" in one.what)
    real = next(one for one in lines if one.row == "airflow")
    per_second = Figure(TRIGGERS / real.ours.value, "triggers per second")
    return (
        f"`trigger_many` sends {batch.ours.value:,.0f} triggers per second, 50 at a time, to a "
        "server that takes 50 ms for each (`make bench ROW=batch-sync`). A real Airflow on the "
        f"same machine accepts {per_second} (`make bench ROW=airflow`), so the server limits "
        "a batch."
    )


def _polling(lines: Sequence[Line]) -> str:
    def told(duration: int) -> str:
        asked = found(lines, "polling", f"wait, runs of {duration} s: requests", "every 5 s")
        late = found(lines, "polling", f"wait, runs of {duration} s: lateness", "every 5 s")
        return (
            f"For a run of {duration} s, `wait` sends {asked.ours} and returns {late.ours} after "
            f"the end on average; a loop that polls every 5 s sends {asked.theirs} and is "
            f"{late.theirs} late"
        )

    return f"{told(10)}. {told(600)} (`make bench ROW=polling`)."
