"""Refuses a trigger that the server would refuse or silently drop, before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from airflow_trigger._arguments import (
    LONGEST_ID,
    LONGEST_NOTE,
    SURROGATE,
    is_unicode,
    unkept,
)
from airflow_trigger._flows.dags import REMEMBERED, change_paused, known_dag
from airflow_trigger._flows.observer import logger
from airflow_trigger._flows.server import adapter_for, need_version
from airflow_trigger._flows.steps import Flow, KnownDag, Session
from airflow_trigger.conf import refusal
from airflow_trigger.errors import (
    AirflowTriggerError,
    ConfError,
    DagPaused,
    InvalidDate,
    InvalidRequest,
    InvalidRunId,
)
from airflow_trigger.models import JSON, Api, ConfCheck, OnPaused, TriggerRequest

if TYPE_CHECKING:
    from airflow_trigger.models import Dag, ServerInfo

# The first Airflow versions that accept the field, by their specs.
SINCE = {
    "data_interval": (2, 9),
    "run_after": (3, 0),
    "partition_key": (3, 2),
    "bundle_version": (3, 4),
}
DRAIN, DRAIN_SINCE = "on_paused='drain'", (3, 4)
# Texts that the database stores, with the length of their columns.
KEPT = {"note": LONGEST_NOTE, "partition_key": LONGEST_ID, "bundle_version": LONGEST_ID}
FOR_UNKNOWN_KEYS = (
    'If the DAG reads keys that it does not declare, conf_check="schema" allows them.'
)


def check_arguments(session: Session, wanted: TriggerRequest) -> None:
    """The checks that need no server."""
    check_request(wanted)
    if wanted.run_id is not None:
        session.run_ids.check(wanted.run_id, dag_id=wanted.dag_id)
    if wanted.logical_date is not None and not session.allow_trigger_in_future:
        _check_not_in_future(wanted, wanted.logical_date)


def check_request(wanted: TriggerRequest) -> None:
    """The checks that need no client either: no server ever accepts what they refuse."""
    _check_texts(wanted)
    if wanted.run_id is not None and wanted.idempotency_key is not None:
        raise InvalidRunId(
            f"DAG {wanted.dag_id!r} was given both a run_id and an idempotency_key, from which a "
            "run_id is derived; nothing was sent. Pass only one of them.",
            dag_id=wanted.dag_id,
            run_id=wanted.run_id,
        )
    if wanted.logical_date or wanted.run_after or wanted.data_interval:
        _check_zones(wanted)
        _check_order(wanted)


def _check_texts(wanted: TriggerRequest) -> None:
    """Refuse texts that make the database fail (a 500), or that cannot be sent."""
    if not (wanted.dag_id.isascii() or is_unicode(wanted.dag_id)):
        raise _not_kept(wanted, "dag_id", SURROGATE)
    for name, longest in KEPT.items():
        text: str | None = getattr(wanted, name)
        problem = None if text is None else unkept(text, longest=longest)
        if problem is not None:
            raise _not_kept(wanted, name, problem)
    for name in ("partition_key", "bundle_version"):
        text = getattr(wanted, name)
        if text is not None and not text.strip():
            raise _not_kept(wanted, name, "is empty or blank")


def _check_zones(wanted: TriggerRequest) -> None:
    start, end = wanted.data_interval or (None, None)
    dates = {
        "logical_date": wanted.logical_date,
        "run_after": wanted.run_after,
        "data_interval": start,
        "end of the data_interval": end,
    }
    for name, date in dates.items():
        if date is not None and date.utcoffset() is None:
            raise _invalid_date(
                wanted,
                f"The {name} {date.isoformat()} has no time zone",
                "Pass an aware datetime, such as datetime.now(timezone.utc).",
            )


def _check_not_in_future(wanted: TriggerRequest, date: datetime) -> None:
    if date > datetime.now(UTC):
        raise _invalid_date(
            wanted,
            f"The logical_date {date.isoformat()} is in the future: Airflow would create the "
            "run, but start none of its tasks before then",
            "On Airflow 3, pass run_after to start a run later. For an Airflow 2 with [scheduler] "
            "allow_trigger_in_future, create the client with allow_trigger_in_future=True.",
        )


def _check_order(wanted: TriggerRequest) -> None:
    start, end = wanted.data_interval or (None, None)
    if start is not None and end is not None and end < start:
        raise _invalid_date(
            wanted,
            f"The data_interval ends at {end.isoformat()}, before it starts at {start.isoformat()}",
            "Pass (start, end).",
        )


def check_version(session: Session, wanted: TriggerRequest, until: float) -> Flow[None]:
    """Refuse arguments that the server's version does not support, or would ignore."""
    for name, since in SINCE.items():
        if getattr(wanted, name) is None:
            continue
        info = yield from _need(session, wanted, since, name, until)
        if name == "data_interval" and wanted.logical_date is None and info.api == "v2":
            raise _invalid_date(
                wanted,
                "There is a data_interval without a logical_date: Airflow 3 would silently ignore "
                "it",
                "Pass the logical_date too.",
            )
    if drains(session, wanted):
        yield from _need(session, wanted, DRAIN_SINCE, DRAIN, until)


def _need(
    session: Session, wanted: TriggerRequest, since: tuple[int, int], what: str, until: float
) -> Flow[ServerInfo]:
    return need_version(
        session,
        since,
        what,
        consequence=f"DAG {wanted.dag_id!r} was not triggered",
        until=until,
        dag_id=wanted.dag_id,
        run_id=wanted.run_id,
    )


def drains(session: Session, wanted: TriggerRequest) -> bool:
    """Whether a paused DAG is to be drained."""
    return (wanted.on_paused or session.on_paused) == "drain"


def check_against_dag(
    session: Session, wanted: TriggerRequest, conf: Mapping[str, JSON], until: float
) -> Flow[None]:
    """The checks against the DAG: its params, its start date, whether it is paused.

    A refusal that is based on a cached DAG is checked again with the current one. Whether to drain
    the DAG is decided before each attempt, not here.
    """
    check, on_paused = _choices(session, wanted)
    has_date = wanted.logical_date is not None and wanted.bundle_version is None
    if check == "json" and on_paused in ("allow", "drain") and not has_date:
        return
    now, dag_id = session.clock(), wanted.dag_id
    known = session.known_dag(dag_id, since=now - REMEMBERED)
    if known is None or (known.dag is not None and known.dag.is_draining):
        # A draining DAG may pause itself at any time.
        since = now - REMEMBERED if known is None else now
        known = yield from known_dag(session, dag_id, since=since, until=until)
    adapter = session.adapter or (yield from adapter_for(session, until=until))
    if _refusal(session, wanted, conf, known, adapter.api) is not None:
        known = yield from known_dag(session, dag_id, since=now, until=until)
        error = _refusal(session, wanted, conf, known, adapter.api)
        if error is not None:
            raise error
    # Credentials that may not read the DAG may still be allowed to edit it.
    if on_paused == "unpause" and (known.dag is None or known.dag.is_paused):
        yield from change_paused(session, dag_id, is_paused=False, until=until)


def _choices(session: Session, wanted: TriggerRequest) -> tuple[ConfCheck, OnPaused]:
    # Only the params of the latest version can be read.
    check = "json" if wanted.bundle_version is not None else wanted.conf_check
    return check or session.conf_check, wanted.on_paused or session.on_paused


def _refusal(
    session: Session, wanted: TriggerRequest, conf: Mapping[str, JSON], known: KnownDag, api: Api
) -> AirflowTriggerError | None:
    """Why the DAG must not be triggered; None if it may be, or if the DAG may not be read."""
    dag = known.dag
    if dag is None:
        return None
    date = wanted.logical_date if wanted.bundle_version is None else None
    start = dag.start_date
    if date is not None and start is not None and date < start:
        return _invalid_date(
            wanted,
            f"The logical_date {date.isoformat()} is before the DAG's start_date "
            f"{start.isoformat()}: Airflow would create a run that succeeds without running a task",
            "Pass a later date.",
        )
    check, on_paused = _choices(session, wanted)
    if check != "json" and dag.params:
        is_strict = check == "strict"
        refused = _conf_refusal(session, known, dag, conf, api, is_strict=is_strict)
        if refused is not None:
            return refused
    return paused(wanted, dag) if dag.is_paused and on_paused == "error" else None


def _conf_refusal(
    session: Session,
    known: KnownDag,
    dag: Dag,
    conf: Mapping[str, JSON],
    api: Api,
    *,
    is_strict: bool,
) -> ConfError | None:
    # Loaded only for a DAG with params: jsonschema takes longer to import than everything else.
    from airflow_trigger._flows.schema import Validators, unknown_key_problems

    if known.validators is None:
        known.validators = Validators(dag.params, api=api)
    problems = known.validators.problems(conf)
    _warn_of_unchecked(session, dag.dag_id, known.validators.obstacles)
    unknown = unknown_key_problems(conf, dag.params) if is_strict else []
    if not problems and not unknown:
        return None
    advice = FOR_UNKNOWN_KEYS if unknown else ""
    return refusal(problems + unknown, dag_id=dag.dag_id, advice=advice)


def _warn_of_unchecked(session: Session, dag_id: str, obstacles: Mapping[str, str]) -> None:
    """Log a warning once for each param that only the server checks."""
    for name, reason in obstacles.items():
        if (dag_id, name) not in session.unchecked_params:
            session.unchecked_params.add((dag_id, name))
            logger.warning(
                "The param %.60r of DAG %r is checked by the server only: %s.",
                *(name, dag_id, reason),
            )


def _not_kept(wanted: TriggerRequest, name: str, problem: str) -> InvalidRequest:
    return InvalidRequest(
        f"The {name} for DAG {wanted.dag_id!r} {problem}; nothing was sent.",
        status=400,
        detail=f"the {name} {problem}",
        dag_id=wanted.dag_id,
        run_id=wanted.run_id,
    )


def _invalid_date(wanted: TriggerRequest, problem: str, advice: str) -> InvalidDate:
    return InvalidDate(
        f"{problem}. DAG {wanted.dag_id!r} was not triggered. {advice}",
        dag_id=wanted.dag_id,
        run_id=wanted.run_id,
    )


def paused(wanted: TriggerRequest, dag: Dag) -> DagPaused:
    # Airflow 3.4 and later.
    can_drain = dag.scheduling_state is not None
    drain = "with on_paused='drain' to run it and pause the DAG again, or " if can_drain else ""
    return DagPaused(
        f"DAG {dag.dag_id!r} is paused and was not triggered: the run would stay queued until the "
        "DAG is unpaused. Unpause it with unpause(dag_id), or trigger with on_paused='unpause', or "
        f"{drain}with on_paused='allow' to leave the run queued. See {dag.url}",
        dag_id=dag.dag_id,
        run_id=wanted.run_id,
    )
