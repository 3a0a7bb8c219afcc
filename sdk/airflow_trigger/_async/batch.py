"""`trigger_many` with asyncio: one task reads the requests, and each request has its own."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
)
from contextlib import aclosing
from types import TracebackType
from typing import Self

from airflow_trigger._arguments import must_be_callable, must_be_iterable
from airflow_trigger._flows.pace import Pace, checked, interrupted, not_sent, report_unseen
from airflow_trigger._ownership import OfOneProcess
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import BatchProgress, DagRun, TriggerOutcome, TriggerRequest


class AsyncTriggerBatch(OfOneProcess, AsyncIterator[TriggerOutcome]):
    """The outcomes of `AsyncAirflowClient.trigger_many`, each as soon as it is known.

    Nothing is sent before the first outcome is requested. To stop early, call `close()` or use the
    batch as an async context manager: no further request starts, none is retried, and the requests
    in progress are cancelled; one that was sent without a response becomes a `TriggerUnconfirmed`
    in `unseen`. Closing the client does the same.

    >>> async def start(batch: AsyncTriggerBatch) -> list[TriggerOutcome]:
    ...     async with batch:
    ...         return [outcome async for outcome in batch if outcome.error is not None]
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        # No task refers to the generator, so dropping the batch ends the work.
        self._outcomes = work.outcomes()

    async def __anext__(self) -> TriggerOutcome:
        return await anext(self._outcomes)

    @property
    def unseen(self) -> tuple[TriggerOutcome, ...]:
        """The outcomes of all requests that had started and were not returned before `close()`.

        They include a request that the iterable returned only after the end. All of them are also
        logged as warnings. Every other request was not sent.
        """
        return tuple(self._work.unseen)

    async def close(self) -> None:
        """Stop, and cancel the requests in progress."""
        await self._work.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


class Work:
    """The tasks of one batch and their shared state."""

    def __init__(
        self,
        start: Callable[[TriggerRequest], Awaitable[DagRun]],
        requests: Iterable[TriggerRequest] | AsyncIterable[TriggerRequest],
        pace: Pace,
        on_progress: Callable[[BatchProgress], None] | None,
        *,
        begin: Callable[[Work], object] | None = None,
    ) -> None:
        if not isinstance(requests, AsyncIterable):
            must_be_iterable("requests", requests, of="TriggerRequest")
        if on_progress is not None:
            must_be_callable("on_progress", on_progress)
        self._on_begin = begin
        self.unseen: list[TriggerOutcome] = []
        self._start = start
        self._requests = requests
        self._pace = pace
        self._on_progress = on_progress
        # Only the consumer waits for the first one, and only the feeder for the second.
        self._outcome = asyncio.Event()
        self._room = asyncio.Event()
        self._known: deque[TriggerOutcome] = deque()
        self._under_way: dict[asyncio.Task[None], TriggerRequest] = {}
        self._failure: BaseException | None = None
        self._feeder: asyncio.Task[None] | None = None
        self._is_stopped = False

    async def outcomes(self) -> AsyncGenerator[TriggerOutcome]:
        if self._on_begin is not None:
            self._on_begin(self)
        if self._is_stopped:
            return
        self._feeder = asyncio.create_task(self._feed())
        self._feeder.add_done_callback(lambda _: self._outcome.set())
        try:
            while (outcome := await self._next()) is not None:
                yield outcome
        finally:
            await self.close()
        if self._failure is not None:
            raise self._failure
        if self._pace.stopped_by is not None:
            raise self._pace.stopped_by

    async def _next(self) -> TriggerOutcome | None:
        while not self._known and not self._is_over:
            self._outcome.clear()
            await self._outcome.wait()
        if self._is_stopped or not self._known:
            return None
        self._pace.hand_out()
        self._wake_feeder()
        if self._on_progress is not None:
            self._on_progress(self._pace.progress)
        return self._known.popleft()

    @property
    def _is_over(self) -> bool:
        no_more = self._is_ending or (self._feeder is not None and self._feeder.done())
        return self._is_stopped or (no_more and self._pace.under_way == 0)

    @property
    def _is_ending(self) -> bool:
        """Whether no further request may begin, even if the iterable has more."""
        has_failed = self._failure is not None or self._pace.stopped_by is not None
        return has_failed or self._is_stopped

    async def _feed(self) -> None:
        try:
            async with aclosing(_as_async(self._requests)) as requests:
                while await self._may_begin():
                    try:
                        request = checked(await anext(requests))
                    except StopAsyncIteration:
                        break
                    self._begin(request)
        except BaseException as failure:  # from the iterable: raised in the consumer's task
            # The iterable may await a cancelled task; `close` cancels the feeder on purpose.
            if not (self._is_stopped and isinstance(failure, asyncio.CancelledError)):
                self._failure = failure

    async def _may_begin(self) -> bool:
        """Wait until the next request may begin; False if none may."""
        while not self._is_ending:
            delay = self._pace.delay(time.monotonic())
            if delay == 0:
                return True
            if delay is None:
                self._room.clear()
                await self._room.wait()
            else:
                await asyncio.sleep(delay)
        return False

    def _wake_feeder(self) -> None:
        if not self._pace.is_full:
            self._room.set()

    def _begin(self, request: TriggerRequest) -> None:
        if self._is_ending:  # while the iterable produced this request
            outcome = TriggerOutcome(request, error=not_sent(request))
            self._pace.begin(time.monotonic())
            self._finish(outcome)
            return
        self._pace.begin(time.monotonic())
        task = asyncio.create_task(self._carry_out(request))
        self._under_way[task] = request
        task.add_done_callback(self._end)

    async def _carry_out(self, request: TriggerRequest) -> None:
        outcome: TriggerOutcome | None = None
        try:
            outcome = TriggerOutcome(request, run=await self._start(request))
        except AirflowTriggerError as error:
            outcome = TriggerOutcome(request, error=error)
        except asyncio.CancelledError as cancelled:
            # Awaiting the task raises another CancelledError, without the cause.
            outcome = interrupted(request, cancelled)
            raise
        except Exception as failure:  # not one of our errors, so not only about this request
            self._failure = failure
            outcome = interrupted(request, failure)
        finally:
            task = asyncio.current_task()
            assert task is not None
            del self._under_way[task]
            self._finish(outcome)

    def _end(self, task: asyncio.Task[None]) -> None:
        """Finish the request of a task that was cancelled before its first step."""
        request = self._under_way.pop(task, None)
        if request is not None:
            self._finish(TriggerOutcome(request, error=not_sent(request)))

    def _finish(self, outcome: TriggerOutcome | None) -> None:
        self._pace.finish(outcome.error if outcome else None, time.monotonic())
        if outcome and self._is_stopped:
            self._leave(outcome)
        elif outcome:
            self._known.append(outcome)
        self._outcome.set()
        self._wake_feeder()

    async def close(self) -> None:
        self._is_stopped = True
        self._outcome.set()
        while self._known:
            self._leave(self._known.popleft())
        tasks = set(self._under_way)
        # The iterable may close the batch: the feeder cannot wait for itself.
        if self._feeder is not None and self._feeder is not asyncio.current_task():
            tasks.add(self._feeder)
        # Tasks of a closed loop have ended, and cannot be awaited.
        loop = asyncio.get_running_loop()
        tasks = {task for task in tasks if task.get_loop() is loop}
        if not tasks:
            return
        for task in tasks:
            task.cancel()
        try:
            await asyncio.wait(tasks)
        except asyncio.CancelledError:
            # Cancelled again: the tasks still have to report their outcomes.
            await asyncio.wait(tasks)
            raise

    def _leave(self, outcome: TriggerOutcome) -> None:
        self.unseen.append(outcome)
        report_unseen(outcome)


async def _as_async(
    requests: Iterable[TriggerRequest] | AsyncIterable[TriggerRequest],
) -> AsyncGenerator[TriggerRequest]:
    if isinstance(requests, AsyncIterable):
        async for request in requests:
            yield request
    else:
        for request in requests:
            yield request
