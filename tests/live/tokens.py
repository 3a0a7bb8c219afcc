"""Backdate tokens of Airflow 3, which signs them with HS512."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any


def expired(token: str, secret: str) -> str:
    """The same token with its times moved back by its lifetime and an hour, signed again."""
    head, payload, _ = token.split(".")
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=="))
    lifetime = claims["exp"] - claims["iat"]
    moved = {
        name: claims[name] - lifetime - 3600 for name in ("iat", "nbf", "exp") if name in claims
    }
    signed = f"{head}.{_encode(json.dumps(claims | moved).encode())}"
    return f"{signed}.{_encode(hmac.digest(secret.encode(), signed.encode(), hashlib.sha512))}"


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
