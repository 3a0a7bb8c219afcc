"""The requests to which the fake and real servers have to respond alike.

They are sent in this order, to a server that has the DAGs of `tests/live/dags`; later requests see
what earlier ones created.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from airflow_trigger.models import JSON, Api
from tests.contract.same_case import PASSWORD, RUN, Case, Login, trigger
from tests.contract.same_life import life_cases
from tests.contract.same_lists import batch_cases, list_cases, run_cases
from tests.contract.same_scheduling import scheduling_cases

# RUN is replaced by a stamp of ten characters.
LONG = RUN + "x" * 290
DATE = "2024-02-03T04:05:06.789000+00:00"
RESERVED = ("scheduled__", "backfill__", "dataset_triggered__", "asset_triggered__", "manual__")


def cases(api: Api) -> list[Case]:
    every = [
        *_servers(api),
        *_logins(api),
        *_dags(),
        *_names(api),
        *_bodies(api),
        *_dates(api),
        *_confs(api),
        *run_cases(api),
        *list_cases(api),
        *batch_cases(),
        *life_cases(api),
        *scheduling_cases(api),
    ]
    names = [case.name for case in every]
    assert len(set(names)) == len(names)
    return every


def _servers(api: Api) -> Iterator[Case]:
    other = "v1" if api == "v2" else "v2"
    yield Case(name="version, without a login", path="version", login="none")
    yield Case(name="version of the other API", path=f"/api/{other}/version", login="none")
    yield Case(name="DAG of the other API", path=f"/api/{other}/dags/many")
    yield Case(name="post to the other API", method="POST", path=f"/api/{other}/dags", body={})
    yield Case(name="unknown route", path="no_such_route")
    yield Case(name="unknown page", path="/no_such_page")
    yield Case(name="unknown method", method="PUT", path="dags/many/dagRuns", body={})


def _logins(api: Api) -> Iterator[Case]:
    given: tuple[Login, ...] = ("none", "wrong", "expired") if api == "v2" else ("none", "wrong")
    for login in given:
        yield Case(name=f"DAG, {login} credentials", path="dags/many", login=login)
        yield attrs.evolve(trigger(api, f"{login} credentials", "many"), login=login)
    yield attrs.evolve(trigger(api, "a user who may not", "many"), login="viewer")
    yield Case(name="DAG, read by a viewer", path="dags/many", login="viewer")
    patch: JSON = {"is_paused": True}
    yield Case(
        name="pause by a viewer", method="PATCH", path="dags/many", body=patch, login="viewer"
    )
    if api == "v1":
        return
    bodies: dict[str, JSON] = {
        "right password": {"username": "admin", "password": PASSWORD},
        "wrong password": {"username": "admin", "password": "wrong"},
        "unknown user": {"username": "nobody", "password": "wrong"},
        "no password": {"username": "admin"},
        "another field": {"username": "admin", "password": "wrong", "x": 1},
    }
    for name, body in bodies.items():
        yield Case(
            name=f"log in: {name}", method="POST", path="/auth/token", body=body, login="none"
        )


def _dags() -> Iterator[Case]:
    for dag_id in ("many", "no_such_dag"):
        yield Case(name=f"DAG {dag_id}", path=f"dags/{dag_id}")
    for dag_id in ("many", "schema_texts", "schema_numbers", "schema_required", "no_such_dag"):
        yield Case(name=f"details of {dag_id}", path=f"dags/{dag_id}/details")

    def patch(name: str, body: JSON, dag_id: str = "schema_required", mask: str = "") -> Case:
        query: dict[str, str | list[str]] = {"update_mask": mask} if mask else {}
        path = f"dags/{dag_id}"
        return Case(name=name, method="PATCH", path=path, query=query, body=body)

    yield patch("unpause", {"is_paused": False}, mask="is_paused")
    yield Case(name="DAG after it was unpaused", path="dags/schema_required")
    yield patch("pause", {"is_paused": True}, mask="is_paused")
    yield Case(name="DAG after it was paused", path="dags/schema_required")
    yield patch("pause without a mask", {"is_paused": True})
    yield patch("pause with a text", {"is_paused": "maybe"})
    yield patch("pause with another mask", {"is_paused": True}, mask="description")
    yield patch("pause of an unknown DAG", {"is_paused": True}, dag_id="no_such_dag")


def _names(api: Api) -> Iterator[Case]:
    first: dict[str, JSON] = {
        "dag_run_id": f"{RUN}first",
        "conf": {"a": [1, None, "é"]},
        "note": "by hand",
    }
    yield trigger(api, "plain", "many", **first)
    yield trigger(api, "an id that exists", "many", **first)
    yield trigger(api, "an unknown DAG", "no_such_dag")
    yield trigger(api, "no id", "many")
    yield trigger(api, "an empty id", "many", dag_run_id="")
    yield trigger(api, "an id that is null", "many", dag_run_id=None)
    yield trigger(api, "an id that is a number", "many", dag_run_id=5)
    yield trigger(api, "an id of all characters", "many", dag_run_id=f"{RUN}aZ9_.~:+-")
    for odd in ("a/b ?#", "a b", "a%2Fb", "ä", f"{RUN}\n"):
        yield trigger(api, f"the id {odd!r}", "many", dag_run_id=odd)
    yield trigger(api, "the id of 250 characters", "many", dag_run_id=LONG[: 250 - 10 + len(RUN)])
    # On a DAG that is not used elsewhere, as only some databases accept this id.
    yield trigger(api, "the id of 300 characters", "paused", dag_run_id=LONG)
    yield trigger(api, "an id with two dots", "many", dag_run_id=f"{RUN}..")
    for prefix in RESERVED:
        yield trigger(api, f"an id that begins with {prefix}", "many", dag_run_id=prefix + RUN)


def _bodies(api: Api) -> Iterator[Case]:
    yield trigger(api, "no logical date", "many", logical_date="absent")
    yield trigger(api, "a logical date that is null", "many", logical_date=None)
    yield trigger(
        api, "an id and a date that is null", "many", logical_date=None, dag_run_id=f"{RUN}null"
    )
    yield trigger(api, "run_id in the place of dag_run_id", "many", run_id="x")
    yield trigger(api, "an unknown field", "many", x={"y": None})
    yield trigger(api, "a state", "many", state="success")
    yield trigger(api, "a note that is null", "many", note=None)
    yield trigger(api, "a note that is empty", "many", note="")
    yield trigger(api, "a note that is a number", "many", note=5)
    yield trigger(api, "a partition key", "many", partition_key="p1")
    yield trigger(api, "a partition key that is null", "many", partition_key=None)
    post = Case(name="", method="POST", path="dags/many/dagRuns")
    bodies: dict[str, JSON | bytes] = {
        "a list": [],
        "null": b"null",
        "nothing": b"",
        "not JSON": b"{",
    }
    for name, body in bodies.items():
        yield attrs.evolve(post, name=f"trigger: a body that is {name}", body=body)


def _dates(api: Api) -> Iterator[Case]:
    dated: dict[str, JSON] = {"dag_run_id": f"{RUN}dated", "logical_date": DATE}
    yield trigger(api, "a logical date", "many", **dated)
    yield trigger(api, "a logical date and an id that exist", "many", **dated)
    yield trigger(
        api, "a logical date that exists", "many", logical_date=DATE, dag_run_id=f"{RUN}other"
    )
    dates: dict[str, JSON] = {
        "without a time zone": "2024-06-02T12:00:00",
        "in another time zone": "2024-06-02T14:00:00+02:00",
        "in Zulu time": "2024-06-03T12:00:00Z",
        "that is none": "yesterday",
        "that is a number": 5,
    }
    for name, date in dates.items():
        yield trigger(
            api, f"a logical date {name}", "many", logical_date=date, dag_run_id=f"{RUN}{name[-4:]}"
        )
    start, end = "2024-05-01T00:00:00Z", "2024-05-02T00:00:00Z"
    interval: dict[str, JSON] = {"data_interval_start": start, "data_interval_end": end}
    date = "2024-05-03T00:00:00Z"
    yield trigger(api, "a data interval", "many", logical_date=date, **interval)
    yield trigger(api, "a data interval without a date", "many", **interval)
    yield trigger(api, "half a data interval", "many", data_interval_start=start)
    yield trigger(api, "a naive data interval", "many", data_interval_start="2024-05-01T00:00:00")
    yield trigger(api, "run_after", "many", run_after="2999-01-01T00:00:00+00:00")
    yield trigger(api, "run_after without a time zone", "many", run_after="2999-01-01T00:00:00")
    yield trigger(api, "run_after that is null", "many", run_after=None)


def _confs(api: Api) -> Iterator[Case]:
    values: tuple[JSON, ...] = (None, [1], "text", 5, {})
    for value in values:
        yield trigger(api, f"the conf {value!r}", "many", conf=value)
    numbers: tuple[dict[str, JSON], ...] = (
        {"integer": 0},
        {"integer": "1"},
        {"integer": 1.0},
        {"integer": None},
        {"number": 10, "multiple": 4},
        {"unknown": 1},
    )
    for conf in numbers:
        yield trigger(api, f"the conf {conf} for numbers", "schema_numbers", conf=conf)
    texts: tuple[dict[str, JSON], ...] = (
        {"length": "abcde"},
        {"pattern": "ab"},
        {"enum": "us"},
        {"const": 2},
        {"nullable": None},
    )
    for conf in texts:
        yield trigger(api, f"the conf {conf} for texts", "schema_texts", conf=conf)
    yield trigger(api, "a required param is missing", "schema_required", conf={"y": 1})
    yield trigger(api, "a required param, no conf", "schema_required")
    yield trigger(
        api, "a required param", "schema_required", conf={"x": 1}, dag_run_id=f"{RUN}required"
    )
    yield trigger(
        api,
        "a date-time",
        "schema_moments",
        conf={"date_time": "tomorrow", "date": "2024-01-01"},
    )
