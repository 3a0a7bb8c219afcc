"""The examples do what they say."""

from __future__ import annotations

import asyncio
import json
import runpy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import generate_latest
from pytest_httpx import HTTPXMock

from airflow_trigger import AirflowClient, DagNotFound, RetryPolicy
from tests.unit.driving import BASE, answer, dag_body, run_body

EXAMPLES = Path(__file__).parents[2] / "examples"
AT_ONCE = RetryPolicy(backoff=0)


class Airflow:
    """Just enough of 3.x: every run succeeds but the one of the third."""

    def __init__(self) -> None:
        self.runs: dict[str, dict[str, Any]] = {}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/version"):
            return answer(200, {"version": "3.3.2", "git_version": None})
        if path.endswith("/details"):
            return answer(200, dag_body())
        if request.method == "GET":
            run = self.runs.get(path.rpartition("/")[2])
            return answer(404, {"detail": "no such run"}) if run is None else answer(200, run)
        body = json.loads(request.content)
        if path.endswith("/list"):
            ended = list(self.runs.values()) if "success" in body["states"] else []
            page = ended[body["page_offset"] :][:100]
            return answer(200, {"dag_runs": page, "total_entries": len(ended)})
        run_id = body["dag_run_id"]
        if run_id in self.runs:
            return answer(409, {"detail": {"reason": "Unique constraint violation"}})
        state = "failed" if len(self.runs) == 2 else "success"
        self.runs[run_id] = run_body(run_id, state, conf=body["conf"])
        return answer(200, self.runs[run_id])


@pytest.fixture
def server(httpx_mock: HTTPXMock, monkeypatch: pytest.MonkeyPatch) -> Airflow:
    """The server that an example finds through the environment."""
    server = Airflow()
    httpx_mock.add_callback(server, is_reusable=True)
    monkeypatch.setenv("AIRFLOW_TRIGGER_URL", BASE)
    monkeypatch.setenv("AIRFLOW_TRIGGER_TOKEN", "token")
    return server


def open_client(**settings: Any) -> AirflowClient:
    fixed: dict[str, Any] = {"api": "v2", "conf_check": "json", "on_paused": "allow"}
    return AirflowClient(BASE, "token", retry=AT_ONCE, **fixed, **settings)


def test_the_backfill_starts_a_run_for_each_day_and_names_the_failed_one(
    server: Airflow, capsys: pytest.CaptureFixture[str]
) -> None:
    runpy.run_path(str(EXAMPLES / "backfill.py"), run_name="__main__")

    output = capsys.readouterr().out.replace("\n", "")
    assert len(server.runs) == 31
    assert output.count("failed: ") == 1
    assert "100%" in output


def test_the_metrics_count_attempts_retries_and_outcomes(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(503)
    httpx_mock.add_response(200, json=run_body())
    httpx_mock.add_response(404, json={"detail": "no such DAG"})
    count = runpy.run_path(str(EXAMPLES / "metrics.py"))["count"]
    with open_client(on_event=count) as airflow:
        airflow.trigger("sales")
        with pytest.raises(DagNotFound):
            airflow.trigger("sales")

    metrics = generate_latest().decode()
    for line in (
        'airflow_attempts_total{operation="trigger",status="503"} 1.0',
        'airflow_attempt_seconds_count{operation="trigger"} 3.0',
        'airflow_retries_total{operation="trigger"} 1.0',
        'airflow_outcomes_total{dag_id="sales",operation="trigger",outcome="success"} 1.0',
        'airflow_outcomes_total{dag_id="sales",operation="trigger",outcome="DagNotFound"} 1.0',
    ):
        assert line in metrics


def test_the_span_names_the_run_and_its_retries(httpx_mock: HTTPXMock) -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    trace.set_tracer_provider(provider)
    httpx_mock.add_response(503)
    httpx_mock.add_response(200, json=run_body())
    example = runpy.run_path(str(EXAMPLES / "tracing.py"))
    with open_client(on_event=example["note_retry"]) as airflow:
        example["on_order"](airflow, "order-17")

    (span,) = spans.get_finished_spans()
    assert span.attributes == {"airflow.dag_run_id": "r1"}
    assert [(event.name, dict(event.attributes or {})["reason"]) for event in span.events] == [
        ("retry", "503")
    ]
    sent = {
        request.headers["traceparent"].rpartition("-")[0] for request in httpx_mock.get_requests()
    }
    assert span.context is not None
    assert sent == {f"00-{span.context.trace_id:032x}-{span.context.span_id:016x}"}


def test_the_service_starts_one_run_for_an_order_that_arrives_twice(server: Airflow) -> None:
    app: FastAPI = runpy.run_path(str(EXAMPLES / "fastapi_service.py"))["app"]
    order = {"dataset_name": "monthly_sales"}

    async def send_twice() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://service.test") as service,
        ):
            return [await service.post("/orders/17", json=order) for _ in range(2)]

    first, second = asyncio.run(send_twice())

    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert [run["conf"] for run in server.runs.values()] == [order]


def test_the_service_without_a_framework_starts_a_run(server: Airflow) -> None:
    example = runpy.run_path(str(EXAMPLES / "wsgi_service.py"))
    said: list[str] = []

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        said.append(status)

    with example["airflow"]:
        body: list[bytes] = example["app"]({"PATH_INFO": "/orders/17"}, start_response)

    assert said == ["202 Accepted"]
    (run_id,) = server.runs
    assert json.loads(body[0])["run"] == f"sales/{run_id}"


def test_the_nightly_script_finds_the_run_of_its_day_again(
    server: Airflow, capsys: pytest.CaptureFixture[str]
) -> None:
    main: Callable[[date], int] = runpy.run_path(str(EXAMPLES / "nightly.py"))["main"]

    assert [main(date(2026, 11, 22)), main(date(2026, 11, 22))] == [0, 0]
    assert len(server.runs) == 1
    assert capsys.readouterr().out.count("success ") == 2
