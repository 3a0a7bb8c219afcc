"""Where the fake deliberately responds differently from a real server, and why."""

from __future__ import annotations

import re

import attrs


@attrs.frozen
class Difference:
    """A row of the table in `docs/testing.md`.

    Attributes:
        cases: A pattern for the names of the cases that show the difference; None if no case does.
        on: A pattern for the versions on which they show it.
    """

    where: str
    servers: str
    fake: str
    reason: str
    cases: str | None = None
    on: str = ""

    @property
    def row(self) -> str:
        return f"| {self.where} | {self.servers} | {self.fake} | {self.reason} |"


KNOWN_DIFFERENCES = [
    Difference(
        "concurrent triggers",
        "3.2, 3.3",
        "accepts them all, as on PostgreSQL",
        'SQLite answers some with 500 "database is locked"',
    ),
    Difference(
        "a run id of more than 250 characters, a note of more than 1,000, NUL in a text",
        "3.2, 3.3, 3.4",
        "rejects it, as on PostgreSQL",
        "SQLite stores each of them, and the tested servers use SQLite",
        cases=r"trigger: the id of 300 characters",
        on=r"3\.[234]\.",
    ),
    Difference(
        "runs that lack the date by which a list is ordered",
        "all",
        "sorts them as the smallest, as on SQLite (3.0: last)",
        "PostgreSQL sorts them as the greatest",
    ),
    Difference(
        "lists ordered by `conf`, `duration`, `updated_at`",
        "all",
        "are in the order of creation",
        "services rarely need it",
    ),
    Difference(
        "a param without a default",
        "2.7",
        "accepts it",
        "on 2.7 it breaks the whole file of the DAG, so the tested DAG has a default",
        cases=r"details of schema_required|trigger: a required param( is missing|, no conf)",
        on=r"2\.7\.",
    ),
    Difference(
        "`logical_date: null`",
        "2.7",
        "rejects it with the message of 2.11",
        "the message of 2.7 is that of a Python error",
        cases=r"trigger: a logical date that is null",
        on=r"2\.7\.",
    ),
    Difference(
        "operations that this page does not name",
        "all",
        "responds as to an unknown route, unless `respond` sets the response",
        "the fake is for services that start runs",
    ),
    Difference(
        "tasks",
        "all",
        "of a queued run wait until the test advances the run; none is retried automatically",
        "the test decides",
    ),
    Difference(
        "tasks without work, such as those of an `EmptyOperator`",
        "all",
        "are queued and have a process, like all other tasks",
        "`add_dag` declares no operators",
        cases=r"tasks: without a process",
    ),
    Difference(
        "lists of tasks filtered by dates, durations, queues, executors or patterns",
        "all",
        "are not filtered by them",
        "services rarely need it",
    ),
    Difference(
        "clears of task groups, or of tasks by the ids of their instances",
        "3.4",
        "are rejected",
        "services rarely need it",
    ),
    Difference(
        "a DAG that drains",
        "3.4",
        "is paused with the first request after its last run has ended",
        "a scheduler checks every 5 seconds",
    ),
    Difference(
        "versions of a DAG",
        "3.x",
        "are the bundle versions that `add_dag` names, or one",
        "servers create one whenever the DAG changes",
    ),
    Difference(
        "a cleared task that runs on Airflow 2",
        "2.x",
        "is `restarting`, as on Airflow 3",
        'on Airflow 2 the process of the task may write back "running"',
    ),
    Difference(
        "an asset event whose run is queued",
        "3.x",
        "is listed without that run",
        'servers respond with 500 until then; `server_error(on="asset_events")` simulates that',
    ),
    Difference(
        "a run of an asset event beyond `max_active_runs`",
        "all",
        "is queued at once",
        "servers wait, and then start one run for several events",
    ),
    Difference(
        "slots of pools, `max_active_runs`",
        "all",
        "are shown, but do not stop a run that the test starts",
        "the test decides",
    ),
    Difference("schedules", "all", "are shown, but start nothing", "the test starts the runs"),
    Difference(
        "changed permissions of a user, with FAB",
        "3.x",
        "apply at once",
        "servers cache a user for 30 seconds",
    ),
    Difference(
        "`client_credentials`, with Keycloak",
        "3.x",
        "accepts every client that was added",
        "the newest provider accepts only Airflow's own client, older ones any client of the realm",
    ),
    Difference(
        "a login with an assertion (`jwt-bearer`), with Keycloak",
        "3.x",
        "is rejected",
        "only Keycloak signs assertions",
    ),
    Difference(
        "a gateway",
        "all",
        "has no path prefix, no TLS and no token endpoint, and its token never expires",
        "check these with `doctor` on the real gateway",
    ),
    Difference("cookies", "all", "are ignored", "they are for browsers"),
    Difference(
        "tokens",
        "3.x",
        "have the shape of a JWT, and no real signature",
        "only the fake reads them",
    ),
]


def is_known(case: str, version: str) -> bool:
    return any(
        known.cases is not None and re.fullmatch(known.cases, case) and re.match(known.on, version)
        for known in KNOWN_DIFFERENCES
    )
