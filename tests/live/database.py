"""Airflow's SQLite database: made once per install, copied and given its passwords per start."""

from __future__ import annotations

import hashlib
import secrets
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from tests.live.releases import Api, CannotRun
from tests.live.settings import ADMIN, VIEWER, Ports, Secrets, environment
from tests.live.supervisor import supervised


def create_database(api: Api, *, venv: Path, database: Path) -> None:
    """Migrate a fresh database; Airflow 2 keeps its users in it, so add those too."""
    with tempfile.TemporaryDirectory(prefix="airflow-trigger-") as folder:
        home = Path(folder)
        secret = Secrets()
        env = environment(api, venv=venv, home=home, ports=Ports(0, 0), secret=secret)
        steps: list[tuple[str, ...]] = [("db", "migrate")]
        if api == "v1":
            steps += [("sync-perm",), _create_user(ADMIN, "Admin"), _create_user(VIEWER, "Viewer")]
        for step in steps:
            log = home / "setup.log"
            command = [str(venv / "bin" / "airflow"), *step]
            with supervised(command, env=env, cwd=home, log=log) as process:
                status = process.wait()
            if status != 0:
                name = " ".join(("airflow", *step[:2]))
                raise CannotRun(f"`{name}` failed:\n{secret.redacted_tail(log)}")
        shutil.copyfile(home / "airflow.db", database)


def _create_user(name: str, role: str) -> tuple[str, ...]:
    options = {
        "--username": name,
        "--role": role,
        "--email": f"{name}@example.invalid",
        "--firstname": name,
        "--lastname": name,
        "--password": secrets.token_urlsafe(),  # set_passwords() gives the one that is used
    }
    return ("users", "create", *(part for option in options.items() for part in option))


def set_passwords(database: Path, secret: Secrets) -> None:
    passwords = {ADMIN: secret.admin_password, VIEWER: secret.viewer_password}
    with closing(sqlite3.connect(database)) as connection, connection:
        for user, password in passwords.items():
            connection.execute(
                "UPDATE ab_user SET password = ? WHERE username = ?", (_hash(password), user)
            )


def _hash(password: str) -> str:
    """In the format of werkzeug; few iterations, as it is checked at every request."""
    salt, iterations = secrets.token_hex(8), 1000
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), iterations)
    return f"pbkdf2:sha256:{iterations}${salt}${digest.hex()}"
