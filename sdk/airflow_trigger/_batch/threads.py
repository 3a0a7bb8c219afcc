"""`trigger_many` with threads: one reads the requests, the others carry them out."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Condition, Event, Thread, get_ident
from types import TracebackType
from typing import Self

from airflow_trigger._batch.pace import Pace, not_sent, report_unseen
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import BatchProgress, DagRun, TriggerOutcome, TriggerRequest


class TriggerBatch(Iterator[TriggerOutcome]):
    """What `AirflowClient.trigger_many` gives: the outcomes, each as soon as it is known.

    Nothing is sent before the first outcome is asked for. Leave it early by `close()`, or use it as
    a context manager: no further request begins, none is sent again, and those that are under way
    get the time for their answer. Closing the client does the same.

    >>> def start(batch: TriggerBatch) -> list[TriggerOutcome]:
    ...     with batch:
    ...         return [outcome for outcome in batch if outcome.error is not None]
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        # No thread holds it, so it ends the work when the loop over it is left and forgotten.
        self._outcomes = work.outcomes()

    def __next__(self) -> TriggerOutcome:
        return next(self._outcomes)

    @property
    def unseen(self) -> tuple[TriggerOutcome, ...]:
        """The outcomes of all requests that had begun and were not given, after an early `close()`.

        They are in the log too, as warnings. Every other request was not sent.
        """
        return tuple(self._work.unseen)

    def close(self) -> None:
        """Stop, and wait for the answers to the requests that are under way."""
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
    """The threads of one batch, and what they share: all of it is guarded by `_changed`."""

    def __init__(
        self,
        start: Callable[[TriggerRequest, Event], DagRun],
        requests: Iterable[TriggerRequest],
        pace: Pace,
        on_progress: Callable[[BatchProgress], None] | None,
    ) -> None:
        self.unseen: list[TriggerOutcome] = []
        self._start = start
        self._requests = requests
        self._pace = pace
        self._on_progress = on_progress
        self._own_threads: set[int] = set()
        self._pool = ThreadPoolExecutor(
            pace.concurrency,
            thread_name_prefix="trigger_many",
            initializer=lambda: self._own_threads.add(get_ident()),
        )
        self._changed = Condition()
        self._known: deque[TriggerOutcome] = deque()
        self._failure: BaseException | None = None
        self._all_begun = False
        self._stop = Event()

    def outcomes(self) -> Generator[TriggerOutcome]:
        if self._stop.is_set():
            return
        # A thread of its own reads the requests: a source that is slow to give the next one must
        # not hold up what is known already. It may never give one, and so is not waited for.
        feeder = Thread(target=copy_context().run, args=(self._feed,), daemon=True)
        feeder.start()
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
        with self._changed:
            while not self._known and not self._is_over:
                self._changed.wait()
            if self._stop.is_set() or not self._known:
                return None
            self._pace.hand_out()
            self._changed.notify_all()
            progress = self._pace.progress
        if self._on_progress is not None:
            self._on_progress(progress)
        with self._changed:
            return self._known.popleft() if self._known else None

    @property
    def _is_over(self) -> bool:
        return self._stop.is_set() or (self._all_begun and self._pace.is_idle)

    def _feed(self) -> None:
        self._own_threads.add(get_ident())
        try:
            requests = iter(self._requests)
            while self._may_begin():
                try:
                    request = next(requests)
                except StopIteration:
                    break
                self._begin(request)
        except BaseException as failure:  # of the user's iterable: it belongs to the user's thread
            self._failure = failure
        with self._changed:
            self._all_begun = True
            self._changed.notify_all()

    def _may_begin(self) -> bool:
        """Wait until it is time for the next request; False if there is to be none."""
        with self._changed:
            while not (self._stop.is_set() or self._failure or self._pace.stopped_by):
                delay = self._pace.delay(time.monotonic())
                if delay == 0:
                    return True
                self._changed.wait(delay)
        return False

    def _begin(self, request: TriggerRequest) -> None:
        with self._changed:
            if self._stop.is_set():
                self._leave(TriggerOutcome(request, error=not_sent(request)))
                return
            self._pace.begin(time.monotonic())
            self._pool.submit(copy_context().run, self._carry_out, request)

    def _carry_out(self, request: TriggerRequest) -> None:
        outcome: TriggerOutcome | None = None
        try:
            outcome = TriggerOutcome(request, run=self._start(request, self._stop))
        except AirflowTriggerError as error:
            outcome = TriggerOutcome(request, error=error)
        except BaseException as failure:  # not of our tree, so not this one request's alone
            self._failure = failure
        with self._changed:
            self._pace.finish(outcome.error if outcome else None, time.monotonic())
            if outcome and self._stop.is_set():
                self._leave(outcome)
            elif outcome:
                self._known.append(outcome)
            self._changed.notify_all()

    def close(self) -> None:
        if get_ident() in self._own_threads:
            # The source of the requests closes the batch, or the garbage collector does: in a
            # thread that cannot wait for itself and may hold any lock.
            Thread(target=self._close).start()
        else:
            self._close()

    def _close(self) -> None:
        with self._changed:
            self._stop.set()
            while self._known:
                self._leave(self._known.popleft())
            self._changed.notify_all()
        self._pool.shutdown()

    def _leave(self, outcome: TriggerOutcome) -> None:
        self.unseen.append(outcome)
        report_unseen(outcome)
