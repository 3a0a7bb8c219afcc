"""The health of a server's components."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, TypeAlias

import attrs

from airflow_trigger._arguments import refuse_other
from airflow_trigger.models import JSON

# None: the component is not running. Degraded: it is alive, but not for all bundles or teams;
# reported from 3.4.
HealthStatus: TypeAlias = Literal["healthy", "degraded", "unhealthy"] | None
# The components whose work is divided among instances, by bundles or teams.
DIVIDED = ("triggerer", "dag_processor")
# The age of the last heartbeat of an unhealthy component.
SILENCE = timedelta(minutes=10)
HOST = "airflow.test"


@attrs.frozen(kw_only=True)
class Health:
    """The components of a server, each healthy, degraded, unhealthy or missing."""

    metadatabase: HealthStatus = "healthy"
    scheduler: HealthStatus = "healthy"
    triggerer: HealthStatus = "healthy"
    dag_processor: HealthStatus = "healthy"
    since: datetime

    def __attrs_post_init__(self) -> None:
        for part in ("metadatabase", "scheduler", "triggerer", "dag_processor"):
            status: HealthStatus = getattr(self, part)
            if status is not None and not (status == "degraded" and part in DIVIDED):
                refuse_other(part, status, Literal["healthy", "unhealthy"])

    def body(self, now: datetime, *, has_dag_processor: bool) -> JSON:
        """The body of both APIs; on Airflow 2, the scheduler parses the DAG files itself."""
        processor = self.dag_processor
        if processor == "healthy" and not has_dag_processor:
            processor = None
        return {
            "metadatabase": {"status": self.metadatabase},
            "scheduler": self._part("scheduler", self.scheduler, now),
            "triggerer": self._part("triggerer", self.triggerer, now),
            "dag_processor": self._part("dag_processor", processor, now),
        }

    def detailed(self, now: datetime) -> JSON:
        """The body since Airflow 3.4, which reports a missing component as unhealthy."""
        return {
            "metadatabase": {"status": self.metadatabase},
            "scheduler": self._detailed("scheduler", self.scheduler, now, {}),
            "triggerer": self._detailed("triggerer", self.triggerer, now, {"team_names": []}),
            "dag_processor": self._detailed(
                "dag_processor", self.dag_processor, now, {"bundle_names": None}
            ),
        }

    def _detailed(
        self, name: str, status: HealthStatus, now: datetime, of_instance: dict[str, JSON]
    ) -> JSON:
        lives = status in ("healthy", "degraded")
        part = self._part(name, "healthy" if lives else status, now)
        beat: JSON = part[f"latest_{name}_heartbeat"]
        instance: JSON = {"hostname": HOST, f"latest_{name}_heartbeat": beat, **of_instance}
        told: dict[str, JSON] = {
            "status": "healthy" if lives else "unhealthy",
            "detailed_status": status if lives else "down",
            "instances": [instance] if lives else None,
        }
        return part | told

    def _part(self, name: str, status: HealthStatus, now: datetime) -> dict[str, JSON]:
        heard = now if status == "healthy" else self.since - SILENCE
        heartbeat = None if status is None else heard.isoformat()
        return {"status": status, f"latest_{name}_heartbeat": heartbeat}
