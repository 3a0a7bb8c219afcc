"""What `trigger_many` gives, and tells of its progress."""

from __future__ import annotations

import attrs

from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import DagRun, TriggerRequest


@attrs.frozen
class TriggerOutcome:
    """How one request of `trigger_many` ended: with a run, or with an error.

    Attributes:
        request: As it was given.
        run: The run, as `trigger` would have returned it.
        error: What `trigger` would have raised.
    """

    request: TriggerRequest
    run: DagRun | None = attrs.field(default=None, kw_only=True)
    error: AirflowTriggerError | None = attrs.field(default=None, kw_only=True)

    def result(self) -> DagRun:
        """Give the run, or raise the error."""
        if self.error is not None:
            raise self.error
        assert self.run is not None
        return self.run


@attrs.frozen(kw_only=True)
class BatchProgress:
    """How far `trigger_many` has got.

    Attributes:
        started: Requests taken from the iterable.
        finished: Outcomes given.
        failed: Requests that ended with an error.
    """

    started: int
    finished: int
    failed: int
