"""A fake with one DAG of three tasks, a plain HTTP client for it, and a clock to move."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx
import pytest

from airflow_trigger import BasicAuth, BearerToken, DagRun
from airflow_trigger.testing import FakeAirflow
from tests.unit.fake_life import TASKS
from tests.unit.logins import Clock


@pytest.fixture
def version() -> str:
    return "3.3.2"


@pytest.fixture
def fake(version: str) -> FakeAirflow:
    fake = FakeAirflow(version=version)
    fake.add_dag("sales", tasks=TASKS)
    return fake


@pytest.fixture
def http(fake: FakeAirflow) -> Iterator[httpx.Client]:
    basic = BasicAuth(fake.username, fake.password)
    auth = basic if fake.api == "v1" else BearerToken(fake.token)
    base_url = f"{fake.url}/api/{fake.api}"
    with httpx.Client(base_url=base_url, transport=fake.transport, auth=auth) as http:
        yield http


@pytest.fixture
def run(fake: FakeAirflow) -> DagRun:
    with fake.client() as airflow:
        return airflow.trigger("sales", run_id="the-run")


@pytest.fixture
def tasks() -> str:
    return "/dags/sales/dagRuns/the-run/taskInstances"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock, real = Clock(), time.monotonic
    monkeypatch.setattr("time.monotonic", lambda: real() + clock.ahead)
    return clock
