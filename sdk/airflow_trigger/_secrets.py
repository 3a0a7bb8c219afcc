"""Keeps secrets out of what programs show by themselves: dumps of objects, and tracebacks."""

from __future__ import annotations

from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")
E = TypeVar("E", bound=BaseException)


class Secret(Generic[T]):
    """A value that no dump of the object which holds it shows: `vars`, a debugger, a traceback.

    Attributes:
        value: The secret itself.
    """

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "…"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret cannot be copied or pickled")


def without_frames(error: E) -> E:
    """The exception without the frames that it came through, whose locals may hold a secret.

    Whoever raises it deletes the secrets among its own locals before.
    """
    return error.with_traceback(None)
