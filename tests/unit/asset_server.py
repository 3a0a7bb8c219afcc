"""An Airflow that knows assets and their events alone, and remembers what it was sent."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import httpx

from airflow_trigger._adapters.request import MARK, Request
from airflow_trigger.models import Api
from tests.unit.driving import answer, refusal

ORDERS = "s3://warehouse/orders"
BEGINNING = datetime(2026, 11, 26, tzinfo=UTC)


@attrs.define
class AssetServer:
    """Records events as Airflow does; what it cannot read of a request is a failed test.

    Attributes:
        assets: The ids of the assets, by their URIs.
        events: Those that were recorded, the oldest first.
        sent: One line for each request, such as "POST /assets/events".
        runs: The runs that each event has started, by its id.
    """

    api: Api
    assets: dict[str, int] = attrs.Factory(lambda: {ORDERS: 7})
    events: list[dict[str, Any]] = attrs.Factory(list[dict[str, Any]])
    sent: list[str] = attrs.Factory(list[str])
    runs: dict[int, list[tuple[str, str]]] = attrs.Factory(dict[int, "list[tuple[str, str]]"])
    version: str | None = None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix(f"/api/{self.api}")
        self.sent.append(f"{request.method} {path}")
        query = dict(request.url.params)
        match request.method, path.replace("datasets", "assets"):
            case "GET", "/version":
                default = "2.11.2" if self.api == "v1" else "3.3.2"
                return answer(200, {"version": self.version or default})
            case "GET", "/assets":
                return self._list_assets(query)
            case "GET", "/assets/events":
                return self._list_events(query)
            case "POST", "/assets/events":
                return self._record(json.loads(request.content))
            case _:
                return refusal(404, "Not Found", api=self.api)

    def take(self, request: Request[Any]) -> httpx.Response:
        """The same for the request of a flow."""
        return self(
            httpx.Request(request.method, request.url, params=request.params, json=request.json)
        )

    @property
    def posts(self) -> int:
        return sum(line.startswith("POST") for line in self.sent)

    def marked(self, mark: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["extra"].get(MARK) == mark]

    def add_events(self, count: int, extra: dict[str, Any] | None = None) -> None:
        """Let somebody else record events of the first asset."""
        (uri, asset_id), *_ = self.assets.items()
        for _ in range(count):
            self._add(uri, asset_id, dict(extra or {}))

    def _add(self, uri: str, asset_id: int, extra: dict[str, Any]) -> dict[str, Any]:
        number = len(self.events) + 1
        at = BEGINNING + timedelta(seconds=number)
        event = {"id": number, "uri": uri, "asset_id": asset_id, "extra": extra, "at": at}
        self.events.append(event)
        return event

    def _list_assets(self, query: dict[str, str]) -> httpx.Response:
        # As if every asset matched: `_` and `%` in a pattern stand for anything.
        shown = [
            {"id": number, "uri": uri, "name": uri, "group": "asset"}
            for uri, number in self.assets.items()
        ]
        return self._page("assets", shown, query)

    def _list_events(self, query: dict[str, str]) -> httpx.Response:
        assert query["order_by"] == "-timestamp"
        wanted = int(query["asset_id" if self.api == "v2" else "dataset_id"])
        shown = [self._shown(event) for event in self.events[::-1] if event["asset_id"] == wanted]
        return self._page("asset_events", shown, query)

    def _page(
        self, name: str, shown: list[dict[str, Any]], query: dict[str, str]
    ) -> httpx.Response:
        name = name if self.api == "v2" else name.replace("asset", "dataset")
        begin = int(query["offset"])
        page = shown[begin : begin + min(int(query["limit"]), 100)]
        return answer(200, {name: page, "total_entries": len(shown)})

    def _record(self, body: dict[str, Any]) -> httpx.Response:
        key = "asset_id" if self.api == "v2" else "dataset_uri"
        assert body.keys() == {key, "extra"}
        for uri, number in self.assets.items():
            if body[key] == (number if self.api == "v2" else uri):
                extra = {**body["extra"], "from_rest_api": True}
                return answer(200, self._shown(self._add(uri, number, extra)))
        if self.api == "v2":
            return refusal(404, f"Asset with ID: `{body[key]}` was not found")
        return refusal(404, f"Dataset with uri: '{body[key]}' not found", api="v1")

    def _shown(self, event: dict[str, Any]) -> dict[str, Any]:
        name = "run_id" if self.api == "v2" else "dag_run_id"
        created = [
            {"dag_id": dag_id, name: run_id} for dag_id, run_id in self.runs.get(event["id"], [])
        ]
        uri = {"uri": event["uri"], "asset_id": event["asset_id"]}
        if self.api == "v1":
            uri = {"dataset_uri": event["uri"], "dataset_id": event["asset_id"]}
        return {
            **uri,
            "id": event["id"],
            "extra": event["extra"],
            "source_map_index": -1,
            "created_dagruns": created,
            "timestamp": event["at"].isoformat(),
        }
