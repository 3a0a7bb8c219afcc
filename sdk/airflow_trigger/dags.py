"""What the clients tell of a DAG."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from airflow_trigger.models import JSON

if TYPE_CHECKING:
    from airflow_rest.v1.models import DAGDetail as V1Dag
    from airflow_rest.v2.models import DAGDetailsResponse as V2Dag


@attrs.frozen
class DagParam:
    """A param that a DAG declares.

    Attributes:
        default: The value if the conf has none. The API shows None for a param without a default
            too: it is required if None is not valid for the schema.
        schema: Its JSON Schema (draft 2020-12 unless it names another); empty for a bare default.
        description: For people, Markdown.
    """

    default: JSON
    schema: Mapping[str, JSON] = attrs.field(hash=False)
    description: str | None = None


@attrs.frozen
class Dag:
    """A DAG, as the server described it at one moment.

    Attributes:
        is_paused: Whether its runs wait until somebody unpauses it.
        params: What its conf may hold, by name, with defaults.
        schedule: A cron expression or Airflow's words for the timetable; None without a schedule.
        start_date: Tasks of a run with an earlier logical date are not run; aware.
        has_import_errors: Whether its file could not be imported lately; Airflow does not trigger
            it then.
        url: The page of the Airflow web interface that shows this DAG.
        raw: The generated model with all that the server sent.
        is_stale: Whether its file was removed or is not parsed any more; Airflow does not trigger
            it then. Airflow 2 calls this inactive.
    """

    dag_id: str
    is_paused: bool
    params: Mapping[str, DagParam] = attrs.field(hash=False)
    schedule: str | None
    start_date: datetime | None
    description: str | None
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    has_import_errors: bool
    url: str
    raw: V1Dag | V2Dag | None = attrs.field(default=None, eq=False, repr=False)
    is_stale: bool = False
