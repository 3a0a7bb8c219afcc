"""Call any generated operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow_trigger._adapters import Request
from airflow_trigger._call import Call
from airflow_trigger._flows.server import ask
from airflow_trigger._flows.steps import Flow, Session, T
from airflow_trigger.errors import Unsupported
from airflow_trigger.models import Api

if TYPE_CHECKING:
    from airflow_trigger._adapters._interface import Adapter

# RFC 9110, section 9.2.2, of those that the specs use.
IDEMPOTENT = frozenset({"GET", "PUT", "DELETE"})


def operation_call(session: Session, name: str, request: Request[T]) -> Flow[T]:
    """Send the request of an operation, which is told by its module's name."""
    operation = name.rpartition(".")[2]
    api: Api = "v1" if name.startswith("airflow_rest.v1.") else "v2"

    def call(adapter: Adapter) -> Call[T]:
        if api != adapter.api:
            raise Unsupported(
                f"{operation} of airflow_rest.{api} was not sent: {session.base_url} speaks "
                f"/api/{adapter.api}. Import the operation from airflow_rest.{adapter.api} instead."
            )
        return Call(
            operation=operation,
            what=f"call {operation}",
            request=request,
            url=session.base_url + request.path,
        )

    return (yield from ask(session, call, idempotent=request.method in IDEMPOTENT))
