"""What all programs trigger, and the messages that they exchange with the benchmark."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Target:
    """A DAG on an Airflow 3 server.

    Attributes:
        param: The only key of each conf; its values are from 1 to 100.
        prefix: The beginning of the run ids, which differs between programs.
    """

    url: str
    token: str
    dag_id: str
    param: str
    prefix: str

    @property
    def path(self) -> str:
        return f"/api/v2/dags/{self.dag_id}/dagRuns"

    def run_id(self, order: int) -> str:
        return f"{self.prefix}-{order}"

    def conf(self, order: int) -> dict[str, int]:
        return {self.param: 1 + order % 100}

    def body(self, order: int) -> dict[str, object]:
        return {
            "logical_date": None,
            "dag_run_id": self.run_id(order),
            "conf": self.conf(order),
        }


@dataclass(frozen=True)
class Round:
    number: int
    concurrency: int


@dataclass(frozen=True)
class Took:
    """CPU time and elapsed time in seconds."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Instant:
    cpu: float
    wall: float

    @classmethod
    def now(cls) -> Self:
        return cls(time.process_time(), time.perf_counter())

    def took(self) -> Took:
        now = Instant.now()
        return Took(now.cpu - self.cpu, now.wall - self.wall)
