"""Whether a call may be repeated after an error: the classes, the docs, and real errors."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from airflow_rest.v2.api.variable import get_variable, post_variable
from airflow_rest.v2.models import VariableBody
from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    DagRun,
    PasswordAuth,
    RunRef,
    errors,
)
from airflow_trigger._flows.wait import Waiting, trigger_and_wait
from airflow_trigger.models import TriggerRequest
from airflow_trigger.testing import FakeAirflow
from tests.unit.driving import World, answer, run_body

DOCS = Path(__file__).parents[2] / "docs" / "errors.md"
ROW = re.compile(r"^\| (`[^|]+`) \| (True|False|depends) \| [^|]+ \|$", re.MULTILINE)
TABLE = {
    name: said
    for names, said in ROW.findall(DOCS.read_text())
    for name in re.findall(r"`(\w+)`", names)
}
REF = RunRef("sales", "r1")
KEY = "order-17"
ALWAYS = 50


def all_errors(kind: type[AirflowTriggerError]) -> list[type[AirflowTriggerError]]:
    return [kind] + [leaf for sub in kind.__subclasses__() for leaf in all_errors(sub)]


KINDS = [kind for kind in all_errors(AirflowTriggerError) if kind.__module__ == errors.__name__]


def test_the_table_in_the_docs_has_each_class_once() -> None:
    named = [name for names, _ in ROW.findall(DOCS.read_text()) for name in names.split(", ")]

    assert sorted(named) == sorted(f"`{kind.__name__}`" for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_class_says_what_the_docs_say(kind: type[AirflowTriggerError]) -> None:
    if TABLE[kind.__name__] != "depends":
        assert str(kind.retryable) == TABLE[kind.__name__]


# Causes an error. Before that, the DAG `sales` exists, with the run r1, which has failed.
Cause = Callable[[FakeAirflow, AirflowClient], object]


def with_fault(fault: str, act: Callable[[AirflowClient], object], **order: Any) -> Cause:
    """Cause a fault in every request of a kind."""

    def cause(fake: FakeAirflow, client: AirflowClient) -> None:
        client.server()
        getattr(fake, fault)(times=ALWAYS, **order)
        act(client)

    return cause


def no_url(_: FakeAirflow, __: AirflowClient) -> None:
    AirflowClient("not a url", "t")


def read(client: AirflowClient) -> None:
    client.get_run("sales", "r1")


def start(client: AirflowClient) -> DagRun:
    return client.trigger("sales")


def wrong_password(fake: FakeAirflow, _: AirflowClient) -> None:
    with fake.client(auth=PasswordAuth("admin", "wrong")) as client:
        client.get_run("sales", "r1")


def unconfirmed(**name: Any) -> Cause:
    def cause(fake: FakeAirflow, client: AirflowClient) -> None:
        fake.lose_response(on="trigger", times=ALWAYS)
        fake.lose_response(on="runs", times=ALWAYS)
        client.trigger("sales", **name)

    return cause


def taken(**arguments: Any) -> Cause:
    """Cause a conflict with a run that has another id."""

    def cause(fake: FakeAirflow, client: AirflowClient) -> None:
        clash = "/api/v2/dags/sales/dagRuns"
        fake.respond("POST", clash, json={"detail": "Unique constraint violation"}, status=409)
        client.trigger("sales", **arguments)

    return cause


def behind_a_login_page(**name: Any) -> Cause:
    return with_fault("login_page", lambda client: client.trigger("sales", **name), on="any")


def answered(status: int, detail: str) -> Cause:
    def cause(fake: FakeAirflow, client: AirflowClient) -> None:
        path = "/api/v2/dags/sales/dagRuns/r1"
        fake.respond("GET", path, json={"detail": detail}, status=status)
        client.get_run("sales", "r1")

    return cause


def run_id_of_another_run(fake: FakeAirflow, client: AirflowClient) -> None:
    client.trigger("sales", run_id="r1")


def another_conf_for_the_key(fake: FakeAirflow, client: AirflowClient) -> None:
    client.trigger("sales", {"a": 1}, idempotency_key=KEY)
    client.trigger("sales", {"a": 2}, idempotency_key=KEY)


def forbidden(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.deny("sales", "trigger")
    client.trigger("sales")


def paused(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.add_dag("paused", is_paused=True)
    client.trigger("paused")


def unsupported(fake: FakeAirflow, client: AirflowClient) -> None:
    old = FakeAirflow(version="2.11.2")
    old.add_dag("sales")
    with old.client() as of_old:
        of_old.trigger("sales", partition_key="eu")


def clears_nothing(fake: FakeAirflow, client: AirflowClient) -> None:
    path = "/api/v2/dags/sales/clearTaskInstances"
    fake.respond("POST", path, json={"task_instances": [], "total_entries": 0})
    client.rerun(REF)


DATE = datetime(2026, 1, 1, tzinfo=UTC)
CASES: list[tuple[str, type[AirflowTriggerError], bool, Cause]] = [
    ("no url", errors.ConfigError, False, no_url),
    ("a set", errors.ConfError, False, lambda _, c: c.trigger("sales", {"a": {1, 2}})),
    ("slash", errors.InvalidRunId, False, lambda _, c: c.trigger("sales", run_id="a/b")),
    (
        "naive",
        errors.InvalidDate,
        False,
        lambda _, c: c.trigger("sales", logical_date=DATE.replace(tzinfo=None)),
    ),
    ("paused", errors.DagPaused, False, paused),
    ("no partitions", errors.Unsupported, False, unsupported),
    ("down", errors.ConnectionFailed, True, with_fault("refuse_connection", start)),
    ("slow", errors.RequestTimeout, True, with_fault("slow", read, seconds=1000, on="runs")),
    ("lost, with a key", errors.TriggerUnconfirmed, True, unconfirmed(idempotency_key=KEY)),
    ("lost, with a run_id", errors.TriggerUnconfirmed, False, unconfirmed(run_id="r2")),
    ("lost, without an id", errors.TriggerUnconfirmed, False, unconfirmed()),
    ("page, of a read", errors.UnexpectedResponse, True, with_fault("login_page", read, on="runs")),
    ("page, with a key", errors.UnexpectedResponse, True, behind_a_login_page(idempotency_key=KEY)),
    ("page, without an id", errors.UnexpectedResponse, False, behind_a_login_page()),
    ("too early", errors.ApiError, True, answered(425, "Too Early")),
    ("teapot", errors.ApiError, False, answered(410, "Gone")),
    (
        "long note",
        errors.InvalidRequest,
        False,
        lambda _, c: c.trigger("sales", note="x" * 1001),
    ),
    ("wrong password", errors.AuthenticationFailed, False, wrong_password),
    ("forbidden", errors.PermissionDenied, False, forbidden),
    ("no route", errors.NotFound, True, answered(404, "Not Found")),
    ("no such thing", errors.NotFound, False, answered(404, "No such thing")),
    ("no dag", errors.DagNotFound, False, lambda _, c: c.trigger("nope")),
    ("no run", errors.RunNotFound, False, lambda _, c: c.get_run("sales", "nope")),
    ("date of the server", errors.Conflict, True, taken()),
    ("date of the caller", errors.Conflict, False, taken(logical_date=DATE)),
    ("cleared nothing", errors.Conflict, False, clears_nothing),
    ("run_id", errors.RunAlreadyExists, False, run_id_of_another_run),
    ("other conf", errors.IdempotencyConflict, False, another_conf_for_the_key),
    ("too many", errors.RateLimited, True, with_fault("rate_limit", start)),
    ("crash", errors.ServerError, True, with_fault("server_error", start)),
    (
        "cancel, crash",
        errors.ServerError,
        True,
        with_fault("server_error", lambda client: client.cancel(start(client)), on="cancel"),
    ),
    (
        "rerun, crash",
        errors.ServerError,
        True,
        with_fault("server_error", lambda client: client.rerun(REF), on="clear"),
    ),
    (
        "rerun, unknown",
        errors.ConnectionFailed,
        True,
        with_fault("lose_response", lambda client: client.rerun(REF), on="any"),
    ),
    ("goes on", errors.RunNotFinished, True, lambda _, c: c.rerun(c.trigger("sales"))),
    ("failed", errors.RunFailed, False, lambda _, c: c.wait(REF)),
    ("waits", errors.WaitTimeout, True, lambda _, c: c.wait(c.trigger("sales"), timeout=0)),
]
# Errors that need what this file does not set up.
ELSEWHERE = {"AirflowTriggerError", "EventUnconfirmed", "ResultNotFound", "AssetNotFound"}


@pytest.mark.parametrize(
    ("kind", "is_retryable", "cause"),
    [pytest.param(*case[1:], id=f"{case[1].__name__}, {case[0]}") for case in CASES],
)
def test_an_error_that_comes_about_says_whether_the_same_call_may_be_repeated(
    kind: type[AirflowTriggerError], is_retryable: Any, cause: Cause
) -> None:
    fake = FakeAirflow()
    fake.add_dag("sales", tasks=["load"])
    with fake.client() as client:
        fake.fail(client.trigger("sales", run_id="r1"), task="load")

        with pytest.raises(AirflowTriggerError) as caught:
            cause(fake, client)

    assert type(caught.value) is kind
    assert caught.value.retryable is is_retryable


def test_each_class_comes_about_in_every_way_that_the_docs_tell_of() -> None:
    seen: dict[str, set[bool]] = {}
    for _, kind, is_retryable, _ in CASES:
        seen.setdefault(kind.__name__, set()).add(is_retryable)

    assert seen.keys() == TABLE.keys() - ELSEWHERE
    for name, outcomes in seen.items():
        said = TABLE[name]
        assert outcomes == ({True, False} if said == "depends" else {said == "True"}), name


# A call of a generated operation, and a run whose wait fails.


def post(client: AirflowClient) -> None:
    client.call(post_variable, body=VariableBody(key="region", value="eu"))


def get(client: AirflowClient) -> None:
    client.call(get_variable, "region")


@pytest.mark.parametrize("fault", ["lose_response", "truncate_body", "html_502", "login_page"])
@pytest.mark.parametrize(("act", "is_safe"), [(get, True), (post, False)])
def test_a_call_that_may_have_been_done_is_not_to_be_repeated_unless_it_is_a_read(
    fault: str, act: Callable[[AirflowClient], None], is_safe: Any
) -> None:
    fake = FakeAirflow()
    with fake.client() as client:
        client.server()
        getattr(fake, fault)(on="other", times=ALWAYS)

        with pytest.raises(AirflowTriggerError) as caught:
            act(client)

    assert caught.value.retryable is is_safe


@pytest.mark.parametrize("fault", ["refuse_connection", "rate_limit"])
def test_a_call_that_was_never_done_may_be_repeated(fault: str) -> None:
    fake = FakeAirflow()
    with fake.client() as client:
        client.server()
        getattr(fake, fault)(on="other", times=ALWAYS)

        with pytest.raises(AirflowTriggerError) as caught:
            post(client)

    assert caught.value.retryable


@pytest.mark.parametrize(
    ("name", "is_safe"), [({}, False), ({"run_id": "r1"}, False), ({"idempotency_key": KEY}, True)]
)
def test_a_run_whose_wait_fails_may_be_repeated_with_a_key_alone(
    name: dict[str, Any], is_safe: Any
) -> None:
    world = World()

    def take_a_while() -> None:
        world.now += 200

    world.on_send = take_a_while
    started = answer(200, run_body())
    wanted = TriggerRequest("sales", deadline=900, **name)
    flow = trigger_and_wait(world.session(), wanted, Waiting())
    with pytest.raises(errors.ServerError) as caught:
        world.drive(flow, started, *[answer(503)] * 10)

    assert "waiting for it failed" in str(caught.value)
    assert caught.value.retryable is is_safe


@pytest.mark.parametrize("is_safe", [True, False])
def test_whether_it_may_be_repeated_survives_a_pickle(is_safe: Any) -> None:
    error = errors.TriggerUnconfirmed("lost", ref=REF)
    error.retryable = is_safe

    assert pickle.loads(pickle.dumps(error)).retryable is is_safe
