"""Real Airflow servers for tests: fixtures `airflow_2`, `airflow_3`, and `airflow` (each in turn).

A server is started when the first test asks for it. `--airflow VERSION`, given once or more,
chooses the versions; the tests for the others are then left out. `prefixed_airflow` is like
`airflow`, behind a path prefix. `--matrix FILE` is for `make matrix`, see `matrix.py`; what a test
tells the fixture `seen` becomes its cell there.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.live.matrix import Result, dump
from tests.live.releases import CannotRun, all_releases
from tests.live.serve import stopwatch
from tests.live.server import AirflowServer, running_airflow

DEFAULT_VERSIONS = ("2.11.2", "3.3.2")
DAGS = Path(__file__).with_name("dags")
PREFIX = "/team-a"

# Fixture → the beginning of the versions that it can give.
_PREFIXED = "prefixed_airflow"
_FIXTURES = {"airflow": "", "airflow_2": "2.", "airflow_3": "3.", _PREFIXED: ""}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--airflow",
        action="append",
        choices=list(all_releases()),
        metavar="VERSION",
        help=f"run the live tests on this Airflow (default: {' and '.join(DEFAULT_VERSIONS)})",
    )
    parser.addoption(
        "--matrix",
        type=Path,
        metavar="FILE",
        help="run only tests on an Airflow, and write what each came to as JSON",
    )


def pytest_configure(config: pytest.Config) -> None:
    if file := config.getoption("matrix"):
        config.pluginmanager.register(_Recorder(file))


class _Recorder:
    """Writes the result of every test that ran on one version."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._results: dict[str, Result] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Function
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        # Of set-up, test and tear-down, the first that did not pass is the result.
        before = self._results.get(item.nodeid)
        if before is None or before.outcome == "passed":
            self._results[item.nodeid] = _result(item, report)
        return report

    def pytest_sessionfinish(self) -> None:
        self._file.write_text(dump(self._results.values()))


def _result(item: pytest.Function, report: pytest.TestReport) -> Result:
    (version,) = _versions(item)
    assert item.module
    heading, _, _ = (item.module.__doc__ or item.module.__name__).partition("\n")
    return Result(
        version=version,
        module=item.module.__name__,
        heading=heading.rstrip("."),
        line=item.location[1] or 0,
        test=item.originalname,
        outcome=report.outcome,
        seen=[str(text) for name, text in report.user_properties if name == "seen"],
    )


@pytest.fixture
def seen(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """What the test saw on this version of Airflow, for its cell in the matrix."""
    return lambda text: record_property("seen", text)


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
    counts = {1} if config.getoption("matrix") else {0, 1, 2}
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        versions = _versions(item)
        fits = versions <= chosen and len(versions) in counts
        (kept if fits else left_out).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
    items[:] = sorted(kept, key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, int, list[str]]:
    """One server after the other, and the tests that need two later, so that each starts once."""
    versions = _versions(item)
    return _PREFIXED in _parameters(item), len(versions), sorted(versions)


def _parameters(item: pytest.Item) -> dict[str, object]:
    callspec = getattr(item, "callspec", None)
    return callspec.params if callspec else {}


def _versions(item: pytest.Item) -> set[str]:
    parameters = _parameters(item)
    return {str(parameters[fixture]) for fixture in _FIXTURES if fixture in parameters}


class _Servers:
    """The servers that run, at most one of each major version."""

    def __init__(self) -> None:
        self._running: dict[str, tuple[str, AirflowServer, ExitStack]] = {}

    def get(self, version: str, prefix: str) -> AirflowServer:
        major, wanted = version[0], version + prefix
        if major in self._running and self._running[major][0] != wanted:
            self._running.pop(major)[2].close()
        if major not in self._running:
            stack = ExitStack()
            starting = running_airflow(version, dags=DAGS, report=stopwatch(), prefix=prefix)
            self._running[major] = wanted, stack.enter_context(starting), stack
        return self._running[major][1]

    def close(self) -> None:
        with ExitStack() as stack:
            for _, _, server_stack in self._running.values():
                stack.push(server_stack)


@pytest.fixture(scope="session")
def _servers() -> Iterator[_Servers]:
    servers = _Servers()
    yield servers
    servers.close()


def _server(request: pytest.FixtureRequest, _servers: _Servers) -> AirflowServer:
    prefix = PREFIX if request.fixturename == _PREFIXED else ""
    try:
        return _servers.get(request.param, prefix)
    except CannotRun as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


airflow = pytest.fixture(_server, scope="session", name="airflow")
airflow_2 = pytest.fixture(_server, scope="session", name="airflow_2")
airflow_3 = pytest.fixture(_server, scope="session", name="airflow_3")
prefixed_airflow = pytest.fixture(_server, scope="session", name=_PREFIXED)
