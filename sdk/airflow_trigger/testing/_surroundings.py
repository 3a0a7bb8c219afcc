"""What a test says of the server around the runs: its pools, its health, its assets."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from airflow_trigger._arguments import (
    must_be_bool,
    must_be_count,
    must_be_iterable,
    must_be_text,
    refuse_other,
)
from airflow_trigger.models import JSON, id_of
from airflow_trigger.testing._assets import Assets
from airflow_trigger.testing._health import Health, HealthStatus
from airflow_trigger.testing._state import Airflow, DagState, FakePool
from airflow_trigger.typed import AnyDag


class Surroundings:
    """What a test says of the server around the runs."""

    _airflow: Airflow
    _assets: Assets
    _lock: threading.RLock

    def add_pool(
        self,
        name: str,
        *,
        slots: int,
        description: str | None = None,
        include_deferred: bool = False,
    ) -> None:
        """Add a pool, or change one; "default_pool" is there with 128 slots.

        The tasks of all runs that are queued or running take its slots; with 0 slots a task waits
        for ever. `set_task` says which pool a task is of.

        Args:
            name: Its name.
            slots: How many tasks may run in it at once.
            description: For people.
            include_deferred: Whether deferred tasks take slots too.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> FakeAirflow().add_pool("database", slots=0)
        """
        must_be_text("name", name)
        must_be_count("slots", slots, least=0)
        must_be_bool("include_deferred", include_deferred)
        with self._lock:
            pool = FakePool(name, slots, description, include_deferred)
            self._airflow.pools[name] = pool

    def set_health(
        self,
        *,
        metadatabase: HealthStatus = "healthy",
        scheduler: HealthStatus = "healthy",
        triggerer: HealthStatus = "healthy",
        dag_processor: HealthStatus = "healthy",
    ) -> None:
        """Say how the parts of the server are: "healthy", "unhealthy", or None if not there.

        What is not named is healthy. On Airflow 2 the scheduler is its own DAG processor, which is
        not there unless it is unhealthy. From Airflow 3.4 on a part that is not there is unhealthy
        too, and "down" in detail; triggerer and DAG processor may be "degraded", which is healthy
        with some of the work left to nobody.

        Raises:
            ValueError: It is none of these, or there is no such state in this version.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> FakeAirflow().set_health(scheduler="unhealthy", triggerer=None)
        """
        degraded = "degraded" in (triggerer, dag_processor)
        if degraded and not self._airflow.is_since(3, 4):
            raise ValueError(
                f"Airflow {self._airflow.version} calls nothing degraded: 3.4 is the first"
            )
        with self._lock:
            self._airflow.health = Health(
                metadatabase=metadatabase,
                scheduler=scheduler,
                triggerer=triggerer,
                dag_processor=dag_processor,
                since=self._airflow.now,
            )

    def set_dag(self, dag_id: AnyDag, *, state: DagState) -> None:
        """Put a DAG into a state, as if somebody had done so.

        Args:
            dag_id: Its name.
            state: "active", "paused", or from Airflow 3.4 on "draining": all its runs go on that
                have not finished, no asset starts another, and it is paused with the next request
                after the last one has ended.

        Raises:
            ValueError: There is no such DAG, or no such state in this version.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> fake.set_dag("sales", state="paused")
        >>> with fake.client() as airflow:
        ...     airflow.dag("sales").is_paused
        True
        """
        refuse_other("state", state, DagState)
        if state == "draining" and not self._airflow.is_since(3, 4):
            raise ValueError(f"Airflow {self._airflow.version} drains no DAG: 3.4 is the first")
        dag_id = id_of(dag_id)
        with self._lock:
            self._airflow.refuse_unknown(dag_id)
            self._airflow.dags[dag_id].state = state

    def add_asset(self, uri: str, *, dags: Iterable[AnyDag] = ()) -> None:
        """Add an asset (a dataset on Airflow 2), or change one; its events stay.

        An event starts a run of each of the DAGs that is active.

        Args:
            uri: Its URI, which is its name too.
            dags: The DAGs that wait for it.

        Raises:
            ValueError: There is no such DAG.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> fake.add_asset("s3://life/orders", dags=["sales"])
        """
        must_be_text("uri", uri)
        must_be_iterable("dags", dags, of="str")
        with self._lock:
            dag_ids = tuple(map(id_of, dags))
            for dag_id in dag_ids:
                self._airflow.refuse_unknown(dag_id)
            self._assets.add(uri, dag_ids)

    def asset_events(self, uri: str) -> list[dict[str, JSON]]:
        """The `extra` of the events of an asset, the oldest first.

        Airflow adds "from_rest_api" to it.

        Raises:
            ValueError: There is no such asset.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_asset("s3://life/orders")
        >>> fake.asset_events("s3://life/orders")
        []
        """
        with self._lock:
            if uri not in self._assets.by_uri:
                there = ", ".join(map(repr, self._assets.by_uri)) or "none"
                raise ValueError(f"There is no asset {uri!r}; those that were added: {there}")
            events = self._assets.events
            return [dict(event.extra) for event in events if event.asset.uri == uri]
