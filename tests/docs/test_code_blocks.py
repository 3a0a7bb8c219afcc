"""Every block of Python in the README and on the site runs, against the fake."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import httpx
import pytest
from pytest_httpx import HTTPXMock
from sybil import Sybil
from sybil.example import Example
from sybil.parsers.markdown import PythonCodeBlockParser

from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PARAMS: dict[str, dict[str, JSON]] = {
    "dataset_name": {"type": "string", "default": "daily_sales"},
    "order": {"default": None},
    "n": {"type": "integer", "default": 0},
}


def blocks() -> list[Example]:
    sybil = Sybil([PythonCodeBlockParser()])
    return [example for page in PAGES for example in sybil.parse(page).examples()]


def name(block: Example) -> str:
    return f"{block.path.removeprefix(f'{ROOT}/')}:{block.line}"


@pytest.fixture(autouse=True)
def _airflow(
    httpx_mock: HTTPXMock,
    monkeypatch: pytest.MonkeyPatch,
    fake_airflow: FakeAirflow,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An Airflow at every address, with the DAG, the user and the variable of the examples."""
    fake_airflow.add_dag("sales", params=PARAMS)
    fake_airflow.add_user("svc-orders", "…")
    fake_airflow.runs_take(1)
    variable: dict[str, JSON] = {"key": "region", "value": "eu", "is_encrypted": False}
    variable |= {"description": None, "team_name": None}
    fake_airflow.respond("GET", "/api/v2/variables/region", json=variable)

    def answer(request: httpx.Request) -> httpx.Response:
        response = fake_airflow.transport.handle_request(request)
        response.read()
        return response

    httpx_mock.add_callback(answer, is_reusable=True, is_optional=True)
    monkeypatch.setenv("AIRFLOW_TRIGGER_URL", "https://airflow.test")
    monkeypatch.setenv("AIRFLOW_TRIGGER_TOKEN", fake_airflow.token)
    monkeypatch.setattr(time, "sleep", fake_airflow.advance)
    # A block may set the level of the log; whoever sets it here gets it back in the end.
    caplog.set_level(logging.INFO, "airflow_trigger")


@pytest.mark.parametrize("block", blocks(), ids=name)
def test_the_block_runs(block: Example) -> None:
    block.namespace.clear()
    block.evaluate()


def test_there_are_blocks_on_every_kind_of_page() -> None:
    pages = {Path(block.path).name for block in blocks()}

    assert pages >= {"README.md", "quickstart.md", "once.md", "batches.md", "moving.md"}
