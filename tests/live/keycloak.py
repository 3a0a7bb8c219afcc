"""A small identity provider that answers Airflow's Keycloak auth manager as Keycloak does.

It serves what apache-airflow-providers-keycloak 0.6.0 and 0.11.2 request on behalf of API clients,
according to their source and that of python-keycloak: the keys, the user info, and the token
endpoint with the grants `password`, `client_credentials` and
`urn:ietf:params:oauth:grant-type:uma-ticket` (may the bearer do this?). Statuses and error bodies
are Keycloak's: 401 for a wrong password or secret, 400 for a disabled account, 403 for a denied
permission. A bearer token that is no longer valid is answered with 400 `invalid_grant`, which
Keycloak often does according to the provider's source.

Not implemented: login pages and whatever else browsers need, the admin API, scopes, roles,
policies. Each account has a set of methods and DAGs here, while Keycloak itself evaluates policies.
Libraries such as oidc-provider-mock support neither passwords nor permissions.
"""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qs, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from tests.live.settings import ADMIN, VIEWER, Secrets

if TYPE_CHECKING:
    from tests.live.server import AirflowServer

REALM = "airflow"
CLIENT_ID = "airflow-client"
# A client of the realm whose own tokens Airflow accepts as a login, from provider 0.10.0 on.
FEDERATED = "federated-client"
_UMA = "urn:ietf:params:oauth:grant-type:uma-ticket"
_OPENID = f"/realms/{REALM}/protocol/openid-connect"
_METHODS = frozenset({"GET", "POST", "PUT", "DELETE", "LIST", "MENU"})
_PADDING, _HASH = padding.PKCS1v15(), SHA256()

Answer: TypeAlias = tuple[int, object]
Claims: TypeAlias = dict[str, Any]

# The home folder of an Airflow → its provider.
_beside: dict[Path, Keycloak] = {}


@dataclass(frozen=True, kw_only=True)
class Account:
    """A user, or the service account of a client (its name is then the client id).

    Attributes:
        methods: What it may do, from GET, POST, PUT, DELETE, LIST (a GET without an id) and MENU.
        dags: The only DAGs for which it may do so; None: all.
    """

    name: str
    secret: str = field(repr=False)
    methods: frozenset[str] = _METHODS
    dags: frozenset[str] | None = None
    enabled: bool = True

    def may(self, resource: str, method: str, resource_id: str | None) -> bool:
        known = resource_id is None or self.dags is None or resource_id in self.dags
        return method in self.methods and (resource != "Dag" or known)


@dataclass(frozen=True, kw_only=True)
class Login:
    """One request for a token with a password or a client secret."""

    grant: str
    who: str
    at: float
    accepted: bool


class Keycloak:
    """The provider: a realm with users and one client, Airflow.

    Attributes:
        url: Its address, for Airflow's settings.
        client_secret: The secret of Airflow's client, whose service account is `CLIENT_ID`.
        life: Lifetime in seconds of access tokens issued from now on; Keycloak's default is 300.
        logins: All requests for a token.
        ended: How many permission requests had a token that was no longer valid.
    """

    def __init__(self, accounts: Iterable[Account], *, client_secret: str) -> None:
        self.client_secret = client_secret
        self.life = 300.0
        self.refresh_life = 1800.0
        self.logins: list[Login] = []
        self.ended = 0
        service = Account(name=CLIENT_ID, secret=client_secret)
        self._accounts = {one.name: one for one in (service, *accounts)}
        self._sessions: set[str] = set()
        self._key_id, self._key = _new_key()
        self._port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def settings(self) -> Mapping[str, str]:
        """The settings of an Airflow that uses it."""
        section = "AIRFLOW__KEYCLOAK_AUTH_MANAGER__"
        manager = "airflow.providers.keycloak.auth_manager.keycloak_auth_manager"
        return {
            "AIRFLOW__CORE__AUTH_MANAGER": f"{manager}.KeycloakAuthManager",
            f"{section}CLIENT_ID": CLIENT_ID,
            f"{section}CLIENT_SECRET": self.client_secret,
            f"{section}JWT_FEDERATED_CLIENT_IDS": FEDERATED,
            f"{section}REALM": REALM,
            f"{section}SERVER_URL": self.url,
        }

    @property
    def issuer(self) -> str:
        return f"{self.url}/realms/{REALM}"

    def start(self) -> None:
        """Start serving, at the same address as before a stop."""
        handler = type("Handler", (_Handler,), {"keycloak": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def stop(self) -> None:
        """Stop serving: connections are refused."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @contextmanager
    def down(self) -> Generator[None]:
        self.stop()
        try:
            yield
        finally:
            self.start()

    @property
    def token_url(self) -> str:
        return f"{self.url}{_OPENID}/token"

    @property
    def accounts(self) -> Iterable[Account]:
        return self._accounts.values()

    def put(self, account: Account) -> None:
        """Add an account, or replace the one with its name."""
        self._accounts[account.name] = account

    def forget_sessions(self) -> None:
        """Invalidate every token, as a restart does if sessions are kept in memory."""
        self._sessions.clear()

    def rotate_keys(self) -> None:
        """Sign with another key from now on; tokens signed with the old one become invalid."""
        self._key_id, self._key = _new_key()

    def token(self, form: dict[str, list[str]], bearer: str) -> Answer:
        """The response of the token endpoint."""
        grant = _first(form, "grant_type")
        if grant == _UMA:
            return self._permission(form, bearer)
        client, secret = _first(form, "client_id"), _first(form, "client_secret")
        if grant == "client_credentials":
            return self._noted(grant, client, self._of_client(client, secret))
        if client != CLIENT_ID or secret != self.client_secret:
            who = _first(form, "username") or client
            return self._noted(grant, who, _UNKNOWN_CLIENT)
        if grant == "password":
            who = _first(form, "username")
            return self._noted(grant, who, self._of_user(who, _first(form, "password")))
        return _error(400, "unsupported_grant_type", "Unsupported grant_type")

    def userinfo(self, bearer: str) -> Answer:
        claims = self._valid(bearer)
        if claims is None:
            return _error(401, "invalid_token", "Token verification failed")
        names = ("sub", "preferred_username", "client_id")
        return 200, {name: claims[name] for name in names if name in claims}

    def keys(self) -> Answer:
        public = self._key.public_key().public_numbers()
        key = {"kid": self._key_id, "kty": "RSA", "alg": "RS256", "use": "sig"}
        return 200, {"keys": [key | {"n": _number(public.n), "e": _number(public.e)}]}

    def _noted(self, grant: str, who: str, answer: Answer) -> Answer:
        accepted = answer[0] == 200
        self.logins.append(Login(grant=grant, who=who, at=time.monotonic(), accepted=accepted))
        return answer

    def _of_client(self, client: str, secret: str) -> Answer:
        account = self._accounts.get(client)
        if account is None or not secret or secret != account.secret:
            return _UNKNOWN_CLIENT
        # A service account gets no refresh token (RFC 6749, 4.4.3).
        return 200, self._tokens(account, azp=client) | {"refresh_expires_in": 0}

    def _of_user(self, name: str, password: str) -> Answer:
        account = self._accounts.get(name)
        if account is None or password != account.secret:
            return _error(401, "invalid_grant", "Invalid user credentials")
        if not account.enabled:
            return _error(400, "invalid_grant", "Account disabled")
        return 200, self._tokens(account) | self._refresh(account)

    def _permission(self, form: dict[str, list[str]], bearer: str) -> Answer:
        claims = self._valid(bearer)
        if claims is None:
            self.ended += 1
            return _error(400, "invalid_grant", "Invalid bearer token")
        account = self._accounts[claims["preferred_username"]]
        asked = [tuple(one.split("#", 1)) for one in form["permission"]]
        allowed = [
            {"rsname": resource, "scopes": [method]}
            for resource, method in asked
            if account.may(resource, method, _resource_id(form))
        ]
        if not allowed:
            return _error(403, "access_denied", "not_authorized")
        if _first(form, "response_mode") == "permissions":
            return 200, allowed
        return 200, {"upgraded": False, **self._tokens(account)}

    def _tokens(self, account: Account, azp: str = CLIENT_ID) -> Claims:
        claims = {"typ": "Bearer", "azp": azp, "aud": [CLIENT_ID, "account"]}
        return {
            "access_token": self._signed(account, self.life, claims),
            "expires_in": int(self.life),
            "token_type": "Bearer",
            "not-before-policy": 0,
            "scope": "openid profile",
        }

    def _refresh(self, account: Account) -> Claims:
        token = self._signed(account, self.refresh_life, {"typ": "Refresh", "azp": CLIENT_ID})
        return {"refresh_token": token, "refresh_expires_in": int(self.refresh_life)}

    def _signed(self, account: Account, life: float, claims: Claims) -> str:
        session, now = secrets.token_hex(8), time.time()
        self._sessions.add(session)
        claims = claims | {
            "iss": self.issuer,
            "sub": f"id-of-{account.name}",
            "preferred_username": account.name,
            "sid": session,
            "iat": int(now),
            "exp": int(now + life),
        }
        head = {"alg": "RS256", "typ": "JWT", "kid": self._key_id}
        signed = f"{_json(head)}.{_json(claims)}"
        return f"{signed}.{_encode(self._key.sign(signed.encode(), _PADDING, _HASH))}"

    def _valid(self, token: str) -> Claims | None:
        signed, _, signature = token.rpartition(".")
        try:
            public = self._key.public_key()
            public.verify(_decode(signature), signed.encode(), _PADDING, _HASH)
        except (InvalidSignature, ValueError):
            return None
        claims: Claims = json.loads(_decode(signed.partition(".")[2]))
        ended = claims["exp"] <= time.time() or claims["sid"] not in self._sessions
        return None if ended or claims["preferred_username"] not in self._accounts else claims


class _Handler(BaseHTTPRequestHandler):
    keycloak: Keycloak

    def do_GET(self) -> None:
        answers: dict[str, Callable[[], Answer]] = {
            f"{_OPENID}/certs": self.keycloak.keys,
            f"{_OPENID}/userinfo": lambda: self.keycloak.userinfo(self._bearer()),
        }
        answer = answers.get(urlsplit(self.path).path)
        self._send(answer() if answer else _NO_PATH)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        form = parse_qs(self.rfile.read(length).decode())
        is_token = urlsplit(self.path).path == f"{_OPENID}/token"
        self._send(self.keycloak.token(form, self._bearer()) if is_token else _NO_PATH)

    def _bearer(self) -> str:
        return self.headers.get("Authorization", "").removeprefix("Bearer ")

    def _send(self, answer: Answer) -> None:
        status, body = answer
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log nothing: tests look at `logins`."""


@contextmanager
def serving(home: Path, secret: Secrets) -> Generator[Mapping[str, str]]:
    """Run the provider beside an Airflow; yields the settings of that Airflow."""
    read_only = frozenset({"GET", "LIST", "MENU"})
    admin = Account(name=ADMIN, secret=secret.admin_password)
    viewer = Account(name=VIEWER, secret=secret.viewer_password, methods=read_only)
    keycloak = Keycloak([admin, viewer], client_secret=secret.client_secret)
    _beside[home] = keycloak
    try:
        yield keycloak.settings()
    finally:
        del _beside[home]
        keycloak.stop()


def beside(server: AirflowServer) -> Keycloak:
    """The provider of a server that runs with this auth manager."""
    return _beside[server.home]


def _error(status: int, error: str, description: str) -> Answer:
    return status, {"error": error, "error_description": description}


_UNKNOWN_CLIENT = _error(401, "unauthorized_client", "Invalid client or Invalid client credentials")
_NO_PATH = 404, {"error": "Unable to find matching target resource method"}


def _resource_id(form: dict[str, list[str]]) -> str | None:
    """The id among the claims that Airflow's provider sends with a permission request."""
    token = _first(form, "claim_token")
    pushed: dict[str, list[str]] = json.loads(base64.b64decode(token)) if token else {}
    return pushed.get("resource_id", [None])[0]


def _new_key() -> tuple[str, rsa.RSAPrivateKey]:
    return secrets.token_hex(8), rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _first(form: dict[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0]


def _json(value: object) -> str:
    return _encode(json.dumps(value).encode())


def _number(value: int) -> str:
    return _encode(value.to_bytes((value.bit_length() + 7) // 8))


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
