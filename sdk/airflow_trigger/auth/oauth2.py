"""Machine credentials: a client id and a client secret, exchanged for a token."""

from __future__ import annotations

import httpx

from airflow_trigger._http.requests import caller_of
from airflow_trigger._http.route import place_of
from airflow_trigger._http.urls import checked_url, text_of_url, warn_of_plain_http
from airflow_trigger._secrets import Secret, drop_frames
from airflow_trigger.auth._tokens import Login, RenewedToken, login_text
from airflow_trigger.errors import ConfigError


class ClientCredentials(RenewedToken):
    """A client id and secret for Airflow 3 with the Keycloak auth manager (`POST /auth/token`).

    Only an Airflow 3 server that runs with `apache-airflow-providers-keycloak` has this login. On
    Airflow 2, and with the simple or the FAB auth manager, the error names the class to use
    instead. In Keycloak, enable "Service accounts roles" for the client.

    The token is renewed before it, or the Keycloak token inside it, expires, and once if the
    server rejects it. All threads and tasks that use the same object share one login. If the
    server rejects the login, the same object does not try again for 30 seconds.

    Args:
        client_id: The client id in Keycloak.
        client_secret: The secret of that client.

    Raises:
        TypeError: The id or the secret is not a str.
        ConfigError: The id or the secret is empty, is not valid Unicode or ends with a line break.
        AuthenticationFailed: On the first request: the server rejects the login.
        UnexpectedResponse: On the first request: something other than Airflow responds.

    >>> ClientCredentials("airflow-machine", "secret")
    ClientCredentials('airflow-machine', …)
    """

    def __init__(self, client_id: str, client_secret: str) -> None:
        super().__init__()
        self._client_id = client_id
        try:
            _given(client_id, "the client id")
            self._client_secret = Secret(_given(client_secret, "the client secret"))
        except (ConfigError, TypeError) as error:
            del client_secret
            drop_frames(error)
            raise

    def __repr__(self) -> str:
        return f"ClientCredentials({self._client_id!r}, …)"

    def _key(self, request: httpx.Request) -> str:
        return caller_of(request).base_url

    def _login(self, request: httpx.Request) -> Login:
        from airflow_trigger.auth._oauth2 import KeycloakLogin

        return KeycloakLogin(self._client_id, self._client_secret.value, caller_of(request))


class OAuth2ClientCredentials(RenewedToken):
    """OAuth 2.0 client credentials (RFC 6749, section 4.4) for an identity provider's token.

    For an Airflow 2 or 3 server, or a gateway in front of it, that accepts the provider's token as
    a bearer token: Entra ID, Okta, Auth0, Keycloak, Cognito and others.

    The id and the secret are sent in the body, as a form (`client_secret_post`): all these
    providers accept it, and special characters are unambiguous. With HTTP Basic, the alternative
    in RFC 6749, both would have to be form-encoded first (section 2.3.1), which many providers do
    not decode. The login is sent in one way only, because failed logins may lock the client.

    The login uses the client's transport, TLS settings, proxy and timeouts. The client's `headers`
    are sent only if `token_url` has the same origin as `base_url`. The token is renewed before it
    expires, according to its own `exp` claim or to the response, and once if the server rejects
    it. All threads and tasks that use the same object share one login. If the provider rejects the
    login, the same object does not try again for 30 seconds.

    Args:
        token_url: The URL of the token endpoint. It may have a query, which error messages leave
            out. An `http://` URL of another machine causes a `UserWarning`, as for `base_url`.
        client_id: The client id at the provider.
        client_secret: The secret of that client.
        scope: The scopes, separated by spaces. Entra ID requires `<application id>/.default`.
        audience: The audience of the token. Auth0 requires it.

    Raises:
        TypeError: An argument is not a str.
        ConfigError: The URL is invalid, or contains a user name, a password or a fragment; another
            argument is empty, is not valid Unicode or ends with a line break.
        AuthenticationFailed: On the first request: the provider rejects the login.
        UnexpectedResponse: On the first request: something other than a token endpoint responds.

    >>> OAuth2ClientCredentials("https://login.example.com/oauth2/token", "orders", "secret")
    OAuth2ClientCredentials('https://login.example.com/oauth2/token', 'orders', …)
    """

    def __init__(
        self,
        token_url: str,
        client_id: str,
        client_secret: str,
        *,
        scope: str | None = None,
        audience: str | None = None,
    ) -> None:
        super().__init__()
        try:
            # The query of the URL may contain a key.
            self._token_url = Secret(_checked_token_url(token_url))
            self._client_id = _given(client_id, "the client id")
            self._client_secret = Secret(_given(client_secret, "the client secret"))
            extras = {"scope": scope, "audience": audience}
            self._extras = {
                name: _given(value, f"the {name}")
                for name, value in extras.items()
                if value is not None
            }
            warn_of_plain_http(self._token_url.value, "token_url", stacklevel=2)
        except Exception as error:
            # The repr of an incomplete object would fail.
            del self, token_url, client_secret
            drop_frames(error)
            raise

    def __repr__(self) -> str:
        place = place_of(self._token_url.value)
        return f"OAuth2ClientCredentials({place!r}, {self._client_id!r}, …)"

    def _login(self, request: httpx.Request) -> Login:
        from airflow_trigger.auth._oauth2 import GRANT, OAuth2Login

        url, client_secret = self._token_url.value, self._client_secret.value
        secrets = {"client_id": self._client_id, "client_secret": client_secret}
        return OAuth2Login(
            f"The login of the client {self._client_id!r}",
            str(url),
            {"grant_type": GRANT, **secrets, **self._extras},
            # Some providers require a key in the query.
            secrets=[client_secret, *url.params.values()],
            caller=caller_of(request),
        )


def _checked_token_url(given: str) -> httpx.URL:
    return checked_url(
        text_of_url(given, "token_url"),
        "token_url",
        login="client_id and client_secret",
        path="/…/token",
        query=True,
    )


def _given(value: str, what: str) -> str:
    if not login_text(value, what):
        raise ConfigError(f"{what} is empty.")
    return value
