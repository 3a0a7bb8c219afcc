"""Read runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow_trigger._call import Call
from airflow_trigger._choices import must_be_id
from airflow_trigger._flows.server import ask
from airflow_trigger._flows.steps import Flow, Session
from airflow_trigger.errors import (
    NotFound,
    RunNotFound,
)
from airflow_trigger.models import DagRun, RunRef

if TYPE_CHECKING:
    from airflow_trigger._adapters import Request
    from airflow_trigger._adapters._interface import Adapter


def get_run(session: Session, ref: RunRef, *, until: float | None = None) -> Flow[DagRun]:
    """Read one run."""
    check_ref(ref)
    return (
        yield from ask(
            session,
            lambda adapter: read_call(session, adapter, ref),
            dag_id=ref.dag_id,
            run_id=ref.run_id,
            until=until,
        )
    )


def check_ref(ref: RunRef) -> None:
    """Refuse a name that leads to something else than a run, or that nothing can be kept under.

    Which other ids there are is the server's to say: it may have had another pattern for them.
    """
    must_be_id("dag_id", ref.dag_id)
    must_be_id("run_id", ref.run_id)


def read_call(session: Session, adapter: Adapter, ref: RunRef) -> Call[DagRun]:
    request = adapter.get_run(ref.dag_id, ref.run_id)
    what = f"read run {ref.run_id!r} of DAG {ref.dag_id!r}"
    permission = "read on DAG Runs and on the DAG"
    return run_call(
        session,
        "get_run",
        what,
        request,
        ref,
        not_found=RunNotFound,
        permission=permission,
    )


def run_call(
    session: Session,
    operation: str,
    what: str,
    request: Request[DagRun],
    ref: RunRef,
    *,
    not_found: type[NotFound],
    permission: str,
    conflict: str = "",
    if_unread: str = "",
) -> Call[DagRun]:
    return Call(
        operation=operation,
        what=what,
        request=request,
        url=session.base_url + request.path,
        dag_id=ref.dag_id,
        run_id=ref.run_id,
        not_found=not_found,
        permission=permission,
        conflict=conflict,
        if_unread=if_unread,
    )
