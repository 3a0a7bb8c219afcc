"""The two API versions behind one interface; the only importers of generated code.

An adapter turns what the flows want into a `Request` (what to send, and how to read the answer) and
does no I/O. Each is loaded only for a server that speaks its API.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from airflow_trigger._adapters._request import Request, T
from airflow_trigger._choices import shown

if TYPE_CHECKING:
    from airflow_rest.v1.models import DAGRun as V1DagRun
    from airflow_rest.v2.models import DAGRunResponse as V2DagRun
    from airflow_trigger._adapters._interface import Adapter, Operation, P
    from airflow_trigger.models import Api

GENERATED = ("airflow_rest.v1.api.", "airflow_rest.v2.api.")


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


def operation_request(operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> Request[T]:
    """The request of a generated operation, of either API.

    Raises:
        TypeError: It is something else, such as one of the operation's functions.
    """
    name: object = getattr(operation, "__name__", None)
    is_generated = isinstance(name, str) and name.startswith(GENERATED)
    if not is_generated or not hasattr(operation, "_get_kwargs"):
        raise TypeError(
            "the operation to call must be a module of airflow_rest.v1.api or airflow_rest.v2.api, "
            f"such as airflow_rest.v2.api.variable.get_variable, not {shown(operation)}"
        )
    if operation.__name__.startswith("airflow_rest.v1."):
        from airflow_trigger._adapters.v1 import OPERATIONS as V1_OPERATIONS

        return V1_OPERATIONS.request(operation, *args, **kwargs)
    from airflow_trigger._adapters.v2 import OPERATIONS as V2_OPERATIONS

    return V2_OPERATIONS.request(operation, *args, **kwargs)


__all__ = [
    "Request",
    "T",
    "generated_run",
    "load_adapter",
    "operation_request",
]
