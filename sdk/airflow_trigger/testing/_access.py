"""Access control: users, their permissions and their tokens."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, TypeAlias, get_args

import attrs

from airflow_trigger._arguments import a_type
from airflow_trigger.models import JSON

# `OfDag` are permissions on a DAG; the others do not belong to a DAG.
OfDag: TypeAlias = Literal["read", "trigger", "edit", "tasks", "logs", "xcoms", "cancel", "clear"]
Permission: TypeAlias = Literal[OfDag, "pools", "import_errors", "assets", "events"]
PERMISSIONS: tuple[Permission, ...] = get_args(Permission)

AuthManager: TypeAlias = Literal["simple", "fab", "keycloak"]
AuthBackend: TypeAlias = Literal["basic_auth", "session"]

# How long Airflow 3 accepts a token after its expiry.
GRACE = timedelta(seconds=5)
# The lifetimes of Airflow's own tokens, and of the Keycloak tokens inside them.
DAY = timedelta(days=1)
INNER_LIFETIME = timedelta(minutes=5)


@attrs.frozen
class User:
    """A person, or a machine with its client id and secret.

    Attributes:
        dags: The DAGs that the user may see; None: all.
    """

    username: str
    password: str = attrs.field(repr=False)
    permissions: frozenset[Permission]
    dags: frozenset[str] | None = None


@attrs.frozen
class Issued:
    """A token that was issued.

    Attributes:
        inner_end: The expiry of the Keycloak token inside it; None if there is none.
    """

    username: str
    is_client: bool
    end: datetime
    inner_end: datetime | None


class NotAuthenticated(Exception):
    """Raised for credentials that are missing, wrong or expired, or have an expired inner token."""

    def __init__(self, reason: Literal["missing", "wrong", "expired", "ended inside"]) -> None:
        super().__init__(reason)
        self.reason = reason


@attrs.define
class Access:
    """The users of one server.

    Attributes:
        token_lifetime: The lifetime of tokens; None: the server's default.
        clients: Machine clients, by their client ids.
        denied: Permissions that all users lack, on one DAG or on all (None).
    """

    auth_manager: AuthManager
    auth_backend: AuthBackend = "basic_auth"
    token_lifetime: timedelta | None = None
    users: dict[str, User] = attrs.Factory(dict[str, User])
    clients: dict[str, User] = attrs.Factory(dict[str, User])
    denied: set[tuple[str | None, Permission]] = attrs.Factory(set[tuple[str | None, Permission]])
    _tokens: dict[str, Issued] = attrs.field(factory=dict[str, Issued], repr=False)

    def may(self, user: User, permission: Permission, dag_id: str | None) -> bool:
        if permission not in user.permissions or (None, permission) in self.denied:
            return False
        if dag_id is None:
            return True
        is_known = user.dags is None or dag_id in user.dags
        return is_known and (dag_id, permission) not in self.denied

    def logged_in(self, username: str, password: str) -> User | None:
        return _known(self.users, username, password)

    def client(self, client_id: str, client_secret: str) -> User | None:
        return _known(self.clients, client_id, client_secret)

    def new_token(self, user: User, now: datetime) -> str:
        """A token of the shape of a JWT (RFC 7519), with a random signature."""
        is_client = self.clients.get(user.username) is user
        if self.auth_manager == "keycloak":
            lifetime = self.token_lifetime or INNER_LIFETIME
            inner_end, end = now + lifetime, now + DAY
            refresh = None if is_client else _jwt({}, now, inner_end + lifetime)
            claims: dict[str, JSON] = {"name": user.username, "refresh_token": refresh}
            claims["access_token"] = _jwt({"preferred_username": user.username}, now, inner_end)
        else:
            inner_end, end = None, now + (self.token_lifetime or DAY)
            claims = {"sub": user.username}
        token = _jwt(claims, now, end)
        self._tokens[token] = Issued(user.username, is_client, end, inner_end)
        return token

    def expire_tokens(self, now: datetime) -> None:
        """Expire all tokens; if a token contains another, only the inner one."""
        past = now - timedelta(hours=1)
        for token, issued in self._tokens.items():
            if issued.inner_end is None:
                self._tokens[token] = attrs.evolve(issued, end=past)
            else:
                self._tokens[token] = attrs.evolve(issued, inner_end=past)

    def user_of_basic(self, authorization: str | None) -> User:
        """The user of a basic authentication header (RFC 7617), which `session` never accepts."""
        if authorization is None or self.auth_backend == "session":
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
        """The user of a bearer token header (RFC 6750)."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer":
            raise NotAuthenticated("missing")
        issued = self._tokens.get(token)
        if issued is None:
            raise NotAuthenticated("wrong")
        if now > issued.end + GRACE:
            raise NotAuthenticated("expired")
        if issued.inner_end is not None and now > issued.inner_end:
            raise NotAuthenticated("ended inside")
        return (self.clients if issued.is_client else self.users)[issued.username]


def must_be_secret(name: str, value: object) -> None:
    """Raise TypeError for a value that is not a str; the message does not show the value."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {a_type(value)}")


def _known(users: Mapping[str, User], name: str, secret: str) -> User | None:
    user = users.get(name)
    return user if user is not None and user.password == secret else None


def _jwt(claims: Mapping[str, JSON], now: datetime, end: datetime) -> str:
    times = {"iat": int(now.timestamp()), "exp": int(end.timestamp())}
    parts = (_base64({"alg": "HS512", "typ": "JWT"}), _base64({**claims, **times}))
    return ".".join((*parts, secrets.token_urlsafe(32)))


def _base64(claims: Mapping[str, JSON]) -> str:
    return base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
