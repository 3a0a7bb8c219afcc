"""Fixtures for pytest, which loads this module automatically once the package is installed.

`fake_airflow` is a `FakeAirflow`; `airflow_client` and `async_airflow_client` are clients of it.
The marker `airflow` takes the arguments of `FakeAirflow`, as in
`@pytest.mark.airflow(version="2.11.2")`. To run a test on several versions, use
`@pytest.mark.parametrize("fake_airflow", ["2.11.2", "3.3.2"], indirect=True)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from airflow_trigger import AirflowClient, AsyncAirflowClient
    from airflow_trigger.testing import FakeAirflow

# pytest imports this module at each start, so the fixtures do the slow imports.


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker `airflow`."""
    config.addinivalue_line(
        "markers",
        "airflow(api=None, *, version=None, auth_manager=None, …): the arguments of FakeAirflow "
        "for the fixture fake_airflow",
    )


@pytest.fixture
def fake_airflow(request: pytest.FixtureRequest) -> FakeAirflow:
    """A fake Airflow server without DAGs, of the newest version unless the test selects one."""
    from airflow_trigger.testing import FakeAirflow

    version: str | None = getattr(request, "param", None)
    if version is not None:
        return FakeAirflow(version=version)
    marker = request.node.get_closest_marker("airflow")
    return FakeAirflow(*marker.args, **marker.kwargs) if marker else FakeAirflow()


@pytest.fixture
def airflow_client(fake_airflow: FakeAirflow) -> Iterator[AirflowClient]:
    """A client of `fake_airflow`, closed after the test."""
    with fake_airflow.client() as client:
        yield client


@pytest.fixture
def async_airflow_client(fake_airflow: FakeAirflow) -> Iterator[AsyncAirflowClient]:
    """An asynchronous client of `fake_airflow`, closed after the test."""
    import asyncio
    import threading

    client = fake_airflow.async_client()
    yield client
    # A new thread has no event loop, whatever an async plugin of pytest left in this one.
    closing = threading.Thread(target=lambda: asyncio.run(client.close()))
    closing.start()
    closing.join()
