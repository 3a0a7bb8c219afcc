"""Keeps secrets out of what programs show by themselves: dumps of objects, and tracebacks."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")


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


def drop_frames(error: BaseException) -> None:
    """Make an exception forget the frames that it came through, whose locals may hold a secret.

    Whoever raises it again deletes the secrets among its own locals before. What it was raised in
    the place of ("from None") goes too, as that may quote a secret.
    """
    error.__traceback__ = None
    if error.__suppress_context__ and error.__cause__ is None:
        error.__context__ = None


@contextmanager
def frames_of_library_dropped() -> Generator[None]:
    """Same, for exceptions of a library inside, which obtains tokens, and for what they come from.

    Its frames hold whole requests. What the caller is handling meanwhile is left alone.
    """
    handled = sys.exception()
    try:
        yield
    except Exception as error:
        left: list[BaseException | None] = [error]
        while left:
            each = left.pop()
            if each is not None and each is not handled and each.__traceback__ is not None:
                each.__traceback__ = None
                left += [each.__cause__, each.__context__]
        raise
