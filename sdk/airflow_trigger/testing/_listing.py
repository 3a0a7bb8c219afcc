"""Filters, sorts and pages the lists of runs and DAGs."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime

import attrs

from airflow_trigger.testing._access import User
from airflow_trigger.testing._state import Airflow, FakeDag, FakeRun

COMPARISONS: dict[str, Callable[[datetime, datetime], bool]] = {
    "gte": operator.ge,
    "gt": operator.gt,
    "lte": operator.le,
    "lt": operator.lt,
}
# Airflow can also sort by other fields, such as "conf"; the fake then sorts by creation instead.
SORTED_BY = ("state", "dag_id", "run_id", "logical_date", "run_after", "start_date", "end_date")


@attrs.frozen
class Bound:
    """A bound for a date of the run; runs without that date are left out."""

    name: str
    comparison: str
    date: datetime

    def holds(self, run: FakeRun) -> bool:
        value: datetime | None = getattr(run, self.name)
        return value is not None and COMPARISONS[self.comparison](value, self.date)


@attrs.frozen(kw_only=True)
class Wanted:
    """The filters of a request for a list; None means all."""

    dag_ids: Collection[str] | None
    states: Collection[str] | None
    bounds: Sequence[Bound]
    order_by: str
    limit: int | None
    offset: int


def matching(airflow: Airflow, wanted: Wanted, may_read: Callable[[str], bool]) -> list[FakeRun]:
    """All runs that match the filters, in order; `cut` selects a page of them."""
    candidates = [
        run
        for run in airflow.runs
        if (wanted.dag_ids is None or run.dag_id in wanted.dag_ids) and may_read(run.dag_id)
    ]
    airflow.go_on(candidates)
    chosen = [run for run in candidates if _fits(run, wanted)]
    # 3.0 lists runs without the date last in either direction; otherwise the database decides.
    is_last = airflow.version.startswith("3.0.")
    return _sorted(chosen, wanted.order_by, is_nothing_last=is_last)


def cut(runs: Sequence[FakeRun], wanted: Wanted) -> Sequence[FakeRun]:
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return runs[wanted.offset : end]


def listed_dags(
    airflow: Airflow, user: User, *, pattern: str | None, with_stale: bool
) -> list[FakeDag]:
    """The DAGs of a list; in a pattern `%` is any text, and `_` any character."""
    wild = {"%": ".*", "_": "."}
    wanted = "".join(wild.get(character) or re.escape(character) for character in pattern or "")
    return [
        dag
        for dag_id, dag in sorted(airflow.dags.items())
        if airflow.access.may(user, "read", dag_id)
        and (with_stale or not dag.is_stale)
        and re.search(wanted, dag_id, re.IGNORECASE)
    ]


def _fits(run: FakeRun, wanted: Wanted) -> bool:
    in_state = not wanted.states or run.state in wanted.states
    return in_state and all(bound.holds(run) for bound in wanted.bounds)


def _sorted(runs: Iterable[FakeRun], order_by: str, *, is_nothing_last: bool) -> list[FakeRun]:
    name = {"dag_run_id": "run_id", "execution_date": "logical_date"}.get(
        order_by.lstrip("-"), order_by.lstrip("-")
    )

    def key(run: FakeRun) -> tuple[bool, object, int]:
        value = getattr(run, name) if name in SORTED_BY else run.number
        # None comes first, as NULL does in SQLite.
        return value is not None, value, run.number

    is_descending = order_by.startswith("-")
    ordered = sorted(runs, key=key, reverse=is_descending)
    if is_nothing_last and not is_descending:
        ordered.sort(key=lambda run: not key(run)[0])
    return ordered
