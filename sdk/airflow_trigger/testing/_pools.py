"""Pools, and the tasks that occupy their slots."""

from __future__ import annotations

from collections import Counter

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._state import Airflow, FakePool


@attrs.frozen
class Slots:
    """How many slots of a pool the tasks of all runs occupy now, by state."""

    pool: FakePool
    running: int
    queued: int
    scheduled: int
    deferred: int

    @classmethod
    def of(cls, pool: FakePool, airflow: Airflow) -> Slots:
        taken = Counter(
            task.state for run in airflow.runs for task in run.tasks if task.pool == pool.name
        )
        return cls(pool, taken["running"], taken["queued"], taken["scheduled"], taken["deferred"])

    @property
    def occupied(self) -> int:
        deferred = self.deferred if self.pool.include_deferred else 0
        return self.running + self.queued + deferred

    @property
    def open(self) -> int:
        return self.pool.slots - self.occupied

    def body(self) -> dict[str, JSON]:
        """A pool in the form of both APIs."""
        return {
            "name": self.pool.name,
            "slots": self.pool.slots,
            "description": self.pool.description,
            "include_deferred": self.pool.include_deferred,
            "occupied_slots": self.occupied,
            "running_slots": self.running,
            "queued_slots": self.queued,
            "scheduled_slots": self.scheduled,
            "open_slots": self.open,
            "deferred_slots": self.deferred,
        }
