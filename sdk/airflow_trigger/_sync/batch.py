"""`trigger_many` with threads: one reads the requests, the others send them."""

from __future__ import annotations

import atexit
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextvars import Context, copy_context
from queue import SimpleQueue
from threading import Condition, RLock, Thread, local
from types import TracebackType
from typing import Self

from airflow_trigger._arguments import must_be_callable, must_be_iterable
from airflow_trigger._flows.pace import Pace, checked, interrupted, not_sent, report_unseen
from airflow_trigger._ownership import OfOneProcess
from airflow_trigger._sync.engine import Interrupt
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import BatchProgress, DagRun, TriggerOutcome, TriggerRequest


class TriggerBatch(OfOneProcess, Iterator[TriggerOutcome]):
    """The outcomes of `AirflowClient.trigger_many`, each as soon as it is known.

    Nothing is sent before the first outcome is requested. To stop early, call `close()` or use the
    batch as a context manager: no further request starts, none is retried, and the requests in
    progress get the time to receive their responses. Closing the client does the same.

    >>> def start(batch: TriggerBatch) -> list[TriggerOutcome]:
    ...     with batch:
    ...         return [outcome for outcome in batch if outcome.error is not None]
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        # No thread refers to the generator, so dropping the batch ends the work.
        self._outcomes = work.outcomes()

    def __next__(self) -> TriggerOutcome:
        self._work.refuse_elsewhere()
        return next(self._outcomes)

    @property
    def unseen(self) -> tuple[TriggerOutcome, ...]:
        """The outcomes of all requests that had started and were not returned before `close()`.

        They include a request that the iterable returned only after the end. All of them are also
        logged as warnings. Every other request was not sent.
        """
        return tuple(self._work.unseen)

    def close(self) -> None:
        """Stop, and wait for the responses to the requests in progress."""
        self._work.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class Work:
    """The threads of one batch and their shared state, guarded by `_lock`."""

    def __init__(
        self,
        start: Callable[[TriggerRequest, Interrupt], DagRun],
        requests: Iterable[TriggerRequest],
        pace: Pace,
        on_progress: Callable[[BatchProgress], None] | None,
        *,
        begin: Callable[[Work], object] | None = None,
    ) -> None:
        must_be_iterable("requests", requests, of="TriggerRequest")
        if on_progress is not None:
            must_be_callable("on_progress", on_progress)
        self._on_begin = begin
        self.unseen: list[TriggerOutcome] = []
        self._start = start
        self._requests = requests
        self._pace = pace
        self._on_progress = on_progress
        # The process that began the batch, and whether the batch was closed.
        self._pid: int | None = None
        self._is_left = False
        self._known: deque[TriggerOutcome] = deque()
        # A ThreadPoolExecutor would double the overhead, and keeps work that it failed to start.
        self._begun: SimpleQueue[tuple[Context, TriggerRequest] | None] = SimpleQueue()
        self._workers: list[Thread] = []
        # A thread-local mark ends with its thread; the ident of a thread is reused.
        self._own = local()
        self._failure: BaseException | None = None
        self._all_begun = False

    def refuse_elsewhere(self) -> None:
        """Raise in a child process, which has neither the threads nor the outcomes."""
        if self._pid not in (None, os.getpid()):
            raise RuntimeError(
                "This batch of trigger_many belongs to the process that started it, and cannot be "
                "used in its child processes."
            )

    def outcomes(self) -> Generator[TriggerOutcome]:
        if self._on_begin is not None:
            self._on_begin(self)
        self._lock = RLock()
        # Only the consumer waits for the first one, and only the feeder for the second.
        self._outcome = Condition(self._lock)
        self._room = Condition(self._lock)
        self._stop = Interrupt()
        self._pid = os.getpid()
        if self._is_left:
            return
        # A separate thread reads the requests, so that a slow iterable does not delay known
        # outcomes. It is not joined, because the iterable may block forever.
        feeder = Thread(target=copy_context().run, args=(self._feed,), daemon=True)
        feeder.start()
        atexit.register(self._close)
        try:
            while (outcome := self._next()) is not None:
                yield outcome
        finally:
            self.close()
        if self._failure is not None:
            raise self._failure
        if self._pace.stopped_by is not None:
            raise self._pace.stopped_by

    def _next(self) -> TriggerOutcome | None:
        with self._lock:
            while not self._known and not self._is_over:
                self._outcome.wait()
            if self._stop.is_set() or not self._known:
                return None
            self._pace.hand_out()
            self._wake_feeder()
            progress = self._pace.progress
        if self._on_progress is not None:
            self._on_progress(progress)
        with self._lock:
            return self._known.popleft() if self._known else None

    @property
    def _is_over(self) -> bool:
        no_more = self._all_begun or self._is_ending
        return self._stop.is_set() or (no_more and self._pace.under_way == 0)

    @property
    def _is_ending(self) -> bool:
        """Whether no further request may begin, even if the iterable has more."""
        has_failed = self._failure is not None or self._pace.stopped_by is not None
        return has_failed or self._stop.is_set()

    def _feed(self) -> None:
        self._own.is_marked = True
        try:
            requests = iter(self._requests)
            while self._may_begin():
                try:
                    request = checked(next(requests))
                except StopIteration:
                    break
                self._begin(request)
        except BaseException as failure:  # from the iterable: raised in the consumer's thread
            self._failure = failure
        with self._lock:
            self._all_begun = True
            self._outcome.notify()

    def _may_begin(self) -> bool:
        """Wait until the next request may begin; False if none may."""
        with self._lock:
            while not self._is_ending:
                delay = self._pace.delay(time.monotonic())
                if delay == 0:
                    return True
                self._room.wait(delay)
        return False

    def _wake_feeder(self) -> None:
        if not self._pace.is_full:
            self._room.notify()

    def _begin(self, request: TriggerRequest) -> None:
        with self._lock:
            if self._is_ending:  # while the iterable produced this request
                self._refuse(request)
                return
            try:
                self._start_worker()
            except RuntimeError:  # the system has no thread left
                self._refuse(request)
                raise
            self._pace.begin(time.monotonic())
            self._begun.put((copy_context(), request))

    def _start_worker(self) -> None:
        """Start another worker if all are busy."""
        if self._pace.under_way < len(self._workers):
            return
        name = f"trigger_many_{len(self._workers)}"
        # The interpreter would join other threads at exit before the batch can be closed.
        worker = Thread(target=self._work, name=name, daemon=True)
        worker.start()
        self._workers.append(worker)

    def _work(self) -> None:
        self._own.is_marked = True
        while (begun := self._begun.get()) is not None:
            context, request = begun
            context.run(self._carry_out, request)

    def _refuse(self, request: TriggerRequest) -> None:
        outcome = TriggerOutcome(request, error=not_sent(request))
        self._pace.begin(time.monotonic())
        self._finish(outcome)

    def _carry_out(self, request: TriggerRequest) -> None:
        outcome: TriggerOutcome | None = None
        try:
            outcome = TriggerOutcome(request, run=self._start(request, self._stop))
        except AirflowTriggerError as error:
            outcome = TriggerOutcome(request, error=error)
        except BaseException as failure:  # not one of our errors, so not only about this request
            self._failure = failure
            outcome = interrupted(request, failure)
        with self._lock:
            self._finish(outcome)

    def _finish(self, outcome: TriggerOutcome | None) -> None:
        self._pace.finish(outcome.error if outcome else None, time.monotonic())
        if outcome and self._stop.is_set():
            self._leave(outcome)
        elif outcome:
            self._known.append(outcome)
        self._outcome.notify()
        self._wake_feeder()

    def close(self) -> None:
        self._is_left = True
        if self._pid != os.getpid():  # not begun, or begun by the parent process
            return
        if getattr(self._own, "is_marked", False):
            # The iterable or the garbage collector closes the batch in one of its own threads,
            # which cannot join itself and may hold any lock.
            Thread(target=self._close).start()
        else:
            self._close()

    def _close(self) -> None:
        if self._pid != os.getpid():  # at the exit of a child process
            return
        with self._lock:
            self._stop.set()
            while self._known:
                self._leave(self._known.popleft())
            self._outcome.notify()
            self._room.notify()
            for _ in self._workers:
                self._begun.put(None)
        for worker in self._workers:
            worker.join()
        atexit.unregister(self._close)

    def _leave(self, outcome: TriggerOutcome) -> None:
        self.unseen.append(outcome)
        report_unseen(outcome)
