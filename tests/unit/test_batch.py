"""`trigger_many`, sync and async, with mock transports of httpx."""

from __future__ import annotations

import asyncio
import gc
import itertools
import json
import logging
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from typing import Any, cast

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AsyncAirflowClient,
    AuthenticationFailed,
    BatchProgress,
    ConnectionFailed,
    DagNotFound,
    DagRun,
    RateLimited,
    RetryPolicy,
    RunRef,
    TriggerOutcome,
    TriggerRequest,
    TriggerUnconfirmed,
)
from airflow_trigger._flows.pace import Pace
from airflow_trigger._flows.steps import RetryBudget
from airflow_trigger._sync.batch import TriggerBatch, Work
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client
from tests.fakes import OpenAirflow

Handler = Callable[[httpx.Request], httpx.Response]
AsyncHandler = Callable[[httpx.Request], Coroutine[None, None, httpx.Response]]
AT_ONCE = RetryPolicy(attempts=2, backoff=0)
HANG_GUARD = 20.0


def numbered(count: int | None = None) -> Iterator[TriggerRequest]:
    numbers = itertools.count() if count is None else range(count)
    return (TriggerRequest("sales", {"n": n}, run_id=f"r{n}") for n in numbers)


@pytest.fixture
def fake() -> FakeAirflow:
    return OpenAirflow()


@pytest.fixture
def started(fake: FakeAirflow) -> Handler:
    """A handler that starts the requested run."""
    return fake.transport.handle_request


def settings(handler: Handler | AsyncHandler, **more: Any) -> dict[str, Any]:
    defaults: dict[str, Any] = {
        "api": "v2",
        "retry": AT_ONCE,
        "conf_check": "json",
        "on_paused": "allow",
    }
    return defaults | {"transport": httpx.MockTransport(handler)} | more


def open_sync(handler: Handler, **more: Any) -> AirflowClient:
    return AirflowClient("https://airflow.test", "token", **settings(handler, **more))


def open_async(handler: Handler, **more: Any) -> AsyncAirflowClient:
    return AsyncAirflowClient("https://airflow.test", "token", **settings(handler, **more))


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


def outcomes(
    mode: Mode,
    handler: Handler | AsyncHandler,
    requests: Iterable[TriggerRequest],
    **options: Any,
) -> list[TriggerOutcome]:
    with open_client(mode, "https://airflow.test", "token", **settings(handler)) as airflow:
        return list(airflow.trigger_many(requests, **options))


def numbers(results: Iterable[TriggerOutcome]) -> list[int]:
    return sorted(int(str(result.request.run_id)[1:]) for result in results)


def test_every_request_has_one_outcome(mode: Mode, fake: FakeAirflow, started: Handler) -> None:
    results = outcomes(mode, started, numbered(50))

    assert numbers(results) == list(range(50))
    assert all(r.run and r.run.run_id == r.request.run_id and r.run.created for r in results)
    assert len(fake.runs("sales")) == 50


def test_a_request_that_fails_does_not_stop_the_others(mode: Mode, started: Handler) -> None:
    requests = [
        # mypy supports no `attrs.evolve` of a class with an overloaded constructor.
        attrs.evolve(request, dag_id="sales" if n % 5 else "slaes")  # type: ignore[misc]
        for n, request in enumerate(numbered(50))
    ]

    results = outcomes(mode, started, requests)

    failed = [result for result in results if result.error]
    assert numbers(results) == list(range(50))
    assert numbers(failed) == list(range(0, 50, 5))
    assert {type(result.error) for result in failed} == {DagNotFound}
    with pytest.raises(DagNotFound):
        failed[0].result()


@pytest.mark.parametrize("concurrency", [1, 3])
def test_no_more_are_under_way_than_asked_for(
    mode: Mode, concurrency: int, started: Handler
) -> None:
    under_way, most, guard = 0, 0, threading.Lock()
    # Each request waits until as many as allowed are in progress, and then for one more, which must
    # not come.
    full, one_too_many = threading.Barrier(concurrency), threading.Event()

    def enter(by: int) -> None:
        nonlocal under_way, most
        with guard:
            under_way += by
            most = max(most, under_way)
            if most > concurrency:
                one_too_many.set()

    def handler(request: httpx.Request) -> httpx.Response:
        enter(1)
        full.wait(HANG_GUARD)
        one_too_many.wait(0.05)
        enter(-1)
        return started(request)

    async def handler_async(request: httpx.Request) -> httpx.Response:
        enter(1)
        for _ in range(100):  # lets every other task start a request
            await asyncio.sleep(0)
        enter(-1)
        return started(request)

    answering = handler if mode == "sync" else handler_async
    results = outcomes(mode, answering, numbered(6), concurrency=concurrency)

    assert len(results) == 6
    assert most == concurrency


def test_more_are_not_under_way_than_there_are_connections(started: Handler) -> None:
    with open_sync(started, max_connections=3) as airflow:
        pace = airflow._pace(50, None)  # pyright: ignore[reportPrivateUsage]

    assert pace.concurrency == 3


def test_an_endless_source_is_read_no_further_than_needed(mode: Mode, started: Handler) -> None:
    taken = itertools.count()
    requests = (request for request in numbered() if next(taken) >= 0)

    with open_client(mode, "https://airflow.test", "token", **settings(started)) as airflow:
        batch = airflow.trigger_many(requests, concurrency=4)
        first = [next(batch) for _ in range(10)]
        batch.close()

    assert len(first) == 10
    assert next(taken) <= 10 + 2 * 4 + 1


def test_a_request_that_no_error_of_its_own_ended_has_its_outcome_too(mode: Mode) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise ZeroDivisionError

    with open_client(mode, "https://airflow.test", "token", **settings(handler)) as airflow:
        batch = airflow.trigger_many(numbered(1))
        outcome = next(batch)
        with pytest.raises(ZeroDivisionError):
            next(batch)

    # It was in progress, and whether it created the run was not checked.
    assert isinstance(outcome.error, TriggerUnconfirmed)
    assert outcome.error.ref == RunRef("sales", "r0")


def test_what_is_no_request_ends_a_batch(mode: Mode, started: Handler) -> None:
    with open_client(mode, "https://airflow.test", "token", **settings(started)) as airflow:
        batch = airflow.trigger_many(cast(list[TriggerRequest], ["sales"]))
        with pytest.raises((AttributeError, TypeError)):
            next(batch)


def test_an_outcome_is_given_while_the_source_has_no_next_request(started: Handler) -> None:
    seen = threading.Event()

    def source() -> Iterator[TriggerRequest]:
        yield from numbered(1)
        assert seen.wait(HANG_GUARD), "the first outcome was held back"

    with open_sync(started) as airflow:
        for _ in airflow.trigger_many(source()):
            seen.set()


def test_an_asynchronous_source_is_read_while_outcomes_are_given(started: Handler) -> None:
    async def trigger_all() -> int:
        seen = asyncio.Event()

        async def source() -> AsyncIterator[TriggerRequest]:
            for request in numbered(1):
                yield request
            async with asyncio.timeout(HANG_GUARD):
                await seen.wait()

        count = 0
        async with open_async(started) as airflow:
            async for _ in airflow.trigger_many(source()):
                count += 1
                seen.set()
        return count

    assert asyncio.run(trigger_all()) == 1


def test_wrong_credentials_are_told_after_the_outcomes_and_end_the_batch(mode: Mode) -> None:
    asked = itertools.count()

    def handler(request: httpx.Request) -> httpx.Response:
        next(asked)
        return httpx.Response(401, json={"detail": "who are you"})

    with open_client(mode, "https://airflow.test", "token", **settings(handler)) as airflow:
        batch = airflow.trigger_many(numbered(), concurrency=4)
        results: list[TriggerOutcome] = []
        with pytest.raises(AuthenticationFailed):
            results.extend(batch)
        results_seen = next(asked)

    assert results_seen <= 4


def test_a_dead_server_ends_the_batch(mode: Mode) -> None:
    results: list[TriggerOutcome] = []

    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with open_client(mode, "https://airflow.test", "token", **settings(handler)) as airflow:
        batch = airflow.trigger_many(numbered(), concurrency=2)
        with pytest.raises(ConnectionFailed):
            results.extend(batch)

    assert len(results) in (6, 7)
    assert {type(result.error) for result in results} == {ConnectionFailed}


def test_what_the_source_raises_is_raised_after_the_outcomes(mode: Mode, started: Handler) -> None:
    def source() -> Iterator[TriggerRequest]:
        yield from numbered(3)
        raise LookupError("the queue is gone")

    results: list[TriggerOutcome] = []
    with open_client(mode, "https://airflow.test", "token", **settings(started)) as airflow:
        batch = airflow.trigger_many(source())
        with pytest.raises(LookupError, match="the queue is gone"):
            results.extend(batch)

    assert numbers(results) == [0, 1, 2]


@pytest.mark.parametrize("count", [0, 3])
def test_what_an_asynchronous_source_awaited_and_others_cancelled_is_raised_too(
    count: int, started: Handler
) -> None:
    results: list[TriggerOutcome] = []

    async def source() -> AsyncIterator[TriggerRequest]:
        for request in numbered(count):
            yield request
        awaited = asyncio.get_running_loop().create_future()
        awaited.cancel()
        await awaited

    async def trigger_all() -> None:
        async with open_async(started) as airflow, asyncio.timeout(HANG_GUARD):
            async for outcome in airflow.trigger_many(source()):
                results.append(outcome)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(trigger_all())
    assert numbers(results) == list(range(count))


def unknown_token(request: httpx.Request) -> httpx.Response:
    return httpx.Response(401, json={"detail": "who are you"})


def broken(request: httpx.Request) -> httpx.Response:
    raise LookupError("not of our tree")


ENDED_BY = pytest.mark.parametrize(
    ("handler", "error"), [(unknown_token, AuthenticationFailed), (broken, LookupError)]
)


@ENDED_BY
def test_a_batch_that_has_to_end_does_not_wait_for_its_source(
    handler: Handler, error: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    is_asked, ended = threading.Event(), threading.Event()
    readers: list[threading.Thread] = []

    def source() -> Iterator[TriggerRequest]:
        readers.append(threading.current_thread())
        first, second = numbered(2)
        yield first
        is_asked.set()
        assert ended.wait(HANG_GUARD), "the source was waited for"
        yield second

    def answer_late(request: httpx.Request) -> httpx.Response:
        assert is_asked.wait(HANG_GUARD)
        return handler(request)

    with open_sync(answer_late) as airflow:
        batch = airflow.trigger_many(source())
        with pytest.raises(error):
            list(batch)
        ended.set()
        readers[0].join(HANG_GUARD)

    assert numbers(batch.unseen) == [1]
    assert "DAG 'sales' was not triggered" in caplog.text


@ENDED_BY
def test_an_asynchronous_batch_that_has_to_end_closes_its_source(
    handler: Handler, error: type[Exception]
) -> None:
    closed: list[bool] = []

    async def source() -> AsyncIterator[TriggerRequest]:
        try:
            for request in numbered(1):
                yield request
            await asyncio.Event().wait()
        finally:
            closed.append(True)

    async def trigger_all() -> None:
        async with open_async(handler) as airflow, asyncio.timeout(HANG_GUARD):
            async for _ in airflow.trigger_many(source()):
                pass

    with pytest.raises(error):
        asyncio.run(trigger_all())
    assert closed


def test_a_request_that_the_source_gives_after_the_batch_had_to_end_is_not_sent(
    started: Handler,
) -> None:
    sent: list[int] = []
    is_asked, refused, not_sent = threading.Event(), threading.Event(), threading.Event()

    def source() -> Iterator[TriggerRequest]:
        first, second, third = numbered(3)
        yield from (first, second)
        is_asked.set()
        assert refused.wait(HANG_GUARD)
        yield third

    def handler(request: httpx.Request) -> httpx.Response:
        number: int = json.loads(request.content)["conf"]["n"]
        sent.append(number)
        if number == 0:
            assert not_sent.wait(HANG_GUARD)
            return started(request)
        assert is_asked.wait(HANG_GUARD)
        return unknown_token(request)

    told: list[int] = []

    def trigger_all() -> None:
        with open_sync(handler) as airflow:
            for outcome in airflow.trigger_many(source(), concurrency=3):
                told.extend(numbers([outcome]))
                (refused if told == [1] else not_sent).set()

    with pytest.raises(AuthenticationFailed):
        trigger_all()
    assert told == [1, 2, 0]
    assert sorted(sent) == [0, 1]


def test_a_request_that_an_asynchronous_source_gives_after_the_end_is_not_sent(
    started: Handler,
) -> None:
    sent: list[int] = []
    told: list[int] = []

    async def trigger_all() -> None:
        refused, not_sent = asyncio.Event(), asyncio.Event()

        async def source() -> AsyncIterator[TriggerRequest]:
            for number, request in enumerate(numbered(3)):
                if number == 2:
                    await refused.wait()
                yield request

        async def handler(request: httpx.Request) -> httpx.Response:
            number: int = json.loads(request.content)["conf"]["n"]
            sent.append(number)
            if number == 0:
                await not_sent.wait()
                return started(request)
            return unknown_token(request)

        transport = httpx.MockTransport(handler)
        async with open_async(started, transport=transport) as airflow, asyncio.timeout(HANG_GUARD):
            async for outcome in airflow.trigger_many(source(), concurrency=3):
                told.extend(numbers([outcome]))
                (refused if told == [1] else not_sent).set()

    with pytest.raises(AuthenticationFailed):
        asyncio.run(trigger_all())
    assert told == [1, 2, 0]
    assert sorted(sent) == [0, 1]


@pytest.mark.parametrize("threads", [0, 2])
def test_a_thread_that_cannot_be_started_ends_the_batch(
    threads: int, monkeypatch: pytest.MonkeyPatch, started: Handler
) -> None:
    start = threading.Thread.start
    told: list[TriggerOutcome] = []
    raised: list[BaseException] = []
    refused = threading.Event()

    def start_some(thread: threading.Thread) -> None:
        if thread.name == f"trigger_many_{threads}":
            raise RuntimeError("can't start new thread")
        start(thread)

    def handler(request: httpx.Request) -> httpx.Response:
        assert refused.wait(HANG_GUARD)
        return started(request)

    def consume() -> None:
        try:
            for outcome in batch:
                told.append(outcome)
                refused.set()
        except RuntimeError as error:
            raised.append(error)

    monkeypatch.setattr(threading.Thread, "start", start_some)
    with open_sync(handler) as airflow:
        batch = airflow.trigger_many(numbered(), concurrency=3)
        consumer = threading.Thread(target=consume, daemon=True)
        consumer.start()
        consumer.join(HANG_GUARD)

    assert [str(error) for error in raised] == ["can't start new thread"]
    assert numbers(told) == list(range(threads + 1))
    assert [type(outcome.error) for outcome in told if outcome.error] == [ConnectionFailed]


@pytest.mark.parametrize("wrong", ["sales", None, {"dag_id": "sales", "conf": {"p": "s3cret"}}])
def test_something_else_than_a_request_is_raised_after_what_had_begun_and_not_shown(
    mode: Mode, wrong: Any, started: Handler
) -> None:
    given: list[TriggerOutcome] = []
    requests: Any = [TriggerRequest("sales"), TriggerRequest("sales"), wrong]

    with (
        open_client(mode, "https://airflow.test", "token", **settings(started)) as airflow,
        pytest.raises(TypeError, match=r"must be a TriggerRequest\(dag_id, conf, …\)") as e,
    ):
        given.extend(airflow.trigger_many(requests, concurrency=1))

    assert type(wrong).__name__ in str(e.value)
    assert "s3cret" not in str(e.value)
    assert [outcome.error for outcome in given] == [None, None]


def test_progress_counts_what_was_given(mode: Mode, started: Handler) -> None:
    told: list[BatchProgress] = []
    requests = [TriggerRequest("slaes"), *numbered(4)]

    outcomes(mode, started, requests, on_progress=told.append)

    assert [progress.finished for progress in told] == [1, 2, 3, 4, 5]
    assert told[-1] == BatchProgress(started=5, finished=5, failed=1)


def test_nothing_is_sent_before_the_first_outcome_is_asked_for(mode: Mode) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise AssertionError("sent")

    with open_client(mode, "https://airflow.test", "token", **settings(handler)) as airflow:
        airflow.trigger_many(numbered(3)).close()


class Held:
    """A server that holds back all responses but the first."""

    def __init__(self, started: Handler) -> None:
        self._started = started
        self.arrived = threading.Semaphore(0)
        self.release = threading.Event()
        self._count = itertools.count()
        self.three_wait = asyncio.Event()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        # Identified by the run id, as any of the threads may be the first to arrive.
        if json.loads(request.content)["dag_run_id"] != "r0":
            self.arrived.release()
            assert self.release.wait(HANG_GUARD)
        return self._started(request)

    async def hold(self, request: httpx.Request) -> httpx.Response:
        if (number := next(self._count)) > 0:
            if number == 3:
                self.three_wait.set()
            await asyncio.Event().wait()
        return self._started(request)


def test_leaving_early_waits_for_the_answers_that_are_due_and_tells_of_them(
    caplog: pytest.LogCaptureFixture, started: Handler
) -> None:
    server = Held(started)
    with open_sync(server) as airflow:
        batch = airflow.trigger_many(numbered(), concurrency=3)
        next(batch)
        for _ in range(3):
            assert server.arrived.acquire(timeout=HANG_GUARD)
        server.release.set()
        batch.close()

        assert list(batch) == []

    assert numbers(batch.unseen) == [1, 2, 3]
    assert all(outcome.run for outcome in batch.unseen)
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 3
    assert "trigger_many was closed early: it had started sales/r1" in caplog.text


def test_a_thread_with_the_ident_of_one_that_has_ended_waits_for_the_answers_too(
    started: Handler,
) -> None:
    with open_sync(started) as airflow:
        run = airflow.trigger("sales")
    readers: list[threading.Thread] = []
    workers: list[threading.Thread] = []
    is_under_way = threading.Event()
    left_behind: list[bool] = []

    def source() -> Iterator[TriggerRequest]:
        readers.append(threading.current_thread())
        yield from numbered(1)

    def answer_late(request: TriggerRequest, stop: threading.Event) -> DagRun:
        workers.append(threading.current_thread())
        is_under_way.set()
        assert stop.wait(HANG_GUARD)
        return run

    def close() -> None:
        if threading.get_ident() == readers[0].ident:
            batch.close()
            left_behind.append(workers[0].is_alive())

    pace = Pace(concurrency=2, max_rate=None, policy=AT_ONCE, budget=RetryBudget(1))
    batch = TriggerBatch(Work(answer_late, source(), pace, None))
    consumer = threading.Thread(target=lambda: list(batch))
    consumer.start()
    assert is_under_way.wait(HANG_GUARD)
    readers[0].join(HANG_GUARD)
    for _ in range(100):  # usually gets the ident of the thread that ended last
        closing = threading.Thread(target=close)
        closing.start()
        closing.join(HANG_GUARD)
    batch.close()
    consumer.join(HANG_GUARD)

    assert set(left_behind) == {False}


def test_a_loop_that_is_left_and_forgotten_ends_its_threads(started: Handler) -> None:
    with open_sync(started) as airflow:
        for _ in airflow.trigger_many(numbered(), concurrency=3):
            break
        gc.collect()

        names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("trigger_many")]


def test_closing_the_client_ends_its_batches(started: Handler) -> None:
    with open_sync(started) as airflow:
        batch = airflow.trigger_many(numbered(), concurrency=3)
        next(batch)

    assert list(batch) == []


def test_a_retry_is_not_waited_for_after_leaving(started: Handler) -> None:
    limited = threading.Event()

    def handler(request: httpx.Request) -> httpx.Response:
        if json.loads(request.content)["conf"]["n"]:
            limited.set()
            return httpx.Response(429, headers={"Retry-After": "1000"})
        return started(request)

    # The retry would wait 1,000 seconds: a hang shows that closing the batch does not end it.
    with open_sync(handler, retry=RetryPolicy(cap=1000, deadline=5000)) as airflow:
        batch = airflow.trigger_many(numbered(2), concurrency=2)
        assert next(batch).run
        assert limited.wait(HANG_GUARD)
        batch.close()

    assert [type(outcome.error) for outcome in batch.unseen] == [RateLimited]


def test_cancelling_tells_which_requests_were_sent(
    caplog: pytest.LogCaptureFixture, started: Handler
) -> None:
    server = Held(started)

    async def leave() -> tuple[TriggerOutcome, ...]:
        transport = httpx.MockTransport(server.hold)
        async with open_async(started, transport=transport) as airflow:
            batch = airflow.trigger_many(numbered(), concurrency=3)
            await anext(batch)
            waiting = asyncio.create_task(anext(batch))
            await server.three_wait.wait()
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            return batch.unseen

    unseen = asyncio.run(leave())

    assert numbers(unseen) == [1, 2, 3]
    assert {type(outcome.error) for outcome in unseen} == {TriggerUnconfirmed}
    assert "may have been started as run 'r1'" in caplog.text


def test_a_request_that_had_no_time_to_be_sent_was_not_sent() -> None:
    async def leave() -> tuple[TriggerOutcome, ...]:
        def handler(request: httpx.Request) -> httpx.Response:
            raise AssertionError("sent")

        async with open_async(handler) as airflow:
            batch = airflow.trigger_many(numbered(1))
            waiting = asyncio.ensure_future(anext(batch))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            await batch.close()
            with pytest.raises(StopAsyncIteration):
                await waiting
            return batch.unseen

    unseen = asyncio.run(leave())

    assert [type(outcome.error) for outcome in unseen] in ([], [ConnectionFailed])


def test_a_loop_over_tasks_that_is_left_and_forgotten_ends_them(started: Handler) -> None:
    server = Held(started)

    async def leave() -> int:
        transport = httpx.MockTransport(server.hold)
        async with open_async(started, transport=transport) as airflow:
            async for _ in airflow.trigger_many(numbered(), concurrency=3):
                break
        others = asyncio.all_tasks() - {asyncio.current_task()}
        return len((await asyncio.wait(others, timeout=HANG_GUARD))[1]) if others else 0

    assert asyncio.run(leave()) == 0
