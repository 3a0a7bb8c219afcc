"""What a server would reject, mishandle or not keep is rejected before anything is sent."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePosixPath
from typing import Any

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    ConfError,
    InvalidDate,
    InvalidRequest,
    InvalidRunId,
    RunRef,
    TriggerRequest,
)
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client

DAY = datetime(2024, 1, 1, tzinfo=UTC)
DEFAULT_PATTERN = "^[A-Za-z0-9_.~:+-]+$"


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales")
    return fake


def logged_in(mode: Mode, fake: FakeAirflow, **settings: Any) -> AirflowClient:
    auth = httpx.BasicAuth(fake.username, fake.password) if fake.api == "v1" else fake.token
    return open_client(mode, fake.url, auth, transport=fake.transport, **settings)


UNKEPT: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"note": "x" * 1001}, InvalidRequest, "note for DAG 'sales' has 1001 characters, more than"),
    ({"note": "a\0"}, InvalidRequest, "note for DAG 'sales' has the character NUL"),
    ({"note": "\ud800"}, InvalidRequest, "note for DAG 'sales' has an unpaired surrogate"),
    ({"partition_key": "x" * 251}, InvalidRequest, "partition_key for DAG 'sales' has 251 char"),
    ({"partition_key": "\0"}, InvalidRequest, "partition_key for DAG 'sales' has the character"),
    ({"partition_key": "\udfff"}, InvalidRequest, "partition_key for DAG 'sales' has an unpaired"),
    ({"partition_key": ""}, InvalidRequest, "partition_key for DAG 'sales' is empty or blank"),
    ({"partition_key": " "}, InvalidRequest, "partition_key for DAG 'sales' is empty or blank"),
    ({"dag_id": "\ud800"}, InvalidRequest, r"dag_id for DAG '\ud800' has an unpaired surrogate"),
    ({"run_id": "\ud800"}, InvalidRunId, "has a character that is not printable"),
    ({"run_id": "abc\n"}, InvalidRunId, "has a character that is not printable"),
    (
        {"idempotency_key": "\ud800"},
        InvalidRunId,
        "idempotency_key for DAG 'sales' has an unpaired",
    ),
    ({"conf": {"a": [{"b": "\0"}]}}, ConfError, "$['a'][0]['b']: the text has the character NUL"),
    ({"conf": {"a\0": 1}}, ConfError, "$: the text has the character NUL"),
    ({"conf": {"a": PurePosixPath("\0")}}, ConfError, "$['a']: the text has the character NUL"),
    ({"conf": {"a": PurePosixPath("\udcff")}}, ConfError, "$['a']: the text has an unpaired surr"),
]


@pytest.mark.parametrize(("wrong", "kind", "words"), UNKEPT, ids=lambda value: ascii(value)[:40])
def test_what_no_database_keeps_is_refused_before_anything_is_sent(
    mode: Mode, fake: FakeAirflow, wrong: dict[str, Any], kind: type[Exception], words: str
) -> None:
    given: dict[str, Any] = {"dag_id": "sales"} | wrong
    with logged_in(mode, fake) as client, pytest.raises(kind) as e:
        client.trigger(**given)

    assert words in str(e.value)
    assert "nothing was sent" in str(e.value)
    assert fake.requests() == []


def test_a_note_is_as_long_as_airflow_keeps_it(mode: Mode, fake: FakeAirflow) -> None:
    note = "é" * 1000
    with logged_in(mode, fake) as client:
        assert client.trigger("sales", note=note).note == note


def test_a_note_that_is_not_kept_is_an_outcome_and_does_not_stop_a_batch(
    mode: Mode, fake: FakeAirflow
) -> None:
    requests = [TriggerRequest("sales", note=note) for note in ("a", "x" * 1001, "b")]
    with logged_in(mode, fake) as client:
        outcomes = list(client.trigger_many(requests, concurrency=1))

    assert [type(outcome.error) for outcome in outcomes] == [type(None), InvalidRequest, type(None)]


@pytest.mark.parametrize("run_id", ["user@example.com", "käse", "a b", "50%", "x,y"])
def test_a_run_id_that_airflow_does_not_allow_is_refused_with_what_it_allows(
    mode: Mode, fake: FakeAirflow, run_id: str
) -> None:
    with logged_in(mode, fake) as client, pytest.raises(InvalidRunId) as e:
        client.trigger("sales", run_id=run_id)

    odd = ", ".join(repr(c) for c in run_id if not re.match("[a-z0-9.]", c))
    assert f"has {odd}, but Airflow allows only {DEFAULT_PATTERN}; nothing was sent" in str(e.value)
    assert "create the client with the same allowed_run_id_pattern" in str(e.value)
    assert (e.value.dag_id, e.value.run_id) == ("sales", run_id)
    assert fake.requests() == []


@pytest.mark.parametrize("run_id", ["user@example.com", "käse", "a b"])
@pytest.mark.parametrize("version", ["2.11.2", "3.3.2"])
def test_what_the_server_s_own_pattern_allows_is_sent_once_the_client_knows_it(
    mode: Mode, version: str, run_id: str
) -> None:
    pattern = r"^[\w@. ]+$"
    fake = FakeAirflow(version=version, allowed_run_id_pattern=pattern)
    fake.add_dag("sales")
    with logged_in(mode, fake, allowed_run_id_pattern=pattern) as client:
        run = client.trigger("sales", run_id=run_id)
        assert client.get_run("sales", run_id).run_id == run_id

    # No pattern applies to reading the run, as its id exists.
    with logged_in(mode, fake) as client:
        fake.finish(run)
        assert client.wait(RunRef("sales", run_id)).run_id == run_id
        assert [seen.run_id for seen in client.wait_many([run.ref])] == [run_id]


@pytest.mark.parametrize(
    "run_id",
    ["", "x" * 251, "a/b", "a\\b", "a\n", "a\tb", "a\0b", "a ", " a", "..", ".", "a..b", "\ud800"],
    ids=ascii,
)
def test_what_some_server_mishandles_is_refused_whatever_its_pattern(
    mode: Mode, fake: FakeAirflow, run_id: str
) -> None:
    with logged_in(mode, fake, allowed_run_id_pattern=r"(?s)^.*$") as client:
        with pytest.raises(InvalidRunId):
            client.trigger("sales", run_id=run_id)
        with pytest.raises(InvalidRunId, match="starts with 'scheduled__'"):
            client.trigger("sales", run_id="scheduled__x")

    assert fake.requests() == []


def test_a_pattern_of_one_s_own_is_named_where_it_does_not_match(
    mode: Mode, fake: FakeAirflow
) -> None:
    with logged_in(mode, fake, allowed_run_id_pattern=r" ^order-\d+$ ") as client:
        with pytest.raises(InvalidRunId, match=r"client's allowed_run_id_pattern '\^order-") as e:
            client.trigger("sales", run_id="order-x")
        assert client.trigger("sales", run_id="order-17").run_id == "order-17"
        builtin = "manual__2026-01-01T00:00:00+00:00"
        assert client.trigger("sales", run_id=builtin).run_id == builtin

    assert e.value.run_id == "order-x"


@pytest.mark.parametrize("key", [None, "order-17"])
def test_an_id_that_the_client_makes_is_checked_against_a_pattern_of_one_s_own_too(
    mode: Mode, fake: FakeAirflow, key: str | None
) -> None:
    with (
        logged_in(mode, fake, allowed_run_id_pattern=r"^order-\d+$") as client,
        pytest.raises(
            InvalidRunId, match=r"which the client generated for DAG 'sales'.*Pass a run_id"
        ),
    ):
        client.trigger("sales", idempotency_key=key)

    assert fake.requests() == []


def test_a_date_in_the_future_is_sent_where_the_client_is_told_that_the_server_takes_it(
    mode: Mode, fake: FakeAirflow
) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with (
        logged_in(mode, fake) as client,
        pytest.raises(InvalidDate, match="allow_trigger_in_future=True") as e,
    ):
        client.trigger("sales", logical_date=tomorrow)
    assert (e.value.dag_id, fake.requests()) == ("sales", [])

    with logged_in(mode, fake, allow_trigger_in_future=True) as client:
        assert client.trigger("sales", logical_date=tomorrow).logical_date == tomorrow


def test_an_interval_that_ends_before_it_begins_is_refused(mode: Mode, fake: FakeAirflow) -> None:
    east = timezone(timedelta(hours=5))
    with logged_in(mode, fake) as client:
        with pytest.raises(InvalidDate, match=r"before it starts at 2024-01-01"):
            client.trigger("sales", logical_date=DAY, data_interval=(DAY, DAY - timedelta(hours=1)))
        # Dates are compared as instants: 02:00 in the east is before 00:00 in UTC.
        with pytest.raises(InvalidDate, match="before it starts"):
            client.trigger("sales", data_interval=(DAY, datetime(2024, 1, 1, 2, tzinfo=east)))
        assert fake.requests() == []
        client.trigger("sales", logical_date=DAY, data_interval=(DAY, DAY))
