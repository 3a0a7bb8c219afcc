"""Two credentials at once, and none: what stands in front of Airflow decides."""

from __future__ import annotations

import httpx

from airflow_trigger.auth._tokens import SecretAuth


class BehindGateway(SecretAuth):
    """Credentials for what stands in front of Airflow, and others for Airflow itself."""

    def __init__(
        self,
        gateway: httpx.Auth | str,
        airflow: httpx.Auth | str,
        *,
        header: str = "Proxy-Authorization",
    ) -> None:
        raise NotImplementedError


class NoAuth(httpx.Auth):
    """No credentials: a client certificate, a public role, or a key in the client's `headers`."""

    def __repr__(self) -> str:
        return "NoAuth()"
