"""Run ids: chosen here, derived from an idempotency key, or checked."""

from __future__ import annotations

import hashlib
import os
import time

from airflow_trigger.errors import InvalidRunId

LONGEST = 250
RESERVED = ("scheduled__", "backfill__", "dataset_triggered__", "asset_triggered__")


def new_run_id() -> str:
    """A run id that nobody chose before, of characters that every Airflow takes in a path."""
    now = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    return f"api__{now}__{os.urandom(16).hex()}"


def run_id_of_key(key: str, *, dag_id: str) -> str:
    """The run id that belongs to an idempotency key: the same in every process.

    Raises:
        InvalidRunId: The key is empty.
    """
    if not key:
        raise InvalidRunId(
            f"The idempotency_key for DAG {dag_id!r} is empty; nothing was sent.", dag_id=dag_id
        )
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return f"key__{digest[:40]}"


def check_run_id(run_id: str, *, dag_id: str) -> None:
    """Refuse what some supported server answers with a 500, or takes and cannot find again.

    Other characters are left to the server: `[scheduler] allowed_run_id_pattern` is its own choice.

    Raises:
        InvalidRunId: The id breaks the rule that is named.
    """
    rule = _broken_rule(run_id)
    if rule:
        raise InvalidRunId(
            f"The run_id {run_id[:60]!r} for DAG {dag_id!r} {rule}; nothing was sent.",
            dag_id=dag_id,
            run_id=run_id,
        )


def _broken_rule(run_id: str) -> str | None:
    if not run_id:
        return "is empty"
    if len(run_id) > LONGEST:
        return f"has {len(run_id)} characters, more than the {LONGEST} that Airflow keeps"
    if "/" in run_id or "\\" in run_id:
        return "has a slash, which Airflow cannot find again in a path"
    if " " in run_id or not run_id.isprintable():
        return "has a blank or a control character"
    if run_id == "." or ".." in run_id:
        return "is a step in a path ('.' or '..'), not a name"
    if run_id.startswith(RESERVED):
        prefix = run_id[: run_id.index("__") + 2]
        return f"begins with {prefix!r}, which Airflow keeps for its own runs"
    return None
