"""Users of the fake, their permissions and their tokens."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from airflow_trigger._arguments import must_be_text, refuse_other
from airflow_trigger.models import Api
from airflow_trigger.testing._access import PERMISSIONS, Permission, User
from airflow_trigger.testing._state import Airflow


class Logins:
    """What a test says of the users."""

    api: Api
    username: str
    _airflow: Airflow
    _lock: threading.RLock

    @property
    def token(self) -> str:
        """A fresh token of the user who may do everything.

        Raises:
            ValueError: Airflow 2 has no tokens.
        """
        if self.api == "v1":
            raise ValueError("Airflow 2 has no tokens; use the username and password")
        with self._lock:
            return self._airflow.access.new_token(self.username, self._airflow.now)

    def expire_tokens(self) -> None:
        """Let all tokens expire that were given so far; a new login gives a good one."""
        with self._lock:
            self._airflow.access.expire_tokens(self._airflow.now)

    def add_user(
        self, username: str, password: str, *, permissions: Iterable[Permission] = PERMISSIONS
    ) -> None:
        """Add a user, or change the password or permissions of one.

        Args:
            username: For the login.
            password: For the login.
            permissions: What the user may do with all DAGs.
        """
        must_be_text("username", username)
        given = _known(permissions)
        with self._lock:
            user = User(username, password, given)
            self._airflow.access.users[username] = user

    def deny(self, dag_id: str | None, *permissions: Permission) -> None:
        """Deny all users something.

        Of a DAG: to "read" it and its runs, to "trigger" it, to "edit" it (pause), to read its
        "tasks", their "logs" or their "xcoms", to "cancel" a run, to "clear" tasks. Of no DAG:
        to read "pools", "import_errors" or "assets", and to post "events" of assets.

        Args:
            dag_id: None: on all DAGs, and what belongs to none.
            permissions: What is denied.

        Raises:
            ValueError: There is no such DAG, or no such permission.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> fake.deny("sales", "logs", "xcoms")
        >>> fake.deny(None, "pools")
        """
        with self._lock:
            self._airflow.access.denied |= self._meant(dag_id, permissions)

    def allow(self, dag_id: str | None, *permissions: Permission) -> None:
        """Take back what `deny` did."""
        with self._lock:
            self._airflow.access.denied -= self._meant(dag_id, permissions)

    def _meant(
        self, dag_id: str | None, permissions: Iterable[Permission]
    ) -> set[tuple[str | None, Permission]]:
        if dag_id is not None:
            self._airflow.refuse_unknown(dag_id)
        return {(dag_id, one) for one in _known(permissions)}


def _known(permissions: Iterable[Permission]) -> frozenset[Permission]:
    given = frozenset(permissions)
    for permission in given:
        refuse_other("permission", permission, Permission)
    return given
