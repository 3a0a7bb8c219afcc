"""What `make outbox`, `make task-queue` and `make event-stream` show, with the fake."""

from __future__ import annotations

import pytest

from airflow_trigger.testing import FakeAirflow
from tests.example_dags import declared
from tests.queues.deployment import EXAMPLES
from tests.queues.programs import client_environment
from tests.queues.show import ORDERS, REFUSED, TWICE, show


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_starts_by_one_command_and_shows_its_runs_and_a_dead_letter(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = FakeAirflow()
    fake.add_dag("orders", params=declared()["orders"])
    fake.runs_take(polls=0)
    with fake.serving() as url:
        show(EXAMPLES[name], airflow=client_environment(fake, url), report=print)

    output = capsys.readouterr().out
    assert output.count(f'POST /orders {{"order": {TWICE}}}: 202 Accepted') == 2
    for order in ORDERS:
        assert f"order {order}: success, {url}" in output
    assert f"order-{REFUSED}: ConfError: " in output
    assert sorted(str(conf["order"]) for conf in fake.triggered("orders")) == list(map(str, ORDERS))
