"""Fixtures for pytest, which finds this module by itself once the package is installed.

`fake_airflow` is a `FakeAirflow`, `airflow_client` and `async_airflow_client` are clients of it.
Choose what it is with a marker that takes the arguments of `FakeAirflow`, such as
`@pytest.mark.airflow(version="2.11.2")`, or run a test on several:
`@pytest.mark.parametrize("fake_airflow", ["2.11.2", "3.3.2"], indirect=True)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from airflow_trigger import AirflowClient, AsyncAirflowClient
    from airflow_trigger.testing import FakeAirflow

# pytest imports this module at each start, so what takes time is imported by the fixtures.


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers",
        "airflow(api=None, *, version=None, auth_manager=None, …): what the fixture fake_airflow "
        "is, by the arguments of FakeAirflow",
    )


@pytest.fixture
def fake_airflow(request: pytest.FixtureRequest) -> FakeAirflow:
    """A fake Airflow without DAGs; the newest version unless the test says otherwise."""
    from airflow_trigger.testing import FakeAirflow

    version: str | None = getattr(request, "param", None)
    if version is not None:
        return FakeAirflow(version=version)
    marker = request.node.get_closest_marker("airflow")
    return FakeAirflow(*marker.args, **marker.kwargs) if marker else FakeAirflow()


@pytest.fixture
def airflow_client(fake_airflow: FakeAirflow) -> Iterator[AirflowClient]:
    """A client of the fake."""
    with fake_airflow.client() as client:
        yield client


@pytest.fixture
def async_airflow_client(fake_airflow: FakeAirflow) -> Iterator[AsyncAirflowClient]:
    """An asynchronous client of the fake, closed after the test."""
    import asyncio
    import threading

    client = fake_airflow.async_client()
    yield client
    # A thread of its own has no event loop, whatever the test's plugin left in this one.
    closing = threading.Thread(target=lambda: asyncio.run(client.close()))
    closing.start()
    closing.join()
