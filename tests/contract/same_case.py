"""The definition of a case: one request that is sent to the fake and to real servers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from airflow_trigger.models import JSON, Api

Login: TypeAlias = Literal["admin", "viewer", "none", "wrong", "expired"]

# Placeholders for a text that makes the run ids of this execution of the suite unique, for the time
# at which the suite began, and for the admin's password.
RUN, START, PASSWORD = "RUN", "START", "PASSWORD"
# The conf that the DAG `echo_conf` returns: all of it, and each key as a separate XCom.
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
        path: Relative to the base path of the API, or absolute if it begins with a slash.
        body: JSON, or the bytes to send; an empty mapping is sent as `{}`.
        finish: Wait until the run that this request starts has ended.
        drains: Wait until the DAG that this request drains is paused again.
        times: How often the request is sent; the last response counts.
        accept: The `Accept` header.
        opaque: Fields of the response whose values change from one time to the next.
        is_ordered: Whether every database returns the tasks of the response in the same order.
        is_log: Whether the response is a log, of which only the shape counts.
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
    """A trigger; unless a `logical_date` is given, it has none (null on Airflow 3)."""
    date: dict[str, JSON] = {"logical_date": None} if api == "v2" else {}
    return Case(
        name=f"trigger: {name}",
        method="POST",
        path=f"dags/{dag_id}/dagRuns",
        body={name: value for name, value in (date | body).items() if value != "absent"},
    )
