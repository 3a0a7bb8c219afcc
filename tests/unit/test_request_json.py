"""A request that is stored as JSON is the same request for the process that triggers it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypedDict, get_args
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from airflow_trigger import (
    JSON,
    AirflowClient,
    AirflowTriggerError,
    ConfError,
    IdempotencyConflict,
    InvalidDate,
    InvalidRequest,
    InvalidRunId,
    TriggerRequest,
    TypedDag,
)
from airflow_trigger.models import ConfCheck, OnFailed, OnPaused
from airflow_trigger.testing import FakeAirflow
from tests.both import open_fake

DAY = datetime(2026, 1, 31, 12, 30, 15, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45)))
KEY = "order-17"
WHOLE = TriggerRequest(
    "orders",
    {"order": 17, "lines": [{"sku": "ä\u2028", "price": 1.5}], "none": None},
    idempotency_key=KEY,
    logical_date=DAY,
    run_after=DAY + timedelta(days=1),
    data_interval=(DAY, DAY + timedelta(hours=1)),
    note="of the shop",
    partition_key="2026-01",
    bundle_version="4f2a",
    conf_check="schema",
    on_paused="unpause",
    on_failed="rerun",
    deadline=2.5,
)
# Frozen: later releases must read what this one stores.
WHOLE_DOCUMENT: dict[str, JSON] = {
    "version": 1,
    "dag_id": "orders",
    "conf": {"order": 17, "lines": [{"sku": "ä\u2028", "price": 1.5}], "none": None},
    "idempotency_key": KEY,
    "note": "of the shop",
    "partition_key": "2026-01",
    "bundle_version": "4f2a",
    "conf_check": "schema",
    "on_paused": "unpause",
    "on_failed": "rerun",
    "logical_date": "2026-01-31T12:30:15.123456+05:45",
    "run_after": "2026-02-01T12:30:15.123456+05:45",
    "data_interval": ["2026-01-31T12:30:15.123456+05:45", "2026-01-31T13:30:15.123456+05:45"],
    "deadline": 2.5,
}
SMALL: dict[str, JSON] = {"version": 1, "dag_id": "orders", "idempotency_key": KEY}


def test_the_format_is_frozen() -> None:
    assert json.loads(WHOLE.to_json()) == WHOLE_DOCUMENT
    assert TriggerRequest.from_json(json.dumps(WHOLE_DOCUMENT)) == WHOLE


def test_no_argument_is_forgotten() -> None:
    # A run_id and an idempotency_key are mutually exclusive.
    fields = {field.name for field in attrs.fields(TriggerRequest)} - {"run_id"}

    assert fields == WHOLE_DOCUMENT.keys() - {"version"}


def test_only_what_is_set_is_written_so_that_an_older_reader_knows_it() -> None:
    request = TriggerRequest("orders", idempotency_key=KEY)

    assert json.loads(request.to_json()) == SMALL
    assert TriggerRequest.from_json(request.to_json()).conf is None
    empty = TriggerRequest("orders", {}, idempotency_key=KEY)
    assert TriggerRequest.from_json(empty.to_json()).conf == {}


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=50)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=10,
)
dates = st.datetimes(
    timezones=st.timezones()
    | st.just(UTC)
    | st.integers(-80_000, 80_000).map(lambda seconds: timezone(timedelta(seconds=seconds))),
    allow_imaginary=False,
)


@st.composite
def requests(draw: st.DrawFn) -> TriggerRequest:
    start, end = sorted(draw(st.tuples(dates, dates)))
    optional: dict[str, st.SearchStrategy[object]] = {
        "logical_date": dates,
        "run_after": dates,
        "data_interval": st.just((start, end)),
        "note": texts,
        "partition_key": texts.filter(str.strip),
        "bundle_version": texts.filter(str.strip),
        "conf_check": st.sampled_from(get_args(ConfCheck)),
        "on_paused": st.sampled_from(get_args(OnPaused)),
        "on_failed": st.sampled_from(get_args(OnFailed)),
        "deadline": st.floats(0.001, 1e6) | st.integers(1, 10**6),
    }
    options: dict[str, Any] = draw(st.fixed_dictionaries({}, optional=optional))
    conf = draw(st.none() | st.dictionaries(texts, values, max_size=4))
    dag_id, key = draw(texts.filter(lambda text: text not in ("", ".", ".."))), draw(texts)
    return TriggerRequest(dag_id, conf, idempotency_key=key or "k", **options)


def same(date: datetime | None) -> tuple[datetime, str] | None:
    """Instant and offset, because `==` tells two time zones apart around a change of the clocks."""
    return None if date is None else (date.astimezone(UTC), date.isoformat())


@given(requests())
def test_every_request_comes_back_as_it_was(request: TriggerRequest) -> None:
    text = request.to_json()
    again = TriggerRequest.from_json(text)

    assert text.isascii()
    for name in ("logical_date", "run_after"):
        assert same(getattr(again, name)) == same(getattr(request, name))
    assert [*map(same, again.data_interval or ())] == [*map(same, request.data_interval or ())]
    without: dict[str, Any] = {"logical_date": None, "run_after": None, "data_interval": None}
    evolve: Any = attrs.evolve  # Any, as mypy does not support it for overloaded constructors
    assert evolve(again, **without) == evolve(request, **without)
    assert again.to_json() == text
    assert TriggerRequest.from_json(text.encode()) == again
    assert TriggerRequest.from_json(json.loads(text)) == again


def test_a_conf_is_stored_as_the_json_that_is_sent() -> None:
    @dataclass
    class Order:
        day: date
        price: Decimal

    request = TriggerRequest("orders", Order(DAY.date(), Decimal("1.5")), idempotency_key=KEY)

    again = TriggerRequest.from_json(request.to_json())
    assert again.conf == {"day": "2026-01-31", "price": 1.5}


def test_a_typed_dag_is_stored_by_its_id() -> None:
    class OrderConf(TypedDict):
        order: int

    orders = TypedDag[OrderConf]("orders", params={})
    request = TriggerRequest(orders, {"order": 17}, idempotency_key=KEY)

    assert json.loads(request.to_json())["dag_id"] == "orders"
    assert TriggerRequest.from_json(request.to_json()) == request


def test_an_hour_that_comes_twice_keeps_its_offset() -> None:
    second = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin"))
    request = TriggerRequest("orders", idempotency_key=KEY, logical_date=second)

    again = TriggerRequest.from_json(request.to_json()).logical_date
    assert again is not None
    assert again.isoformat() == "2026-10-25T02:30:00+01:00"


@pytest.mark.parametrize("key", [None, ""])
def test_a_request_without_a_key_is_not_stored_as_each_delivery_would_be_a_run(
    key: str | None,
) -> None:
    with pytest.raises(ValueError, match="has no idempotency_key"):
        TriggerRequest("orders", {"order": 17}, idempotency_key=key).to_json()
    with pytest.raises(ValueError, match="has no idempotency_key"):
        TriggerRequest("orders", run_id="r1").to_json()


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"conf": {"order": {1}}}, ConfError),
        ({"conf": {"at": DAY.replace(tzinfo=None)}}, ConfError),
        ({"logical_date": DAY.replace(tzinfo=None)}, InvalidDate),
        ({"data_interval": (DAY, DAY - timedelta(days=1))}, InvalidDate),
        ({"run_id": "r1"}, InvalidRunId),
        ({"idempotency_key": "\ud800"}, InvalidRunId),
        ({"note": "\0"}, InvalidRequest),
        ({"partition_key": " "}, InvalidRequest),
        ({"dag_id": "\udfff"}, InvalidRequest),
    ],
)
def test_what_no_server_accepts_is_refused_before_it_is_stored(
    options: dict[str, Any], kind: type[AirflowTriggerError]
) -> None:
    arguments: dict[str, Any] = {"dag_id": "orders", "idempotency_key": KEY}
    request = TriggerRequest(**arguments | options)
    with pytest.raises(kind) as stored:
        request.to_json()
    with pytest.raises(kind) as triggered, FakeAirflow().client() as airflow:
        airflow.trigger(request)

    assert str(stored.value) == str(triggered.value)


REFUSAL = re.compile(r"^The trigger request cannot be read: ")
REFUSED: dict[str, tuple[object, str]] = {
    "not JSON": ('{"version": 1', "not JSON at line 1"),
    "empty": ("", "not JSON at line 1"),
    "not UTF-8": (b"\xff", "not UTF-8"),
    "an array": ("[]", "an empty array, not an object"),
    "null": ("null", "null, not an object"),
    "a key twice": ('{"version": 1, "version": 1}', "the key 'version' twice"),
    "nested": ("[" * 100_000, "nested too deeply"),
    "NaN": ('{"version": 1, "deadline": NaN}', "NaN, which is not a JSON number"),
    "too large": ('{"version": 1, "deadline": 1e999}', "too large"),
    "no version": ({"dag_id": "orders", "idempotency_key": KEY}, "has no version"),
    "a later version": (SMALL | {"version": 2}, "its version is 2"),
    "a version that is no integer": (SMALL | {"version": True}, "its version is True"),
    "a version as text": (SMALL | {"version": "1"}, "its version is '1'"),
    "a later version with a new member": (SMALL | {"version": 2, "x": 1}, "its version is 2"),
    "an unknown member": (SMALL | {"priority": 9}, "does not know: 'priority'"),
    "no DAG": ({"version": 1, "idempotency_key": KEY}, "has no dag_id"),
    "no key": ({"version": 1, "dag_id": "orders"}, "has no idempotency_key"),
    "an empty key": (SMALL | {"idempotency_key": ""}, "has no idempotency_key"),
    "a DAG that is no text": (SMALL | {"dag_id": ["orders"]}, "dag_id is an array of 1 item"),
    "a DAG that is a path": (SMALL | {"dag_id": ".."}, "dag_id must be an id"),
    "a conf that is no object": (SMALL | {"conf": [17]}, "conf is an array of 1 item"),
    "a conf as text": (SMALL | {"conf": "{}"}, "conf is a string of 2 characters"),
    "a note that is no text": (SMALL | {"note": 17}, "note is an integer, not a string"),
    "a date": (SMALL | {"run_after": "2026-01-31"}, "run_after is not a date and time"),
    "no offset": (SMALL | {"run_after": "2026-01-31T12:00:00"}, "run_after is not a date and"),
    "no date": (SMALL | {"logical_date": "soon"}, "logical_date is not a date and time"),
    "a number as a date": (SMALL | {"logical_date": 0}, "logical_date is an integer"),
    "half an interval": (SMALL | {"data_interval": ["2026-01-31T00:00Z"]}, "array of two dates"),
    "an interval of texts": (SMALL | {"data_interval": ["a", "b"]}, "the start of the data_int"),
    "another choice": (SMALL | {"on_paused": "wait"}, "on_paused must be one of"),
    "another check": (SMALL | {"conf_check": "none"}, "conf_check must be one of"),
    "another end": (SMALL | {"on_failed": "retry"}, "on_failed must be one of"),
    "no time": (SMALL | {"deadline": 0}, "deadline must be a number of seconds above 0"),
    "a time as text": (SMALL | {"deadline": "5"}, "deadline is a string of 1 character"),
    "a boolean as a time": (SMALL | {"deadline": True}, "deadline is a boolean"),
}


@pytest.mark.parametrize(("document", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_such_a_document_is_refused(document: Any, message: str) -> None:
    with pytest.raises(ValueError, match=REFUSAL) as refused:
        TriggerRequest.from_json(document)

    assert message in str(refused.value)
    if isinstance(document, dict):
        with pytest.raises(ValueError, match=REFUSAL):
            TriggerRequest.from_json(json.dumps(document))


@pytest.mark.parametrize("document", [None, 17, ["{}"], object()])
def test_a_document_of_another_type_is_refused(document: Any) -> None:
    with pytest.raises(TypeError, match="document must be JSON text or a mapping, not"):
        TriggerRequest.from_json(document)


@pytest.mark.parametrize("name", ["conf", "note", "deadline", "dag_id", "run_after"])
def test_a_refusal_does_not_show_the_values(name: str) -> None:
    secret: JSON = ["hunter2"]
    with pytest.raises(ValueError, match=name) as refused:
        TriggerRequest.from_json(SMALL | {name: secret})

    assert "hunter2" not in str(refused.value)


def test_a_member_that_is_null_is_not_set() -> None:
    document = SMALL | dict.fromkeys(WHOLE_DOCUMENT.keys() - SMALL.keys())

    assert TriggerRequest.from_json(document) == TriggerRequest("orders", idempotency_key=KEY)


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest) -> Callable[[FakeAirflow], AirflowClient]:
    return lambda fake: open_fake(request.param, fake)


@pytest.mark.parametrize("version", ["2.11.2", "3.3.2"])
def test_a_request_that_is_delivered_twice_is_one_run(
    connect: Callable[[FakeAirflow], AirflowClient], version: str
) -> None:
    fake = FakeAirflow(version=version)
    fake.add_dag("orders", params={"order": {"type": "integer"}})
    request = TriggerRequest("orders", {"order": 17}, idempotency_key=KEY, note="of the shop")
    with connect(fake) as airflow:
        first = airflow.trigger(TriggerRequest.from_json(request.to_json()))
        second = airflow.trigger(TriggerRequest.from_json(request.to_json()))

    assert (first.created, second.created) == (True, False)
    (run,) = fake.runs("orders")
    assert (run.run_id, run.conf, run.note) == (first.run_id, {"order": 17}, "of the shop")


def test_a_request_decides_all_arguments(connect: Callable[[FakeAirflow], AirflowClient]) -> None:
    fake = FakeAirflow()
    fake.add_dag("orders", is_paused=True)
    request = TriggerRequest("orders", {"n": 1}, idempotency_key=KEY, on_paused="allow")
    other = TriggerRequest("orders", {"n": 2}, idempotency_key=KEY, on_paused="allow")
    with connect(fake) as airflow:
        run = airflow.trigger(request)
        with pytest.raises(IdempotencyConflict):
            airflow.trigger(other)

    assert [run.run_id for run in fake.runs("orders")] == [run.run_id]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"conf": {}}, "conf"),
        ({"note": "n"}, "note"),
        ({"idempotency_key": KEY, "deadline": 5}, "idempotency_key, deadline"),
        ({"on_failed": "rerun"}, "on_failed"),
    ],
)
def test_other_arguments_beside_a_request_are_refused(
    connect: Callable[[FakeAirflow], AirflowClient], more: dict[str, Any], named: str
) -> None:
    fake = FakeAirflow()
    with connect(fake) as airflow, pytest.raises(TypeError, match=f"also given {named}"):
        airflow.trigger(WHOLE, **more)

    assert fake.requests() == []
