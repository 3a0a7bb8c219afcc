"""The methods of the fake that set up pools, health, the state of DAGs, and assets."""

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
    """The methods of the fake that control pools, health, DAGs and assets."""

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
        """Add or change a pool; "default_pool" exists, with 128 slots.

        Queued and running tasks of all runs occupy slots. With 0 slots, tasks wait forever.
        `set_task` assigns a task to a pool.

        Args:
            name: The name of the pool.
            slots: The number of slots, at least 0.
            description: The description of the pool.
            include_deferred: Whether deferred tasks occupy slots too.

        Raises:
            ValueError: The number of slots is negative.

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
        """Set the health of the server's components: "healthy", "unhealthy" or None (not running).

        Components that are left out are healthy. On Airflow 2 the scheduler processes the DAG
        files itself: the DAG processor is missing, unless it is set to "unhealthy". From Airflow
        3.4, a missing component is reported as unhealthy, in detail as "down"; the triggerer and
        the DAG processor may also be "degraded": alive, but not for all bundles or teams.

        Args:
            metadatabase: The health of the metadata database.
            scheduler: The health of the scheduler.
            triggerer: The health of the triggerer.
            dag_processor: The health of the DAG processor.

        Raises:
            ValueError: The value is unknown, or this version does not have it.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> FakeAirflow().set_health(scheduler="unhealthy", triggerer=None)
        """
        degraded = "degraded" in (triggerer, dag_processor)
        if degraded and not self._airflow.is_since(3, 4):
            raise ValueError(
                f"Airflow {self._airflow.version} has no state 'degraded': it exists from 3.4"
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
        """Set the state of a DAG, as if somebody had changed it in Airflow.

        Args:
            dag_id: The id of the DAG, or a typed DAG.
            state: "active", "paused", or from Airflow 3.4 "draining": unfinished runs continue,
                asset events start no more runs, and the DAG is paused by the first request after
                its last run has finished.

        Raises:
            ValueError: The DAG was not added, or this version does not have the state.

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
            raise ValueError(
                f"Airflow {self._airflow.version} cannot drain DAGs: this needs 3.4 or later"
            )
        dag_id = id_of(dag_id)
        with self._lock:
            self._airflow.refuse_unknown(dag_id)
            self._airflow.dags[dag_id].state = state

    def add_asset(self, uri: str, *, dags: Iterable[AnyDag] = ()) -> None:
        """Add an asset (a dataset on Airflow 2), or change one and keep its events.

        An event starts a run of each active DAG in `dags`.

        Args:
            uri: The URI of the asset, also used as its name.
            dags: The DAGs that are scheduled on the asset.

        Raises:
            ValueError: A DAG was not added.

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
        """Return the `extra` of each event of an asset, the oldest first.

        Airflow adds the key "from_rest_api" to it.

        Args:
            uri: The URI of the asset.

        Raises:
            ValueError: The asset was not added.

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
