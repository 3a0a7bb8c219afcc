"""Every exception that this package raises.

    AirflowTriggerError
    ├── ConfigError             no URL, no credentials, a setting that cannot be one
    ├── ConfError               conf refused before sending; .problems
    ├── InvalidRunId            refused before sending: an id that is not allowed, or mishandled
    ├── InvalidDate             refused before sending: a date that the server would swallow
    ├── DagPaused               the run would wait until somebody unpauses the DAG
    ├── Unsupported             this server's version has no such thing
    ├── ConnectionFailed        no answer, and nothing was started
    ├── RequestTimeout          no answer in time, to a request that starts nothing
    ├── TriggerUnconfirmed      no answer, and the run may exist; .ref
    ├── UnexpectedResponse      an answer that is not Airflow's; .status
    ├── ApiError                .status .detail
    │   ├── InvalidRequest          400, 422
    │   ├── AuthenticationFailed    401, and 403 "Invalid JWT token"
    │   ├── PermissionDenied        403
    │   ├── NotFound                404
    │   │   ├── DagNotFound
    │   │   └── RunNotFound
    │   ├── Conflict                409
    │   │   ├── RunAlreadyExists        .run
    │   │   └── IdempotencyConflict     .run
    │   ├── RateLimited             429; .retry_after
    │   └── ServerError             5xx
    ├── RunFailed               wait(): finished, not successfully; .run
    └── WaitTimeout             wait(): still running; .run .pending

Each carries `dag_id`, `run_id`, `method` and `url` where there are any, and pickles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypedDict, Unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow_trigger.models import DagRun, RunRef


class Where(TypedDict, total=False):
    """What every error may say of the call that it ended."""

    dag_id: str | None
    run_id: str | None
    method: str | None
    url: str | None


class AirflowTriggerError(Exception):
    """The root of the tree.

    Attributes:
        dag_id: The DAG that the call was about.
        run_id: The run that it was about.
        method: That of the request that failed; None where nothing was sent.
        url: The address of that request.
    """

    def __init__(self, message: str, **where: Unpack[Where]) -> None:
        super().__init__(message)
        self.dag_id: str | None = where.get("dag_id")
        self.run_id: str | None = where.get("run_id")
        self.method: str | None = where.get("method")
        self.url: str | None = where.get("url")

    def __reduce__(self) -> tuple[Any, ...]:
        # BaseException would call the class with the message alone, without its keywords.
        return _restore, (type(self), self.args, self.__dict__)


def _restore(
    kind: type[AirflowTriggerError], args: tuple[object, ...], state: dict[str, object]
) -> AirflowTriggerError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigError(AirflowTriggerError):
    """The client cannot be built: no URL, no credentials, or a setting that cannot be one."""


class ConfError(AirflowTriggerError):
    """The conf was refused before anything was sent.

    Attributes:
        problems: One line for each thing that is wrong, beginning with its JSON path (RFC 9535). No
            line shows a value of the conf.
    """

    def __init__(self, message: str, *, problems: Sequence[str], **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.problems: tuple[str, ...] = tuple(problems)


class InvalidRunId(AirflowTriggerError):
    """A run id was refused before anything was sent.

    The server does not allow it, by its `[scheduler] allowed_run_id_pattern` as far as the client
    knows it, or some supported server would mishandle it.
    """


class InvalidDate(AirflowTriggerError):
    """A date was refused before anything was sent.

    It has no time zone, or it is one with which the server would start a run that does nothing: in
    the future, or before the DAG's start_date; or one that Airflow 3 would drop: a data_interval
    without a logical_date; or a data_interval that ends before it begins.
    """


class DagPaused(AirflowTriggerError):
    """The DAG is paused: a run would stay queued until somebody unpauses it. Nothing was sent."""


class Unsupported(AirflowTriggerError):
    """The server's Airflow version has no such thing. Nothing was started."""


class ConnectionFailed(AirflowTriggerError):
    """The server could not be reached, or gave no answer; nothing was started.

    Attributes:
        may_pass: Whether it may get better by itself; False where something has to be mended first,
            such as a certificate or the scheme of the base_url. The client did not try again then.
    """

    may_pass: bool = True


class RequestTimeout(AirflowTriggerError):
    """The server gave no answer in time to a request that starts nothing."""


class TriggerUnconfirmed(AirflowTriggerError):
    """A trigger had no clear answer, and asking for the run did not settle it: the run may exist.

    Attributes:
        ref: The run, to be looked up later with `get_run(ref.dag_id, ref.run_id)`.
    """

    def __init__(self, message: str, *, ref: RunRef, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.ref: RunRef = ref


class UnexpectedResponse(AirflowTriggerError):
    """An answer that is not Airflow's, such as a proxy's login page.

    Attributes:
        status: The HTTP status of that answer.
    """

    def __init__(self, message: str, *, status: int, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.status: int = status


class ApiError(AirflowTriggerError):
    """The server refused a request.

    Attributes:
        status: The HTTP status.
        detail: The server's message, on one line.
        by_airflow: Whether the response has the shape of Airflow's own errors. False: something in
            front of it has probably answered, such as a router, a gateway or a firewall.
    """

    advice: ClassVar[str] = ""
    by_airflow: bool = True

    def __init__(self, message: str, *, status: int, detail: str, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.status: int = status
        self.detail: str = detail


class InvalidRequest(ApiError):
    """Status 400 or 422: the server does not accept the request's content.

    Raised with status 400 before anything is sent, too, where it surely would not.
    """


class AuthenticationFailed(ApiError):
    """The server does not know who is asking (401, or Airflow 3's 403 "Invalid JWT token").

    Also any other 4xx of a login, but for 429: 404 where the server has no login, for example.
    """

    advice = "Check the user name and password or the token; a token may have expired."


class PermissionDenied(ApiError):
    """Status 403: not allowed. Airflow 2.11 answers the same to credentials it does not know."""


class NotFound(ApiError):
    """Status 404: there is no such thing on this server."""

    advice = (
        "Check the client's base_url: this path is not known there, or Airflow is being restarted "
        "behind a router that answers for it."
    )


class DagNotFound(NotFound):
    """The server has no such DAG, or does not trigger it, or these credentials may not see it.

    Airflow answers the same where the file of a DAG was removed or is not parsed any more. The
    message says so where the server tells, and names a similar `dag_id` if there is one.
    """

    advice = (
        "Check the dag_id, that the DAG's file is there, is parsed and has no import errors, and "
        "that these credentials may read the DAG."
    )


class RunNotFound(NotFound):
    """The DAG has no such run, or there is no such DAG."""

    advice = "Check the dag_id and the run_id; the run may have been deleted."


class Conflict(ApiError):
    """Status 409: the request clashes with what is there."""


class RunAlreadyExists(Conflict):
    """A run with the given id exists, and this call did not make it.

    Attributes:
        run: That run.
    """

    def __init__(
        self, message: str, *, status: int, detail: str, run: DagRun, **where: Unpack[Where]
    ) -> None:
        super().__init__(message, status=status, detail=detail, **where)
        self.run: DagRun = run


class IdempotencyConflict(Conflict):
    """A run with the given idempotency key exists, and was started with another conf.

    Attributes:
        run: That run.
    """

    def __init__(
        self, message: str, *, status: int, detail: str, run: DagRun, **where: Unpack[Where]
    ) -> None:
        super().__init__(message, status=status, detail=detail, **where)
        self.run: DagRun = run


class RateLimited(ApiError):
    """Status 429: too many requests.

    Attributes:
        retry_after: Seconds that the server asked to wait; None if it did not say.
    """

    advice = "Ask more slowly."

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
    """Status 5xx: the server failed. Raised by `trigger` only when no run was started."""

    advice = "Try again later; the server's log says more."


class RunFailed(AirflowTriggerError):
    """`wait()`: the run finished, and not successfully.

    Attributes:
        run: The finished run.
    """

    def __init__(self, message: str, *, run: DagRun, **where: Unpack[Where]) -> None:
        super().__init__(message, **where)
        self.run: DagRun = run


class WaitTimeout(AirflowTriggerError):
    """`wait()` or `wait_many()`: a run had not finished in time; it goes on.

    Attributes:
        run: The run as it was last seen.
        pending: All runs that had not finished.
    """

    def __init__(
        self, message: str, *, run: DagRun, pending: Sequence[RunRef], **where: Unpack[Where]
    ) -> None:
        super().__init__(message, **where)
        self.run: DagRun = run
        self.pending: tuple[RunRef, ...] = tuple(pending)
