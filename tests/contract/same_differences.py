"""Where the fake deliberately answers otherwise than a real server, and why."""

from __future__ import annotations

import re

import attrs


@attrs.frozen
class Difference:
    """A row of the table in `docs/testing.md`.

    Attributes:
        cases: The cases of the suite that show it, as a pattern; none if it is None.
        on: The versions of which they show it, as a pattern.
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
        "triggers at once",
        "3.2, 3.3",
        "takes them all, as on PostgreSQL",
        'SQLite answers some with 500 "database is locked"',
    ),
    Difference(
        "a run id of more than 250 characters, a note of more than 1,000, NUL in a text",
        "3.2, 3.3, 3.4",
        "refuses it, as on PostgreSQL",
        "SQLite keeps each of them, and the servers of the suite run on it",
        cases=r"trigger: the id of 300 characters",
        on=r"3\.[234]\.",
    ),
    Difference(
        "runs without the date that a list is ordered by",
        "all",
        "has them as the smallest, as on SQLite (3.0: last)",
        "PostgreSQL takes them for the greatest",
    ),
    Difference(
        "lists ordered by `conf`, `duration`, `updated_at`",
        "all",
        "has them in the order of creation",
        "nobody asks for it",
    ),
    Difference(
        "a param without a default",
        "2.7",
        "takes it",
        "there it breaks the DAG's whole file, so that of the suite has a default",
        cases=r"details of schema_required|trigger: a required param( is missing|, no conf)",
        on=r"2\.7\.",
    ),
    Difference(
        "`logical_date: null`",
        "2.7",
        "refuses it in the words of 2.11",
        "those of 2.7 are a Python error's",
        cases=r"trigger: a logical date that is null",
        on=r"2\.7\.",
    ),
    Difference(
        "other operations than this page names",
        "all",
        "knows no such route, unless `respond` gave it the answer",
        "it is for services that start runs",
    ),
    Difference(
        "tasks",
        "all",
        "of a queued run wait until the test goes on; none is retried by itself",
        "the test decides",
    ),
    Difference(
        "tasks without work, such as those of an `EmptyOperator`",
        "all",
        "are queued and have a process, like all others",
        "`add_dag` declares no operators",
        cases=r"tasks: without a process",
    ),
    Difference(
        "lists of tasks filtered by dates, durations, queues, executors or patterns",
        "all",
        "are not filtered by them",
        "nobody asks for it",
    ),
    Difference(
        "clears of task groups, or of tasks by the ids of their instances",
        "3.4",
        "are refused",
        "nobody asks for it",
    ),
    Difference(
        "a DAG that drains",
        "3.4",
        "is paused with the first request after its last run has ended",
        "a scheduler looks every 5 seconds",
    ),
    Difference(
        "versions of a DAG",
        "3.x",
        "are those of its bundle that `add_dag` names, or one",
        "servers make one whenever the DAG changes",
    ),
    Difference(
        "a cleared task that runs on Airflow 2",
        "2.x",
        "is `restarting`, as on Airflow 3",
        'there its process may write back "running"',
    ),
    Difference(
        "an event of an asset whose run is queued",
        "3.x",
        "is listed without that run",
        'servers answer 500 until it has begun; `server_error(on="asset_events")` does so',
    ),
    Difference(
        "a run of an asset's event beyond `max_active_runs`",
        "all",
        "is queued at once",
        "servers wait, and then start one for several events",
    ),
    Difference(
        "slots of pools, `max_active_runs`",
        "all",
        "are shown, and stop no run that the test starts",
        "the test decides",
    ),
    Difference(
        "schedules", "all", "shows them and starts nothing", "runs are for the test to start"
    ),
    Difference(
        "what a user may do, with FAB",
        "3.x",
        "counts as soon as it is changed",
        "servers remember a user for 30 seconds",
    ),
    Difference(
        "`client_credentials`, with Keycloak",
        "3.x",
        "takes every client that was added",
        "the newest provider takes Airflow's own client only, older ones any of the realm",
    ),
    Difference(
        "a login with an assertion (`jwt-bearer`), with Keycloak",
        "3.x",
        "is refused",
        "only Keycloak signs them",
    ),
    Difference("cookies", "all", "count for nothing", "they are for browsers"),
    Difference(
        "tokens",
        "3.x",
        "gives such as have the shape of a JWT and no real signature",
        "only the fake reads them",
    ),
]


def is_known(case: str, version: str) -> bool:
    return any(
        known.cases is not None and re.fullmatch(known.cases, case) and re.match(known.on, version)
        for known in KNOWN_DIFFERENCES
    )
