"""Users of the fake, their permissions and their tokens."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from airflow_trigger._arguments import must_be_iterable, must_be_text, refuse_other
from airflow_trigger.models import Api
from airflow_trigger.testing._access import (
    PERMISSIONS,
    AuthManager,
    Permission,
    User,
    must_be_secret,
)
from airflow_trigger.testing._state import Airflow


class Logins:
    """What a test says of the users."""

    api: Api
    auth_manager: AuthManager
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
            access = self._airflow.access
            return access.new_token(access.users[self.username], self._airflow.now)

    def expire_tokens(self) -> None:
        """Let all tokens expire that were given so far; a new login gives a good one.

        With Keycloak its token inside Airflow's own has ended, as if its sessions were forgotten.
        """
        with self._lock:
            self._airflow.access.expire_tokens(self._airflow.now)

    def add_user(
        self,
        username: str,
        password: str,
        *,
        permissions: Iterable[Permission] = PERMISSIONS,
        dags: Iterable[str] | None = None,
    ) -> None:
        """Add a user, or change the password or permissions of one.

        Args:
            username: For the login.
            password: For the login.
            permissions: What the user may do with the DAGs.
            dags: With which DAGs, as a role of FAB or Keycloak says; None: with all. Of all others
                the user does not learn whether they exist.

        Raises:
            ValueError: There is no such DAG, or no such permission.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow(auth_manager="fab")
        >>> fake.add_dag("sales")
        >>> fake.add_user("ada", "secret", permissions=["read", "trigger"], dags=["sales"])
        """
        must_be_text("username", username)
        must_be_secret("password", password)
        given = _known(permissions)
        with self._lock:
            user = User(username, password, given, self._dags(dags))
            self._airflow.access.users[username] = user

    def add_client(
        self,
        client_id: str,
        client_secret: str,
        *,
        permissions: Iterable[Permission] = PERMISSIONS,
        dags: Iterable[str] | None = None,
    ) -> None:
        """Add a machine that logs in with `client_credentials`, or change one: Keycloak only.

        Real servers take one client, their own: before provider 0.11 any of the realm.

        Args:
            client_id: For the login, and the name that its runs show.
            client_secret: For the login.
            permissions: As of `add_user`.
            dags: As of `add_user`.

        Raises:
            ValueError: Another auth manager knows users only; or as of `add_user`.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow(auth_manager="keycloak")
        >>> fake.add_client("billing", "secret", permissions=["read", "trigger"])
        """
        if self.auth_manager != "keycloak":
            raise ValueError(
                f"The auth manager {self.auth_manager!r} knows users only; FakeAirflow("
                "auth_manager='keycloak') takes clients"
            )
        must_be_text("client_id", client_id)
        must_be_secret("client_secret", client_secret)
        given = _known(permissions)
        with self._lock:
            client = User(client_id, client_secret, given, self._dags(dags))
            self._airflow.access.clients[client_id] = client

    def _dags(self, dags: Iterable[str] | None) -> frozenset[str] | None:
        if dags is None:
            return None
        must_be_iterable("dags", dags, of="str")
        dag_ids = frozenset(dags)
        for dag_id in dag_ids:
            self._airflow.refuse_unknown(dag_id)
        return dag_ids

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
