"""What belongs to one process or event loop, when several threads enter it at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from airflow_trigger._ownership import Owned

THREADS = 8


def test_threads_that_enter_together_get_the_same_and_leave_the_old_one_once() -> None:
    owner, together, left = "parent", Barrier(THREADS), list[object]()

    def is_gone(other: str) -> bool:
        together.wait()  # each thread has listed the parent's object before any removes it
        return other != owner

    owned = Owned(lambda: owner, object, is_gone=is_gone, leave=left.append)
    of_parent = owned.here()
    owner = "child"
    with ThreadPoolExecutor(THREADS) as threads:
        entering = [threads.submit(owned.here) for _ in range(THREADS)]
        given = [each.result() for each in entering]

    assert len(set(given)) == 1
    assert given[0] is not of_parent
    assert left == [of_parent]


def test_an_owner_that_comes_back_gets_its_own() -> None:
    owner = 1
    owned = Owned(lambda: owner, object, is_gone=lambda _: False)
    first = owned.here()
    owner = 2
    second = owned.here()
    owner = 1

    assert owned.here() is first is not second
