"""Fixtures: our clients, sync and async, connected to the servers of the `airflow` fixture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import httpx
import pytest

from airflow_trigger import AirflowClient, PasswordAuth
from tests.both import open_client
from tests.live.server import AirflowServer


class Connect(Protocol):
    """Opens a client: by default as the admin, on the server of the test."""

    def __call__(
        self, auth: httpx.Auth | str | None = None, *, base_url: str | None = None, **settings: Any
    ) -> AirflowClient: ...


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, airflow: AirflowServer) -> Connect:
    def connect_to(
        auth: httpx.Auth | str | None = None, *, base_url: str | None = None, **settings: Any
    ) -> AirflowClient:
        auth = auth or PasswordAuth(airflow.username, airflow.password)
        return open_client(request.param, base_url or airflow.base_url, auth, **settings)

    return connect_to


@pytest.fixture
def client(connect: Connect) -> Iterator[AirflowClient]:
    with connect() as client:
        yield client
