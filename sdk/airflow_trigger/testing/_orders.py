"""The faults that a test can order."""

from __future__ import annotations

from airflow_trigger._arguments import must_be_count
from airflow_trigger.models import Api
from airflow_trigger.testing import _faults
from airflow_trigger.testing._faults import Fault, Faults
from airflow_trigger.testing._wire import Answer, Target, crash_answer


class FaultOrders:
    """Each fault happens to the next requests of a kind, in the order in which they are ordered.

    All take the same two arguments: `times`, to how many requests, and `on`, to which: "trigger",
    those that read "runs", those that read or change a "dag", "login", "version", or "any". Of the
    life of a run: "tasks", "log", "xcom", "dependencies", "cancel", "clear"; and "health", "pool",
    "event", which posts an event of an asset, "asset_events", which reads them, and "asset", which
    reads assets or their events.
    """

    api: Api
    _faults: Faults

    @property
    def pending_faults(self) -> tuple[str, ...]:
        """The faults that have not happened yet, by the names of the methods that ordered them.

        A test that ends with one did not test what it seems to.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.html_502(times=2)
        >>> fake.pending_faults
        ('html_502', 'html_502')
        """
        return self._faults.names

    def lose_response(self, *, times: int = 1, on: Target = "trigger") -> None:
        """Let the server do its work, and the connection break before the answer.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> fake.lose_response()
        >>> with fake.client() as airflow:
        ...     run = airflow.trigger("sales")
        >>> len(fake.requests("trigger")), len(fake.runs("sales"))
        (2, 1)
        """
        self._faults.add(Fault(name="lose_response", kind="lose", on=on, times=times))

    def truncate_body(self, *, times: int = 1, on: Target = "trigger") -> None:
        """Let the server do its work, and the connection break in the middle of the answer."""
        self._faults.add(Fault(name="truncate_body", kind="cut", on=on, times=times))

    def slow(self, seconds: float, *, times: int = 1, on: Target = "trigger") -> None:
        """Let the server do its work, and answer late.

        If that is later than the client's time-out, the client sees the time-out at once: the time
        passes on the fake's clock only.
        """
        self._faults.add(Fault(name="slow", kind="delay", on=on, times=times, seconds=seconds))

    def refuse_connection(self, *, times: int = 1, on: Target = "any") -> None:
        """Let no connection come about: the server sees nothing of the request."""
        self._faults.add(Fault(name="refuse_connection", kind="refuse", on=on, times=times))

    def forget_cancel(self, *, times: int = 1) -> None:
        """Let the server say that a run is cancelled, and the run go on nevertheless.

        Airflow 2 does so where a task has just begun: its process writes back what it has read
        before.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow(version="2.11.2")
        >>> fake.add_dag("sales")
        >>> fake.forget_cancel()
        """
        self._faults.add(Fault(name="forget_cancel", kind="forget", on="cancel", times=times))

    def html_502(self, *, times: int = 1, on: Target = "trigger") -> None:
        """Let a proxy answer 502 with a page, without having asked the server."""
        self._answer("html_502", _faults.bad_gateway(), on, times)

    def login_page(self, *, times: int = 1, on: Target = "trigger") -> None:
        """Let a proxy answer 200 with its login page, without having asked the server."""
        self._answer("login_page", _faults.login_page(), on, times)

    def rate_limit(
        self, *, retry_after: float | None = None, times: int = 1, on: Target = "trigger"
    ) -> None:
        """Let a proxy answer 429, without having asked the server.

        Args:
            retry_after: The seconds of its `Retry-After`, which clients really wait.
            times: To how many requests.
            on: To which.
        """
        answer = _faults.too_many(retry_after)
        self._answer("rate_limit", answer, on, times)

    def server_error(self, *, status: int = 500, times: int = 1, on: Target = "trigger") -> None:
        """Let the server fail before it has done anything."""
        must_be_count("status", status, least=500)
        answer = crash_answer(self.api, status)
        self._answer("server_error", answer, on, times)

    def _answer(self, name: str, answer: Answer, on: Target, times: int) -> None:
        self._faults.add(Fault(name=name, kind="answer", on=on, times=times, answer=answer))
