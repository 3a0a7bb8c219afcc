"""The exit statuses of the commands."""

from __future__ import annotations

from airflow_trigger.errors import (
    AirflowTriggerError,
    AuthenticationFailed,
    ConfError,
    ConfigError,
    DagPaused,
    EventUnconfirmed,
    InvalidDate,
    InvalidRequest,
    InvalidRunId,
    PermissionDenied,
    RunFailed,
    TriggerUnconfirmed,
    Unsupported,
    WaitTimeout,
)

# sysexits.h's EX_TEMPFAIL: the same command may succeed later.
TRY_AGAIN = 75
UNSENT = 2
# The first match counts: a wait that timed out is retryable too, but has its own status.
BY_KIND: tuple[tuple[tuple[type[AirflowTriggerError], ...], int], ...] = (
    ((RunFailed,), 1),
    ((ConfigError, ConfError, InvalidRunId, InvalidDate, DagPaused, Unsupported), UNSENT),
    ((AuthenticationFailed, PermissionDenied), 3),
    ((WaitTimeout,), 4),
)
REFUSED = 5
UNCONFIRMED = 6


def exit_status(error: AirflowTriggerError | None) -> int:
    """The status of a command that ends with this error.

    0: no error. 1: the run failed. 2: refused before anything was sent. 3: credentials or a
    permission. 4: timed out, and the run continues. 5: the server refused. 6: unconfirmed. 75: the
    same command may succeed later.

    >>> exit_status(None)
    0
    """
    if error is None:
        return 0
    for kinds, status in BY_KIND:
        if isinstance(error, kinds):
            return status
    if isinstance(error, InvalidRequest) and error.method is None:
        return UNSENT
    if error.retryable:
        return TRY_AGAIN
    return UNCONFIRMED if isinstance(error, TriggerUnconfirmed | EventUnconfirmed) else REFUSED
