"""Exactly one run for each intent, whatever the network does."""

from __future__ import annotations

import logging

import pytest

from tests.both import Mode
from tests.faults.campaign import Campaign
from tests.faults.proxy import Fault
from tests.live.server import AirflowServer


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_every_intent_has_exactly_one_run(
    concurrent_airflow: AirflowServer,
    mode: Mode,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.ERROR, "airflow_trigger")
    campaign = Campaign(concurrent_airflow, mode, seed=f"{mode} 1")
    campaign.carry_out()
    with capsys.disabled():
        print(campaign.table())

    assert campaign.broken == []
    assert (campaign.lost, campaign.doubled) == ([], [])
    assert set(campaign.faults) == set(Fault), "some fault was never injected"
    assert campaign.ended["unconfirmed"], "no answer was ever lost for good"
