"""The conversion of a conf to plain JSON."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, cast

import attrs

from airflow_trigger._arguments import NUL, SURROGATE, a_type
from airflow_trigger.errors import ConfError
from airflow_trigger.models import JSON, Conf

if TYPE_CHECKING:
    from decimal import Decimal

    from airflow_trigger.models import PydanticModel

# The longest integer that Python converts to or from text (sys.get_int_max_str_digits).
MOST_DIGITS = 4_300
MOST_BITS = 14_280
TOO_MANY_DIGITS = "the integer has thousands of digits, too many to convert"

# The types of JSON text, which json.dumps and other libraries return.
JSON_TEXT: tuple[type, ...] = (str, bytes, bytearray, memoryview)
PLAIN_CONTAINERS: tuple[type, ...] = (dict, list, tuple)

# The number of problems that a message shows.
MOST_LINES = 100

# The keys and indexes that lead from the conf to a value in it.
Path: TypeAlias = tuple[str | int, ...]


def to_json(
    conf: Conf | None, *, dag_id: str | None, subject: str | None = None
) -> dict[str, JSON]:
    """Convert a conf to the JSON object that is sent; None becomes an empty one.

    If it is not the conf of a DAG, errors call it the `subject`, such as "extra for …".

    Aware datetimes and dates become ISO 8601 text, enums their values, UUIDs and paths text,
    decimals numbers, tuples arrays; mappings and attrs, dataclass and pydantic instances become
    objects.

    Raises:
        ConfError: Some values cannot be converted; the error lists all of them.
    """
    conversion = _Conversion("a conf" if subject is None else f"the {subject}")
    result = conversion.convert_all({} if conf is None else conf)
    if conversion.problems:
        raise refusal(conversion.problems, dag_id=dag_id, subject=subject)
    return cast(dict[str, JSON], result)


def is_same_json(one: JSON, other: JSON) -> bool:
    """Whether two values are the same after a server has stored and returned one of them.

    A database may change the type of a number: PostgreSQL returns 1e23 as an integer.
    """
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        are_integers = isinstance(one, int) and isinstance(other, int)
        return one == other if are_integers else _as_float(one) == _as_float(other)
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


def refusal(
    problems: list[str], *, dag_id: str | None, subject: str | None = None, advice: str = ""
) -> ConfError:
    """Return the error for a conf, or for another subject, with these problems."""
    lines = problems[:MOST_LINES]
    if len(problems) > MOST_LINES:
        lines.append(f"… and {len(problems) - MOST_LINES:,} more; .problems has all of them")
    if advice:
        lines.append(advice)
    listed = "".join(f"\n  {line}" for line in lines)
    return ConfError(
        f"The {subject or f'conf for DAG {dag_id!r}'} was refused; nothing was sent:{listed}",
        problems=problems,
        dag_id=dag_id,
    )


class _Conversion:
    """Converts one conf and collects all problems."""

    def __init__(self, called: str) -> None:
        self.called = called
        self.problems: list[str] = []
        # The ids of the containers around the current value, to detect cycles.
        self.inside: set[int] = set()

    def convert_all(self, conf: object) -> JSON:
        """Convert the conf itself, which has to become an object."""
        if isinstance(conf, JSON_TEXT):
            words = "is not a JSON object; pass the dict itself, not its JSON text"
            self._refuse((), f"{_a(conf)} {words}")
            return None
        try:
            result = self.convert(conf, ())
        except RecursionError:
            self._refuse((), "it is nested too deeply")
            return None
        if not isinstance(result, dict) and not (result is None and self.problems):
            words = f"is not a JSON object; {self.called} must be one: name → value"
            self._refuse((), f"{_a(conf)} {words}")
        return result

    def convert(self, value: object, path: Path) -> JSON:
        try:
            if isinstance(value, Enum):
                return self._container(value, path)
            if isinstance(value, str):
                return self._text(str(value), path)
            if value is None or isinstance(value, bool):
                return value
            if isinstance(value, int):
                return self._integer(int(value), path)
            if isinstance(value, float):
                return self._number(value, path)
            if isinstance(value, PLAIN_CONTAINERS):
                return self._container(value, path)
            return self._other(value, path)
        except (MemoryError, RecursionError):
            raise
        except Exception as problem:
            # Without the exception's text, which may contain the value.
            self._refuse(path, f"{_a(value)} could not be read: {_raised(problem)}")
            return None

    def _other(self, value: object, path: Path) -> JSON:
        # Imported here, because most confs are plain JSON and need none of them.
        from decimal import Decimal
        from pathlib import PurePath
        from uuid import UUID

        if isinstance(value, Decimal):
            return self._decimal(value, path)
        if isinstance(value, date):
            return self._date(value, path)
        if isinstance(value, UUID | PurePath):
            return self._text(str(value), path)
        return self._container(value, path)

    def _refuse(self, path: Path, problem: str) -> None:
        # Imported here, because most confs have no problems.
        from airflow_trigger._flows.problems import path_text

        self.problems.append(f"{path_text(path)}: {problem}")

    def _text(self, value: str, path: Path) -> str:
        if "\0" in value:
            self._refuse(path, f"the text {NUL}")
        try:
            value.encode()
        except UnicodeEncodeError:
            self._refuse(path, f"the text {SURROGATE}")
        return value

    def _integer(self, value: int, path: Path) -> int:
        if value.bit_length() > MOST_BITS:
            self._refuse(path, TOO_MANY_DIGITS)
        return value

    def _number(self, value: float, path: Path) -> float:
        if not math.isfinite(value):
            self._refuse_infinite(path, is_nan=math.isnan(value))
        return float(value)

    def _refuse_infinite(self, path: Path, *, is_nan: bool) -> None:
        self._refuse(path, f"{'NaN' if is_nan else 'an infinity'} is not a JSON number")

    def _decimal(self, value: Decimal, path: Path) -> JSON:
        if not value.is_finite():
            self._refuse_infinite(path, is_nan=value.is_nan())
            return None
        if value.adjusted() >= MOST_DIGITS:
            self._refuse(path, TOO_MANY_DIGITS)
            return None
        if value == value.to_integral_value():
            return self._integer(int(value), path)
        if type(value)(repr(float(value))) != value:
            self._refuse(path, f"{_a(value)} has more digits than a JSON number; send it as text")
        return float(value)

    def _date(self, value: date, path: Path) -> str | None:
        text = value.isoformat()
        kind = datetime if isinstance(value, datetime) else date
        try:
            read = kind.fromisoformat(text)
        except ValueError:
            # For example pandas.NaT, a datetime that is not a date.
            self._refuse(path, f"{_a(value)} is not a valid date")
            return None
        if isinstance(read, datetime) and read.utcoffset() is None:
            self._refuse(path, f"{_a(value)} has no time zone")
        return str(text)

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
            if isinstance(value, Mapping):
                return self._members(cast(Mapping[object, object], value).items(), path)
            if isinstance(value, Enum):
                return self.convert(value.value, path)
            return self._instance(value, path)
        finally:
            self.inside.remove(identity)

    def _instance(self, value: object, path: Path) -> JSON:
        names = _attribute_names(value)
        if names is not None:
            return self._attributes(value, names, path)
        if not isinstance(value, type) and hasattr(value, "model_dump"):
            return self._members(cast("PydanticModel", value).model_dump().items(), path)
        self._refuse(path, f"{_a(value)} is not JSON")
        return None

    def _members(self, members: Iterable[tuple[object, object]], path: Path) -> dict[str, JSON]:
        result: dict[str, JSON] = {}
        for key, item in members:
            if isinstance(key, str):
                name = str(key.value) if isinstance(key, Enum) else key
                result[self._text(name, path)] = self.convert(item, (*path, name))
            else:
                self._refuse(path, f"a key of type {type(key).__name__:.60} is not a string")
        return result

    def _attributes(self, value: object, names: list[str], path: Path) -> dict[str, JSON]:
        result: dict[str, JSON] = {}
        for name in names:
            try:
                item: object = getattr(value, name)
            except (MemoryError, RecursionError):
                raise
            except Exception as problem:
                words = f"the attribute of {_a(value)} could not be read: {_raised(problem)}"
                self._refuse((*path, name), words)
            else:
                result[name] = self.convert(item, (*path, name))
        return result


def _attribute_names(value: object) -> list[str] | None:
    """The attributes of an attrs or dataclass instance; None for any other value."""
    if isinstance(value, type):
        return None
    kind = type(value)
    if attrs.has(kind):
        return [field.name for field in attrs.fields(kind)]
    if dataclasses.is_dataclass(value):
        return [field.name for field in dataclasses.fields(value)]
    return None


def _a(value: object) -> str:
    return f"{a_type(value):.63}"


def _raised(problem: Exception) -> str:
    return f"{type(problem).__name__:.60} was raised"
