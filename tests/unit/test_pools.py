"""The connections of a client: which one the next request gets, and which ones are closed."""

from __future__ import annotations

import time

import httpx
import pytest

from airflow_trigger._config import Config
from airflow_trigger._http.pools import KEPT_IDLE, Pools
from airflow_trigger._http.route import Route
from airflow_trigger.auth import BearerToken

URL = httpx.URL("https://airflow.test/api/v2/version")
ELSEWHERE = httpx.URL("https://login.test/token")


class Transport(httpx.BaseTransport):
    """One connection."""


def pools(shared: Transport | None = None) -> Pools[Transport]:
    config = Config(
        base_url="https://airflow.test",
        auth=BearerToken("t"),
        timeout=1,
        max_connections=10,
        verify=True,
        proxy=None,
        headers=None,
    )

    def connect(route: Route) -> Transport:
        del route
        return Transport()

    return Pools(config, connect, shared)


def test_the_connection_that_was_used_last_is_used_next() -> None:
    pool = pools().of(URL)
    first, second, third = pool.take(), pool.take(), pool.take()
    for transport in (second, third, first):
        pool.give_back(transport)

    assert [pool.take() for _ in range(3)] == [first, third, second]


def test_no_two_requests_have_the_same_connection() -> None:
    pool = pools().of(URL)

    assert len({pool.take() for _ in range(5)}) == 5


def test_an_origin_s_connections_are_its_own() -> None:
    both = pools()
    here, there = both.of(URL).take(), both.of(ELSEWHERE).take()

    assert here is not there
    assert both.of(URL) is both.of(URL.join("/other/path"))
    assert both.close() == {here, there}


def test_a_connection_that_is_idle_for_long_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = pools().of(URL)
    first, second = pool.take(), pool.take()
    assert pool.give_back(first) is None
    now = time.monotonic() + KEPT_IDLE + 1
    monkeypatch.setattr(time, "monotonic", lambda: now)

    assert pool.give_back(second) is first
    assert pool.take() is second
    assert pool.close() == {second}


def test_a_connection_that_was_cut_short_is_not_used_again() -> None:
    pool = pools().of(URL)
    cut = pool.take()

    assert pool.gives_up(cut)
    assert pool.take() is not cut
    assert cut not in pool.close()


def test_closing_closes_what_is_idle_and_what_is_in_use() -> None:
    both = pools()
    pool = both.of(URL)
    used, idle = pool.take(), pool.take()
    pool.give_back(idle)

    assert both.close() == {used, idle}
    assert both.is_closed
    # A request that had begun may have opened it again meanwhile.
    assert pool.give_back(used) is used


def test_a_child_of_a_fork_leaves_alone_what_its_parent_uses() -> None:
    both = pools()
    pool = both.of(URL)
    used, idle = pool.take(), pool.take()
    pool.give_back(idle)

    assert both.after_fork() == [idle]
    assert pool.take() not in (used, idle)
    assert not both.close() & {used, idle}


def test_a_child_of_a_fork_closes_nothing_that_its_parent_was_closing() -> None:
    both = pools()
    both.close()

    assert both.after_fork() == []
    assert both.is_closed


def test_a_transport_of_the_user_s_goes_on_in_a_child_of_a_fork() -> None:
    own = Transport()
    both = pools(own)

    assert both.after_fork() == []
    assert both.of(URL).take() is own


def test_a_transport_of_the_user_s_is_shared_and_closed_once() -> None:
    own = Transport()
    both = pools(own)
    pool = both.of(URL)

    assert {pool.take(), pool.take(), both.of(ELSEWHERE).take()} == {own}
    assert not pool.gives_up(own)
    assert pool.give_back(own) is None
    assert both.close() == {own}
