"""The programs before and after a migration do the same, on the fake over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest

from airflow_trigger.testing import FakeAirflow
from tests.migrating.programs import PAIRS, Pair, Server, run_after, run_before

VERSIONS = {"2": "2.11.2", "3": "3.3.2"}
CONF = {"dataset_name": "monthly_sales"}


@attrs.frozen
class Served:
    fake: FakeAirflow
    server: Server


@pytest.fixture(scope="session")
def served() -> Iterator[dict[str, Served]]:
    """A fake for each major version, with one failed run and one successful run."""
    two, three = (_fake(version) for version in VERSIONS.values())
    with two.serving() as of_two, three.serving() as of_three:
        yield {
            "2": Served(two, Server(of_two, "svc", "secret")),
            "3": Served(three, Server(of_three, "svc", "secret")),
        }


def _fake(version: str) -> FakeAirflow:
    fake = FakeAirflow(version=version)
    params = {"dataset_name": {"type": "string", "default": "daily_sales"}}
    fake.add_dag("sales", params=params, tasks=["report"], returns={"report": {"rows": 3}})
    fake.add_user("svc", "secret")
    with fake.client() as airflow:
        fake.finish(airflow.trigger("sales", run_id="bad"), state="failed")
        fake.finish(airflow.trigger("sales", run_id="good"))
    fake.runs_take(1)
    return fake


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_the_program_before_and_the_program_after_do_the_same(
    pair: Pair, served: dict[str, Served]
) -> None:
    one = served[pair.airflow]
    started = len(one.fake.runs("sales"))

    before = run_before(pair, one.server)
    by_before = one.fake.runs("sales")[started:]
    after = run_after(pair, one.server)

    assert before == after != []
    triggers = "AirflowClient" in pair.after.text and (".run(" in pair.after.text)
    assert not triggers or [run.state for run in by_before] == ["success"]


def test_every_script_is_shown_for_every_package_on_its_servers() -> None:
    shown = {(pair.package, pair.airflow): 0 for pair in PAIRS}
    for pair in PAIRS:
        shown[pair.package, pair.airflow] += 1

    assert shown == {
        ("requests", "2"): 4,
        ("requests", "3"): 4,
        ("apache-airflow-client 2", "2"): 4,
        ("apache-airflow-client 3", "3"): 4,
    }
