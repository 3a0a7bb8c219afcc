"""The logins of machine clients: at Airflow 3 with Keycloak, and with OAuth 2.0 (RFC 6749)."""

from __future__ import annotations

import re
from typing import ClassVar

import httpx

from airflow_trigger._flows.masking import holds
from airflow_trigger._http.requests import Caller
from airflow_trigger.auth._login import ON_500, Login, access_token, json_object, new_token
from airflow_trigger.auth._tokens import Token, before_end, number_in

GRANT = "client_credentials"
# The statuses of RFC 6749, section 5.2, and others that identity providers use.
REFUSALS = frozenset({400, 401, 403, 422})
# Advice on the `error` codes of section 5.2 and of RFC 8707. The other codes say only that the
# credentials were refused.
BY_ERROR = {
    "invalid_request": (
        "Check the token_url, and whether the identity provider requires a scope or an audience."
    ),
    "invalid_scope": (
        "Check the scope, and that the client may request it. Entra ID requires a single scope "
        "that ends in /.default."
    ),
    "invalid_target": "Check the audience, and that the client may request it.",
    "unauthorized_client": (
        "The client may not use the client credentials grant: allow it at the identity provider."
    ),
    "unsupported_grant_type": (
        "The identity provider does not support the client credentials grant at this token_url."
    ),
}
TYPE = re.compile(r"[\w.+/-]{1,40}")


class KeycloakLogin(Login):
    """A client id and secret for the `/auth/token` of Airflow 3's Keycloak auth manager."""

    on_500 = ON_500
    check = (
        'Check the client id and the client secret. In Keycloak, the client needs "Service '
        'accounts roles"; from version 0.10, the auth manager accepts only the client that '
        "Airflow uses."
    )
    other_kind = (
        "The server does not accept this kind of login, which only the Keycloak auth manager has. "
        "With the simple or the FAB auth manager, use PasswordAuth(username, password); with any "
        "other, try a token."
    )
    no_login = (
        "The server has no such login: ClientCredentials is for Airflow 3 with the Keycloak auth "
        "manager. On Airflow 2, use PasswordAuth(username, password) or a token, such as that of "
        "OAuth2ClientCredentials if the server accepts it."
    )

    def _advice_on(self, response: httpx.Response) -> str:
        # The Keycloak auth manager refuses with a 403. A 400 or 422 comes from another one: FAB
        # misses a user name, and the simple auth manager does not accept these fields.
        return self.other_kind if response.status_code in (400, 422) else self.check

    def __init__(self, client_id: str, client_secret: str, caller: Caller) -> None:
        super().__init__(
            f"The login of the client {client_id!r}",
            caller.login_url,
            {"grant_type": GRANT, "client_id": client_id, "client_secret": client_secret},
            secrets=[client_secret],
            caller=caller,
        )


class OAuth2Login(Login):
    """A client id and secret for the token endpoint of an identity provider."""

    is_form = True
    peer: ClassVar[str] = "the identity provider"
    check = (
        "Check the client id and the client secret. They are sent in the body; if the provider "
        "accepts them only by HTTP Basic, configure it to accept client_secret_post."
    )
    no_login = "This is not the URL of a token endpoint: check the token_url."
    in_between = "Check the token_url, and whether a proxy or a login page is in front of it."
    if_rejected = "Check what it requires of requests from here."

    def _token_in(self, response: httpx.Response) -> Token | None:
        token, answer = access_token(response), json_object(response)
        # Case-insensitive (RFC 6749, section 5.1). Providers that omit the type mean "bearer".
        if token is None or str(answer.get("token_type") or "bearer").lower() != "bearer":
            return None
        life = number_in(answer, "expires_in")
        return new_token(token, renew_at=before_end(life) if life and life > 0 else None)

    def _without_token(self, response: httpx.Response) -> str:
        if access_token(response) is None:
            return "without a token that can be sent"
        kind = str(json_object(response).get("token_type"))
        is_shown = TYPE.fullmatch(kind) and not holds(kind, self._secrets)
        type_ = f"the type {kind!r}" if is_shown else "another type"
        return f"with a token of {type_}, but only bearer tokens can be sent"

    def _is_own(self, response: httpx.Response) -> bool:
        return response.status_code in REFUSALS and "error" in json_object(response)

    def _is_of_app(self, response: httpx.Response) -> bool:
        return "error" in json_object(response)

    def _advice_on(self, response: httpx.Response) -> str:
        return BY_ERROR.get(str(json_object(response).get("error")), self.check)

    def _line(self, response: httpx.Response) -> str:
        answer = json_object(response)
        parts = [answer.get(name) for name in ("error", "error_description")]
        texts = [" ".join(part.split()) for part in parts if isinstance(part, str)]
        return ": ".join(text for text in texts if text) or super()._line(response)
