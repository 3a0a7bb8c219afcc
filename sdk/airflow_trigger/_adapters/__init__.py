"""The two API versions behind one interface; the only importers of generated code.

An adapter builds a `Request` for a flow (what to send, and how to read the response) and does no
I/O. Each is loaded only for a server with its API version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter
    from airflow_trigger.models import Api


def load_adapter(api: Api, base_url: str) -> Adapter:
    if api == "v1":
        from airflow_trigger._adapters.v1 import V1Adapter

        return V1Adapter(base_url)
    from airflow_trigger._adapters.v2 import V2Adapter

    return V2Adapter(base_url)
