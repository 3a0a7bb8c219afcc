"""The users and roles of the FAB auth manager, managed by its own API."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, TypeAlias

from airflow_trigger import PasswordAuth
from tests.live.database import set_passwords
from tests.live.server import AirflowServer

# An action and a resource, such as ("can_edit", "DAG:sales").
Permission: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class User:
    name: str
    password: str = field(repr=False)
    auth: PasswordAuth

    @classmethod
    def new(cls) -> User:
        name, password = f"user_{secrets.token_hex(4)}", secrets.token_hex()
        return cls(name, password, PasswordAuth(name, password))


class Fab:
    """Creates users and roles, each with a unique name, as the admin of a server."""

    def __init__(self, server: AirflowServer) -> None:
        self._http = server.http()
        self._database = server.home / "airflow.db"
        self._url = f"{server.base_url}{'/api/v1' if server.api == 'v1' else '/auth/fab/v1'}"
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self._http)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def add_role(self, permissions: Iterable[Permission]) -> str:
        """Create a role; returns its name."""
        name = f"role_{secrets.token_hex(4)}"
        body = {"name": name, "actions": _actions(permissions)}
        self._http.post(f"{self._url}/roles", json=body).raise_for_status()
        return name

    def add_user(self, role: str) -> User:
        user = User.new()
        self._http.post(f"{self._url}/users", json=_user(user, role)).raise_for_status()
        # Airflow 2 checks it on every request, which takes a third of a second with its own hash.
        set_passwords(self._database, {user.name: user.password})
        return user

    def change_user(self, user: User, role: str) -> None:
        """Give the user this role instead; Airflow 3 notices after a while.

        Changing the role itself would not do on Airflow 2, which only ever adds permissions to it.
        """
        answer = self._http.patch(f"{self._url}/users/{user.name}", json=_user(user, role))
        answer.raise_for_status()


def _user(user: User, role: str) -> dict[str, object]:
    return {
        "username": user.name,
        "password": user.password,
        "email": f"{user.name}@example.invalid",
        "first_name": user.name,
        "last_name": user.name,
        "roles": [{"name": role}],
    }


def _actions(permissions: Iterable[Permission]) -> list[dict[str, dict[str, str]]]:
    return [{"action": {"name": do}, "resource": {"name": what}} for do, what in permissions]
