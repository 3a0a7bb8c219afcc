"""What the child of a fork begins anew: locks, connections, and what threads work at.

A child has all objects of its parent and none of its other threads. A lock that one of these held
is locked for ever there, and a connection is open in both: what one of them sends, the other may
get the answer to.

This is done once in each child, while it has one thread. To look at the process id before each
request would take a system call each time, and care with the threads that notice it together.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from weakref import WeakMethod

# By the identity of the object, as a user's own kind of credentials need not be hashable.
_known: dict[int, WeakMethod[Callable[[], None]]] = {}


def call_in_children(method: Callable[[], None]) -> None:
    """Have an object's method called in each child that is forked while the object lives.

    It must not take a lock: a thread of the parent may have held it.
    """
    bound: Any = method
    key = id(bound.__self__)
    _known[key] = WeakMethod(method, lambda _: _known.pop(key, None))


def _call_all() -> None:
    for known in list(_known.values()):
        method = known()
        if method is not None:
            method()


if hasattr(os, "register_at_fork"):  # Windows has no forks
    os.register_at_fork(after_in_child=_call_all)
