"""Forked children use the client of their parent, but no part of it that cannot be shared."""

from __future__ import annotations

from benchmarks.stub import stub
from tests.load.child import run


def check(kind: str, *, delay: float = 0) -> None:
    with stub(delay=delay) as url:
        child = run("forked", kind, url)
    assert (child.stdout, child.stderr, child.returncode) == ("", "", 0)


def test_children_of_a_fork_do_not_share_connections() -> None:
    check("connections", delay=0.005)


def test_loops_of_children_do_not_share_connections_with_that_of_the_parent() -> None:
    check("asynchronous", delay=0.005)


def test_a_child_does_not_end_a_tls_connection_of_its_parent() -> None:
    check("tls")


def test_a_lock_held_at_the_fork_does_not_stop_the_child() -> None:
    check("locks")


def test_what_a_thread_of_the_parent_was_about_does_not_stop_the_child() -> None:
    check("question")


def test_a_batch_goes_on_in_the_parent_alone() -> None:
    check("batch")


def test_a_child_ends_while_the_parent_s_batch_is_under_way() -> None:
    check("leaving", delay=0.05)
