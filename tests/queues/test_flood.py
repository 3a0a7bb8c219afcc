"""Many processes trigger one Airflow that is at its limit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import get_args

import pytest

from airflow_trigger import TriggerRequest
from airflow_trigger.testing import FakeAirflow
from examples.shared_limit import SharedLimit, main, trigger
from tests.queues.busy_airflow import Gateway
from tests.queues.crowd import Way
from tests.queues.flood import Result, measured
from tests.queues.forked import pool, wait_for_all
from tests.queues.programs import free_port
from tests.queues.servers import Server, running_redis

GATEWAYS = [
    Gateway(name="429", status=429, retry_after=1, at_once=2, seconds=0.1, lost_one_of=7),
    Gateway(name="503", status=503, at_once=2, seconds=0.1, lost_one_of=7),
]
# It admits 4 at a time, as many as a limit of 4 a second lets through in one burst.
PATIENT = Gateway(name="429", status=429, retry_after=1, at_once=4, seconds=0.1)
# Per day, so that no turn becomes free again while a test runs, however long it takes.
FIVE = "5/day"


@pytest.fixture(scope="module")
def redis() -> Iterator[Server]:
    with running_redis(print) as server:
        yield server


@pytest.fixture
def limit(redis: Server, request: pytest.FixtureRequest) -> Iterator[SharedLimit]:
    name: str = request.node.name
    with closing(SharedLimit(redis.url, FIVE, name=name, longest_wait=0)) as limit:
        yield limit


def flooded(gateway: Gateway, way: Way, redis: Server, *, rate: str = "50/second") -> Result:
    return measured(
        gateway, way, redis_url=redis.url, processes=6, triggers=5, workers=2, rate=rate
    )


@pytest.mark.parametrize("way", get_args(Way))
@pytest.mark.parametrize("gateway", GATEWAYS, ids=lambda gateway: gateway.name)
def test_every_order_has_exactly_one_run_though_responses_are_lost(
    gateway: Gateway, way: Way, redis: Server
) -> None:
    result = flooded(gateway, way, redis)

    assert sorted(result.seen.orders) == list(range(30))
    assert result.seen.lost > 0
    assert result.is_complete


def test_as_many_workers_as_airflow_serves_at_a_time_are_never_refused(redis: Server) -> None:
    assert flooded(PATIENT, "queue", redis).seen.refused == 0


def test_a_shared_limit_below_the_capacity_of_airflow_spares_it_what_it_would_refuse(
    redis: Server,
) -> None:
    free = flooded(PATIENT, "none", redis)
    limited = flooded(PATIENT, "shared limit", redis, rate="4/second")

    assert limited.seen.refused < free.seen.refused
    assert limited.is_complete


def test_all_processes_together_get_the_turns_of_one_limit(redis: Server) -> None:
    with pool(6) as processes:
        turns = list(processes.map(turns_of_one_process, [redis.url] * 6))

    assert sum(turns) == 5


def turns_of_one_process(redis_url: str) -> int:
    wait_for_all()
    with closing(SharedLimit(redis_url, FIVE, name="processes", longest_wait=0)) as limit:
        return sum(gets_turn(limit) for _ in range(5))


def gets_turn(limit: SharedLimit) -> bool:
    try:
        limit.wait_for_turn()
    except TimeoutError:
        return False
    return True


def test_a_request_whose_turn_does_not_come_in_time_is_not_sent(limit: SharedLimit) -> None:
    fake = FakeAirflow()
    fake.add_dag("orders")
    with fake.client() as airflow:
        for order in range(5):
            trigger(airflow, limit, request(order))
        with pytest.raises(TimeoutError, match="No turn within 0 s"):
            trigger(airflow, limit, request(5))

    assert len(fake.requests("trigger")) == 5


def test_a_retry_takes_the_turn_of_a_new_trigger(limit: SharedLimit) -> None:
    fake = FakeAirflow()
    fake.add_dag("orders")
    fake.rate_limit(times=3)
    with fake.client(on_event=limit.on_event) as airflow:
        trigger(airflow, limit, request(1))

    assert [gets_turn(limit) for _ in range(2)] == [True, False]


def test_limits_of_other_names_have_turns_of_their_own(redis: Server, limit: SharedLimit) -> None:
    while gets_turn(limit):
        pass

    with closing(SharedLimit(redis.url, FIVE, name="another", longest_wait=0)) as other:
        assert gets_turn(other)


def test_a_process_sleeps_until_a_turn_is_free(
    redis: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if seconds > 1 or len(pauses) > 1000:
            raise Asleep

    pauses: list[float] = []
    monkeypatch.setattr("examples.shared_limit.time.sleep", sleep)
    hourly = SharedLimit(redis.url, "1/hour", name="sleeper", longest_wait=2 * 3600)
    with closing(hourly) as limit:
        limit.wait_for_turn()

        with pytest.raises(Asleep):
            limit.wait_for_turn()
    assert 3000 < pauses[-1] <= 3601


class Asleep(Exception):
    """Raised in place of sleeping until a turn is free.

    `limits` counts the first millisecond of a window as its end.
    """


def test_without_redis_a_request_is_sent_and_the_log_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    away = SharedLimit(f"redis://127.0.0.1:{free_port()}")
    fake = FakeAirflow()
    fake.add_dag("orders")
    with closing(away) as limit, fake.client() as airflow:
        trigger(airflow, limit, request(1))

    assert len(fake.runs("orders")) == 1
    assert "Triggering without the shared limit" in caplog.text


def test_the_limit_holds_again_when_redis_is_back(redis: Server, limit: SharedLimit) -> None:
    for _ in range(3):
        limit.wait_for_turn()
    redis.crash()
    for _ in range(10):
        limit.wait_for_turn()  # none of them is counted
    redis.start()

    assert [gets_turn(limit) for _ in range(3)] == [True, True, False]


def test_the_example_triggers_each_order_that_it_is_given(
    redis: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = FakeAirflow()
    fake.add_dag("orders")
    monkeypatch.setattr("sys.argv", ["shared_limit", "17", "18"])
    monkeypatch.setenv("REDIS_URL", redis.url)
    with fake.serving() as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        monkeypatch.setenv("AIRFLOW_TRIGGER_USERNAME", fake.username)
        monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", fake.password)
        main()

    assert fake.triggered("orders") == [{"order": 17}, {"order": 18}]
    assert capsys.readouterr().out.count("orders/") == 2


def request(order: int) -> TriggerRequest:
    return TriggerRequest("orders", {"order": order}, idempotency_key=f"order-{order}")
