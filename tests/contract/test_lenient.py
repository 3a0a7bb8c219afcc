"""A missing or malformed field of a response stops only what cannot work without that field."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeAlias, cast

import httpx
import pytest

from airflow_trigger import AirflowClient, DagRun, UnexpectedResponse
from airflow_trigger.models import JSON
from tests.both import Mode, open_client
from tests.contract.recordings import Exchange, exchanges

Body: TypeAlias = dict[str, JSON]
VERSIONS = ("2.7.3", "2.11.2", "3.0.6", "3.3.2", "3.4.0b2")
EXCHANGES = [one for one in exchanges() if one.version in VERSIONS]
DETAILS = [one for one in EXCHANGES if one.name == "DAG: details with params"]
RUNS = [one for one in EXCHANGES if one.name == "run: success"]
MISSING = "missing"
WRONG: list[JSON] = [MISSING, None, True, 17, "text", [], [17], {}, {"text": 17}]
# The fields that a trigger needs.
DAG_NEEDS: dict[str, type] = {"dag_id": str, "is_paused": bool}
RUN_NEEDS = {"dag_id", "dag_run_id", "state"}
MODES: list[Mode] = ["sync", "async"]


def changed(body: Body, *, name: str, value: JSON) -> Body:
    rest = {key: one for key, one in body.items() if key != name}
    return rest if value == MISSING else rest | {name: value}


class Server:
    """Responds to requests about a DAG and its runs as a test tells it to."""

    def __init__(self, exchange: Exchange) -> None:
        self.api = exchange.api
        self.body = cast(Body, exchange.body) | {"is_paused": False}
        self.dag: Body = self.body
        self.run: Callable[[Body], Body] = lambda run: run
        self.started: list[Body] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.started.append(json.loads(request.content))
        if request.url.path.endswith("/details"):
            return httpx.Response(200, json=self.dag)
        started = self.started[-1]
        run: Body = {
            "dag_id": request.url.path.split("/")[4],
            "dag_run_id": started["dag_run_id"],
            "conf": started["conf"],
            "state": "queued",
            "run_type": "manual",
            "note": "a note",
            "end_date": "2026-11-26T01:02:03",
        }
        return httpx.Response(200, json=self.run(run))

    def client(self, mode: Mode) -> AirflowClient:
        transport = httpx.MockTransport(self)
        return open_client(mode, "https://a.test", "t", api=self.api, transport=transport)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("details", DETAILS, ids=str)
def test_a_dag_is_triggered_whatever_its_details_say_in_a_field_that_nobody_asks_for(
    details: Exchange, mode: Mode
) -> None:
    server = Server(details)
    dag_id = str(server.body["dag_id"])
    with server.client(mode) as airflow:
        for name in server.body.keys() - DAG_NEEDS.keys():
            for value in WRONG:
                server.dag = changed(server.body, name=name, value=value)
                dag = airflow.dag(dag_id)
                assert (dag.dag_id, dag.is_paused) == (dag_id, False)
                assert airflow.trigger(dag_id, conf_check="json").dag_id == dag_id


@pytest.mark.parametrize("details", DETAILS, ids=str)
def test_params_that_cannot_be_read_are_not_checked_and_the_log_says_so(
    details: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    server = Server(details)
    server.dag = changed(server.body, name="params", value="text")

    with server.client("sync") as airflow:
        airflow.trigger("declared_params", {"misspelt": 1}, on_paused="allow")

    assert "The params of DAG 'declared_params' could not be read" in caplog.text


@pytest.mark.parametrize("details", DETAILS, ids=str)
def test_a_param_that_is_a_bare_value_is_a_param_with_that_default(details: Exchange) -> None:
    server = Server(details)
    server.dag = changed(
        server.body, name="params", value={"a": 17, "b": {"value": 1, "schema": "text"}}
    )

    with server.client("sync") as airflow:
        found = airflow.dag("declared_params").params

    assert {name: (param.default, param.schema) for name, param in found.items()} == {
        "a": (17, {}),
        "b": (1, {}),
    }


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("details", DETAILS, ids=str)
def test_a_dag_that_does_not_say_its_id_or_whether_it_is_paused_is_not_triggered(
    details: Exchange, mode: Mode
) -> None:
    server = Server(details)
    with server.client(mode) as airflow:
        for name, kind in DAG_NEEDS.items():
            for value in WRONG:
                if type(value) is not kind or value == MISSING:
                    server.dag = changed(server.body, name=name, value=value)
                    with pytest.raises(UnexpectedResponse, match=f"it has no readable '{name}'"):
                        airflow.trigger("sales")
    assert server.started == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_run_is_told_whatever_its_other_fields_say(run: Exchange, mode: Mode) -> None:
    server = Server(run)
    with server.client(mode) as airflow:
        for name in server.body.keys() - RUN_NEEDS - {"conf"}:
            for value in WRONG:
                server.run = partial(changed, name=name, value=value)
                found = triggered(airflow)
                assert found.state == "queued"
                assert name == "note" or found.note == "a note"
                for time in (found.end_date, found.start_date, found.logical_date):
                    assert time is None or time.tzinfo is not None


def triggered(airflow: AirflowClient) -> DagRun:
    run = airflow.trigger("sales", on_paused="allow", conf_check="json")
    again = airflow.get_run(run.dag_id, run.run_id)
    assert (again.state, again.end_date, again.note) == (run.state, run.end_date, run.note)
    return run


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("run", RUNS, ids=str)
@pytest.mark.parametrize("answer", [{}, {"state": "queued"}, {"status": "OK"}, [], "OK", 17, None])
def test_what_lacks_the_id_or_the_state_is_no_run(run: Exchange, mode: Mode, answer: Any) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=answer))
    settings: dict[str, Any] = {"api": run.api, "transport": transport}
    with open_client(mode, "https://a.test", "t", **settings) as airflow:
        with pytest.raises(UnexpectedResponse):
            airflow.get_run("sales", "r1")
        with pytest.raises(UnexpectedResponse):
            airflow.dag("sales")


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_time_of_a_run_without_a_time_zone_is_utc(run: Exchange) -> None:
    with Server(run).client("sync") as airflow:
        assert triggered(airflow).end_date == datetime(2026, 11, 26, 1, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_run_that_does_not_say_what_started_it_is_of_an_unknown_type(run: Exchange) -> None:
    server = Server(run)
    server.run = partial(changed, name="run_type", value=MISSING)

    with server.client("sync") as airflow:
        assert triggered(airflow).run_type == "unknown"
