"""An Airflow with assets that records the requests it gets, for flows and for both clients."""

from __future__ import annotations

from typing import Any

import httpx

from airflow_trigger._adapters.adapter import MARK
from airflow_trigger._adapters.request import Request
from airflow_trigger.models import JSON, Api
from tests.fakes import OpenAirflow

ORDERS = "s3://warehouse/orders"


class AssetServer:
    """The fake as Airflow 2 or 3.

    Attributes:
        airflow: The fake itself.
        sent: One line for each request, such as "POST /assets/events".
    """

    def __init__(self, api: Api, *uris: str) -> None:
        self.api: Api = api
        self.airflow = OpenAirflow(api)
        self.sent: list[str] = []
        self.uris = uris or (ORDERS,)
        for uri in self.uris:
            self.airflow.add_asset(uri)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix(f"/api/{self.api}")
        self.sent.append(f"{request.method} {path}")
        return self.airflow.transport.handle_request(request)

    def take(self, request: Request[Any]) -> httpx.Response:
        """Respond to the request of a flow."""
        return self(
            httpx.Request(request.method, request.url, params=request.params, json=request.json)
        )

    @property
    def posts(self) -> int:
        return sum(line.startswith("POST") for line in self.sent)

    @property
    def extras(self) -> list[dict[str, JSON]]:
        """The extra of every event, asset by asset, the oldest first."""
        return [extra for uri in self.uris for extra in self.airflow.asset_events(uri)]

    @property
    def marks(self) -> list[JSON]:
        return [extra[MARK] for extra in self.extras if MARK in extra]

    def add_events(self, count: int, extra: dict[str, JSON] | None = None) -> None:
        """Record events of the first asset, as another client would."""
        kind, body = "assets", dict[str, JSON](asset_id=1, extra=extra or {})
        if self.api == "v1":
            kind, body = "datasets", {"dataset_uri": self.uris[0], "extra": extra or {}}
        url = f"{self.airflow.url}/api/{self.api}/{kind}/events"
        for _ in range(count):
            request = httpx.Request("POST", url, json=body)
            assert self.airflow.transport.handle_request(request).is_success
