"""What an adapter is to the flows, and what it is given. For type checkers, but for the filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, Protocol, TypeVar

import httpx

from airflow_trigger._adapters._request import Request
from airflow_trigger._adapters._runs import RunPage
from airflow_trigger.models import JSON, Api, DagRun, TriggerRequest

if TYPE_CHECKING:
    from airflow_trigger._adapters._dags import ListedDag
    from airflow_trigger.dags import Dag
    from airflow_trigger.server import ServerInfo

P = ParamSpec("P")
T_co = TypeVar("T_co", covariant=True)


class RequestParts(Protocol):
    """What an operation sends, without the server's address and the credentials."""

    @property
    def method(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def params(self) -> Mapping[str, Any]: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def json(self) -> object: ...


class Operation(Protocol[P, T_co]):
    """A module of `airflow_rest.*.api`, with the types of its arguments and of its answer."""

    @property
    def __name__(self) -> str: ...

    def build_request(self, *args: P.args, **kwargs: P.kwargs) -> RequestParts: ...

    def parse_response(self, response: httpx.Response) -> T_co: ...


class RunFilter(NamedTuple):
    """Which runs to list; None for all DAGs, and for no bound."""

    dag_id: str | None = None
    states: Sequence[str] = ()
    since: datetime | None = None


class BatchFilter(NamedTuple):
    """Which runs of several DAGs to list, and in which order; None for no bound."""

    dag_ids: Sequence[str]
    states: Sequence[str]
    order_by: str
    ended_since: datetime | None = None


class Adapter(Protocol):
    """What the flows ask of an API version."""

    @property
    def api(self) -> Api: ...

    def version(self) -> Request[ServerInfo]: ...

    def trigger(
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON]
    ) -> Request[DagRun]:
        """Start a run; the one that the answer tells of was created by it."""
        ...

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]: ...

    def list_runs(self, wanted: RunFilter, *, limit: int, offset: int) -> Request[RunPage]: ...

    def list_batch(self, wanted: BatchFilter, *, limit: int, offset: int) -> Request[RunPage]: ...

    def dag(self, dag_id: str) -> Request[Dag]: ...

    def list_dags(self, pattern: str | None, *, limit: int) -> Request[list[ListedDag]]:
        """List DAGs whose ids contain the pattern (`%` stands for anything), stale ones too."""
        ...

    def pause(self, dag_id: str, *, is_paused: bool) -> Request[object]: ...
