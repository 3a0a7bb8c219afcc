"""Assets (datasets on Airflow 2), their events, and the runs that the events start."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._state import Airflow, FakeAsset, FakeRun


@attrs.frozen
class FakeEvent:
    """An event, and the runs that it started."""

    id: int
    asset: FakeAsset
    extra: Mapping[str, JSON]
    timestamp: datetime
    partition_key: str | None
    runs: tuple[FakeRun, ...]

    @property
    def shown_runs(self) -> list[FakeRun]:
        """The runs that have begun: before that, a server leaves them out, or crashes."""
        return [run for run in self.runs if run.start_date is not None]


@attrs.define
class Assets:
    """The assets of one server."""

    airflow: Airflow
    events: list[FakeEvent] = attrs.Factory(list[FakeEvent])

    @property
    def by_uri(self) -> dict[str, FakeAsset]:
        return self.airflow.assets

    def add(self, uri: str, dag_ids: tuple[str, ...]) -> None:
        before = self.by_uri.get(uri)
        number = len(self.by_uri) + 1 if before is None else before.id
        self.by_uri[uri] = FakeAsset(number, uri, dag_ids, self.airflow.now)

    def find(self, number: int) -> FakeAsset | None:
        return next((asset for asset in self.by_uri.values() if asset.id == number), None)

    def matching(self, pattern: str) -> list[FakeAsset]:
        """The assets whose URI contains a pattern: `%` is any text, and `_` any character."""
        wild = {"%": ".*", "_": "."}
        wanted = "".join(wild.get(letter) or re.escape(letter) for letter in pattern)
        return [
            asset for asset in self.by_uri.values() if re.search(wanted, asset.uri, re.IGNORECASE)
        ]

    def emit(
        self, asset: FakeAsset, extra: Mapping[str, JSON], partition_key: str | None = None
    ) -> FakeEvent:
        """Record an event, and queue a run of each active DAG of the asset."""
        now = self.airflow.now
        runs = tuple(
            self._run(dag_id, now)
            for dag_id in asset.dag_ids
            if self.airflow.dags[dag_id].state == "active"
        )
        event = FakeEvent(len(self.events) + 1, asset, extra, now, partition_key, runs)
        self.events.append(event)
        return event

    def _run(self, dag_id: str, now: datetime) -> FakeRun:
        is_old = not self.airflow.is_since(3)
        kind = "dataset_triggered" if is_old else "asset_triggered"
        date = now
        while is_old and self.airflow.run(dag_id, f"{kind}__{date.isoformat()}"):
            date += timedelta(microseconds=1)
        end = "" if is_old else f"_{secrets.token_hex(4)}"
        run = FakeRun(
            number=len(self.airflow.runs),
            dag_id=dag_id,
            run_id=f"{kind}__{date.isoformat()}{end}",
            conf={},
            queued_at=now,
            logical_date=date if is_old else None,
            run_after=now,
            data_interval=(date, date) if is_old else None,
            note=None,
            partition_key=None,
            username=None,
            run_type=kind,
            bundle_version=self.airflow.dags[dag_id].bundle_version,
        )
        self.airflow.add(run)
        return run
