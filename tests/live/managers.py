"""The auth managers of Airflow: how to run each, and how its users are created.

Everything else is the same for all of them: the users are `settings.ADMIN`, who may do everything,
and `settings.VIEWER`, who may only read; on Airflow 3 both log in at `POST /auth/token`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tests.live import kerberos, keycloak
from tests.live.releases import Manager, Release
from tests.live.settings import ADMIN, VIEWER, Secrets

Settings: TypeAlias = Mapping[str, str]
Serving: TypeAlias = Callable[[Path, Secrets], AbstractContextManager[Settings]]


@dataclass(frozen=True)
class HowTo:
    """How to run Airflow with an auth manager.

    `serving(home, secret)` puts the files that the manager needs into Airflow's home folder, runs
    the services that it needs for as long as its block lasts, and yields the settings of Airflow.
    """

    serving: Serving
    users_in_database: bool


def how_to(release: Release) -> HowTo:
    return (_AIRFLOW_2 if release.api == "v1" else _AIRFLOW_3)[release.manager]


@contextmanager
def _basic_auth(home: Path, secret: Secrets) -> Generator[Settings]:
    yield {"AIRFLOW__API__AUTH_BACKENDS": "airflow.api.auth.backend.basic_auth"}


@contextmanager
def _simple(home: Path, secret: Secrets) -> Generator[Settings]:
    file = home / "passwords.json"
    file.write_text(json.dumps({ADMIN: secret.admin_password, VIEWER: secret.viewer_password}))
    yield {
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{ADMIN}:admin,{VIEWER}:viewer",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(file),
    }


@contextmanager
def _fab(home: Path, secret: Secrets) -> Generator[Settings]:
    manager = "airflow.providers.fab.auth_manager.fab_auth_manager.FabAuthManager"
    yield {
        "AIRFLOW__CORE__AUTH_MANAGER": manager,
        # Seconds for which it caches the permissions of a user; 30 by default.
        "AIRFLOW__FAB__CACHE_TTL": "1",
        # Lifetime in seconds of the tokens that `/auth/token/cli` issues.
        "AIRFLOW__API_AUTH__JWT_CLI_EXPIRATION_TIME": "4",
    }


_AIRFLOW_2: Mapping[Manager, HowTo] = {
    "fab": HowTo(_basic_auth, users_in_database=True),
    "kerberos": HowTo(kerberos.serving, users_in_database=True),
}
_AIRFLOW_3: Mapping[Manager, HowTo] = {
    "simple": HowTo(_simple, users_in_database=False),
    "fab": HowTo(_fab, users_in_database=True),
    "keycloak": HowTo(keycloak.serving, users_in_database=False),
}
