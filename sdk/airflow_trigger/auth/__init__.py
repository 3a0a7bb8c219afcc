"""Credentials as `httpx.Auth`, for both clients and for httpx itself.

None of them shows its secret in `repr`, and none of them can be pickled.
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
