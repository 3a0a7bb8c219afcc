"""The two API versions behind one interface; the only importers of generated code.

An adapter turns what the flows want into a `Request` (what to send, and how to read the answer) and
does no I/O. Each is loaded only for a server that speaks its API.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from airflow_trigger._adapters._request import Request, T, operation_request

if TYPE_CHECKING:
    from airflow_rest.v1.models import DAGRun as V1DagRun
    from airflow_rest.v2.models import DAGRunResponse as V2DagRun
    from airflow_trigger._adapters._interface import Adapter
    from airflow_trigger.models import Api


def load_adapter(api: Api, base_url: str) -> Adapter:
    if api == "v1":
        from airflow_trigger._adapters.v1 import V1Adapter

        return V1Adapter(base_url)
    from airflow_trigger._adapters.v2 import V2Adapter

    return V2Adapter(base_url)


def generated_run(api: Api, text: bytes) -> V1DagRun | V2DagRun:
    """The generated model of a run that an answer tells of."""
    if api == "v1":
        from airflow_rest.v1.models import DAGRun

        return DAGRun.from_dict(json.loads(text))
    from airflow_rest.v2.models import DAGRunResponse

    return DAGRunResponse.from_dict(json.loads(text))


__all__ = [
    "Request",
    "T",
    "generated_run",
    "load_adapter",
    "operation_request",
]
