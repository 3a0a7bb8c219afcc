"""The faults of the fake, and how both clients handle them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    ConnectionFailed,
    RateLimited,
    RetryPolicy,
    ServerError,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.testing import FakeAirflow
from tests.both import open_fake

ONCE = RetryPolicy(attempts=1)


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales")
    return fake


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, fake: FakeAirflow) -> Callable[..., AirflowClient]:
    return partial(open_fake, request.param, fake)


@pytest.fixture
def client(connect: Callable[..., AirflowClient]) -> Iterator[AirflowClient]:
    with connect() as client:
        yield client


Order = Callable[[FakeAirflow], None]
FAULTS: dict[str, Order] = {
    "lose_response": lambda fake: fake.lose_response(times=2),
    "truncate_body": lambda fake: fake.truncate_body(times=2),
    "html_502": lambda fake: fake.html_502(times=2),
    "rate_limit": lambda fake: fake.rate_limit(retry_after=0, times=2),
    "slow": lambda fake: fake.slow(3600, times=2),
    "login_page": lambda fake: fake.login_page(times=2),
    "refuse_connection": lambda fake: fake.refuse_connection(times=2, on="trigger"),
    "server_error": lambda fake: fake.server_error(status=503, times=2),
}


@pytest.mark.parametrize("order", FAULTS.values(), ids=FAULTS)
def test_a_client_starts_one_run_through_any_fault(
    fake: FakeAirflow, client: AirflowClient, order: Order
) -> None:
    order(fake)

    assert client.trigger("sales").created
    assert len(fake.runs("sales")) == 1


DONE: dict[str, tuple[Order, int]] = {
    "lose_response": (FakeAirflow.lose_response, 1),
    "truncate_body": (FakeAirflow.truncate_body, 1),
    "slow": (lambda fake: fake.slow(3600), 1),
    "html_502": (FakeAirflow.html_502, 0),
    "rate_limit": (FakeAirflow.rate_limit, 0),
    "login_page": (FakeAirflow.login_page, 0),
    "refuse_connection": (FakeAirflow.refuse_connection, 0),
    "server_error": (FakeAirflow.server_error, 0),
}


@pytest.mark.parametrize(("order", "runs"), DONE.values(), ids=DONE)
def test_only_what_happens_after_the_work_leaves_a_run(
    fake: FakeAirflow, connect: Callable[..., AirflowClient], order: Order, runs: int
) -> None:
    with connect(retry=ONCE) as client:
        client.dag("sales")
        order(fake)
        with suppress(AirflowTriggerError):
            client.trigger("sales")

    assert len(fake.runs("sales")) == runs


GUIDE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text()
ROW = re.compile(r"^\| `(\w+)\((\d*)\)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
SEEN = {
    f"{name} {ordered}": (name, [float(seconds)] if seconds else [], ordered, seen)
    for name, seconds, *cells in ROW.findall(GUIDE)
    for ordered, seen in zip(("trigger", "any"), cells, strict=True)
}


@pytest.mark.parametrize(("name", "given", "on", "seen"), SEEN.values(), ids=SEEN)
def test_a_service_sees_of_a_fault_what_the_guide_says(
    fake: FakeAirflow, client: AirflowClient, name: str, given: list[float], on: str, seen: str
) -> None:
    getattr(fake, name)(*given, times=5 if on == "trigger" else 99, on=on)

    try:
        client.trigger("sales")
        outcome = "the run, found by a lookup"
    except AirflowTriggerError as error:
        outcome = f"`{type(error).__name__}`"

    assert seen == outcome


def test_the_guide_tells_of_every_fault() -> None:
    assert {name for name, *_ in SEEN.values()} == set(FAULTS)


ERRORS: list[tuple[Order, type[Exception]]] = [
    (lambda fake: fake.refuse_connection(times=9, on="trigger"), ConnectionFailed),
    (lambda fake: fake.rate_limit(retry_after=7), RateLimited),
    (lambda fake: fake.login_page(times=9), UnexpectedResponse),
    (lambda fake: fake.server_error(times=9), ServerError),
]


@pytest.mark.parametrize(("order", "kind"), ERRORS)
def test_a_fault_that_stays_is_its_own_error(
    fake: FakeAirflow, connect: Callable[..., AirflowClient], order: Order, kind: type[Exception]
) -> None:
    with connect(retry=ONCE) as client:
        client.dag("sales")
        order(fake)
        if kind is UnexpectedResponse:
            fake.login_page(on="runs", times=9)
        with pytest.raises(kind) as e:
            client.trigger("sales")

    if isinstance(e.value, RateLimited):
        assert e.value.retry_after == 7


def test_a_run_may_exist_if_nothing_answers_any_more(
    fake: FakeAirflow, connect: Callable[..., AirflowClient]
) -> None:
    with connect(retry=ONCE) as client:
        fake.lose_response()
        fake.refuse_connection(on="runs", times=9)
        with pytest.raises(TriggerUnconfirmed) as e:
            client.trigger("sales")

    assert [run.ref for run in fake.runs("sales")] == [e.value.ref]


def test_an_answer_that_is_late_but_in_time_is_an_answer(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    before = fake.now
    fake.slow(20)

    client.trigger("sales")

    assert len(fake.requests("trigger")) == 1
    assert (fake.now - before).total_seconds() >= 20


def test_a_body_that_is_cut_off_is_a_part_of_it(fake: FakeAirflow) -> None:
    fake.truncate_body(on="version")
    received: list[bytes] = []

    with httpx.Client(transport=fake.transport) as http:
        with (
            pytest.raises(httpx.RemoteProtocolError),
            http.stream("GET", f"{fake.url}/api/{fake.api}/version") as answer,
        ):
            received.extend(answer.iter_raw())
        whole = http.get(f"{fake.url}/api/{fake.api}/version").content

    assert int(answer.headers["Content-Length"]) == len(whole)
    assert 0 < len(b"".join(received)) < len(whole)


def test_a_time_out_passes_on_the_fake_s_clock_only(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    before = fake.now
    fake.slow(3600)

    client.trigger("sales")

    assert 30 <= (fake.now - before).total_seconds() < 60


def test_faults_happen_in_the_order_in_which_they_were_ordered(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    fake.server_error(status=503)
    fake.lose_response()
    fake.html_502(on="version")

    client.trigger("sales")

    assert len(fake.requests("trigger")) == 3
    assert len(fake.requests("version")) == (3 if fake.api == "v1" else 2)


def test_faults_that_have_not_happened_are_told(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.lose_response()
    fake.html_502(times=2, on="login")
    before = fake.pending_faults

    client.trigger("sales")

    assert before == ("lose_response", "html_502", "html_502")
    # Airflow 2 has no login.
    assert fake.pending_faults == (("html_502", "html_502") if fake.api == "v1" else ())


@pytest.mark.parametrize("order", FAULTS)
def test_a_fault_has_the_name_of_its_order(fake: FakeAirflow, order: str) -> None:
    FAULTS[order](fake)

    assert fake.pending_faults == (order, order)


def test_a_server_that_fails_answers_as_its_version_does(
    fake: FakeAirflow, connect: Callable[..., AirflowClient]
) -> None:
    fake.server_error(status=503, times=9)

    with connect(retry=ONCE) as client, pytest.raises(AirflowTriggerError):
        client.trigger("sales")
    with httpx.Client(transport=fake.transport) as http:
        answer = http.post(f"{fake.url}/api/{fake.api}/dags/sales/dagRuns")

    if fake.api == "v1":
        expected = (503, "text/html; charset=utf-8", "Ooops!")
    else:
        expected = (503, "text/plain; charset=utf-8", "Internal Server Error")
    assert (answer.status_code, answer.headers["Content-Type"]) == expected[:2]
    assert expected[2] in answer.text


def test_a_fault_happens_at_least_once(fake: FakeAirflow) -> None:
    with pytest.raises(ValueError, match="times must be 1 or more, not 0"):
        fake.lose_response(times=0)
