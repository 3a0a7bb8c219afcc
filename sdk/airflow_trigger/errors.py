"""Every exception that this package raises.

    AirflowTriggerError
    ├── ConfigError             URL or credentials missing, or an invalid setting
    ├── ConfError               conf refused before sending; .problems
    ├── InvalidRunId            run id refused before sending
    ├── InvalidDate             date refused before sending
    ├── DagPaused               the run would stay queued until the DAG is unpaused
    ├── Unsupported             not supported by the server's Airflow version
    ├── ConnectionFailed        no response, and nothing was started
    ├── RequestTimeout          no response in time to a request that starts nothing
    ├── TriggerUnconfirmed      no clear response, and the run may exist; .ref
    ├── EventUnconfirmed        no clear response, and the asset event may exist
    ├── UnexpectedResponse      a response that is not from Airflow; .status
    ├── ApiError                .status .detail
    │   ├── InvalidRequest          400, 422
    │   ├── AuthenticationFailed    401, and 403 "Invalid JWT token"
    │   ├── PermissionDenied        403
    │   ├── NotFound                404
    │   │   ├── DagNotFound
    │   │   ├── RunNotFound
    │   │   ├── ResultNotFound
    │   │   └── AssetNotFound
    │   ├── Conflict                409
    │   │   ├── RunAlreadyExists        .run
    │   │   └── IdempotencyConflict     .run
    │   ├── RateLimited             429; .retry_after
    │   └── ServerError             5xx
    ├── RunNotFinished          rerun(): the run is not finished yet; .run
    ├── RunFailed               wait(): finished, but not successfully; .run .tasks
    └── WaitTimeout             wait(): not finished in time; .run .pending

Every error has `dag_id`, `run_id`, `method`, `url` and `request_id`, None where they do not apply,
and `retryable`. It can be pickled. A traceback ends with the address of its page in the docs,
`docs_url`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypedDict, Unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow_trigger.models import DagRun, RunRef, TaskRun


class Where(TypedDict, total=False):
    """The keyword arguments of every error: the call that failed."""

    dag_id: str | None
    run_id: str | None
    method: str | None
    url: str | None
    request_id: str | None


class AirflowTriggerError(Exception):
    """The base class of all errors.

    Attributes:
        dag_id: The DAG of the call.
        run_id: The run of the call.
        method: The HTTP method of the failed request; None if nothing was sent.
        url: The URL of the failed request; None if nothing was sent.
        request_id: The `X-Request-Id` of the failed request, which Airflow 3.3 and later write to
            their access log; None if nothing was sent.
        retryable: Whether the same call may succeed later and is safe to repeat. docs/errors.md has
            a table of all errors.
        docs_url: The address of the error in the documentation, which tracebacks and the command
            line show too; None if the package was published without one.
    """

    retryable: bool = False

    def __init__(self, message: str, **where: Unpack[Where]) -> None:
        super().__init__(message)
        self.dag_id: str | None = where.get("dag_id")
        self.run_id: str | None = where.get("run_id")
        self.method: str | None = where.get("method")
        self.url: str | None = where.get("url")
        self.request_id: str | None = where.get("request_id")
        if self.docs_url is not None:
            super().add_note(f"See {self.docs_url}")

    @property
    def docs_url(self) -> str | None:
        if (docs := documentation()) is None:
            return None
        # A user's subclass is described where its base class is.
        ours = next(kind for kind in type(self).__mro__ if kind.__module__ == __name__)
        return f"{docs}/errors.html#{ours.__name__.lower()}"

    def add_note(self, note: str, /) -> None:
        """Add a line to the traceback (PEP 678); the address of the docs stays the last one."""
        super().add_note(note)
        if self.docs_url is not None:
            self.__notes__[-2:] = reversed(self.__notes__[-2:])

    def __reduce__(self) -> tuple[Any, ...]:
        # By default, a pickle calls the class with the message alone, without the keywords.
        return _restore, (type(self), self.args, self.__dict__)


@cache
def documentation() -> str | None:
    """The documentation's address, which is a setting of the release: `[project.urls]`."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("airflow-trigger").get_all("Project-URL") or []
    except PackageNotFoundError:  # as from a zip file
        return None
    pairs = (url.partition(", ") for url in urls)
    return next((url.rstrip("/") for label, _, url in pairs if label == "Documentation"), None)


def _restore(
    kind: type[AirflowTriggerError], args: tuple[object, ...], state: dict[str, object]
) -> AirflowTriggerError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigError(AirflowTriggerError):
    """The URL or the credentials are missing, or a setting is invalid.

    Pass `base_url` and `auth`, or set the environment variables that the message names.
    """


class ConfError(AirflowTriggerError):
    """The conf was refused before anything was sent: it is not JSON, or the DAG does not accept it.

    Attributes:
        problems: One line for each problem, which starts with its JSON path (RFC 9535) and never
            shows a value of the conf.
    """

    def __init__(self, message: str, *, problems: Sequence[str], **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.problems: tuple[str, ...] = tuple(problems)


class InvalidRunId(AirflowTriggerError):
    """The run id was refused before anything was sent.

    Either the server's `[scheduler] allowed_run_id_pattern` does not allow it, as far as the client
    knows that pattern, or not every supported Airflow version handles it correctly.
    """


class InvalidDate(AirflowTriggerError):
    """A date was refused before anything was sent.

    It has no time zone; or the run would do nothing, because the date is in the future or before
    the DAG's start_date; or Airflow 3 would ignore it, as it does a data_interval without a
    logical_date; or the data_interval ends before it starts.
    """


class DagPaused(AirflowTriggerError):
    """The DAG is paused: a run would stay queued until it is unpaused. Nothing was sent.

    Unpause the DAG, or pass another `on_paused`.
    """


class Unsupported(AirflowTriggerError):
    """Not supported by the server's Airflow version. Nothing was started.

    Leave out the argument that the message names, or upgrade the server.
    """


class ConnectionFailed(AirflowTriggerError):
    """The server could not be reached or did not respond; nothing was started.

    Attributes:
        may_pass: Whether the same call may succeed later. False if something needs a fix first,
            such as a certificate or the scheme of the base_url; the client did not retry then.
    """

    retryable = True
    may_pass: bool = True


class RequestTimeout(AirflowTriggerError):
    """The server did not respond in time to a request that starts nothing. Try again later."""

    retryable = True


class TriggerUnconfirmed(AirflowTriggerError):
    """A trigger got no clear response, and looking up the run failed too: the run may exist.

    Repeat the call with the same idempotency key; without a key, look the run up.

    Attributes:
        ref: The run, to look up later with `get_run(ref.dag_id, ref.run_id)`.
    """

    def __init__(self, message: str, *, ref: RunRef, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.ref: RunRef = ref


class EventUnconfirmed(AirflowTriggerError):
    """`emit()` got no clear response, and the event was not found: it may exist.

    Attributes:
        uri: The URI of the asset.
        mark: The mark in the `extra` by which the event can be recognized.
    """

    def __init__(self, message: str, *, uri: str, mark: str, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.uri: str = uri
        self.mark: str = mark


class UnexpectedResponse(AirflowTriggerError):
    """The response is not from Airflow, but for example a proxy's login page.

    Attributes:
        status: The HTTP status of the response.
    """

    retryable = True

    def __init__(self, message: str, *, status: int, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.status: int = status


class ApiError(AirflowTriggerError):
    """The server refused a request.

    Attributes:
        status: The HTTP status.
        detail: The server's message, on one line.
        by_airflow: Whether the response has the format of Airflow's own errors. If not, it probably
            comes from something in front of Airflow, such as a router, a gateway or a firewall.
    """

    advice: ClassVar[str] = ""
    by_airflow: bool = True

    def __init__(self, message: str, *, status: int, detail: str, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.status: int = status
        self.detail: str = detail


class InvalidRequest(ApiError):
    """Status 400 or 422: the server does not accept the content of the request.

    Also raised with status 400 before anything is sent, if the server is known not to accept it.
    """


class AuthenticationFailed(ApiError):
    """Invalid or missing credentials: status 401, or Airflow 3's 403 "Invalid JWT token".

    Also a login that failed with any other status 4xx except 429, such as 404 from a server without
    a login.
    """

    advice = "Check the user name and password or the token; a token may have expired."


class PermissionDenied(ApiError):
    """Status 403: insufficient permissions. Airflow 2.11 sends it for wrong credentials too."""


class NotFound(ApiError):
    """Status 404: the server has no such resource."""

    advice = (
        "Check the client's base_url: the server does not know this path, or a router responds in "
        "place of Airflow while it restarts."
    )


class DagNotFound(NotFound):
    """The server has no such DAG, does not trigger it, or does not show it to these credentials.

    Airflow also responds like this if the file of a DAG was removed or is no longer parsed. The
    message says so if the server does, and suggests a similar `dag_id` if there is one.
    """

    advice = (
        "Check the dag_id, that the DAG's file exists, is parsed and has no import errors, and "
        "that these credentials may read the DAG."
    )


class RunNotFound(NotFound):
    """The DAG has no such run, or there is no such DAG."""

    advice = "Check the dag_id and the run_id; the run may have been deleted."


class ResultNotFound(NotFound):
    """The task of the run has no such XCom.

    It has not succeeded yet, or there is no such task or key. Airflow does not store None either: a
    task that returned None cannot be told from one that returned nothing.
    """

    advice = (
        "Airflow does not store None: a task that returned None cannot be told from one that "
        "returned nothing."
    )


class AssetNotFound(NotFound):
    """The server has no asset (Airflow 2: dataset) with this URI."""

    advice = "Check the URI: an asset exists once Airflow has parsed a DAG file that names it."


class Conflict(ApiError):
    """Status 409: the request conflicts with an existing run."""


class RunAlreadyExists(Conflict):
    """A run with this id exists, and this call did not create it.

    Use the existing run, or choose another id.

    Attributes:
        run: The existing run.
    """

    def __init__(
        self, message: str, *, status: int, detail: str, run: DagRun, **where: Unpack[Where]
    ) -> None:
        super().__init__(message, status=status, detail=detail, **where)
        self.run: DagRun = run


class IdempotencyConflict(Conflict):
    """A run with this idempotency key exists, but has a different conf.

    Use the existing run, or pass another key to start another run.

    Attributes:
        run: The existing run.
    """

    def __init__(
        self, message: str, *, status: int, detail: str, run: DagRun, **where: Unpack[Where]
    ) -> None:
        super().__init__(message, status=status, detail=detail, **where)
        self.run: DagRun = run


class RateLimited(ApiError):
    """Status 429: too many requests.

    Attributes:
        retry_after: The delay that the server asked for, in seconds; None if it did not.
    """

    advice = "Slow down."
    retryable = True

    def __init__(
        self,
        message: str,
        *,
        status: int,
        detail: str,
        retry_after: float | None = None,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(message, status=status, detail=detail, **where)
        self.retry_after: float | None = retry_after


class ServerError(ApiError):
    """Status 5xx: the server failed. `trigger` raises it only if no run was started."""

    advice = "Try again later; the server's log says more."
    retryable = True


class RunNotFinished(AirflowTriggerError):
    """`rerun()`: the run has not finished, so nothing was changed.

    Wait for the run, or cancel it first.

    Attributes:
        run: The run, as it was read.
    """

    retryable = True

    def __init__(self, message: str, *, run: DagRun, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.run: DagRun = run


class RunFailed(AirflowTriggerError):
    """`wait()`: the run has finished, but not successfully.

    Attributes:
        run: The finished run.
        tasks: The tasks that failed by themselves, first failed first; at most 100. Empty if there
            are none, or if they could not be read. `failure(run)` returns all of them, with their
            exceptions and logs.
    """

    def __init__(
        self, message: str, *, run: DagRun, tasks: Sequence[TaskRun] = (), **where: Unpack[Where]
    ) -> None:
        super().__init__(message, **where)
        self.run: DagRun = run
        self.tasks: tuple[TaskRun, ...] = tuple(tasks)


class WaitTimeout(AirflowTriggerError):
    """`wait()` or `wait_many()`: a run has not finished in time; it continues.

    It is retryable: repeat the wait. `why(run)` returns what the run waits for.

    Attributes:
        run: The run, as last read.
        pending: All runs that have not finished.
    """

    retryable = True

    def __init__(
        self, message: str, *, run: DagRun, pending: Sequence[RunRef], **where: Unpack[Where]
    ) -> None:
        super().__init__(message, **where)
        self.run: DagRun = run
        self.pending: tuple[RunRef, ...] = tuple(pending)
