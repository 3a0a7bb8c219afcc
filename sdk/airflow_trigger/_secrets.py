"""Keeps secrets out of what programs show by themselves: dumps of objects, and tracebacks."""

from __future__ import annotations

import sys
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


class FramesDropped:
    """Does so for exceptions of these kinds that leave a `with` block.

    `contextlib.contextmanager` would give them their frames back.
    """

    def __init__(self, *kinds: type[BaseException]) -> None:
        self._kinds = kinds

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, self._kinds):
            drop_frames(error)


class LibraryFramesDropped:
    """Does so for the exceptions of a library that obtains tokens, and for what they come from.

    Its frames hold whole requests. What the caller is handling meanwhile is left alone.
    """

    def __enter__(self) -> None:
        self._handled = sys.exception()

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        left = [error]
        while left:
            each = left.pop()
            if each is not None and each is not self._handled and each.__traceback__ is not None:
                each.__traceback__ = None
                left += [each.__cause__, each.__context__]
