"""The commands on the pages print what the pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from airflow_trigger.testing import FakeAirflow, Outcome
from airflow_trigger.testing.http_server import serving
from tests.docs.pages import shown
from tests.docs.terminal import is_as_shown, typed_in
from tests.example_dags import TASKS, declared, typed


@pytest.fixture
def type_in(fake_airflow: FakeAirflow, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Run the commands of a block, and check their output against the page."""
    for dag_id, params in declared().items():
        fake_airflow.add_dag(dag_id, params=params, tasks=TASKS[dag_id])
    fake_airflow.runs_take(1)
    with serving(fake_airflow) as url:

        def run(block: str) -> None:
            env = {"AIRFLOW_TRIGGER_URL": url, "AIRFLOW_TRIGGER_TOKEN": fake_airflow.token}
            for typed in typed_in(block, tmp_path, **env):
                assert is_as_shown(typed), f"$ {typed.command}\n{typed.said}"

        yield run


def test_dags_are_typed_by_one_command(type_in: Callable[[str], None], tmp_path: Path) -> None:
    type_in(shown("docs/typed.md", "$ airflow-trigger codegen sales orders -o"))

    assert "SALES: Final = TypedDag[SalesConf](" in (tmp_path / "dags.py").read_text()


def test_dags_are_typed_from_what_was_exported(
    type_in: Callable[[str], None], tmp_path: Path
) -> None:
    type_in(shown("docs/typed.md", "$ airflow-trigger export"))

    assert "ORDERS: Final = TypedDag[OrdersConf](" in (tmp_path / "dags.py").read_text()


def test_a_dag_that_has_changed_fails_the_check(
    type_in: Callable[[str], None], fake_airflow: FakeAirflow, tmp_path: Path
) -> None:
    (tmp_path / "dags.py").write_text(typed())
    params = declared()["sales"]
    year = {**params["year"], "maximum": 2050}
    region = {"type": "string"}
    fake_airflow.add_dag("sales", params=params | {"year": year, "region": region})

    type_in(shown("docs/typed.md", "$ airflow-trigger codegen --check"))


@pytest.mark.parametrize(
    "block",
    [
        shown("README.md", "$ airflow-trigger run"),
        shown("docs/index.md", "$ airflow-trigger run"),
        shown("docs/cli.md", "$ airflow-trigger run sales --set year=2026"),
        shown("docs/cli.md", "$ ref=$(airflow-trigger trigger sales"),
        shown("docs/cli.md", "$ airflow-trigger trigger sales --conf"),
        shown("docs/cli.md", "$ airflow-trigger trigger sales --set yaer"),
        shown("docs/cli.md", "$ airflow-trigger run sales --key order-17 --json"),
        shown("docs/cli.md", '$ airflow-trigger run sales --key "nightly $(date'),
    ],
    ids=lambda block: block.partition("\n")[0],
)
def test_the_commands_say_what_the_page_shows(block: str, type_in: Callable[[str], None]) -> None:
    type_in(block)


def test_a_run_that_fails_ends_with_the_digest(
    type_in: Callable[[str], None], fake_airflow: FakeAirflow
) -> None:
    with fake_airflow.client() as airflow:
        run = airflow.trigger("sales", {"year": 2025}, idempotency_key="nightly 2026-11-27")
    fake_airflow.fail(run, task="report", log="reading\nValueError: the file is missing")

    type_in(shown("docs/cli.md", "$ airflow-trigger run sales --set year=2025"))


def test_a_run_is_looked_at_by_its_key(
    type_in: Callable[[str], None], fake_airflow: FakeAirflow
) -> None:
    with fake_airflow.client() as airflow:
        airflow.run("sales", idempotency_key="order-17")

    type_in(shown("docs/cli.md", "$ airflow-trigger status sales --key order-17"))


@pytest.mark.parametrize(("state", "status"), [("success", 0), ("failed", 1)])
def test_the_script_for_cron_prints_only_what_cron_is_to_mail(
    state: Outcome, status: int, fake_airflow: FakeAirflow, tmp_path: Path
) -> None:
    fake_airflow.add_dag("sales", tasks=["report"])
    with fake_airflow.client() as airflow:
        run = airflow.trigger("sales", idempotency_key="nightly 2026-11-26")
    fake_airflow.finish(run, state=state)
    script = tmp_path / "nightly.sh"
    script.write_text(shown("docs/cli.md", "#!/bin/sh"))
    with serving(fake_airflow) as url:
        env = {"AIRFLOW_TRIGGER_URL": url, "AIRFLOW_TRIGGER_TOKEN": fake_airflow.token}
        (typed,) = typed_in("$ sh nightly.sh 2026-11-26\n", tmp_path, **env)

    assert typed.status == status, typed.said
    assert bool(typed.said) == ("exit status 1" in typed.said) == (state == "failed")
    assert [one.run_id for one in fake_airflow.runs("sales")] == [run.run_id]
