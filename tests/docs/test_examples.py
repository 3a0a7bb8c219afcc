"""The examples do what their docstrings say."""

from __future__ import annotations

import asyncio
import csv
import runpy
from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import generate_latest

from airflow_trigger import DagNotFound, RetryPolicy
from airflow_trigger.testing import FakeAirflow
from tests.example_dags import TASKS, declared

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAirflow]:
    """A fake server, set in the environment variables that the examples read; its runs succeed."""
    fake = FakeAirflow(version=request.param)
    for dag_id, params in declared().items():
        fake.add_dag(dag_id, params=params, tasks=TASKS[dag_id])
    fake.runs_take(polls=0)
    with fake.serving() as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        monkeypatch.setenv("AIRFLOW_TRIGGER_USERNAME", fake.username)
        monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", fake.password)
        yield fake


def test_the_first_steps_start_one_run_for_one_event_and_see_a_wrong_conf_refused(
    fake: FakeAirflow, capsys: pytest.CaptureFixture[str]
) -> None:
    runpy.run_path(str(EXAMPLES / "quickstart.py"), run_name="__main__")

    output = capsys.readouterr().out
    assert fake.triggered("sales") == [{"dataset_name": "monthly_sales", "year": 2026}]
    assert output.index("created: True") < output.index("created: False")
    assert "state: success" in output
    assert "did you mean 'dataset_name'" in output


def test_the_backfill_starts_a_run_for_each_day_and_goes_on_where_one_has_failed(
    fake: FakeAirflow, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = {"dataset_name": "daily_sales", "year": 2026}
    with fake.client() as airflow:  # left by an earlier, interrupted backfill
        run = airflow.trigger("sales", conf, idempotency_key="backfill 2026-10-03")
    fake.finish(run, state="failed")

    main: Callable[[], int] = runpy.run_path(str(EXAMPLES / "backfill.py"))["main"]

    assert main() == 0
    printed = capsys.readouterr()
    assert len(fake.runs("sales")) == 31
    assert [run.state for run in fake.runs("sales")] == ["success"] * 31
    assert "100%" in printed.err.replace("\n", "")
    table = list(csv.DictReader(printed.out.splitlines()))
    assert {(row["run_id"], row["result"]) for row in table} == {
        (run.run_id, "success") for run in fake.runs("sales")
    }


@pytest.mark.usefixtures("hasty")
def test_the_backfill_tells_which_days_have_failed_and_which_were_refused(
    fake: FakeAirflow, capsys: pytest.CaptureFixture[str]
) -> None:
    main: Callable[[], int] = runpy.run_path(str(EXAMPLES / "backfill.py"))["main"]
    fake.server_error(status=500)
    fake.runs_take(polls=0, state="failed")

    assert main() == 1
    table = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert (len(table), len(fake.runs("sales"))) == (31, 30)
    assert [row["result"] for row in table].count("failed") == 30
    (refused,) = (row for row in table if not row["run_id"])
    assert "500" in refused["result"]


def test_a_batch_that_stops_leaves_days_that_were_not_started(
    fake: FakeAirflow, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", "wrong")
    main: Callable[[], int] = runpy.run_path(str(EXAMPLES / "backfill.py"))["main"]

    assert main() == 1
    assert "not started" in capsys.readouterr().out


def test_the_bounded_backfill_never_has_more_than_four_runs_at_a_time(
    fake: FakeAirflow, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.runs_take(polls=1)
    main: Callable[[], int] = runpy.run_path(str(EXAMPLES / "bounded_backfill.py"))["main"]

    assert main() == 0
    assert capsys.readouterr().out.count(",success\n") == 31
    changes = sorted(
        (date, change)
        for run in fake.runs("sales")
        for date, change in ((run.queued_at, 1), (run.end_date, -1))
        if date is not None
    )
    assert max(accumulate(change for _, change in changes)) <= 4


def test_the_metrics_count_attempts_retries_and_outcomes() -> None:
    fake = FakeAirflow()
    fake.add_dag("sales")
    fake.server_error(status=503)
    count = runpy.run_path(str(EXAMPLES / "metrics.py"))["count"]
    with fake.client(conf_check="json", on_paused="allow", on_event=count) as airflow:
        airflow.trigger("sales")
        with pytest.raises(DagNotFound):
            airflow.trigger("slaes")

    metrics = generate_latest().decode()
    for line in (
        'airflow_attempts_total{operation="trigger",status="503"} 1.0',
        'airflow_attempt_seconds_count{operation="trigger"} 3.0',
        'airflow_retries_total{operation="trigger"} 1.0',
        'airflow_outcomes_total{dag_id="sales",operation="trigger",outcome="success"} 1.0',
        'airflow_outcomes_total{dag_id="slaes",operation="trigger",outcome="DagNotFound"} 1.0',
    ):
        assert line in metrics


def test_the_span_names_the_run_and_its_retries() -> None:
    fake = FakeAirflow()
    fake.add_dag("orders")
    fake.server_error(status=503)
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    trace.set_tracer_provider(provider)
    example = runpy.run_path(str(EXAMPLES / "tracing.py"))
    with fake.client(on_event=example["note_retry"]) as airflow:
        example["on_order"](airflow, 17)

    (span,) = spans.get_finished_spans()
    (run,) = fake.runs("orders")
    assert span.attributes == {"airflow.dag_run_id": run.run_id}
    assert [(event.name, dict(event.attributes or {})["reason"]) for event in span.events] == [
        ("retry", "503")
    ]
    sent = {request.headers["traceparent"].rpartition("-")[0] for request in fake.requests()}
    assert span.context is not None
    assert sent == {f"00-{span.context.trace_id:032x}-{span.context.span_id:016x}"}


def test_the_service_starts_one_run_for_an_order_that_arrives_twice(fake: FakeAirflow) -> None:
    first, second = post("/orders/17", "/orders/17")

    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert fake.triggered("orders") == [{"order": 17}]


@pytest.mark.usefixtures("hasty")
def test_the_service_tells_whose_fault_it_is_and_whether_to_come_again(fake: FakeAirflow) -> None:
    (refused,) = post("/orders/0")
    assert (refused.status_code, "minimum" in refused.text) == (422, True)
    fake.html_502()
    (later,) = post("/orders/17")
    assert (later.status_code, later.headers["Retry-After"]) == (503, "30")
    fake.deny("orders", "trigger")
    assert post("/orders/17")[0].status_code == 502
    assert fake.runs("orders") == []


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(("fault", "level"), [("login_page", "ERROR"), ("server_error", "WARNING")])
def test_the_service_alerts_on_what_retries_may_not_solve(
    fake: FakeAirflow, caplog: pytest.LogCaptureFixture, fault: str, level: str
) -> None:
    getattr(fake, fault)(times=9, on="any")

    assert post("/orders/17")[0].status_code == 503
    assert [one.levelname for one in caplog.records if "Airflow: " in one.message] == [level]


def test_the_service_tells_what_became_of_an_order(fake: FakeAirflow) -> None:
    post("/orders/17")
    (run,) = fake.runs("orders")
    fake.fail(run, task="ship", log="ValueError: no address")

    unknown, failed = ask("GET", "/orders/18", "/orders/17")

    assert unknown.status_code == 404
    told = failed.json()
    assert told.pop("url").endswith(run.run_id)
    assert told == {"state": "failed", "failed": ["ship"]}


def post(*paths: str) -> list[httpx.Response]:
    return ask("POST", *paths)


def ask(method: str, *paths: str) -> list[httpx.Response]:
    """Send requests to the FastAPI service, and return its responses."""
    app: FastAPI = runpy.run_path(str(EXAMPLES / "fastapi_service.py"))["app"]

    async def send() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://service.test") as service,
        ):
            return [await service.request(method, path) for path in paths]

    return asyncio.run(send())


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the clients of the examples give up after the first attempt."""

    def give_up(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr(RetryPolicy, "pause", give_up)


@pytest.fixture
def service(fake: FakeAirflow, hasty: None) -> Iterator[httpx.Client]:
    example = runpy.run_path(str(EXAMPLES / "wsgi_service.py"))
    transport = httpx.WSGITransport(example["app"])
    with example["airflow"], httpx.Client(transport=transport, base_url="http://service") as client:
        yield client


def test_the_service_without_a_framework_starts_a_run(
    fake: FakeAirflow, service: httpx.Client
) -> None:
    answer = service.post("/orders/17")

    (run,) = fake.runs("orders")
    told = answer.json()
    assert told.pop("url").endswith(run.run_id)
    assert (answer.status_code, told) == (202, {"run": str(run.ref)})
    assert run.conf == {"order": 17}


def test_the_service_without_a_framework_tells_whose_fault_it_is_too(
    fake: FakeAirflow, service: httpx.Client
) -> None:
    assert service.get("/orders/17").status_code == 405
    assert service.post("/orders/first").status_code == 400
    refused = service.post("/orders/0")
    assert (refused.status_code, "minimum" in refused.text) == (400, True)
    fake.html_502()
    later = service.post("/orders/17")
    assert (later.status_code, later.headers["Retry-After"]) == (503, "30")
    fake.deny("orders", "trigger")
    assert service.post("/orders/17").status_code == 502
    assert fake.runs("orders") == []


def test_a_failed_night_prints_why_and_the_next_call_goes_on_where_it_failed(
    fake: FakeAirflow, capsys: pytest.CaptureFixture[str]
) -> None:
    main: Callable[[date], int] = runpy.run_path(str(EXAMPLES / "nightly.py"))["main"]
    with fake.client() as airflow:
        run = airflow.trigger(
            "sales",
            {"dataset_name": "daily_sales", "year": 2026},
            idempotency_key="nightly 2026-11-22",
        )
    fake.runs_take(polls=0, state="failed")
    fake.fail(run, task="report", log="ValueError: the file is missing")

    assert main(date(2026, 11, 22)) == 1
    digest = capsys.readouterr().err
    fake.runs_take(polls=0)
    assert main(date(2026, 11, 22)) == 0

    assert "'report'" in digest
    assert [run.state for run in fake.runs("sales")] == ["success"]
    assert capsys.readouterr().out.startswith("success ")


def test_the_nightly_script_finds_the_run_of_its_day_again(
    fake: FakeAirflow, capsys: pytest.CaptureFixture[str]
) -> None:
    main: Callable[[date], int] = runpy.run_path(str(EXAMPLES / "nightly.py"))["main"]

    assert [main(date(2026, 11, 22)), main(date(2026, 11, 22))] == [0, 0]
    assert len(fake.runs("sales")) == 1
    assert capsys.readouterr().out.count("success ") == 2
