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
    """The methods of the fake that manage users, permissions and tokens."""

    api: Api
    auth_manager: AuthManager
    username: str
    _airflow: Airflow
    _lock: threading.RLock

    @property
    def token(self) -> str:
        """A new token of the user with all permissions.

        Raises:
            ValueError: The fake is an Airflow 2, which has no tokens.
        """
        if self.api == "v1":
            raise ValueError("Airflow 2 has no tokens; use the username and password")
        with self._lock:
            access = self._airflow.access
            return access.new_token(access.users[self.username], self._airflow.now)

    def expire_tokens(self) -> None:
        """Expire all tokens issued so far; a new login returns a valid one.

        With Keycloak, the Keycloak token inside Airflow's token expires, as if Keycloak had lost
        its sessions.
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
        """Add a user, or change the password and permissions of an existing user.

        Args:
            username: The user name.
            password: The password.
            permissions: The permissions of the user; see `deny` for their meanings. Default: all.
            dags: The DAGs that the permissions apply to, as in a role of FAB or Keycloak. The user
                cannot see whether other DAGs exist. None: all DAGs.

        Raises:
            ValueError: A DAG was not added, or a permission is unknown.

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
        """Add or change a machine client that logs in with `client_credentials`: Keycloak only.

        Real servers accept only their own client; before provider 0.11, any client of the realm.

        Args:
            client_id: The client id. Runs show it as the user that triggered them.
            client_secret: The client secret.
            permissions: As for `add_user`.
            dags: As for `add_user`.

        Raises:
            ValueError: The auth manager is not "keycloak", or as for `add_user`.

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
        """Deny permissions to all users.

        Permissions on a DAG: "read" (the DAG and its runs), "trigger", "edit" (pause), "tasks",
        "logs" and "xcoms" (read them), "cancel" (a run) and "clear" (tasks). Other permissions:
        "pools", "import_errors" and "assets" (read them), and "events" (post asset events).

        Args:
            dag_id: The id of the DAG. None: all DAGs; required for the other permissions.
            permissions: The permissions to deny.

        Raises:
            ValueError: The DAG was not added, or a permission is unknown.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> fake.deny("sales", "logs", "xcoms")
        >>> fake.deny(None, "pools")
        """
        with self._lock:
            self._airflow.access.denied |= self._meant(dag_id, permissions)

    def allow(self, dag_id: str | None, *permissions: Permission) -> None:
        """Undo a call of `deny` that had the same arguments.

        Args:
            dag_id: The id of the DAG, as passed to `deny`.
            permissions: The permissions to allow again.

        Raises:
            ValueError: The DAG was not added, or a permission is unknown.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.deny(None, "pools")
        >>> fake.allow(None, "pools")
        """
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
