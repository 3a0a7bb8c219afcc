"""The files in examples/typed are what `export` and `codegen` write for the example DAG."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath

import pytest

from airflow_trigger.cli import main
from airflow_trigger.codegen.declared import in_code
from airflow_trigger.testing import FakeAirflow
from examples.typed.dags import SALES_IMPORT
from examples.typed.service import on_file
from tests.example_dags import TASKS, declared

FOLDER = Path(__file__).parents[2] / "examples" / "typed"
EXPORTED, GENERATED = FOLDER / "dags.json", FOLDER / "dags.py"


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag(
        "sales_import",
        params=declared()["sales_import"],
        description="Loads a file of sales.",
        tasks=TASKS["sales_import"],
    )
    return fake


def test_the_exported_file_is_what_the_dag_declares(
    fake: FakeAirflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake.serving() as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        monkeypatch.setenv("AIRFLOW_TRIGGER_USERNAME", fake.username)
        monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", fake.password)
        assert main(["export", "sales_import", "-o", str(tmp_path / "dags.json")]) == 0
        assert main(["codegen", "sales_import", "-o", str(tmp_path / "dags.py")]) == 0
        assert main(["codegen", "--check", "-o", str(GENERATED)]) == 0

    assert (tmp_path / "dags.json").read_bytes() == EXPORTED.read_bytes()
    assert (tmp_path / "dags.py").read_bytes() == GENERATED.read_bytes()


def test_the_generated_file_is_what_comes_of_the_exported_one(tmp_path: Path) -> None:
    assert main(["codegen", str(EXPORTED), "-o", str(tmp_path / "dags.py")]) == 0

    assert (tmp_path / "dags.py").read_bytes() == GENERATED.read_bytes()


def test_the_generated_file_says_the_same_run_and_read() -> None:
    (read,) = in_code(GENERATED.read_text())

    assert (SALES_IMPORT.dag_id, SALES_IMPORT.params) == (read.dag_id, read.params)


def test_the_service_starts_one_run_for_a_file_that_is_announced_twice(fake: FakeAirflow) -> None:
    day = date(2026, 11, 22)
    with fake.client() as airflow:
        first = on_file(airflow, PurePath("monthly.parquet"), day)
        assert on_file(airflow, PurePath("monthly.parquet"), day).ref == first.ref
        on_file(airflow, PurePath("daily.csv"), day)

    assert fake.triggered("sales_import") == [
        {"dataset_name": "monthly", "start_date": "2026-11-22", "file_type": "parquet"},
        {"dataset_name": "daily", "start_date": "2026-11-22"},
    ]
