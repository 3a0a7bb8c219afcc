"""The cases about what is new in 3.4: draining a DAG, and naming a version of its bundle.

They come last: older versions reject them, or change nothing that another case reads.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from airflow_trigger.models import JSON, Api
from tests.contract.same_case import RUN, Case, trigger

# This DAG is paused and has a queued run.
DAG = "schema_moments"
LATER = f"dags/{DAG}/dagRuns/{RUN}later"


def scheduling_cases(api: Api) -> list[Case]:
    return [*_bundles(api), *_refused_drains(api), *_patches(api), *_drains(api), *_confs(api)]


def _bundles(api: Api) -> Iterator[Case]:
    versions: list[JSON] = ["abc", "", 5, ["abc"]]
    for version in versions:
        yield trigger(api, f"the bundle version {version!r}", DAG, bundle_version=version)
    yield trigger(api, "a bundle version and another fault", DAG, bundle_version="abc", conf=5)
    odd: dict[str, JSON] = {"dag_run_id": f"scheduled__{RUN}"}
    yield trigger(api, "a bundle version and a reserved id", DAG, bundle_version="abc", **odd)
    yield trigger(api, "a partition key and a reserved id", DAG, partition_key="p1", **odd)


def _refused_drains(api: Api) -> Iterator[Case]:
    drains: list[JSON] = [None, "maybe", 5, 0.5, []]
    for drain in drains:
        yield trigger(api, f"drain_dag {drain!r}", DAG, drain_dag=drain)
    yield trigger(api, "draining, an unknown DAG", "no_such_dag", drain_dag=True)
    yield trigger(
        api, "draining, an id that is reserved", DAG, drain_dag=True, dag_run_id=f"scheduled__{RUN}"
    )
    yield trigger(
        api,
        "draining, a conf that is no good",
        "schema_numbers",
        drain_dag=True,
        conf={"integer": 0},
    )
    viewer = trigger(api, "draining, a user who may not", DAG, drain_dag=True)
    yield attrs.evolve(viewer, login="viewer")
    yield Case(name="DAG that nobody has drained", path=f"dags/{DAG}")


def _patch(name: str, mask: str | list[str] = "", dag_id: str = DAG, **body: JSON) -> Case:
    query = {"update_mask": mask} if mask else {}
    name, path = f"scheduling: {name}", f"dags/{dag_id}"
    return Case(name=name, method="PATCH", path=path, query=query, body=body)


def _patches(api: Api) -> Iterator[Case]:
    """Changes of a DAG with a run that does not end, so that no scheduler pauses the DAG."""
    to_come = "2999-01-01T00:00:00+00:00"
    yield trigger(api, "a run that waits", DAG, run_after=to_come, dag_run_id=f"{RUN}later")
    for state in ("draining", "active", "paused", "sleeping", 5, None):
        yield _patch(f"{state!r}", scheduling_state=state)
    yield _patch("nothing")
    if api == "v2":
        # Airflow 2 sets it to null.
        yield _patch("is_paused null", is_paused=None)
    yield _patch("both", is_paused=True, scheduling_state="paused")
    yield _patch("both, one null", is_paused=None, scheduling_state="draining")
    yield _patch("pause what drains", is_paused=True)
    yield _patch("both null", is_paused=None, scheduling_state=None)
    yield _patch("both wrong", is_paused="maybe", scheduling_state="sleeping", x=1)
    yield _patch("with its mask", mask="scheduling_state", scheduling_state="draining")
    yield _patch("resume what drains", is_paused=False)
    yield _patch("with the other mask", mask="is_paused", scheduling_state="draining")
    yield _patch("is_paused with the other mask", mask="scheduling_state", is_paused=True)
    yield _patch("with both masks", mask=["is_paused", "scheduling_state"], is_paused=True)
    yield _patch("of an unknown DAG", dag_id="no_such_dag", scheduling_state="draining")
    viewer = _patch("by a viewer", scheduling_state="draining")
    yield attrs.evolve(viewer, login="viewer")


def _drains(api: Api) -> Iterator[Case]:
    def drain(name: str, run_id: str) -> Case:
        return trigger(api, f"draining {name}", DAG, drain_dag=True, dag_run_id=f"{RUN}{run_id}")

    yield drain("an active DAG", "drain-active")
    yield Case(name="DAG that drains", path=f"dags/{DAG}")
    yield drain("a DAG that drains", "drain-again")
    yield drain("a DAG that drains, an id that exists", "drain-again")
    yield _patch("to pause", is_paused=True)
    cancel: JSON = {"state": "failed"}
    yield Case(name="cancel: of the run that waits", method="PATCH", path=LATER, body=cancel)
    yield attrs.evolve(drain("a paused DAG", "drain-paused"), drains=True)
    yield Case(name="DAG that was drained", path=f"dags/{DAG}")
    yield Case(name="run that drained it", path=f"dags/{DAG}/dagRuns/{RUN}drain-paused")
    yield Case(name="run that went on with it", path=f"dags/{DAG}/dagRuns/{RUN}drain-active")
    yield attrs.evolve(_patch("without any run", scheduling_state="draining"), drains=True)
    yield Case(name="DAG that drained without any run", path=f"dags/{DAG}")


def _confs(api: Api) -> Iterator[Case]:
    confs: tuple[dict[str, JSON], ...] = (
        {"__type": "set"},
        {"a": [{"b": 1}, {"__var": 1, "__classname__": "x", "c": 2}]},
        {"a": '{"__type": "set"}'},
    )
    for conf in confs:
        yield trigger(api, f"the conf {conf}", DAG, conf=conf)
