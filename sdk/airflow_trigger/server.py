"""What the clients tell of the server."""

from __future__ import annotations

import attrs

from airflow_trigger.models import Api


@attrs.frozen
class ServerInfo:
    """The server behind the URL: its Airflow version, and the API that the client speaks to it."""

    version: str
    api: Api
