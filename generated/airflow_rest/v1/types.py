"""What the generated models and operations share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    Literal,
    NamedTuple,
    Self,
    TypeAlias,
    TypeVar,
    cast,
    overload,
)
from urllib.parse import quote

from attrs import define, field

if TYPE_CHECKING:
    from uuid import UUID

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
T = TypeVar("T")
V = TypeVar("V")
Reader: TypeAlias = Callable[[Any], T]

# The exceptions of the readers below for a value of the wrong type.
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)
_PLAIN = frozenset({bool, dict, float, int, str, type(None)})
# Stands for a field that is missing in the JSON; no reader accepts it.
ABSENT = object()


class Unset:
    """The type of `UNSET`: a field that is not sent, or that the server did not send."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        """Pickle and copy as the one object, which generated code compares by identity."""
        return "UNSET"


UNSET: Unset = Unset()


class RequestParts(NamedTuple):
    """A request of an operation, without the server's address and the credentials.

    Attributes:
        path: Percent-encoded, to be put behind the API's base URL.
        params: The query.
        headers: Those that are parameters of the operation.
        json: The body, ready for JSON; None for no body.
    """

    method: str
    path: str
    params: dict[str, Any]
    headers: dict[str, str]
    json: Any


class Model:
    """A JSON object with declared fields.

    An answer is read leniently: a field that the spec requires and the answer lacks, or whose value
    is not of its type, is not set, and reading it raises AttributeError. The other fields are there.
    Fields that hold other models are read when they are asked for.
    """

    __slots__ = ("_unread",)
    # JSON that is not read yet, or that is not of its type, by the names of the fields.
    _unread: dict[str, Any]
    # The names of the fields; attrs fills it in.
    __match_args__: ClassVar[tuple[str, ...]] = ()
    # Those whose names in JSON are others, being no identifiers.
    _json_names: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def _with_unread(cls, unread: dict[str, Any]) -> Self:
        model = cls.__new__(cls)
        model._unread = unread
        return model

    def _leave_unread(self, src: Mapping[str, Any], name: str) -> None:
        json_name = self._json_names.get(name, name)
        if json_name in src:
            self._unread = {**self._unread, name: src[json_name]}

    def is_unreadable(self, name: str) -> bool:
        """Whether the answer has a field, and in it a value that is not of its type.

        Not for a field that holds other models.
        """
        return name in self._unread

    def to_dict(self) -> dict[str, Any]:
        """Return the fields that are set, ready for JSON."""
        names = self._json_names
        return {names.get(name, name): as_json(value) for name, value in self._set_fields()}

    def _set_fields(self) -> Iterator[tuple[str, Any]]:
        for name in self.__match_args__:
            value = getattr(self, name, UNSET)
            if value is not UNSET:
                yield name, value

    def _state(self) -> dict[str, Any]:
        return {name: getattr(self, name, ABSENT) for name in self.__match_args__}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(other) is not type(self):
            return NotImplemented
        return self._state() == other._state()

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self._set_fields())
        return f"{type(self).__name__}({fields})"

    if not TYPE_CHECKING:
        # For a type checker every attribute would exist.

        def __getattr__(self, name: str) -> object:
            if name == "_unread":
                return {}
            if name in self.__match_args__:
                unread = self._unread.get(name, ABSENT)
                try:
                    if unread is ABSENT:
                        # Another thread may have read it since this one did not find it.
                        return object.__getattribute__(self, name)
                    read = unread if unread is UNSET else getattr(self, f"_read_{name}")(unread)
                    setattr(self, name, read)
                    self._unread.pop(name, None)
                    return read
                except UNREADABLE:
                    pass
                named = self._json_names.get(name, name)
                problem = f"the server's answer has no readable {named!r}"
            else:
                problem = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(problem, name=name, obj=self)


@define(eq=False, repr=False, getstate_setstate=False)
class OpenModel(Model, Generic[V]):
    """A JSON object that may have more than the declared fields."""

    additional_properties: dict[str, V] = field(init=False, factory=dict[str, V])

    def to_dict(self) -> dict[str, Any]:
        """Return the fields that are set and the further ones, ready for JSON."""
        return {**self.additional_properties, **Model.to_dict(self)}

    def _state(self) -> dict[str, Any]:
        return {**Model._state(self), "additional_properties": self.additional_properties}

    def __repr__(self) -> str:
        fields = [f"{name}={value!r}" for name, value in self._set_fields()]
        if self.additional_properties:
            fields.append(f"additional_properties={self.additional_properties!r}")
        return f"{type(self).__name__}({', '.join(fields)})"

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> V:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: V) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


def as_json(value: Any) -> Any:
    """Make a value of a field or of an argument ready for JSON."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [as_json(item) for item in cast("list[Any]", value)]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    from uuid import UUID

    return str(value) if isinstance(value, UUID) else value


def body_json(body: Any) -> Any:
    """Make a body ready for JSON; None if there is none."""
    return None if body is UNSET else as_json(body)


def query(params: dict[str, Any]) -> dict[str, Any]:
    """Make the parameters of a query, without those that are not given."""
    return {
        name: as_json(value)
        for name, value in params.items()
        if value is not UNSET and value is not None
    }


def headers_of(params: dict[str, Any]) -> dict[str, str]:
    """Make the headers of a request, without those that are not given."""
    return {name: str(value) for name, value in query(params).items()}


def quoted(value: object) -> str:
    """Percent-encode a part of a path."""
    return quote(str(value), safe="")


def fields_of(answer: object) -> dict[str, Any]:
    """Return a copy of a JSON object.

    Raises:
        TypeError: It is something else.
    """
    if isinstance(answer, (dict, Mapping)):  # a dict is told faster than a mapping
        return dict(cast("Mapping[str, Any]", answer))
    raise TypeError(f"the answer is not a JSON object, but of type {type(answer).__name__}")


def answered(answer: T) -> T:
    """Return what was read of an answer.

    Raises:
        ValueError: It has none of the fields that it must have, so it is something else.
    """
    if not isinstance(answer, Model):
        return answer
    for name in answer.__match_args__:
        if getattr(answer, name, UNSET) is not UNSET:
            return answer
    _, lacking = _counted(answer)
    if lacking:
        raise ValueError(f"the answer has no field of a {type(answer).__name__}")
    return answer


def read_str(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError


def read_int(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise TypeError


def read_float(value: Any) -> float:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return value
    raise TypeError


def read_bool(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError


def read_none(value: Any) -> None:
    if value is not None:
        raise TypeError


def read_object(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return cast("dict[str, Any]", value)
    raise TypeError


def read_datetime(value: Any) -> datetime:
    """Read a time; one without a time zone is UTC, as all times of Airflow are."""
    time = datetime.fromisoformat(value)
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def read_date(value: Any) -> date:
    return date.fromisoformat(value)


def read_uuid(value: Any) -> UUID:
    from uuid import UUID

    return UUID(value)


def read_const(value: Any, expected: T) -> T:
    if value == expected:
        return expected
    raise ValueError


def read_nullable(value: Any, read: Reader[T]) -> T | None:
    return None if value is None else read(value)


def read_list(value: Any, read: Reader[T]) -> list[T]:
    if isinstance(value, list):
        return [read(item) for item in cast("list[object]", value)]
    raise TypeError


def read_values(values: dict[str, Any], read: Reader[T]) -> dict[str, T]:
    return {key: read(value) for key, value in values.items()}


@overload
def read_one_of(value: Any, a: Reader[A], b: Reader[B], /) -> A | B: ...
@overload
def read_one_of(value: Any, a: Reader[A], b: Reader[B], c: Reader[C], /) -> A | B | C: ...
@overload
def read_one_of(
    value: Any, a: Reader[A], b: Reader[B], c: Reader[C], d: Reader[D], /
) -> A | B | C | D: ...
def read_one_of(value: Any, *readers: Reader[Any]) -> Any:
    """Read what may be of several types; of several models the one that has most of its fields."""
    found: list[Any] = []
    for read in readers:
        try:
            found.append(read(value))
        except UNREADABLE:
            pass
    if not found:
        raise TypeError
    return max(found, key=_likeness)


def _likeness(found: object) -> tuple[int, int]:
    count, lacking = _counted(found) if isinstance(found, Model) else (0, 0)
    return count, -lacking


def _counted(model: Model) -> tuple[int, int]:
    """How many fields have a value, and how many are lacking though they must be there."""
    values = [getattr(model, name, ABSENT) for name in model.__match_args__]
    found = sum(value is not UNSET and value is not ABSENT for value in values)
    return found, sum(value is ABSENT for value in values)
