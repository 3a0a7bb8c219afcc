"""Who may do what: users, their permissions, and the tokens that they were given."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, TypeAlias, get_args

import attrs

# The first are of DAGs, the last of what belongs to none.
OfDag: TypeAlias = Literal["read", "trigger", "edit", "tasks", "logs", "xcoms", "cancel", "clear"]
Permission: TypeAlias = Literal[OfDag, "pools", "import_errors", "assets", "events"]
PERMISSIONS: tuple[Permission, ...] = get_args(Permission)

# How long after its end Airflow 3 still takes a token.
GRACE = timedelta(seconds=5)


@attrs.frozen
class User:
    username: str
    password: str = attrs.field(repr=False)
    permissions: frozenset[Permission]


class NotAuthenticated(Exception):
    """Raised for credentials that are missing, wrong or expired."""

    def __init__(self, reason: Literal["missing", "wrong", "expired"]) -> None:
        super().__init__(reason)
        self.reason = reason


@attrs.define
class Access:
    """The users of one server, and what is denied to all of them, on some DAGs or on all (None)."""

    token_lifetime: timedelta
    users: dict[str, User] = attrs.Factory(dict[str, User])
    denied: set[tuple[str | None, Permission]] = attrs.Factory(set[tuple[str | None, Permission]])
    _tokens: dict[str, tuple[str, datetime]] = attrs.field(
        factory=dict[str, tuple[str, datetime]], repr=False
    )

    def may(self, user: User, permission: Permission, dag_id: str | None) -> bool:
        if permission not in user.permissions or (None, permission) in self.denied:
            return False
        return dag_id is None or (dag_id, permission) not in self.denied

    def logged_in(self, username: str, password: str) -> User | None:
        user = self.users.get(username)
        return user if user is not None and user.password == password else None

    def new_token(self, username: str, now: datetime) -> str:
        """A token of the shape of a JWT (RFC 7519), with a random signature."""
        end = now + self.token_lifetime
        claims: dict[str, str | int] = {"sub": username}
        claims |= {"iat": int(now.timestamp()), "exp": int(end.timestamp())}
        parts = (_base64({"alg": "HS512", "typ": "JWT"}), _base64(claims))
        token = ".".join((*parts, secrets.token_urlsafe(32)))
        self._tokens[token] = username, end
        return token

    def expire_tokens(self, now: datetime) -> None:
        for token, (username, _) in self._tokens.items():
            self._tokens[token] = username, now - timedelta(hours=1)

    def user_of_basic(self, authorization: str | None) -> User:
        """The user of a header as RFC 7617 has it."""
        if authorization is None:
            raise NotAuthenticated("missing")
        scheme, _, credentials = authorization.partition(" ")
        try:
            text = base64.b64decode(credentials).decode()
        except ValueError:
            text = ""
        user = self.logged_in(*text.partition(":")[::2])
        if scheme.lower() != "basic" or user is None:
            raise NotAuthenticated("wrong")
        return user

    def user_of_bearer(self, authorization: str | None, now: datetime) -> User:
        """The user of a header as RFC 6750 has it."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer":
            raise NotAuthenticated("missing")
        username, end = self._tokens.get(token, ("", now))
        user = self.users.get(username)
        if user is None:
            raise NotAuthenticated("wrong")
        if now > end + GRACE:
            raise NotAuthenticated("expired")
        return user


def _base64(claims: Mapping[str, str | int]) -> str:
    return base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
