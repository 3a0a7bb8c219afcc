"""What the generated models and operations share."""

from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")


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


class Response(NamedTuple, Generic[T]):
    """A whole answer, and what its body was parsed into."""

    status_code: HTTPStatus
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


__all__ = ["UNSET", "Response", "Unset"]
