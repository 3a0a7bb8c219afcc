"""Objects that cannot be shared across forks or event loops: connections, locks and batches.

A forked child has all objects of its parent, but only one of its threads. A lock that another
thread held is never released there, and a connection is open in both processes: one may read the
response to a request of the other. With asyncio, a connection works only in the event loop that
opened it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

T = TypeVar("T")
W = TypeVar("W", bound=Hashable)


class Owned(Generic[W, T]):
    """One object for each owner; the owners are processes or event loops.

    The first one is created at once, so that invalid settings raise here.

    Args:
        owner: Returns the current owner: `os.getpid` or `asyncio.get_running_loop`.
        make: Creates an object.
        is_gone: Whether an owner has ended or is another process; called when a new owner comes.
        leave: Called with the object of an owner that is gone. It must not take a lock.
    """

    def __init__(
        self,
        owner: Callable[[], W],
        make: Callable[[], T],
        *,
        is_gone: Callable[[W], bool],
        leave: Callable[[T], None] = lambda _: None,
    ) -> None:
        self._owner = owner
        self._make = make
        self._is_gone = is_gone
        self._leave = leave
        self._things: dict[W, T] = {}
        self._unowned: list[T] = []
        first = make()
        try:
            self._things[owner()] = first
        except RuntimeError:  # no event loop is running yet: the first one gets it
            self._unowned.append(first)

    def here(self) -> T:
        owner = self._owner()
        thing = self._things.get(owner)
        return self._enter(owner) if thing is None else thing

    def _enter(self, owner: W) -> T:
        for other in list(self._things):
            # Popping is atomic: each value goes to one thread, even if several enter together.
            if self._is_gone(other) and (left := self._things.pop(other, None)) is not None:
                self._leave(left)
        try:
            made = self._unowned.pop()
        except IndexError:
            made = self._make()
        return self._things.setdefault(owner, made)


def of_process(make: Callable[[], T], leave: Callable[[T], None] = lambda _: None) -> Owned[int, T]:
    """One object for each process."""
    return Owned(os.getpid, make, is_gone=lambda pid: pid != os.getpid(), leave=leave)


def of_loop(make: Callable[[], T]) -> Owned[AbstractEventLoop, T]:
    """One object for each event loop.

    A forked child never runs a loop of its parent. The object of a closed loop is dropped.
    """
    import asyncio  # takes long to load, and the sync client does without it

    return Owned(asyncio.get_running_loop, make, is_gone=lambda loop: loop.is_closed())


class OfOneProcess:
    """An object with connections or threads, which no other process can use."""

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} has connections and locks of this process, and cannot be "
            "copied or pickled: create one in each process."
        )
