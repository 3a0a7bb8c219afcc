"""The two API versions behind one interface; the only importers of generated code.

An adapter turns what the flows want into a `Request` (what to send, and how to read the answer) and
does no I/O. Each is loaded only for a server that speaks its API.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from airflow_trigger._adapters._request import Request
from airflow_trigger.models import JSON, Api, DagRun, ServerInfo


class Adapter(Protocol):
    """What the flows ask of an API version."""

    def version(self) -> Request[ServerInfo]: ...

    def trigger(
        self,
        dag_id: str,
        run_id: str,
        *,
        conf: Mapping[str, JSON],
        logical_date: datetime | None,
        note: str | None,
    ) -> Request[DagRun]: ...

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]: ...


def load_adapter(api: Api, base_url: str) -> Adapter:
    if api == "v1":
        from airflow_trigger._adapters.v1 import V1Adapter

        return V1Adapter(base_url)
    from airflow_trigger._adapters.v2 import V2Adapter

    return V2Adapter(base_url)


__all__ = ["Adapter", "Request", "load_adapter"]
