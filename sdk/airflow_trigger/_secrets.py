"""Keeps secrets out of dumps of objects and out of tracebacks."""

from __future__ import annotations

import sys
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")


class Secret(Generic[T]):
    """A value that no dump of its object shows, be it by `vars`, a debugger or a traceback.

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
    """Remove the frames of an exception's traceback, whose locals may hold a secret.

    A caller that raises it again must delete the secrets among its own locals first. An exception
    that it replaced ("from None") is removed too, because that may quote a secret.
    """
    error.__traceback__ = None
    if error.__suppress_context__ and error.__cause__ is None:
        error.__context__ = None


class FramesDropped:
    """Calls `drop_frames` for exceptions of these types that leave a `with` block.

    `contextlib.contextmanager` would add frames again.
    """

    def __init__(self, *kinds: type[BaseException]) -> None:
        self._kinds = kinds

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, self._kinds):
            drop_frames(error)


class LibraryFramesDropped:
    """Drops the frames of the exceptions of a library that obtains tokens, and of their causes.

    Its frames hold whole requests. An exception that the caller is already handling is unchanged.
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
