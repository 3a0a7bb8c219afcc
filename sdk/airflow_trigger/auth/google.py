"""Google's credentials: Cloud Composer, and whatever stands behind the Identity-Aware Proxy."""

from __future__ import annotations

from airflow_trigger.auth._tokens import RenewedToken


class GoogleCredentials(RenewedToken):
    """An access token of Google, for Cloud Composer 2 and 3."""

    def __init__(self, credentials: object | None = None) -> None:
        raise NotImplementedError


class GoogleIdToken(RenewedToken):
    """An ID token of Google for an audience: Identity-Aware Proxy, `google_openid`."""

    def __init__(self, audience: str) -> None:
        raise NotImplementedError
