"""The methods of the fake that queue faults."""

from __future__ import annotations

from airflow_trigger._arguments import must_be_count
from airflow_trigger.models import Api
from airflow_trigger.testing import _faults
from airflow_trigger.testing._faults import Fault, Faults
from airflow_trigger.testing._wire import Answer, Target, crash_answer


class FaultOrders:
    """The methods of the fake that queue faults for the next requests.

    Queued faults are used in the order in which they were queued. All methods take the same two
    arguments:

    * `times`: the number of requests that the fault applies to;
    * `on`: the operation of these requests: "trigger", "runs" (read runs), "dag" (read or change a
      DAG), "login", "version", "health", "pool", "tasks", "log", "xcom", "dependencies", "cancel",
      "clear", "event" (post an asset event), "asset_events" (read them), "asset" (read assets or
      their events), or "any".

    All raise a ValueError for an unknown operation, or for `times` less than 1.
    """

    api: Api
    _faults: Faults

    @property
    def pending_faults(self) -> tuple[str, ...]:
        """The faults that have not happened yet, as the names of the methods that queued them.

        A test should end without any: otherwise it did not meet the fault that it set up.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.html_502(times=2)
        >>> fake.pending_faults
        ('html_502', 'html_502')
        """
        return self._faults.names

    def lose_response(self, *, times: int = 1, on: Target = "trigger") -> None:
        """Process the next requests, but drop the connection before the response.

        Args:
            times: The number of requests that the fault applies to.
            on: The operation of these requests.

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
        """Process the next requests, but drop the connection in the middle of the response.

        Args:
            times: The number of requests that the fault applies to.
            on: The operation of these requests.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.truncate_body(on="runs")
        """
        self._faults.add(Fault(name="truncate_body", kind="cut", on=on, times=times))

    def slow(self, seconds: float, *, times: int = 1, on: Target = "trigger") -> None:
        """Process the next requests, but delay the response.

        If the delay exceeds the client's timeout, the client gets the timeout immediately: the time
        passes on the fake's clock only.

        Args:
            seconds: The delay of the response.
            times: The number of requests that the fault applies to.
            on: The operation of these requests.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.slow(60, on="version")
        """
        self._faults.add(Fault(name="slow", kind="delay", on=on, times=times, seconds=seconds))

    def refuse_connection(self, *, times: int = 1, on: Target = "any") -> None:
        """Refuse the connection, so the next requests never reach the server.

        Args:
            times: The number of requests that the fault applies to.
            on: The operation of these requests.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.refuse_connection(times=2)
        """
        self._faults.add(Fault(name="refuse_connection", kind="refuse", on=on, times=times))

    def forget_cancel(self, *, times: int = 1) -> None:
        """Respond to a cancel as if it had succeeded, although the run continues.

        Airflow 2 does this if a task has just begun: its process overwrites the state with what it
        read earlier.

        Args:
            times: The number of requests that the fault applies to.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow(version="2.11.2")
        >>> fake.add_dag("sales")
        >>> fake.forget_cancel()
        """
        self._faults.add(Fault(name="forget_cancel", kind="forget", on="cancel", times=times))

    def html_502(self, *, times: int = 1, on: Target = "trigger") -> None:
        """Respond as a proxy with a 502 and an HTML page, without passing the request on.

        Args:
            times: The number of requests that the fault applies to.
            on: The operation of these requests.
        """
        self._answer("html_502", _faults.bad_gateway(), on, times)

    def login_page(self, *, times: int = 1, on: Target = "trigger") -> None:
        """Respond as a proxy with a 200 and a login page, without passing the request on.

        Args:
            times: The number of requests that the fault applies to.
            on: The operation of these requests.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.login_page(on="any")
        """
        self._answer("login_page", _faults.login_page(), on, times)

    def rate_limit(
        self, *, retry_after: float | None = None, times: int = 1, on: Target = "trigger"
    ) -> None:
        """Respond as a proxy with a 429, without passing the request on.

        Args:
            retry_after: The value of `Retry-After` in seconds; clients really wait that long. None:
                no such header.
            times: The number of requests that the fault applies to.
            on: The operation of these requests.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.rate_limit(retry_after=1)
        """
        answer = _faults.too_many(retry_after)
        self._answer("rate_limit", answer, on, times)

    def server_error(self, *, status: int = 500, times: int = 1, on: Target = "trigger") -> None:
        """Respond with a server error, without processing the request.

        Args:
            status: The HTTP status, at least 500.
            times: The number of requests that the fault applies to.
            on: The operation of these requests.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.server_error(status=503)
        """
        must_be_count("status", status, least=500)
        answer = crash_answer(self.api, status)
        self._answer("server_error", answer, on, times)

    def _answer(self, name: str, answer: Answer, on: Target, times: int) -> None:
        self._faults.add(Fault(name=name, kind="answer", on=on, times=times, answer=answer))
