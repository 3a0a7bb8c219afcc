"""Real Airflow servers for tests: fixtures `airflow_2`, `airflow_3`, and `airflow` (each in turn).

A server is started when the first test asks for it. `--airflow VERSION`, given once or more,
chooses the versions; the tests for the others are then left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.live.releases import all_releases
from tests.live.serve import stopwatch
from tests.live.server import AirflowServer, running_airflow

DEFAULT_VERSIONS = ("2.11.2", "3.3.2")
DAGS = Path(__file__).with_name("dags")

# Fixture → the beginning of the versions that it can give.
_FIXTURES = {"airflow": "", "airflow_2": "2.", "airflow_3": "3."}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--airflow",
        action="append",
        choices=list(all_releases()),
        metavar="VERSION",
        help=f"run the live tests on this Airflow (default: {' and '.join(DEFAULT_VERSIONS)})",
    )


def _chosen(config: pytest.Config) -> list[str]:
    return config.getoption("airflow") or list(DEFAULT_VERSIONS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for fixture, beginning in _FIXTURES.items():
        if fixture in metafunc.fixturenames:
            versions = [v for v in _chosen(metafunc.config) if v.startswith(beginning)]
            defaults = [v for v in DEFAULT_VERSIONS if v.startswith(beginning)]
            # Never an empty list, which would show as a skip; see the next hook.
            metafunc.parametrize(fixture, versions or defaults, indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = set(_chosen(config))
    left_out = [item for item in items if not _versions(item) <= chosen]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
    # One version after the other, and those that need two last, so that each starts once.
    kept = [item for item in items if _versions(item) <= chosen]
    items[:] = sorted(kept, key=lambda item: (len(_versions(item)), sorted(_versions(item))))


def _versions(item: pytest.Item) -> set[str]:
    callspec = getattr(item, "callspec", None)
    parameters: dict[str, object] = callspec.params if callspec else {}
    return {str(parameters[fixture]) for fixture in _FIXTURES if fixture in parameters}


class _Servers:
    """The servers that run, at most one of each major version."""

    def __init__(self) -> None:
        self._running: dict[str, tuple[AirflowServer, ExitStack]] = {}

    def get(self, version: str) -> AirflowServer:
        major = version[0]
        if major in self._running and self._running[major][0].version != version:
            self._running.pop(major)[1].close()
        if major not in self._running:
            stack = ExitStack()
            server = stack.enter_context(running_airflow(version, dags=DAGS, report=stopwatch()))
            self._running[major] = server, stack
        return self._running[major][0]

    def close(self) -> None:
        with ExitStack() as stack:
            for _, server in self._running.values():
                stack.push(server)


@pytest.fixture(scope="session")
def _servers() -> Iterator[_Servers]:
    servers = _Servers()
    yield servers
    servers.close()


def _server(request: pytest.FixtureRequest, _servers: _Servers) -> AirflowServer:
    return _servers.get(request.param)


airflow = pytest.fixture(_server, scope="session", name="airflow")
airflow_2 = pytest.fixture(_server, scope="session", name="airflow_2")
airflow_3 = pytest.fixture(_server, scope="session", name="airflow_3")
