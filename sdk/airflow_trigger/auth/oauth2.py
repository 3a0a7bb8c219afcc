"""The credentials of a machine: a client id and a secret that are exchanged for a token."""

from __future__ import annotations

import httpx

from airflow_trigger._http.requests import caller_of
from airflow_trigger._http.route import place_of
from airflow_trigger._http.urls import checked_url, text_of_url, warn_of_plain_http
from airflow_trigger._secrets import Secret, drop_frames
from airflow_trigger.auth._tokens import Login, RenewedToken, login_text
from airflow_trigger.errors import ConfigError


class ClientCredentials(RenewedToken):
    """A client id and secret for Airflow 3's own `POST /auth/token` of the Keycloak auth manager.

    That login exists where Airflow 3 runs with `apache-airflow-providers-keycloak`, and nowhere
    else: for Airflow 2, and for the simple and the FAB auth manager, the error names the class to
    use instead. The client needs "Service accounts roles" in Keycloak.

    The token is renewed before it or the token of Keycloak inside it expires, and once when the
    server refuses it. One login serves all threads and tasks that use the same object. A login that
    the server refuses is not repeated by the same object for 30 seconds.

    Args:
        client_id: As in Keycloak.
        client_secret: As in Keycloak.

    Raises:
        TypeError: The id or the secret is not a str.
        ConfigError: One of them is empty, is not Unicode or ends in a line break.
        AuthenticationFailed: On the first request: the server refuses the login.
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
    """A client id and secret for the token endpoint of an identity provider (RFC 6749, 4.4).

    For an Airflow, or a gateway in front of one, that takes the provider's token as a bearer token:
    Entra ID, Okta, Auth0, Keycloak, Cognito and others. Airflow 2 and 3.

    The id and the secret are sent in the body, as a form (`client_secret_post`): all these
    providers take that, and it leaves no doubt about special characters. With HTTP Basic, the other
    way of RFC 6749, both would have to be form-encoded first (section 2.3.1), which many providers
    do not decode. Nothing is tried twice, because refusals may lock the client.

    The login goes through the client's transport, with its TLS settings, proxy and time-outs. The
    client's `headers` go along only if the `token_url` has the origin of the `base_url`. The token
    is renewed before it expires, by its own word or that of the answer, and once when the server
    refuses it. One login serves all threads and tasks that use the same object. A login that the
    provider refuses is not repeated by the same object for 30 seconds.

    Args:
        token_url: The token endpoint. It may have a query, which errors do not show. An `http://`
            address of another machine causes a `UserWarning`, as for `base_url`.
        client_id: As at the provider.
        client_secret: As at the provider.
        scope: The scopes, separated by blanks. Entra ID wants `<application id>/.default`.
        audience: For whom the token is. Auth0 wants it.

    Raises:
        TypeError: An argument is not a str.
        ConfigError: The URL cannot be one, or holds a user name, a password or a fragment; another
            argument is empty, is not Unicode or ends in a line break.
        AuthenticationFailed: On the first request: the provider refuses the login.
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
            # Its query may hold a key.
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
            # The repr of a half-made object would fail.
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
            # Some providers want a key in the query.
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
