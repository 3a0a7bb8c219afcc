"""Runs, read straight out of an answer.

To make the generated model first takes three times as long and three times the memory, and nearly
nobody asks for it: `DagRun.raw` makes it then. docs/performance.md has the figures.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote

import httpx

from airflow_trigger._adapters._request import Request, Unreadable, not_unicode, required
from airflow_trigger.models import Api, DagRun, DagRunState, DagRunType

T = TypeVar("T")
UNKNOWN_TYPE = DagRunType("unknown")
_OBJECT_OR_NULL = (dict, type(None))


class RunPage(NamedTuple):
    """One page of a list of runs.

    Attributes:
        total: How many rows there are on all pages, if the server says so.
    """

    runs: list[DagRun]
    total: int | None


class AnotherRun(Unreadable):
    """An answer that tells of another run than was asked for.

    It belongs to another request: of a process that shares the connection, or behind a proxy.
    """

    def __init__(self, run: DagRun) -> None:
        super().__init__(f"it tells of run {run.run_id!r} of DAG {run.dag_id!r}")


class RunReader:
    """Reads what both APIs say of runs; 2.x leaves some fields out.

    Args:
        dags_url: The web page under which each DAG has its own.
        run_part: What stands between the DAG and the run in the address of a run's page.
    """

    def __init__(self, api: Api, dags_url: str, run_part: str) -> None:
        self._api: Api = api
        self._dags_url = dags_url
        self._run_part = run_part

    def trigger(self, prefix: str, dag_id: str, body: dict[str, Any]) -> Request[DagRun]:
        """The request of a trigger, whose answer tells of the run that it created.

        It is put together here and not by the generated operation, because that takes long to load.
        """

        def parse(response: httpx.Response) -> DagRun:
            run = self._run(*_decoded(response), created=True)
            if run.run_id != body["dag_run_id"] or run.dag_id != dag_id:
                raise AnotherRun(run)
            return run

        try:
            path = f"{prefix}/dags/{_quoted(dag_id)}/dagRuns"
        except UnicodeEncodeError as problem:
            raise not_unicode("trigger", problem) from None
        return Request("POST", path, None, body, parse)

    def one(self, request: Request[object], dag_id: str, run_id: str) -> Request[DagRun]:
        def convert(row: dict[str, Any], text: bytes) -> DagRun:
            run = self._run(row, text)
            if not (_is_alike(run.run_id, run_id) and _is_alike(run.dag_id, dag_id)):
                raise AnotherRun(run)
            return run

        return _read(request, convert)

    def page(self, request: Request[object]) -> Request[RunPage]:
        return _read(request, self._page)

    def _page(self, body: dict[str, Any], text: bytes) -> RunPage:
        del text
        rows: list[dict[str, Any]] = body["dag_runs"]
        runs = [self._run(row, json.dumps(row).encode()) for row in rows]
        total = body.get("total_entries")
        return RunPage(runs, total if isinstance(total, int) else None)

    def _run(self, row: dict[str, Any], text: bytes, *, created: bool | None = None) -> DagRun:
        get = row.get
        dag_id = required(_text(get("dag_id")), "dag_id")
        run_id = required(_text(get("dag_run_id")), "dag_run_id")
        conf: object = get("conf")
        if not isinstance(conf, _OBJECT_OR_NULL):
            raise Unreadable("its 'conf' is not an object")
        return DagRun(
            dag_id=dag_id,
            run_id=run_id,
            state=DagRunState(required(_text(get("state")), "state")),
            run_type=_run_type(get("run_type")),
            conf=get("conf") or {},
            logical_date=_time(get("logical_date")),
            run_after=_time(get("run_after")),
            queued_at=_time(get("queued_at")),
            start_date=_time(get("start_date")),
            end_date=_time(get("end_date")),
            data_interval_start=_time(get("data_interval_start")),
            data_interval_end=_time(get("data_interval_end")),
            note=_text(get("note")),
            triggered_by=_text(get("triggered_by")),
            partition_key=_text(get("partition_key")),
            url=f"{self._dags_url}/{_quoted(dag_id)}{self._run_part}{quote(run_id, safe='')}",
            created=created,
            source=(self._api, text),
        )


def _read(request: Request[object], convert: Callable[[dict[str, Any], bytes], T]) -> Request[T]:
    """The same request, its answer read here."""

    def parse(response: httpx.Response) -> T:
        return convert(*_decoded(response))

    return Request(
        request.method, request.path, request.params, request.json, parse, request.headers
    )


def _decoded(response: httpx.Response) -> tuple[dict[str, Any], bytes]:
    if response.status_code != 200:
        raise ValueError(f"status {response.status_code} is not one of this operation's")
    return json.loads(response.content), response.content


def _is_alike(given: str, wanted: str) -> bool:
    """A database that takes capital letters for small ones finds a run by either."""
    return given == wanted or given.casefold() == wanted.casefold()


def _time(text: object) -> datetime | None:
    """A time, aware; None for one that cannot be read, as the run matters more than its times."""
    if not isinstance(text, str):
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _run_type(value: object) -> DagRunType:
    return DagRunType(value) if isinstance(value, str) else UNKNOWN_TYPE


@lru_cache(maxsize=1000)
def _quoted(dag_id: str) -> str:
    return quote(dag_id, safe="")
