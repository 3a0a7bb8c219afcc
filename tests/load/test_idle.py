"""A single request closes the idle connections that a burst has left."""

from __future__ import annotations

import pytest

from airflow_trigger._http import pools
from benchmarks.stub import stub
from tests.both import Mode, open_client
from tests.load.open_connections import ports_of_connections
from tests.load.requests import mixed

BURST = 20


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_one_request_ends_all_connections_that_were_idle_for_long(
    monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    with stub(delay=0.05) as url, open_client(mode, url, "t") as airflow:
        for _ in airflow.trigger_many(mixed(2 * BURST), concurrency=BURST):
            pass
        left = ports_of_connections(url)
        assert len(left) > BURST / 2
        airflow.server()  # already known: nothing is sent, and nothing is closed
        assert ports_of_connections(url) == left

        monkeypatch.setattr(pools, "KEPT_IDLE", 0.0)
        airflow.get_run("sales", "r1")

        assert len(ports_of_connections(url)) == 1
