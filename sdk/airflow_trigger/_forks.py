"""What the child of a fork starts over with: locks, connections, and the work of threads.

A child has all objects of its parent and none of its other threads. A lock that one of these held
is never released there, and a connection is open in both processes: one may get the answer to what
the other has sent.

This is done once in each child, while it has one thread. To look at the process id before each
request would take a system call each time, and care with the threads that notice it together.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn
from weakref import ref

# By the identity of the object, as a user's own kind of credentials need not be hashable: the
# object, and its method as a function.
_known: dict[int, tuple[ref[Any], Callable[[Any], None]]] = {}


def call_in_children(method: Callable[[], None]) -> None:
    """Have an object's method called in each child that is forked while the object lives.

    It must not take a lock: a thread of the parent may have held it.
    """
    bound: Any = method
    owner = bound.__self__
    # What it calls is bound now: at the end of the process this module's names are gone before the
    # objects are, and a WeakMethod would fail for the same reason.
    _known[id(owner)] = ref(owner, partial(_known.pop, id(owner))), bound.__func__


def _call_all() -> None:
    for known, method in list(_known.values()):
        owner = known()
        if owner is not None:
            method(owner)


if hasattr(os, "register_at_fork"):  # Windows has no forks
    os.register_at_fork(after_in_child=_call_all)


class OfOneProcess:
    """Something with connections or threads, which no other process can use."""

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} has connections and locks of this process, and cannot be "
            "copied or pickled: make one in each process."
        )
