"""Credentials, as `httpx.Auth`: they work in both clients, and in httpx itself.

None of them shows its secret in `repr`, and none of them pickles.
"""

from airflow_trigger.auth.bearer import (
    BearerToken,
    BearerTokenFile,
    BearerTokenProvider,
    ProvidedToken,
)
from airflow_trigger.auth.password import BasicAuth, JwtLogin, PasswordAuth

__all__ = [
    "BasicAuth",
    "BearerToken",
    "BearerTokenFile",
    "BearerTokenProvider",
    "JwtLogin",
    "PasswordAuth",
    "ProvidedToken",
]
