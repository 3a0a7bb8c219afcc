"""Generated client: all GET operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from packaging.version import Version

from openapi.specs import pins_of, read_lock
from tests.live.every_get.reading import Readings, read_everything
from tests.live.releases import Api
from tests.live.serve import stopwatch
from tests.live.server import AirflowServer, running_airflow

DAGS = Path(__file__).parent / "every_get" / "dags"
# By default nobody may read the configuration or test connections.
SETTINGS = {
    "AIRFLOW__API__EXPOSE_CONFIG": "non-sensitive-only",
    "AIRFLOW__WEBSERVER__EXPOSE_CONFIG": "non-sensitive-only",
    "AIRFLOW__CORE__TEST_CONNECTION": "Enabled",
}
# The operations without a response that could be read, and why.
REFUSED: Mapping[Api, Mapping[str, str]] = {
    "v1": {},
    "v2": {
        "login": "redirects a browser to the page of the auth manager",
        "logout": "redirects a browser to the page of the auth manager",
        "get_external_log_url": "is for servers whose logs are on another one",
    },
}
# Operations that newer Airflows lack, and with them the newest spec.
GONE = {"get_dag_reports"}


@pytest.fixture(scope="module")
def readings(airflow: AirflowServer) -> Readings:
    """From a separate server, with its own DAGs and settings."""
    if airflow.name != airflow.version:
        pytest.skip("the same operations as with the auth manager that Airflow comes with")
    with running_airflow(airflow.name, dags=DAGS, report=stopwatch(), settings=SETTINGS) as server:
        return read_everything(server)


def test_every_get_operation_of_the_server_is_generated(
    airflow: AirflowServer, readings: Readings, seen: Callable[[str], None]
) -> None:
    """The client has every GET operation of the server."""
    newest = pins_of(airflow.api, read_lock())[-1]

    assert readings.unknown <= GONE or Version(airflow.version) > newest.version_key
    assert readings.absent == set() or airflow.version != newest.airflow
    seen(f"{len(readings.readings)} operations")


def test_every_get_operation_is_answered_and_nothing_of_it_is_lost(
    airflow: AirflowServer, readings: Readings, seen: Callable[[str], None]
) -> None:
    """Every GET response is parsed without loss."""
    refused = {one.operation: one.refused for one in readings.readings if one.refused}
    expected = REFUSED[airflow.api]

    assert {name: why for name, why in refused.items() if name not in expected} == {}
    assert {one.operation: one.lost for one in readings.readings if one.lost} == {}
    answered = {one.operation for one in readings.readings} - refused.keys()
    assert answered & expected.keys() == set()
    seen(f"{len(answered)} operations")
