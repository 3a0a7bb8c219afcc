"""Read DAGs, remember them for a short time, pause and unpause them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow_trigger._adapters import Request
from airflow_trigger._call import Call
from airflow_trigger._choices import must_be_id
from airflow_trigger._flows.server import ask
from airflow_trigger._flows.steps import Flow, KnownDag, Session, T, once
from airflow_trigger._observer import logger
from airflow_trigger.errors import AirflowTriggerError, DagNotFound, PermissionDenied

if TYPE_CHECKING:
    from airflow_trigger._adapters._interface import Adapter
    from airflow_trigger.dags import Dag

# Seconds that a DAG is remembered: a stream of triggers does not ask for it each time, and a change
# of its params or its pause is noticed soon.
REMEMBERED = 30.0
MOST_REMEMBERED = 500


def dag(session: Session, dag_id: str, *, until: float | None = None) -> Flow[Dag]:
    """Read one DAG."""
    must_be_id("dag_id", dag_id)

    def call(adapter: Adapter) -> Call[Dag]:
        return _call(session, "dag", "read", adapter.dag(dag_id), dag_id, "read on the DAG")

    found = yield from ask(session, call, until=until)
    _remember(session, dag_id, found)
    return found


def set_paused(session: Session, dag_id: str, *, is_paused: bool) -> Flow[Dag]:
    """Pause or unpause exactly this DAG, and read it."""
    until = session.deadline()
    yield from change_paused(session, dag_id, is_paused=is_paused, until=until)
    try:
        return (yield from dag(session, dag_id, until=until))
    except AirflowTriggerError as error:
        done = "paused" if is_paused else "unpaused"
        error.args = (f"DAG {dag_id!r} was {done}, and could not be read then. {error}",)
        raise


def change_paused(session: Session, dag_id: str, *, is_paused: bool, until: float) -> Flow[None]:
    """Pause or unpause exactly this DAG: that needs no permission to read it."""
    must_be_id("dag_id", dag_id)
    operation = "pause" if is_paused else "unpause"

    def call(adapter: Adapter) -> Call[object]:
        request = adapter.pause(dag_id, is_paused=is_paused)
        return _call(session, operation, operation, request, dag_id, "edit on the DAG")

    session.dags.pop(dag_id, None)
    yield from ask(session, call, until=until)


def known_dag(session: Session, dag_id: str, *, since: float, until: float) -> Flow[KnownDag]:
    """The DAG as it was at that time or later.

    However many callers ask for a DAG that is not known, one of them reads it.
    """
    while (known := session.dags.get(dag_id)) is None or known.read_at < since:
        yield from once(session, f"DAG {dag_id!r}", lambda: _read(session, dag_id, until), until)
    return known


def _read(session: Session, dag_id: str, until: float) -> Flow[None]:
    try:
        yield from dag(session, dag_id, until=until)
    except PermissionDenied as error:
        if not error.by_airflow:
            raise
        logger.warning(
            "These credentials may not read DAG %r: its conf is checked to be JSON and no more, "
            "and whether it is paused is not known.",
            dag_id,
        )
        _remember(session, dag_id, None)


def _remember(session: Session, dag_id: str, found: Dag | None) -> None:
    session.dags[dag_id] = KnownDag(found, session.clock())
    while len(session.dags) > MOST_REMEMBERED:
        session.dags.popitem(last=False)


def _call(
    session: Session, operation: str, verb: str, request: Request[T], dag_id: str, permission: str
) -> Call[T]:
    return Call(
        operation=operation,
        what=f"{verb} DAG {dag_id!r}",
        request=request,
        url=session.base_url + request.path,
        dag_id=dag_id,
        not_found=DagNotFound,
        permission=permission,
    )
