"""How a conf is converted and checked before it is sent."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import NoReturn, cast
from uuid import UUID

import attrs
import pydantic
import pytest

from airflow_trigger import ConfError
from airflow_trigger._flows.problems import step
from airflow_trigger.conf import to_json
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
        (float("nan"), "NaN is not a JSON number"),
        (float("-inf"), "an infinity is not a JSON number"),
        (Decimal("Infinity"), "an infinity is not a JSON number"),
        (Decimal("0.12345678901234567890"), "more digits than a JSON number"),
        (datetime(2026, 1, 1), "a datetime has no time zone"),
        ({1, 2}, "a set is not JSON"),
        (frozenset[int](), "a frozenset is not JSON"),
        (b"x", "a bytes is not JSON"),
        (time(1), "a time is not JSON"),
        (timedelta(1), "a timedelta is not JSON"),
        (Order, "a type is not JSON"),
        (object(), "an object is not JSON"),
        (iter([1]), "a list_iterator is not JSON"),
        ("\ud800", "an unpaired surrogate"),
        ({1: 2}, "a key of type int is not a string"),
        ({None: 2}, "a key of type NoneType is not a string"),
        ({"\udfff": 2}, "an unpaired surrogate"),
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
    with pytest.raises(ConfError, match=r"\$: an? \w+ is not"):
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
        "$['b'][1]['c']: NaN is not a JSON number",
        "$['d']: a key of type int is not a string",
    )
    assert all(problem in str(e.value) for problem in e.value.problems)


def test_paths_are_normalized_as_rfc_9535_says() -> None:
    assert step("a\\b'c") == "['a\\\\b\\'c']"
    assert step("a\n\x1b\u2028\ud800é") == "['a\\n\\u001b\\u2028\\ud800é']"
    assert step(3) == "[3]"


SECRET = "hunter2"


class NotATime(datetime):
    """Like pandas.NaT: an instance of datetime that is not a date."""

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        return "NaT"

    def utcoffset(self) -> None:
        return None


class NotATimeThatRaises(NotATime):
    def utcoffset(self) -> None:
        raise ValueError(SECRET)


class NoDay(date):
    def isoformat(self) -> str:
        return "NaT"


class BrokenZone(tzinfo):
    def utcoffset(self, dt: datetime | None) -> timedelta:
        return cast(timedelta, SECRET)

    def tzname(self, dt: datetime | None) -> str | None:
        return None

    def dst(self, dt: datetime | None) -> timedelta | None:
        return None


class UnfinishedZone(BrokenZone):
    def utcoffset(self, dt: datetime | None) -> timedelta:
        raise NotImplementedError(SECRET)


class BrokenMapping(Mapping[str, object]):
    def __len__(self) -> int:
        return 2

    def __iter__(self) -> Iterator[str]:
        yield "a"
        raise OSError(SECRET)

    def __getitem__(self, key: str) -> object:
        return key


class BrokenDict(dict[str, object]):
    def items(self) -> NoReturn:
        raise RuntimeError(SECRET)


class BrokenModel:
    def model_dump(self) -> NoReturn:
        raise ValueError(SECRET)


class BrokenProperty:
    @property
    def model_dump(self) -> object:
        raise ValueError(SECRET)


class BrokenText(str):
    __slots__ = ()

    def __str__(self) -> str:
        raise ValueError(SECRET)


class BrokenNumber(int):
    def __int__(self) -> int:
        raise ValueError(SECRET)


class BrokenFloat(float):
    def __float__(self) -> float:
        raise ValueError(SECRET)


class BrokenClass:
    @property  # type: ignore[misc]
    def __class__(self) -> type:  # pyright: ignore[reportIncompatibleMethodOverride]
        raise ValueError(SECRET)


class Odd(enum.Enum):
    OBJECT = object()
    LOOP = 1

    @property
    def value(self) -> object:
        return self if self is Odd.LOOP else object()


@dataclasses.dataclass
class Lazy:
    total: int = 1

    def __getattribute__(self, name: str) -> object:
        if name == "total":
            raise KeyError(SECRET)
        return object.__getattribute__(self, name)


AWARE = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: NotATime(2026, 1, 1), "a NotATime is not a valid date"),
        (lambda: NotATimeThatRaises(2026, 1, 1), "a NotATimeThatRaises is not a valid date"),
        (lambda: NoDay(2026, 1, 1), "a NoDay is not a valid date"),
        (lambda: AWARE.replace(tzinfo=BrokenZone()), "a datetime could not be read: TypeError"),
        (
            lambda: AWARE.replace(tzinfo=UnfinishedZone()),
            "a datetime could not be read: Not",
        ),
        (lambda: Decimal("NaN"), "NaN is not a JSON number"),
        (lambda: Decimal("-sNaN"), "NaN is not a JSON"),
        (lambda: Decimal("1E+999999999"), "the integer has thousands of digits"),
        (lambda: Odd.OBJECT, "an object is not JSON"),
        (lambda: Odd.LOOP, "the value contains itself"),
        (lambda: BrokenMapping(), "a BrokenMapping could not be read: OSError was raised"),
        (lambda: BrokenDict(a=1), "a BrokenDict could not be read: RuntimeError was raised"),
        (lambda: BrokenModel(), "a BrokenModel could not be read: ValueError was raised"),
        (lambda: BrokenProperty(), "a BrokenProperty could not be read: ValueError was raised"),
        (lambda: BrokenText("x"), "a BrokenText could not be read: ValueError was raised"),
        (lambda: BrokenNumber(1), "a BrokenNumber could not be read: ValueError was raised"),
        (lambda: BrokenFloat(1), "a BrokenFloat could not be read: ValueError was raised"),
        (lambda: BrokenClass(), "a BrokenClass could not be read: ValueError was raised"),
        (lambda: {b"hunter2": 1}, "a key of type bytes is not a string"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_value_that_fails_when_it_is_read_is_refused_by_its_path_and_not_shown(
    make: Callable[[], object], problem: str
) -> None:
    with pytest.raises(ConfError) as e:
        to_json({"a": [make()], "b": {1}}, dag_id="sales")

    assert len(e.value.problems) == 2
    assert e.value.problems[0].startswith(f"$['a'][0]: {problem}")
    assert (e.value.__cause__, e.value.__context__) == (None, None)
    assert SECRET not in str(e.value)


def test_an_attribute_that_fails_is_named_and_the_others_are_read() -> None:
    with pytest.raises(ConfError) as e:
        to_json({"x": Lazy()}, dag_id="sales")

    assert e.value.problems == (
        "$['x']['total']: the attribute of a Lazy could not be read: KeyError was raised",
    )


class Timestamp(datetime):
    """Like pandas.Timestamp: with more digits than a datetime has."""

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        return f"{super().isoformat()[:-6]}.123456789+00:00"


class Real(float):
    """Like numpy.float64."""


class Letters(str):
    """Like numpy.str_."""

    __slots__ = ()


def test_subclasses_that_work_are_taken() -> None:
    conf = {"at": Timestamp(2026, 1, 1, tzinfo=UTC), "x": Real(0.5), "text": Letters("a")}

    assert to_json(conf, dag_id="sales") == {
        "at": "2026-01-01T00:00:00.123456789+00:00",
        "x": 0.5,
        "text": "a",
    }


@pytest.mark.parametrize(
    "conf", ['{"a": 1}', b'{"a": 1}', bytearray(b"{}"), memoryview(b"{}")], ids=repr
)
def test_the_json_text_of_a_conf_is_refused_with_what_to_pass(conf: object) -> None:
    with pytest.raises(ConfError, match="pass the dict itself, not its JSON text") as e:
        to_json(cast(Conf, conf), dag_id="sales")

    (line,) = e.value.problems
    assert line.startswith(f"$: a {type(conf).__name__} is not a JSON object")


def test_a_list_is_told_that_a_conf_is_an_object() -> None:
    with pytest.raises(ConfError) as e:
        to_json(cast(Conf, [{1}]), dag_id="sales")

    assert e.value.problems == (
        "$[0]: a set is not JSON",
        "$: a list is not a JSON object; a conf must be one: name → value",
    )


def test_a_message_shows_the_first_of_many_problems_and_problems_has_all() -> None:
    with pytest.raises(ConfError) as e:
        to_json({"rows": [{1}] * 10_000}, dag_id="sales")

    assert len(e.value.problems) == 10_000
    assert "and 9,900 more; .problems has all of them" in str(e.value)
    assert len(str(e.value)) < 10_000


def test_long_and_deep_paths_are_cut() -> None:
    deep: object = {1}
    for _ in range(100):
        deep = {"k" * 10_000: deep}

    with pytest.raises(ConfError) as e:
        to_json({"a": deep}, dag_id="sales")

    (line,) = e.value.problems
    assert line.startswith("$['a']['kkk")
    assert line.endswith("…']: a set is not JSON")
    assert len(line) < 1000


def test_keys_below_one_that_says_secret_are_not_shown() -> None:
    with pytest.raises(ConfError) as e:
        to_json({"api_tokens": {SECRET: {1}, "access_token": {1}}}, dag_id="sales")

    assert e.value.problems == (
        "$['api_tokens']['…']: a set is not JSON",
        "$['api_tokens']['access_token']: a set is not JSON",
    )


def test_a_conf_without_end_is_refused() -> None:
    deep: dict[str, object] = {}
    for _ in range(100_000):
        deep = {"a": deep}

    with pytest.raises(ConfError) as e:
        to_json(deep, dag_id="sales")

    assert e.value.problems == ("$: it is nested too deeply",)
    assert (e.value.__cause__, e.value.__context__) == (None, None)
