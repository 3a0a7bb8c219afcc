"""A request together with all that an error message says of it."""

from __future__ import annotations

from typing import Generic, TypeVar

from airflow_trigger._adapters import Request
from airflow_trigger.errors import NotFound, Where
from airflow_trigger.models import Api

T = TypeVar("T")


class Call(Generic[T]):
    """What a flow asks the engine to send.

    Args:
        operation: The client's method that the request belongs to; with `call` the operation.
        what: Completes "Could not …".
        url: The whole URL, for messages.
        not_found: What a 404 means that comes from Airflow and names the DAG or the run.
        permission: Completes "These credentials may lack …".
        conflict: What a 409 means.
        if_unread: What else there is to say if a 2xx response could not be read.
        authenticated: Whether credentials are sent along.
    """

    def __init__(
        self,
        *,
        operation: str,
        what: str,
        request: Request[T],
        url: str,
        dag_id: str | None = None,
        run_id: str | None = None,
        not_found: type[NotFound] = NotFound,
        permission: str = "the permission for it",
        conflict: str = "",
        if_unread: str = "",
        authenticated: bool = True,
    ) -> None:
        self.operation = operation
        self.what = what
        self.request = request
        self.url = url
        self.dag_id = dag_id
        self.run_id = run_id
        self.not_found = not_found
        self.permission = permission
        self.conflict = conflict
        self.if_unread = if_unread
        self.authenticated = authenticated

    @property
    def api(self) -> Api:
        return "v1" if self.request.path.startswith("/api/v1/") else "v2"

    @property
    def where(self) -> Where:
        return Where(
            dag_id=self.dag_id, run_id=self.run_id, method=self.request.method, url=self.url
        )
