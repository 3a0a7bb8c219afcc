"""Prepare a response for being stored: no secrets, nothing about this machine, and not long."""

from __future__ import annotations

import getpass
import re
import socket
from collections.abc import Callable
from typing import Any, cast

from tests.live.server import AirflowServer

MAX_ITEMS = 4
MAX_TEXT = 1200

# Of the right format: {"alg": "HS512", "typ": "JWT"} and {"sub": "admin", "exp": 2000000000}.
EXAMPLE_JWT = (
    "eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZG1pbiIsImV4cCI6MjAwMDAwMDAwMH0.c2ln"
)
_ANY_TOKEN = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+")

# Signed by the server, and contain its paths.
_OPAQUE_FIELDS = {"file_token", "continuation_token"}
_USER_FIELDS = {"owner", "unixname"}
_PROCESS_ID = re.compile(r"\b(pid|PID|process_id|Started process)([ :=]+)\d+")
_TEMPORARY_FILE = re.compile(r"/tmp/tmp\w+")  # noqa: S108 - a pattern, no file is opened


def scrubber(server: AirflowServer, file_token: str) -> Callable[[Any], Any]:
    host = "|".join(re.escape(name) for name in {socket.gethostname(), socket.getfqdn()})
    this_host = re.compile(rf"\b({host})\b")
    names = {
        server.password: "<password>",
        server.viewer_password: "<password>",
        server.jwt_secret: "<secret>",
        server.base_url: "http://airflow.example",
        server.base_url.removeprefix("http://"): "airflow.example",
        str(server.home): "/opt/airflow",
        str(server.venv): "/usr/local",
    } | ({file_token: "<file_token>"} if file_token else {})

    def text(value: str) -> str:
        for name, placeholder in names.items():
            value = value.replace(name, placeholder)
        value = this_host.sub("airflow-host", _ANY_TOKEN.sub(EXAMPLE_JWT, value))
        value = _PROCESS_ID.sub(r"\g<1>\g<2>1", _TEMPORARY_FILE.sub("/var/file", value))
        return value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + " [shortened]"

    def scrub(value: object, name: str = "") -> Any:
        if isinstance(value, dict):
            fields = cast("dict[str, object]", value)
            return {key: scrub(inner, key) for key, inner in fields.items()}
        if isinstance(value, list):
            return [scrub(inner) for inner in cast("list[object]", value)[:MAX_ITEMS]]
        if name in _OPAQUE_FIELDS and value:
            return f"<{name}>"
        if name in _USER_FIELDS and value == getpass.getuser():
            return "airflow"
        if name == "pid" and value:
            return 1
        return text(value) if isinstance(value, str) else value

    return scrub
