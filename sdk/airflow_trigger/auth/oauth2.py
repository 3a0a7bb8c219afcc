"""The credentials of a machine: a client id and a secret that are exchanged for a token."""

from __future__ import annotations

from airflow_trigger.auth._tokens import RenewedToken


class ClientCredentials(RenewedToken):
    """A client id and secret for Airflow 3's own `/auth/token` of the Keycloak auth manager."""

    def __init__(self, client_id: str, client_secret: str) -> None:
        raise NotImplementedError


class OAuth2ClientCredentials(RenewedToken):
    """A client id and secret for the token endpoint of an identity provider (RFC 6749, 4.4)."""

    def __init__(
        self,
        token_url: str,
        client_id: str,
        client_secret: str,
        *,
        scope: str | None = None,
        audience: str | None = None,
    ) -> None:
        raise NotImplementedError
