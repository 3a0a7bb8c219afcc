"""Datasets and their events on Airflow 2."""

from __future__ import annotations

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._assets import Assets, FakeEvent
from airflow_trigger.testing._state import FakeAsset
from airflow_trigger.testing._v1_bodies import time
from airflow_trigger.testing._v1_errors import Problems
from airflow_trigger.testing._v1_life import Authorize
from airflow_trigger.testing._v1_reading import Query, body_of
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

LIST = ("limit", "offset", "order_by", "uri_pattern", "dag_ids")
SOURCES = ("source_dag_id", "source_task_id", "source_run_id", "source_map_index")
EVENTS = ("limit", "offset", "order_by", "dataset_id", *SOURCES)
SORTABLE = ("timestamp", *SOURCES)
DATASET_EVENT = ("dataset_uri", "extra")


@attrs.frozen
class AssetRoutes:
    """Responds to requests about datasets."""

    assets: Assets
    problems: Problems
    authorize: Authorize

    def all(self, request: ReceivedRequest) -> Answer:
        query = Query.of(request, LIST, self.problems)
        page = query.page()
        self.authorize(request, "assets", None)
        found = self.assets.matching(query.text("uri_pattern") or "")
        shown: list[JSON] = [self._asset(asset) for asset in found[page]]
        # The server counts all datasets, even those that do not match the pattern.
        return json_answer(200, {"datasets": shown, "total_entries": len(self.assets.by_uri)})

    def one(self, request: ReceivedRequest, uri: str) -> Answer:
        self.authorize(request, "assets", None)
        asset = self.assets.by_uri.get(uri)
        if asset is None:
            words = f"The Dataset with uri: `{uri}` was not found"
            raise self.problems.missing("Dataset not found", words)
        return json_answer(200, self._asset(asset))

    def _asset(self, asset: FakeAsset) -> JSON:
        at = time(asset.created_at)
        dags: list[JSON] = [
            {"dag_id": dag_id, "created_at": at, "updated_at": at} for dag_id in asset.dag_ids
        ]
        body: dict[str, JSON] = {
            "consuming_dags": dags,
            "created_at": at,
            "extra": {},
            "id": asset.id,
            "producing_tasks": [],
            "updated_at": at,
            "uri": asset.uri,
        }
        return body | ({"aliases": []} if self.assets.airflow.is_since(2, 10) else {})

    def events(self, request: ReceivedRequest) -> Answer:
        query = Query.of(request, EVENTS, self.problems)
        page, number = query.page(), query.number("dataset_id")
        self.authorize(request, "assets", None)
        order_by = query.text("order_by") or "timestamp"
        name = order_by.lstrip("-")
        if name not in SORTABLE:
            words = f"Ordering with '{name}' is disallowed or the attribute does not exist on the"
            raise self.problems.bad(f"{words} model")
        self.assets.airflow.go_on([run for event in self.assets.events for run in event.runs])
        found = [
            event
            for event in self.assets.events
            if number in (None, event.asset.id) and not any(map(query.text, SOURCES[:3]))
        ]
        if order_by == "-timestamp":
            found.reverse()
        shown: list[JSON] = [_event(event) for event in found[page]]
        return json_answer(200, {"dataset_events": shown, "total_entries": len(found)})

    def emit(self, request: ReceivedRequest) -> Answer:
        if not self.assets.airflow.is_since(2, 9):
            words = "The method is not allowed for the requested URL."
            return self.problems.problem(405, "Method Not Allowed", words, kind=None)
        body = body_of(request, self.problems)
        if "dataset_uri" not in body:
            raise self.problems.bad("'dataset_uri' is a required property")
        uri, extra = body["dataset_uri"], body.get("extra", {})
        if not isinstance(uri, str):
            raise self.problems.bad(f"{uri!r} is not of type 'string' - 'dataset_uri'")
        if extra is not None and not isinstance(extra, dict):
            raise self.problems.bad(f"{extra!r} is not of type 'object' - 'extra'")
        self.authorize(request, "events", None)
        problems = {name: ["Unknown field."] for name in body if name not in DATASET_EVENT}
        if extra is None:
            problems["extra"] = ["Field may not be null."]
        if problems or extra is None:
            raise self.problems.bad(str(problems))
        asset = self.assets.by_uri.get(uri)
        if asset is None:
            words = f"Dataset with uri: '{uri}' not found"
            raise self.problems.missing("Dataset not found", words)
        event = self.assets.emit(asset, {**extra, "from_rest_api": True})
        return json_answer(200, _event(event))


def _event(event: FakeEvent) -> JSON:
    runs: list[JSON] = [
        {
            "dag_id": run.dag_id,
            "dag_run_id": run.run_id,
            "data_interval_end": time(run.logical_date),
            "data_interval_start": time(run.logical_date),
            "end_date": time(run.end_date),
            "logical_date": time(run.logical_date),
            "start_date": time(run.start_date),
            "state": run.state,
        }
        for run in event.shown_runs
    ]
    return {
        "created_dagruns": runs,
        "dataset_id": event.asset.id,
        "dataset_uri": event.asset.uri,
        "extra": dict(event.extra),
        "id": event.id,
        "source_dag_id": None,
        "source_map_index": -1,
        "source_run_id": None,
        "source_task_id": None,
        "timestamp": time(event.timestamp),
    }
