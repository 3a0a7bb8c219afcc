"""What is refused before a trigger is sent, because the server would refuse or swallow it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from airflow_trigger._flows.dags import REMEMBERED, known_dag, set_paused
from airflow_trigger._flows.server import adapter_for, server
from airflow_trigger._flows.steps import Flow, Session
from airflow_trigger._run_ids import check_run_id
from airflow_trigger.conf import refusal
from airflow_trigger.errors import (
    AirflowTriggerError,
    DagPaused,
    InvalidDate,
    InvalidRunId,
    Unsupported,
)
from airflow_trigger.models import JSON, Api, ConfCheck, Dag, OnPaused, TriggerRequest

# The first versions whose POST takes the field, by their specs.
SINCE = {"data_interval": (2, 9), "run_after": (3, 0), "partition_key": (3, 2)}


def check_arguments(wanted: TriggerRequest) -> None:
    """What can be told without a server."""
    if wanted.run_id is not None:
        if wanted.idempotency_key is not None:
            raise InvalidRunId(
                f"DAG {wanted.dag_id!r} was given both a run_id and an idempotency_key, which "
                "makes a run_id; nothing was sent. Give one of them.",
                dag_id=wanted.dag_id,
                run_id=wanted.run_id,
            )
        check_run_id(wanted.run_id, dag_id=wanted.dag_id)
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
                "Give an aware datetime, such as datetime.now(timezone.utc).",
            )
    if wanted.logical_date is not None and wanted.logical_date > datetime.now(UTC):
        raise _invalid_date(
            wanted,
            f"The logical_date {wanted.logical_date.isoformat()} is in the future: Airflow would "
            "make the run and leave its tasks alone until then",
            "On Airflow 3, run_after makes a run that starts later.",
        )


def check_version(session: Session, wanted: TriggerRequest) -> Flow[None]:
    """What this server's version does not know."""
    for name, since in SINCE.items():
        if getattr(wanted, name) is None:
            continue
        info = yield from server(session)
        if _minor(info.version) < since:
            raise Unsupported(
                f"{name} needs Airflow {since[0]}.{since[1]} or newer, and {session.base_url} is "
                f"{info.version}; DAG {wanted.dag_id!r} was not triggered.",
                dag_id=wanted.dag_id,
                run_id=wanted.run_id,
            )


def check_against_dag(
    session: Session, wanted: TriggerRequest, conf: Mapping[str, JSON]
) -> Flow[None]:
    """What the DAG itself tells: its params, its start date, its pause.

    A refusal by what is remembered of the DAG is checked against the DAG as it is now.
    """
    on_paused = wanted.on_paused or session.on_paused
    check = wanted.conf_check or session.conf_check
    if check == "json" and on_paused == "allow" and wanted.logical_date is None:
        return
    api = (yield from adapter_for(session)).api
    now = session.clock()
    dag = yield from known_dag(session, wanted.dag_id, since=now - REMEMBERED)
    if dag is None:
        return
    if _refusal(wanted, conf, dag, api, check=check, on_paused=on_paused) is not None:
        dag = (yield from known_dag(session, wanted.dag_id, since=now)) or dag
        error = _refusal(wanted, conf, dag, api, check=check, on_paused=on_paused)
        if error is not None:
            raise error
    if dag.is_paused and on_paused == "unpause":
        yield from set_paused(session, wanted.dag_id, is_paused=False)


def _refusal(
    wanted: TriggerRequest,
    conf: Mapping[str, JSON],
    dag: Dag,
    api: Api,
    *,
    check: ConfCheck,
    on_paused: OnPaused,
) -> AirflowTriggerError | None:
    date, start = wanted.logical_date, dag.start_date
    if date is not None and start is not None and date < start:
        return _invalid_date(
            wanted,
            f"The logical_date {date.isoformat()} is before the DAG's start_date "
            f"{start.isoformat()}: Airflow would make a run that succeeds without running a task",
            "Give a later date.",
        )
    if check != "json" and dag.params:
        # Loaded only for a DAG with params: jsonschema takes longer to import than all the rest.
        from airflow_trigger._schema import schema_problems, unknown_key_problems

        problems = schema_problems(conf, dag.params, api=api)
        if check == "strict":
            problems += unknown_key_problems(conf, dag.params)
        if problems:
            return refusal(problems, dag_id=dag.dag_id)
    if dag.is_paused and on_paused == "error":
        return _paused(wanted, dag)
    return None


def _invalid_date(wanted: TriggerRequest, problem: str, mend: str) -> InvalidDate:
    return InvalidDate(
        f"{problem}. DAG {wanted.dag_id!r} was not triggered. {mend}",
        dag_id=wanted.dag_id,
        run_id=wanted.run_id,
    )


def _paused(wanted: TriggerRequest, dag: Dag) -> DagPaused:
    return DagPaused(
        f"DAG {dag.dag_id!r} is paused and was not triggered: the run would wait until somebody "
        "unpauses it. Unpause it with unpause(dag_id), or trigger with on_paused='unpause', or "
        f"with on_paused='allow' to let the run wait. See {dag.url}",
        dag_id=dag.dag_id,
        run_id=wanted.run_id,
    )


def _minor(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])
