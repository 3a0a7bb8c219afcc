"""Real Airflow servers for tests: fixtures `airflow_2`, `airflow_3`, and `airflow` (each in turn).

A server is started when the first test requests it. `--airflow VERSION`, which can be repeated,
selects the versions by their names in `releases.py`; tests for other versions are then left out.
`prefixed_airflow` is like `airflow`, behind a path prefix. `fab_airflow` and `fab_airflow_3` are
for releases with the FAB auth manager; one more of these runs by default. `keycloak_airflow` is
for those with the Keycloak auth manager; none of these runs by default. `concurrent_airflow` is
like `airflow`, but accepts simultaneous triggers: Airflow 3 needs PostgreSQL for that, so it is
only for versions whose lock has the driver. `--matrix FILE` is for `make matrix`, see `matrix.py`;
the text that a test passes to the fixture `seen` becomes its cell there.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.live.matrix import Result, dump
from tests.live.releases import CannotRun, Database, Release, all_releases, release
from tests.live.serve import stopwatch
from tests.live.server import AirflowServer, running_airflow

DEFAULT_VERSIONS = ("2.11.2", "3.3.2")
# For tests of one auth manager; the other tests need not always run on a second one.
DEFAULT_WITH_MANAGERS = (*DEFAULT_VERSIONS, "3.3.2+fab")
DAGS = Path(__file__).with_name("dags")
PREFIX = "/team-a"

_PREFIXED = "prefixed_airflow"
_CONCURRENT = "concurrent_airflow"
# Fixture → whether it can run a release.
_FIXTURES: dict[str, Callable[[Release], bool]] = {
    "airflow": lambda release: release.manager != "kerberos",
    "airflow_2": lambda release: release.major == "2" and release.manager != "kerberos",
    "airflow_3": lambda release: release.major == "3",
    "fab_airflow": lambda release: release.manager == "fab",
    "fab_airflow_3": lambda release: release.manager == "fab" and release.major == "3",
    "keycloak_airflow": lambda release: release.manager == "keycloak",
    "kerberos_airflow": lambda release: release.manager == "kerberos",
    _PREFIXED: lambda release: release.manager != "kerberos",
    _CONCURRENT: lambda release: release.manager != "kerberos",
}
_OF_ONE_MANAGER = {"fab_airflow", "fab_airflow_3", "keycloak_airflow", "kerberos_airflow"}


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
        # The result is that of the first phase (setup, call, teardown) that did not pass.
        before = self._results.get(item.nodeid)
        if before is None or before.outcome == "passed":
            self._results[item.nodeid] = _result(item, report)
        return report

    def pytest_sessionfinish(self) -> None:
        self._file.write_text(dump(self._results.values()))


def _result(item: pytest.Function, report: pytest.TestReport) -> Result:
    (version,) = _versions(item)
    assert item.module
    return Result(
        version=version,
        module=item.module.__name__,
        test=item.originalname,
        outcome=report.outcome,
        seen=[str(text) for name, text in report.user_properties if name == "seen"],
    )


@pytest.fixture
def seen(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """What the test saw on this version of Airflow, for its cell in the matrix."""
    return lambda text: record_property("seen", text)


@dataclass(frozen=True)
class _Wanted:
    """The server that a fixture needs for a version."""

    version: str
    prefix: str = ""
    database: Database = "sqlite"

    @classmethod
    def by(cls, fixture: str, version: str) -> _Wanted:
        if fixture == _PREFIXED:
            return cls(version, prefix=PREFIX)
        if fixture == _CONCURRENT and release(version).api == "v2":
            return cls(version, database="postgresql")
        return cls(version)

    @property
    def possible(self) -> bool:
        return self.database in release(self.version).databases


def _chosen(config: pytest.Config) -> list[str]:
    return config.getoption("airflow") or list(DEFAULT_WITH_MANAGERS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    given: list[str] = metafunc.config.getoption("airflow") or []
    for fixture, fits in _FIXTURES.items():
        if fixture in metafunc.fixturenames:
            one_manager = fixture in _OF_ONE_MANAGER
            defaults = DEFAULT_WITH_MANAGERS if one_manager else DEFAULT_VERSIONS
            versions = [
                name
                for name in given or defaults
                if fits(release(name)) and _Wanted.by(fixture, name).possible
            ]
            # Never an empty list, which would show as a skip; see the next hook.
            others = [name for name in all_releases() if fits(release(name))][:1]
            metafunc.parametrize(fixture, versions or others, indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = set(_chosen(config))
    matrix: bool = config.getoption("matrix") is not None
    counts = {1} if matrix else {0, 1, 2}
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        versions = _versions(item)
        # Not every version can run a test of concurrency, so the matrix has no row for it.
        tabled = _CONCURRENT not in _parameters(item)
        fits = versions <= chosen and len(versions) in counts and (tabled or not matrix)
        (kept if fits else left_out).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
    items[:] = sorted(kept, key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, bool, bool, int, list[str]]:
    """Sort key: one server after the other, tests that need two later, so that each starts once."""
    wanted = _wanted(item)
    other_manager = any(release(one.version).has_other_manager for one in wanted)
    prefixed = any(one.prefix for one in wanted)
    elsewhere = any(one.database != "sqlite" for one in wanted)
    return other_manager, prefixed, elsewhere, len(wanted), sorted(one.version for one in wanted)


def _parameters(item: pytest.Item) -> dict[str, object]:
    callspec = getattr(item, "callspec", None)
    return callspec.params if callspec else {}


def _wanted(item: pytest.Item) -> set[_Wanted]:
    parameters = _parameters(item)
    return {
        _Wanted.by(fixture, str(parameters[fixture]))
        for fixture in _FIXTURES
        if fixture in parameters
    }


def _versions(item: pytest.Item) -> set[str]:
    return {one.version for one in _wanted(item)}


class _Servers:
    """The running servers, at most one of each major version."""

    def __init__(self) -> None:
        self._running: dict[str, tuple[_Wanted, AirflowServer, ExitStack]] = {}

    def get(self, wanted: _Wanted) -> AirflowServer:
        major = wanted.version[0]
        if major in self._running and self._running[major][0] != wanted:
            self._running.pop(major)[2].close()
        if major not in self._running:
            stack = ExitStack()
            starting = running_airflow(
                wanted.version,
                dags=DAGS,
                report=stopwatch(),
                prefix=wanted.prefix,
                database=wanted.database,
            )
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
    assert request.fixturename
    try:
        return _servers.get(_Wanted.by(request.fixturename, request.param))
    except CannotRun as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


airflow = pytest.fixture(_server, scope="session", name="airflow")
airflow_2 = pytest.fixture(_server, scope="session", name="airflow_2")
airflow_3 = pytest.fixture(_server, scope="session", name="airflow_3")
fab_airflow = pytest.fixture(_server, scope="session", name="fab_airflow")
fab_airflow_3 = pytest.fixture(_server, scope="session", name="fab_airflow_3")
keycloak_airflow = pytest.fixture(_server, scope="session", name="keycloak_airflow")
kerberos_airflow = pytest.fixture(_server, scope="session", name="kerberos_airflow")
prefixed_airflow = pytest.fixture(_server, scope="session", name=_PREFIXED)
concurrent_airflow = pytest.fixture(_server, scope="session", name=_CONCURRENT)
