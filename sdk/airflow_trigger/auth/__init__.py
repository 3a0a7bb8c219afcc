"""Credentials as `httpx.Auth`, for both clients and for httpx itself.

None of them shows its secret in `repr`, and none of them can be pickled.
"""

from airflow_trigger.auth.bearer import (
    BearerToken,
    BearerTokenFile,
    BearerTokenProvider,
    ProvidedToken,
)
from airflow_trigger.auth.gateway import BehindGateway, NoAuth
from airflow_trigger.auth.google import GoogleCredentials, GoogleIdToken
from airflow_trigger.auth.mwaa import Mwaa
from airflow_trigger.auth.oauth2 import ClientCredentials, OAuth2ClientCredentials
from airflow_trigger.auth.password import BasicAuth, JwtLogin, PasswordAuth

__all__ = [
    "BasicAuth",
    "BearerToken",
    "BearerTokenFile",
    "BearerTokenProvider",
    "BehindGateway",
    "ClientCredentials",
    "GoogleCredentials",
    "GoogleIdToken",
    "JwtLogin",
    "Mwaa",
    "NoAuth",
    "OAuth2ClientCredentials",
    "PasswordAuth",
    "ProvidedToken",
]
