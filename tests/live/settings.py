"""How to run each major version of Airflow: its settings, its components, its secrets."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from tests.live.releases import Api

ADMIN = "admin"
VIEWER = "viewer"
_LOG_TAIL_LINES = 40


def _new_password() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, repr=False)
class Secrets:
    """Everything about one server that must not be printed; new at each start."""

    admin_password: str = field(default_factory=_new_password)
    viewer_password: str = field(default_factory=_new_password)
    client_secret: str = field(default_factory=_new_password)
    jwt_secret: str = field(default_factory=lambda: secrets.token_hex(32))
    session_key: str = field(default_factory=lambda: secrets.token_hex(32))
    fernet_key: str = field(
        default_factory=lambda: base64.urlsafe_b64encode(os.urandom(32)).decode()
    )

    def redact(self, text: str) -> str:
        for secret in fields(self):
            text = text.replace(getattr(self, secret.name), "***")
        return text

    def redacted_tail(self, log: Path) -> str:
        lines = log.read_text(errors="replace").splitlines()[-_LOG_TAIL_LINES:]
        return self.redact("\n".join(lines))


@dataclass(frozen=True)
class Component:
    name: str
    arguments: tuple[str, ...]
    restarts: int = 0


@dataclass(frozen=True)
class Ports:
    api: int
    execution: int


def components(api: Api, ports: Ports) -> list[Component]:
    # A scheduler or dag-processor can die of one "database is locked"; after a restart it works.
    scheduler = Component("scheduler", ("scheduler", "--skip-serve-logs"), restarts=1)
    if api == "v1":
        return [Component("webserver", ("webserver",)), scheduler]
    # Tasks report to a separate server. In one process with the API, a task's open transaction
    # and a request that writes the audit log on the event loop wait for each other: on SQLite one
    # request in a hundred would take 5 seconds and be answered 500.
    execution = ("api-server", "--apps", "execution", "--port", str(ports.execution))
    return [
        Component("api-server", ("api-server", "--apps", "core")),
        Component("execution-api", execution),
        scheduler,
        Component("dag-processor", ("dag-processor",), restarts=1),
    ]


def environment(
    api: Api,
    *,
    venv: Path,
    home: Path,
    ports: Ports,
    secret: Secrets,
    database_url: str,
    auth: Mapping[str, str],
    prefix: str = "",
) -> dict[str, str]:
    """The whole environment of a component; none of the caller's own settings are inherited.

    `auth` has the settings of the auth manager, see `managers.py`.
    """
    inherited = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
    common = {
        "PATH": f"{venv / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "HOME": str(home),
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(home / "dags"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": "4",
        "AIRFLOW__CORE__FERNET_KEY": secret.fernet_key,
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": database_url,
        "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.1",
        "AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC": "1",
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    }
    common = inherited | common | dict(auth)
    base_url = f"http://127.0.0.1:{ports.api}{prefix}"
    if api == "v1":
        return common | _airflow_2(base_url, ports, secret)
    # This server takes its path from the same setting as the API.
    execution_url = f"http://127.0.0.1:{ports.execution}{prefix}/execution/"
    return common | _airflow_3(base_url, execution_url, ports, secret)


def _airflow_2(base_url: str, ports: Ports, secret: Secrets) -> dict[str, str]:
    return {
        # Without it the LocalExecutor refuses SQLite; the other executor takes 10 to 20 s a task.
        "_AIRFLOW__SKIP_DATABASE_EXECUTOR_COMPATIBILITY_CHECK": "1",
        "AIRFLOW__SCHEDULER__DAG_DIR_LIST_INTERVAL": "5",
        "AIRFLOW__WEBSERVER__BASE_URL": base_url,
        "AIRFLOW__WEBSERVER__WEB_SERVER_HOST": "127.0.0.1",
        "AIRFLOW__WEBSERVER__WEB_SERVER_PORT": str(ports.api),
        "AIRFLOW__WEBSERVER__WORKERS": "1",
        "AIRFLOW__WEBSERVER__SECRET_KEY": secret.session_key,
    }


def _airflow_3(base_url: str, execution_url: str, ports: Ports, secret: Secrets) -> dict[str, str]:
    return {
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(ports.api),
        "AIRFLOW__API__BASE_URL": base_url,
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__SECRET_KEY": secret.session_key,
        "AIRFLOW__API_AUTH__JWT_SECRET": secret.jwt_secret,
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": execution_url,
        "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "5",
        # In seconds; with the default of 5, tasks fail on a busy machine.
        "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "60",
        # Seconds for which the end of a failed task may go unnoticed; 5 by default.
        "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL": "1",
    }
