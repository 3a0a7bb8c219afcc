"""Helpers for the tests of the fake's tasks, besides the fixtures of conftest.py."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from airflow_trigger.testing import FakeAirflow

TASKS = ["extract", "load", "report"]
BOTH = pytest.mark.parametrize(
    "version", ["2.7.3", "2.9.3", "2.11.2", "3.0.6", "3.1.8", "3.3.2", "3.4.0b2"]
)


def ahead(fake: FakeAirflow) -> int:
    """By how much a clear increases the number of a try."""
    return 1 if fake.version.startswith("3.4.") else 0


def states(http: httpx.Client, path: str = "/dags/sales/dagRuns/the-run/taskInstances") -> Any:
    listed = http.get(path).json()["task_instances"]
    return [(task["task_id"], task["state"], task["try_number"]) for task in listed]
