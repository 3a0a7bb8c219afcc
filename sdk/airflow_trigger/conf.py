"""A run's conf: turned into plain JSON before anything is sent."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, cast

import attrs

from airflow_trigger._choices import NUL
from airflow_trigger.errors import ConfError
from airflow_trigger.models import JSON, Conf

if TYPE_CHECKING:
    from decimal import Decimal

    from airflow_trigger._instances import PydanticModel

# Of 4,300 digits, which is as long as Python writes or reads one (sys.get_int_max_str_digits).
MOST_BITS = 14_280

# The keys and indexes from the conf itself to a value in it.
Path: TypeAlias = tuple[str | int, ...]


def to_json(conf: Conf | None, *, dag_id: str) -> dict[str, JSON]:
    """Return the conf as the JSON object that is sent; None is an empty one.

    Aware datetimes and dates become ISO 8601, enums their values, UUIDs and paths text, decimals
    numbers, tuples arrays; mappings and attrs, dataclass and pydantic instances become objects.

    Raises:
        ConfError: Something in it cannot become JSON; every such place is named.
    """
    conversion = _Conversion()
    try:
        result = conversion.convert({} if conf is None else conf, ())
    except RecursionError:
        raise refusal(["$: it is nested too deeply"], dag_id=dag_id) from None
    if not conversion.problems and not isinstance(result, dict):
        conversion.problems.append(f"$: a {type(conf).__name__} is not a JSON object")
    if conversion.problems:
        raise refusal(conversion.problems, dag_id=dag_id)
    return cast(dict[str, JSON], result)


def is_same_json(one: JSON, other: JSON) -> bool:
    """Whether two values are the same once a server has stored one and given it back.

    A database may write a number in another way: PostgreSQL gives 1e23 back as an integer.
    """
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, float) and isinstance(other, int | float):
        return one == _as_float(other)
    if isinstance(other, float) and isinstance(one, int):
        return other == _as_float(one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same_json, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same_json(one[k], other[k]) for k in one)
    return one == other


def _as_float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf


def refusal(problems: list[str], *, dag_id: str) -> ConfError:
    """The error for a conf with these problems."""
    listed = "".join(f"\n  {problem}" for problem in problems)
    return ConfError(
        f"The conf for DAG {dag_id!r} was refused; nothing was sent:{listed}",
        problems=problems,
        dag_id=dag_id,
    )


def step(key: str | int) -> str:
    """One step of a normalized path (RFC 9535, section 2.7)."""
    if isinstance(key, int):
        return f"[{key}]"
    escaped = key.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{escaped}']"


class _Conversion:
    """One walk through a conf, which goes on after a problem."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        # The containers around the current value, to tell a cycle from a value that occurs twice.
        self.inside: set[int] = set()

    def convert(self, value: object, path: Path) -> JSON:
        if isinstance(value, Enum):
            return self.convert(value.value, path)
        if isinstance(value, str):
            return self._text(str(value), path)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return self._integer(int(value), path)
        if isinstance(value, float):
            return self._number(value, path)
        if isinstance(value, dict | list | tuple):
            return self._container(cast(object, value), path)
        return self._other(value, path)

    def _other(self, value: object, path: Path) -> JSON:
        # Loaded for a conf that is not plain JSON alone.
        from decimal import Decimal
        from pathlib import PurePath
        from uuid import UUID

        if isinstance(value, Decimal):
            return self._decimal(value, path)
        if isinstance(value, datetime) and value.utcoffset() is None:
            self._refuse(path, f"the datetime {value.isoformat()} has no time zone")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, UUID | PurePath):
            return self._text(str(value), path)
        return self._container(value, path)

    def _refuse(self, path: Path, problem: str) -> None:
        self.problems.append(f"${''.join(map(step, path))}: {problem}")

    def _text(self, value: str, path: Path) -> str:
        if "\0" in value:
            self._refuse(path, f"the text {NUL}")
        try:
            value.encode()
        except UnicodeEncodeError:
            self._refuse(path, "the text has half of a surrogate pair, which is not Unicode")
        return value

    def _integer(self, value: int, path: Path) -> int:
        if value.bit_length() > MOST_BITS:
            self._refuse(path, "the integer has thousands of digits, too many to be written out")
        return value

    def _number(self, value: float | Decimal, path: Path) -> float:
        if not math.isfinite(value):
            self._refuse(path, f"{value} is not a JSON number")
        return float(value)

    def _decimal(self, value: Decimal, path: Path) -> int | float:
        if not value.is_finite():
            return self._number(value, path)
        if value == value.to_integral_value():
            return self._integer(int(value), path)
        if type(value)(repr(float(value))) != value:
            self._refuse(path, f"{value} has more digits than a JSON number; send it as text")
        return float(value)

    def _container(self, value: object, path: Path) -> JSON:
        identity = id(value)
        if identity in self.inside:
            self._refuse(path, "the value contains itself")
            return None
        self.inside.add(identity)
        try:
            if isinstance(value, list | tuple):
                items = cast(list[object], value)
                return [self.convert(item, (*path, i)) for i, item in enumerate(items)]
            members = _members(value)
            if members is None:
                self._refuse(path, f"a {type(value).__name__} is not JSON")
                return None
            return self._object(members, path)
        finally:
            self.inside.remove(identity)

    def _object(self, members: Iterator[tuple[object, object]], path: Path) -> dict[str, JSON]:
        result: dict[str, JSON] = {}
        for key, item in members:
            if isinstance(key, str):
                name = str(key.value) if isinstance(key, Enum) else key
                result[self._text(name, path)] = self.convert(item, (*path, name))
            else:
                self._refuse(path, f"the key {key!r} is not a string")
        return result


def _members(value: object) -> Iterator[tuple[object, object]] | None:
    """The members of what becomes a JSON object; None for anything else."""
    if isinstance(value, Mapping):
        return iter(cast(Mapping[object, object], value).items())
    if isinstance(value, type):
        return None
    kind = type(value)
    if attrs.has(kind):
        return _attributes(value, [field.name for field in attrs.fields(kind)])
    if dataclasses.is_dataclass(value):
        return _attributes(value, [field.name for field in dataclasses.fields(value)])
    if hasattr(value, "model_dump"):
        return iter(cast("PydanticModel", value).model_dump().items())
    return None


def _attributes(value: object, names: list[str]) -> Iterator[tuple[object, object]]:
    return ((name, getattr(value, name)) for name in names)
