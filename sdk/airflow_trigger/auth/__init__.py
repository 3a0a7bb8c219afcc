"""Credentials as `httpx.Auth` classes, for both clients and for httpx itself.

No class shows its secret in `repr`, and no object can be pickled. Each name is imported on first
use (PEP 562), so unused kinds of credentials cost no import time.
"""

# Type checkers recognize this name. Importing it from typing would take longer than the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
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
else:
    from importlib import import_module

    _MODULES = {
        "bearer": ("BearerToken", "BearerTokenFile", "BearerTokenProvider", "ProvidedToken"),
        "gateway": ("BehindGateway", "NoAuth"),
        "google": ("GoogleCredentials", "GoogleIdToken"),
        "mwaa": ("Mwaa",),
        "oauth2": ("ClientCredentials", "OAuth2ClientCredentials"),
        "password": ("BasicAuth", "JwtLogin", "PasswordAuth"),
    }
    _MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

    def __getattr__(name: str) -> object:
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


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
