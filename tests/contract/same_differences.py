"""Where the fake deliberately answers otherwise than a real server, and why.

| where | servers | the fake | the reason |
| --- | --- | --- | --- |
| a run id of more than 250 characters | 3.2, 3.3 | refuses it, as on PostgreSQL | SQLite keeps any length, and the servers of the suite run on it |
| runs without the date that a list is ordered by | all | are the smallest, as on SQLite (3.0: last) | PostgreSQL takes them for the greatest |
| lists ordered by `conf`, `duration`, `updated_at` | all | are in the order of creation | nobody asks for it |
| a param without a default | 2.7 | is possible | there it breaks the DAG's whole file |
| `logical_date: null` | 2.7 | is refused in the words of 2.11 | those of 2.7 are a Python error's |
| operations that neither start nor read runs, nor read or pause DAGs | all | are unknown routes, or what `respond` was given | the fake is for services that start runs |
| schedules | all | are shown and start nothing | runs are for the test to start |
| tokens | 3.x | have the shape of a JWT and no real signature | only the fake reads them |
"""  # noqa: E501 - a table

from __future__ import annotations

import re

import attrs


@attrs.frozen
class Difference:
    """Cases, and the servers whose answer to them the fake does not give; both as patterns."""

    cases: str
    servers: str
    reason: str


KNOWN_DIFFERENCES = [
    Difference(
        r"trigger: the id of 300 characters",
        r"3\.[23]\.",
        "SQLite keeps any length; the fake answers as a server on PostgreSQL",
    ),
    Difference(
        r"details of schema_required|trigger: a required param( is missing|, no conf)",
        r"2\.7\.",
        "there a DAG with a required param is not parsed, so that of the suite has a default",
    ),
    Difference(
        r"trigger: a logical date that is null",
        r"2\.7\.",
        "the words are those of a Python error, which nobody reads",
    ),
]


def is_known(case: str, version: str) -> bool:
    return any(
        re.fullmatch(known.cases, case) and re.match(known.servers, version)
        for known in KNOWN_DIFFERENCES
    )
