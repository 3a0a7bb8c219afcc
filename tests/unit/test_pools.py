"""The connections of a client: which one the next request gets, and which ones are closed."""

from __future__ import annotations

import time

import httpx
import pytest

from airflow_trigger._config import Config
from airflow_trigger._http.pools import KEPT_IDLE, Pools
from airflow_trigger._http.route import Route
from airflow_trigger.auth.bearer import BearerToken

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


def pass_by(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = time.monotonic() + seconds
    monkeypatch.setattr(time, "monotonic", lambda: now)


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
    both = pools()
    pool = both.of(URL)
    first, second = pool.take(), pool.take()
    pool.give_back(first)
    pass_by(monkeypatch, KEPT_IDLE + 1)
    pool.give_back(second)

    assert both.take_stale() == [first]
    assert pool.take() is second
    assert pool.close() == {second}


def test_all_that_are_idle_for_long_are_closed_at_once_those_of_other_origins_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = pools()
    here, there = both.of(URL), both.of(ELSEWHERE)
    used = [here.take() for _ in range(3)] + [there.take()]
    for transport in used:
        (there if transport is used[-1] else here).give_back(transport)
    assert both.take_stale() == []
    pass_by(monkeypatch, KEPT_IDLE + 1)

    assert both.take_stale() == used
    assert both.take_stale() == []
    assert here.take() not in used
    assert not both.close() & set(used)


def test_what_is_to_be_closed_does_not_change_while_it_is_closed() -> None:
    pool = pools().of(URL)
    used = [pool.take() for _ in range(3)]

    for transport in pool.close():
        # As requests do that are cut short by the close.
        pool.gives_up(transport)

    assert pool.close().isdisjoint(used)


def test_an_origin_that_is_asked_first_after_the_end_keeps_no_connection() -> None:
    both = pools()
    both.close()
    late = both.of(ELSEWHERE)
    transport = late.take()

    assert late.give_back(transport) is transport


def test_a_connection_is_new_until_it_was_answered() -> None:
    pool = pools().of(URL)
    transport = pool.take()
    assert pool.is_new(transport)
    pool.give_back(transport)

    assert not pool.is_new(pool.take())
    assert pool.is_new(pool.take())


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
    # A request in progress may have reopened it meanwhile.
    assert pool.give_back(used) is used


def test_a_child_of_a_fork_leaves_alone_what_its_parent_uses() -> None:
    both = pools()
    pool = both.of(URL)
    pool.take()
    idle = pool.take()
    pool.give_back(idle)

    assert both.idle_of_parent() == [idle]


def test_a_child_of_a_fork_closes_nothing_that_its_parent_was_closing() -> None:
    both = pools()
    both.close()

    assert both.idle_of_parent() == []
    assert both.is_closed


def test_a_transport_of_the_user_s_goes_on_in_a_child_of_a_fork() -> None:
    own = Transport()
    both = pools(own)

    assert both.idle_of_parent() == []
    assert both.of(URL).take() is own


def test_a_transport_of_the_user_s_is_shared_and_closed_once() -> None:
    own = Transport()
    both = pools(own)
    pool = both.of(URL)

    assert {pool.take(), pool.take(), both.of(ELSEWHERE).take()} == {own}
    assert both.take_stale() == both.take_idle() == []
    assert not pool.gives_up(own)
    assert pool.give_back(own) is None
    assert both.close() == {own}
