"""What a case is: one request to the fake and to real servers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from airflow_trigger.models import JSON, Api

Login: TypeAlias = Literal["admin", "viewer", "none", "wrong", "expired"]

# They stand for a text of its own in the name of every run, for the time at which the suite began,
# and for the password of the admin.
RUN, START, PASSWORD = "RUN", "START", "PASSWORD"
# The conf that the DAG `echo_conf` gives back: all of it, and each key as an XCom of its own.
RESULT: Mapping[str, JSON] = {
    "rows": 3,
    "regions": ["eu", None],
    "share": 0.5,
    "name": "Zoë's",
    "by": {"eu": True},
}


@attrs.frozen(kw_only=True)
class Case:
    """One request.

    Attributes:
        path: Below the API, or all of it if it begins with a slash.
        body: JSON, or the bytes to send; a mapping without any is sent as `{}`.
        finish: Wait until the run has ended that this starts.
        drains: Wait until the DAG is paused again that this drains.
        times: How often it is sent; the last answer counts.
        accept: Which types of content.
        opaque: Fields of the answer that are another one's at another time.
        is_ordered: Whether the tasks of the answer have an order that every database gives them.
        is_log: Whether the answer is a log, of which only its shape counts.
    """

    name: str
    method: str = "GET"
    path: str
    query: Mapping[str, str | list[str]] = attrs.field(factory=dict[str, "str | list[str]"])
    body: JSON | bytes = None
    login: Login = "admin"
    finish: bool = False
    drains: bool = False
    times: int = 1
    accept: str = "application/json"
    opaque: tuple[str, ...] = ()
    is_ordered: bool = True
    is_log: bool = False


def trigger(api: Api, name: str, dag_id: str, **body: JSON) -> Case:
    """Without a `logical_date` it has the one that means none."""
    date: dict[str, JSON] = {"logical_date": None} if api == "v2" else {}
    return Case(
        name=f"trigger: {name}",
        method="POST",
        path=f"dags/{dag_id}/dagRuns",
        body={name: value for name, value in (date | body).items() if value != "absent"},
    )
