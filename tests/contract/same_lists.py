"""The cases that read what earlier ones created: runs, lists, and lists across several DAGs."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from airflow_trigger.models import JSON, Api
from tests.contract.same_case import RUN, START, Case, trigger

MANY_RUNS = 101


def run_cases(api: Api) -> Iterator[Case]:
    yield Case(name="run", path=f"dags/many/dagRuns/{RUN}first")
    yield Case(name="run with defaults", path=f"dags/schema_required/dagRuns/{RUN}required")
    yield Case(name="run with a date", path=f"dags/many/dagRuns/{RUN}dated")
    yield Case(name="run of a clash of dates", path=f"dags/many/dagRuns/{RUN}other")
    yield Case(name="run, read by a viewer", path=f"dags/many/dagRuns/{RUN}first", login="viewer")
    yield Case(name="unknown run", path="dags/many/dagRuns/no_such_run")
    yield Case(name="run of an unknown DAG", path="dags/no_such_dag/dagRuns/no_such_run")
    yield Case(name="run in a path with a slash", path="dags/many/dagRuns/a%2Fb")
    quick = trigger(api, "a run that ends", "quick", dag_run_id=f"{RUN}quick")
    yield attrs.evolve(quick, finish=True)
    yield Case(name="run that has ended", path=f"dags/quick/dagRuns/{RUN}quick")


def list_cases(api: Api) -> Iterator[Case]:
    since = "run_after_gte" if api == "v2" else "execution_date_gte"

    def runs(name: str, dag_id: str = "many", **query: str | list[str]) -> Case:
        given = {since: START, "order_by": "-id", "limit": "2", **query}
        return Case(name=f"runs: {name}", path=f"dags/{dag_id}/dagRuns", query=given)

    yield runs("the newest first")
    yield runs("the oldest first", order_by="id", limit="3")
    yield runs("another page", offset="2")
    yield runs("a page behind the last", offset="100000")
    yield runs("of all DAGs", dag_id="~", limit="1", state="success")
    yield runs("of a DAG without any", dag_id="schema_unfit_text")
    yield runs("of an unknown DAG", dag_id="no_such_dag")
    yield runs("in a state", state="queued")
    yield runs("in one of two states", state=["running", "success"])
    yield runs("in an unknown state", state="hibernating")
    yield runs("of one type", run_type="manual")
    yield runs("by an unknown filter", x="1")
    for name in ("run_after", "logical_date", "execution_date", "start_date", "queued_at", "x"):
        yield runs(f"ordered by {name}", order_by=name, limit="1")
    for limit in ("-1", "x"):
        yield runs(f"limit {limit}", limit=limit)
    yield runs("limit 0", limit="0", dag_id="quick")
    yield runs("a date that is none", **{since: "yesterday"})
    yield runs("since a time to come", **{since: "2999-06-01T00:00:00+00:00"})
    yield runs("ended since", dag_id="quick", end_date_gte=START)
    yield runs("ended before", dag_id="quick", end_date_lte=START)
    more = trigger(api, "many runs", "many")
    yield attrs.evolve(more, times=MANY_RUNS)
    yield runs("limit 1000", limit="1000")
    plain = runs("no limit")
    yield attrs.evolve(plain, query={since: START})


def batch_cases() -> Iterator[Case]:
    def batch(name: str, **body: JSON) -> Case:
        given: dict[str, JSON] = {"order_by": "-id", "page_limit": 2, "dag_ids": ["quick"]}
        path = "dags/~/dagRuns/list"
        return Case(name=f"batch: {name}", method="POST", path=path, body=given | body)

    both: JSON = ["many", "quick"]
    yield batch("one DAG", end_date_gte=START)
    yield batch("two DAGs", dag_ids=both)
    yield batch("another page", dag_ids=both, page_offset=1, page_limit=1)
    yield batch("unknown DAG", dag_ids=["no_such_dag"])
    yield batch("no DAG", dag_ids=[], states=["success"], end_date_gte=START)
    yield batch("in states", dag_ids=both, states=["success", "failed"], end_date_gte=START)
    yield batch("in an unknown state", states=["hibernating"])
    yield batch("unknown field", x=1)
    yield batch("limit 0", page_limit=0)
    yield batch("limit -1", page_limit=-1)
    yield batch("limit that is a text", page_limit="x")
    yield batch("limit 1000", dag_ids=["many"], page_limit=1000)
    yield batch("negative offset", page_offset=-1)
    yield batch("ordered by x", order_by="x")
    yield batch("a naive date", end_date_gte="2024-01-01T00:00:00")
    yield batch("DAGs that are no list", dag_ids="quick")
    yield batch("ended since a time to come", end_date_gte="2999-01-01T00:00:00+00:00")
