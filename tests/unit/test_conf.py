"""What becomes of a conf before it is sent."""

from __future__ import annotations

import dataclasses
import enum
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import cast
from uuid import UUID

import attrs
import pydantic
import pytest

from airflow_trigger import ConfError
from airflow_trigger.conf import step, to_json
from airflow_trigger.models import Conf


class Color(enum.Enum):
    RED = "red"


class Size(enum.IntEnum):
    BIG = 3


class Name(enum.StrEnum):
    A = "a"


@attrs.frozen
class Order:
    id: int
    paid: bool = True


@dataclasses.dataclass
class Item:
    sku: str
    order: Order


class Event(pydantic.BaseModel):
    at: datetime
    color: Color


AT = datetime(2026, 11, 23, 1, 2, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "conf", [{}, {"a": 1, "b": [1.5, True, None, "x", {"c": [0]}]}, {"": "é"}], ids=str
)
def test_plain_json_is_sent_as_it_is(conf: dict[str, object]) -> None:
    assert to_json(conf, dag_id="sales") == conf


def test_no_conf_is_an_empty_one() -> None:
    assert to_json(None, dag_id="sales") == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (AT, "2026-11-23T01:02:03.000004+00:00"),
        (datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=2))), "2026-01-01T00:00:00+02:00"),
        (date(2026, 11, 23), "2026-11-23"),
        (Color.RED, "red"),
        (Size.BIG, 3),
        (Name.A, "a"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (PurePosixPath("/data/x"), "/data/x"),
        (Path("x"), "x"),
        (Decimal("1.5"), 1.5),
        (Decimal("0.1"), 0.1),
        (Decimal("12345678901234567890"), 12345678901234567890),
        (Decimal("1E+2"), 100),
        ((1, (2,)), [1, [2]]),
        (Order(1), {"id": 1, "paid": True}),
        (Item("x", Order(2)), {"sku": "x", "order": {"id": 2, "paid": True}}),
        (
            Event(at=AT, color=Color.RED),
            {"at": "2026-11-23T01:02:03.000004+00:00", "color": "red"},
        ),
        ({Name.A: 1}, {"a": 1}),
    ],
    ids=repr,
)
def test_values_become_json(value: object, expected: object) -> None:
    converted = to_json({"x": value}, dag_id="sales")["x"]

    assert converted == expected
    assert type(converted) is type(expected)


@pytest.mark.parametrize(
    "conf", [Order(1), Item("x", Order(2)), Event(at=AT, color=Color.RED)], ids=repr
)
def test_an_instance_may_be_the_whole_conf(conf: Conf) -> None:
    assert to_json(conf, dag_id="sales") == to_json({"x": conf}, dag_id="sales")["x"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (float("nan"), "nan is not a JSON number"),
        (float("-inf"), "-inf is not a JSON number"),
        (Decimal("Infinity"), "Infinity is not a JSON number"),
        (Decimal("0.12345678901234567890"), "more digits than a JSON number"),
        (datetime(2026, 1, 1), "the datetime 2026-01-01T00:00:00 has no time zone"),
        ({1, 2}, "a set is not JSON"),
        (frozenset[int](), "a frozenset is not JSON"),
        (b"x", "a bytes is not JSON"),
        (time(1), "a time is not JSON"),
        (timedelta(1), "a timedelta is not JSON"),
        (Order, "a type is not JSON"),
        (object(), "a object is not JSON"),
        (iter([1]), "a list_iterator is not JSON"),
        ("\ud800", "half of a surrogate pair"),
        ({1: 2}, "the key 1 is not a string"),
        ({None: 2}, "the key None is not a string"),
        ({"\udfff": 2}, "half of a surrogate pair"),
    ],
    ids=repr,
)
def test_what_json_has_not_is_refused_by_its_path(value: object, problem: str) -> None:
    with pytest.raises(ConfError) as e:
        to_json({"it's": [0, value]}, dag_id="sales")

    (line,) = e.value.problems
    assert line.startswith("$['it\\'s'][1]: ")
    assert problem in line


@pytest.mark.parametrize("conf", [[1], "x", 3, Order], ids=repr)
def test_a_conf_that_is_no_object_is_refused(conf: object) -> None:
    with pytest.raises(ConfError, match=r"\$: a \w+ is not"):
        to_json(cast(Conf, conf), dag_id="sales")


def test_a_value_that_contains_itself_is_refused_and_one_that_occurs_twice_is_not() -> None:
    loop: dict[str, object] = {}
    loop["again"] = [loop]
    twice = [1]

    assert to_json({"a": twice, "b": twice}, dag_id="sales") == {"a": [1], "b": [1]}
    with pytest.raises(ConfError) as e:
        to_json(loop, dag_id="sales")
    assert e.value.problems == ("$['again'][0]: the value contains itself",)


def test_all_problems_are_named_at_once() -> None:
    conf = {"a": {1, 2}, "b": [0, {"c": float("nan")}], "d": {3: 4}}

    with pytest.raises(ConfError, match=r"The conf for DAG 'sales' was refused; nothing was") as e:
        to_json(conf, dag_id="sales")

    assert e.value.problems == (
        "$['a']: a set is not JSON",
        "$['b'][1]['c']: nan is not a JSON number",
        "$['d']: the key 3 is not a string",
    )
    assert all(problem in str(e.value) for problem in e.value.problems)


def test_paths_are_normalized_as_rfc_9535_says() -> None:
    assert step("a\\b'c") == "['a\\\\b\\'c']"
    assert step(3) == "[3]"
