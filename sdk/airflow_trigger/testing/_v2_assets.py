"""Assets and their events on Airflow 3."""

from __future__ import annotations

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._assets import Assets, FakeEvent
from airflow_trigger.testing._state import FakeAsset
from airflow_trigger.testing._v2_bodies import Since, known, time
from airflow_trigger.testing._v2_life import Authorize, page_of
from airflow_trigger.testing._v2_reading import Reading, checked_body_of, failed
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

SINCE: Since = {
    "scheduled_dags": (3, 1),
    "consuming_tasks": (3, 1),
    "last_asset_event": (3, 1),
    "watchers": (3, 2),
    "partition_key": (3, 2),
    "triggering": (3, 3),
    "source_task_instance_id": (3, 4),
    "team_name": (3, 4),
}
SORTABLE = ("timestamp", "source_task_id", "source_dag_id", "source_run_id", "source_map_index")
SOURCES = ("source_task_id", "source_dag_id", "source_run_id")


@attrs.frozen
class AssetRoutes:
    """Responds to requests about assets."""

    assets: Assets
    authorize: Authorize

    def all(self, request: ReceivedRequest) -> Answer:
        self.authorize(request, "assets", None)
        page = page_of(request, self.assets.airflow)
        pattern = request.query.get("uri_pattern", [""])[-1]
        found = self.assets.matching(pattern)
        shown = [self._asset(asset) for asset in found[page]]
        return json_answer(200, {"assets": shown, "total_entries": len(found)})

    def one(self, request: ReceivedRequest, number: str) -> Answer:
        self.authorize(request, "assets", None)
        reading = Reading("path", {"asset_id": number})
        wanted = reading.number("asset_id", 0)
        reading.raise_problems()
        asset = self.assets.find(wanted)
        if asset is None:
            raise failed(404, f"The Asset with ID: `{wanted}` was not found")
        return json_answer(200, self._asset(asset))

    def _asset(self, asset: FakeAsset) -> JSON:
        at = time(asset.created_at)
        dags: list[JSON] = [self._scheduled(dag_id, at) for dag_id in asset.dag_ids]
        events = [event for event in self.assets.events if event.asset.id == asset.id]
        last: dict[str, JSON] = {"id": None, "timestamp": None}
        if events:
            last = {"id": events[-1].id, "timestamp": time(events[-1].timestamp)}
        body: dict[str, JSON] = {
            "id": asset.id,
            "name": asset.uri,
            "uri": asset.uri,
            "group": "asset",
            "extra": {},
            "created_at": at,
            "updated_at": at,
            "scheduled_dags": dags,
            "producing_tasks": [],
            "consuming_tasks": [],
            "aliases": [],
            "watchers": [],
            "last_asset_event": last,
        }
        if not self.assets.airflow.is_since(3, 1):
            body["consuming_dags"] = dags
        return known(body, SINCE, self.assets.airflow)

    def _scheduled(self, dag_id: str, at: str | None) -> JSON:
        airflow = self.assets.airflow
        body: dict[str, JSON] = {"dag_id": dag_id, "created_at": at, "updated_at": at}
        return known({**body, "team_name": airflow.dags[dag_id].team_name}, SINCE, airflow)

    def events(self, request: ReceivedRequest) -> Answer:
        self.authorize(request, "assets", None)
        page = page_of(request, self.assets.airflow)
        order_by = request.query.get("order_by", ["timestamp"])[-1]
        name = order_by.lstrip("-")
        if name not in SORTABLE:
            words = f"Ordering with '{name}' is disallowed or the attribute does not exist on the"
            raise failed(400, f"{words} model")
        self.assets.airflow.go_on([run for event in self.assets.events for run in event.runs])
        found = self._found(request)
        if order_by == "-timestamp":
            found.reverse()
        shown = [self._event(event) for event in found[page]]
        return json_answer(200, {"asset_events": shown, "total_entries": len(found)})

    def _found(self, request: ReceivedRequest) -> list[FakeEvent]:
        reading = Reading("query", {name: given[-1] for name, given in request.query.items()})
        number = reading.number("asset_id", 0)
        since = reading.date("timestamp_gte", may_be_naive=True)
        until = reading.date("timestamp_lte", may_be_naive=True)
        reading.raise_problems()
        return [
            event
            for event in self.assets.events
            if ("asset_id" not in request.query or number == event.asset.id)
            and (since is None or event.timestamp >= since)
            and (until is None or event.timestamp <= until)
            and not any(request.query.get(name) for name in SOURCES)
        ]

    def emit(self, request: ReceivedRequest) -> Answer:
        self.authorize(request, "events", None)
        times = 2 if self.assets.airflow.is_since(3, 4) else 1
        reading = checked_body_of(request, self.assets.airflow, times=times)
        reading.require("asset_id")
        number, extra = reading.number("asset_id", 0), reading.values.get("extra", {})
        if not isinstance(extra, dict):
            reading.problem("dict_type", "extra", "Input should be a valid dictionary", extra)
        is_new = self.assets.airflow.is_since(3, 2)
        partition_key = reading.text("partition_key") if is_new else None
        fields = {"asset_id", "extra"} | ({"partition_key"} if is_new else set[str]())
        since_3_3 = {"access_control"} if self.assets.airflow.is_since(3, 3) else set[str]()
        reading.forbid_others(fields | since_3_3)
        reading.raise_problems()
        asset = self.assets.find(number)
        if asset is None:
            raise failed(404, f"Asset with ID: `{number}` was not found")
        mark: dict[str, JSON] = {"from_rest_api": True} if "extra" in reading.values else {}
        given = extra if isinstance(extra, dict) else {}
        event = self.assets.emit(asset, {**given, **mark}, partition_key)
        return json_answer(200, self._event(event))

    def _event(self, event: FakeEvent) -> JSON:
        runs: list[JSON] = [
            known(
                {
                    "run_id": run.run_id,
                    "dag_id": run.dag_id,
                    "logical_date": None,
                    "start_date": time(run.start_date),
                    "end_date": time(run.end_date),
                    "state": run.state,
                    "data_interval_start": None,
                    "data_interval_end": None,
                    "partition_key": None,
                    "triggering": True,
                },
                SINCE,
                self.assets.airflow,
            )
            for run in event.shown_runs
        ]
        body: dict[str, JSON] = {
            "id": event.id,
            "asset_id": event.asset.id,
            "uri": event.asset.uri,
            "name": event.asset.uri,
            "group": "asset",
            "extra": dict(event.extra),
            "source_task_id": None,
            "source_dag_id": None,
            "source_run_id": None,
            "source_map_index": -1,
            "source_task_instance_id": None,
            "created_dagruns": runs,
            "timestamp": time(event.timestamp),
            "partition_key": event.partition_key,
        }
        return known(body, SINCE, self.assets.airflow)
