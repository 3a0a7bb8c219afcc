"""How the parts of a server are."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, TypeAlias

import attrs

from airflow_trigger._arguments import refuse_other
from airflow_trigger.models import JSON

# None: there is no such part.
HealthStatus: TypeAlias = Literal["healthy", "unhealthy"] | None
# How long ago one that is unhealthy was heard last.
SILENCE = timedelta(minutes=10)


@attrs.frozen(kw_only=True)
class Health:
    """The parts of a server, each healthy, unhealthy, or not there."""

    metadatabase: HealthStatus = "healthy"
    scheduler: HealthStatus = "healthy"
    triggerer: HealthStatus = "healthy"
    dag_processor: HealthStatus = "healthy"
    since: datetime

    def __attrs_post_init__(self) -> None:
        for part in ("metadatabase", "scheduler", "triggerer", "dag_processor"):
            status: HealthStatus = getattr(self, part)
            if status is not None:
                refuse_other(part, status, Literal["healthy", "unhealthy"])

    def body(self, now: datetime, *, has_dag_processor: bool) -> JSON:
        """As both APIs write it; on Airflow 2 the scheduler parses the files itself."""
        processor = self.dag_processor
        if processor == "healthy" and not has_dag_processor:
            processor = None
        return {
            "metadatabase": {"status": self.metadatabase},
            "scheduler": self._part("scheduler", self.scheduler, now),
            "triggerer": self._part("triggerer", self.triggerer, now),
            "dag_processor": self._part("dag_processor", processor, now),
        }

    def _part(self, name: str, status: HealthStatus, now: datetime) -> JSON:
        heard = {None: None, "healthy": now, "unhealthy": self.since - SILENCE}[status]
        heartbeat = None if heard is None else heard.isoformat()
        return {"status": status, f"latest_{name}_heartbeat": heartbeat}
