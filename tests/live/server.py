"""Run a real Airflow server for as long as a `with` block lasts."""

from __future__ import annotations

import base64
import shutil
import socket
import tempfile
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx

from tests.live.component import Running
from tests.live.database import running_postgresql, set_passwords, sqlite_url
from tests.live.install import Installation, Report, installed
from tests.live.managers import how_to
from tests.live.postgresql import NoPostgreSQL
from tests.live.ready import wait_until_it_answers, wait_until_ready
from tests.live.releases import Api, Database, Manager, release
from tests.live.settings import ADMIN, VIEWER, Ports, Secrets, components, environment
from tests.live.tokens import expired

_WARM_UP = Path(__file__).with_name("_warm_up.py")


@dataclass(frozen=True, kw_only=True)
class AirflowServer:
    """A running server. The admin may do everything, the viewer may only read."""

    name: str
    version: str
    manager: Manager
    api: Api
    base_url: str
    username: str
    password: str = field(repr=False)
    viewer_username: str
    viewer_password: str = field(repr=False)
    jwt_secret: str = field(repr=False)
    home: Path
    venv: Path
    components: Sequence[Running] = field(repr=False)
    database_url: str = field(repr=False)

    def is_since(self, *version: int) -> bool:
        """Whether it is of this version or a later one, pre-releases included."""
        return tuple(map(int, self.version.split(".")[: len(version)])) >= version

    @property
    def api_component(self) -> Running:
        return self.components[0]

    def dag_ids(self) -> list[str]:
        """The ids of the DAGs in its folder; those of paused ones are marked."""
        with self.http() as http:
            dags = http.get("/dags", params={"limit": 100}).raise_for_status().json()["dags"]
        shown = [dag for dag in dags if not Path(dag["fileloc"]).name.startswith("_")]
        paused = {True: " (paused)", False: ""}
        return sorted(f"{dag['dag_id']}{paused[dag['is_paused']]}" for dag in shown)

    @contextmanager
    def api_down(self) -> Generator[None, None, None]:
        """Kill the API server as a crash does; at the end of the block it runs again and answers.

        Address, logins and database stay the same. Scheduler and tasks keep running.
        """
        self.api_component.crash()
        try:
            yield
        finally:
            self.api_component.start()
            wait_until_it_answers(self, self.api_component)

    def http(self, *, as_viewer: bool = False) -> httpx.Client:
        """A plain HTTP client that is logged in, for paths below `/api/v1` or `/api/v2`."""
        headers = {"Authorization": self.authorization(as_viewer=as_viewer)}
        url = f"{self.base_url}/api/{self.api}"
        return httpx.Client(base_url=url, headers=headers, timeout=30, trust_env=False)

    def authorization(self, *, as_viewer: bool = False) -> str:
        """The `Authorization` header: basic for Airflow 2, a new bearer token for Airflow 3."""
        if self.api == "v2":
            return f"Bearer {self.token(as_viewer=as_viewer)}"
        login = ":".join(self._login(as_viewer=as_viewer))
        return f"Basic {base64.b64encode(login.encode()).decode()}"

    def token(self, *, as_viewer: bool = False) -> str:
        """A new token from the login of Airflow 3."""
        username, password = self._login(as_viewer=as_viewer)
        login = {"username": username, "password": password}
        answer = httpx.post(f"{self.base_url}/auth/token", json=login, timeout=30, trust_env=False)
        token: str = answer.raise_for_status().json()["access_token"]
        return token

    def expired_token(self) -> str:
        """A token of Airflow 3 with a valid signature, which expired an hour ago."""
        return expired(self.token(), self.jwt_secret)

    def _login(self, *, as_viewer: bool) -> tuple[str, str]:
        if as_viewer:
            return self.viewer_username, self.viewer_password
        return self.username, self.password


@contextmanager
def running_airflow(
    name: str,
    *,
    dags: Path | Iterable[Path],
    report: Report,
    prefix: str = "",
    database: Database = "sqlite",
    settings: Mapping[str, str] | None = None,
    watched: bool = False,
) -> Generator[AirflowServer, None, None]:
    """Start a release with a copy of the folder or folders `dags`, and stop it at the end.

    Its `name` is as in `releases.py`. The server is yielded when it is ready: every `*.py` in the
    folders is parsed (except names that begin with an underscore, which are for helpers) and a
    first run of a tiny DAG has succeeded. All paths are below `prefix`, such as `/team-a`. On
    SQLite, Airflow 3.2 and later answer 500 to most simultaneous triggers. `settings` are further
    environment variables for Airflow. With `watched`, no component that ends is restarted
    automatically: the caller watches and restarts them.
    """
    installation = installed(release(name), report)
    api, venv = installation.release.api, installation.venv
    ports, secret = _free_ports(), Secrets()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="airflow-trigger-")))
        url = stack.enter_context(_database(database, installation, home, secret, report))
        env = environment(
            api,
            venv=venv,
            home=home,
            ports=ports,
            secret=secret,
            database_url=url,
            auth=stack.enter_context(how_to(installation.release).serving(home, secret)),
            prefix=prefix,
        ) | dict(settings or {})
        running = [
            Running(
                replace(component, restarts=0) if watched else component,
                venv=venv,
                home=home,
                env=env,
                secret=secret,
            )
            for component in components(api, ports)
        ]
        base_url = f"http://127.0.0.1:{ports.api}{prefix}"
        server = _server(installation, home, secret, base_url, components=running, database_url=url)
        _copy_dags(dags, home)
        names = ", ".join(component.name for component in running)
        report(f"Starting Airflow: {names}")
        for component in running:
            stack.enter_context(component)
        for component in running:
            stack.callback(component.request_stop)  # of all components, before waiting for any
        wait_until_ready(server, running, report)
        yield server


def _server(
    installation: Installation,
    home: Path,
    secret: Secrets,
    base_url: str,
    *,
    components: Sequence[Running],
    database_url: str,
) -> AirflowServer:
    return AirflowServer(
        name=installation.release.name,
        version=installation.release.version,
        manager=installation.release.manager,
        api=installation.release.api,
        base_url=base_url,
        username=ADMIN,
        password=secret.admin_password,
        viewer_username=VIEWER,
        viewer_password=secret.viewer_password,
        jwt_secret=secret.jwt_secret,
        home=home,
        venv=installation.venv,
        components=components,
        database_url=database_url,
    )


@contextmanager
def _database(
    wanted: Database, installation: Installation, home: Path, secret: Secrets, report: Report
) -> Generator[str, None, None]:
    """The URL of a migrated database."""
    release = installation.release
    if wanted not in release.databases:
        raise NoPostgreSQL(f"the lock of Airflow {release.name} has no driver for PostgreSQL")
    if wanted == "postgresql":
        report("Starting PostgreSQL (about 30 s the first time)")
        with running_postgresql(release, venv=installation.venv, report=report) as url:
            yield url
        return
    database = home / "airflow.db"
    shutil.copyfile(installation.database, database)
    if how_to(release).users_in_database:
        set_passwords(database, {ADMIN: secret.admin_password, VIEWER: secret.viewer_password})
    yield sqlite_url(database)


def _copy_dags(dags: Path | Iterable[Path], home: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in [dags] if isinstance(dags, Path) else dags:
        shutil.copytree(folder, home / "dags", ignore=ignored, dirs_exist_ok=True)
    shutil.copy(_WARM_UP, home / "dags")


def _free_ports() -> Ports:
    with socket.socket() as one, socket.socket() as other:
        for listener in (one, other):
            listener.bind(("127.0.0.1", 0))
        return Ports(one.getsockname()[1], other.getsockname()[1])
