"""Logins at `POST /auth/token`, and how real servers of 3.3.2 responded to them.

FAB is provider 3.10.2; Keycloak is provider 0.11.2 with an imitation of its identity provider.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import attrs
import httpx

from airflow_trigger.models import JSON
from airflow_trigger.testing import AuthManager

# Placeholders for the admin's password and the client's secret.
PASSWORD, SECRET = "PASSWORD", "SECRET"
CLIENT_ID = "airflow-client"
JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"

ADMIN: dict[str, JSON] = {"username": "admin", "password": PASSWORD}
CLIENT: dict[str, JSON] = {"client_id": CLIENT_ID, "client_secret": SECRET}
GRANT: dict[str, JSON] = {"grant_type": "client_credentials"}


@attrs.frozen
class LoginCase:
    """One login.

    Attributes:
        body: JSON, or bytes to send as if they were JSON.
        detail: The `detail` of the response; None if it contains a token or is not JSON.
    """

    name: str
    body: JSON | bytes
    status: int
    detail: JSON = None
    is_form: bool = False


def ask(http: httpx.Client, login: LoginCase, words: Mapping[str, str]) -> httpx.Response:
    """Log in, with these words in place of the placeholders."""
    body = login.body
    if isinstance(body, dict):
        body = {k: words.get(v, v) if isinstance(v, str) else v for k, v in body.items()}
    if login.is_form:
        assert isinstance(body, dict)
        return http.post("/auth/token", data=body)
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return http.post("/auth/token", content=content, headers={"Content-Type": "application/json"})


def detail(answer: httpx.Response) -> JSON:
    """The `detail` of a refusal, without what it repeats of the request, such as passwords."""
    if answer.is_success or not answer.headers["Content-Type"].startswith("application/json"):
        return None
    found: JSON = answer.json()["detail"]
    if isinstance(found, list):
        return [
            {name: value for name, value in one.items() if name not in ("input", "ctx")}
            for one in found
            if isinstance(one, dict)
        ]
    return found


def _problem(kind: str, message: str, *place: JSON) -> JSON:
    return {"type": kind, "loc": ["body", *place], "msg": message}


def _missing(*place: JSON) -> JSON:
    return _problem("missing", "Field required", *place)


def _extra(*place: JSON) -> JSON:
    return _problem("extra_forbidden", "Extra inputs are not permitted", *place)


def _unknown_grant(tag: str) -> list[JSON]:
    message = (
        f"Input tag '{tag}' found using 'grant_type' does not match any of the expected tags: "
        f"'password', 'client_credentials', '{JWT_BEARER}'"
    )
    return [_problem("union_tag_invalid", message)]


NOT_JSON: list[JSON] = [_problem("json_invalid", "JSON decode error", 1)]
NO_OBJECT: list[JSON] = [_problem("dict_type", "Input should be a valid dictionary")]
UNNAMED = "Username and password must be provided"
WRONG = "Invalid credentials"
WRONG_CLIENT = "Client credentials authentication failed"
WRONG_ASSERTION = "Invalid Keycloak assertion"

LOGINS: dict[AuthManager, list[LoginCase]] = {
    "fab": [
        LoginCase("right", ADMIN, 201),
        LoginCase("another key", ADMIN | {"x": 1}, 201),
        LoginCase("wrong password", ADMIN | {"password": "wrong"}, 401, WRONG),
        LoginCase("unknown user", ADMIN | {"username": "nobody"}, 401, WRONG),
        LoginCase("no password", {"username": "admin"}, 400, UNNAMED),
        LoginCase("empty password", ADMIN | {"password": ""}, 400, UNNAMED),
        LoginCase("empty object", {}, 400, UNNAMED),
        LoginCase("a number as the password", ADMIN | {"password": 5}, 500),
        LoginCase("a form", ADMIN, 422, NO_OBJECT, is_form=True),
        LoginCase("a list", [], 422, NO_OBJECT),
        LoginCase("nothing", b"", 422, [_missing()]),
        LoginCase("not JSON", b"{", 422, NOT_JSON),
        LoginCase("a client", GRANT | CLIENT, 400, UNNAMED),
    ],
    "keycloak": [
        LoginCase("right", ADMIN, 201),
        LoginCase("right, with its grant", ADMIN | {"grant_type": "password"}, 201),
        LoginCase("wrong password", ADMIN | {"password": "wrong"}, 403, WRONG),
        LoginCase("unknown user", ADMIN | {"username": "nobody"}, 403, WRONG),
        LoginCase("empty password", ADMIN | {"password": ""}, 403, WRONG),
        LoginCase("another key", ADMIN | {"x": 1}, 422, [_extra("password", "x")]),
        LoginCase("no password", {"username": "admin"}, 422, [_missing("password", "password")]),
        LoginCase(
            "empty object",
            {},
            422,
            [_missing("password", "username"), _missing("password", "password")],
        ),
        LoginCase("grant null", ADMIN | {"grant_type": None}, 422, _unknown_grant("None")),
        LoginCase("unknown grant", ADMIN | {"grant_type": "other"}, 422, _unknown_grant("other")),
        LoginCase("a form", ADMIN, 500, is_form=True),
        LoginCase("a list", [1], 500),
        LoginCase("nothing", b"", 422, [_missing()]),
        LoginCase("not JSON", b"{", 422, NOT_JSON),
        LoginCase("client", GRANT | CLIENT, 201),
        LoginCase("wrong secret", GRANT | CLIENT | {"client_secret": "wrong"}, 403, WRONG_CLIENT),
        LoginCase("unknown client", GRANT | CLIENT | {"client_id": "other"}, 403, WRONG_CLIENT),
        LoginCase(
            "no secret",
            GRANT | {"client_id": CLIENT_ID},
            422,
            [_missing("client_credentials", "client_secret")],
        ),
        LoginCase(
            "client with a scope",
            GRANT | CLIENT | {"scope": "x"},
            422,
            [_extra("client_credentials", "scope")],
        ),
        LoginCase(
            "client without its grant",
            CLIENT,
            422,
            [
                *(_missing("password", name) for name in ADMIN),
                *(_extra("password", name) for name in CLIENT),
            ],
        ),
        LoginCase("client as a form", GRANT | CLIENT, 500, is_form=True),
        LoginCase(
            "assertion", {"grant_type": JWT_BEARER, "assertion": "a.b"}, 403, WRONG_ASSERTION
        ),
        LoginCase(
            "no assertion", {"grant_type": JWT_BEARER}, 422, [_missing(JWT_BEARER, "assertion")]
        ),
    ],
}
