"""A deployment under a path, behind a gateway that requires the API token on every path."""

from __future__ import annotations

import runpy
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from airflow_trigger import AirflowClient, AuthenticationFailed
from airflow_trigger.testing import FakeAirflow
from airflow_trigger.testing._gateway import GatewayRefusal
from tests.recipes import EXAMPLES
from tests.recipes.behind import passed_on
from tests.recipes.local import Arrived, Reply, serving

pytestmark = pytest.mark.platform("astronomer", on="a simulated gateway")

TOKEN = "astro-token"
DEPLOYMENT = "/dxyz"


@contextmanager
def astro(fake: FakeAirflow) -> Generator[tuple[str, list[str]]]:
    """Yield the deployment's URL, and the targets of all requests to its host."""
    targets: list[str] = []

    def respond(request: Arrived) -> Reply | None:
        targets.append(request.target)
        if not request.target.startswith(f"{DEPLOYMENT}/"):
            return Reply(404, b"default backend - 404")
        return passed_on(fake, request, prefix=DEPLOYMENT)

    with serving(respond) as url:
        yield url + DEPLOYMENT, targets


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales")
    fake.runs_take(polls=1)
    monkeypatch.setenv("ASTRO_API_TOKEN", TOKEN)
    return fake


def connect(url: str, monkeypatch: pytest.MonkeyPatch) -> AirflowClient:
    monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
    airflow: AirflowClient = runpy.run_path(str(EXAMPLES / "astronomer.py"))["connect"]()
    return airflow


@pytest.mark.parametrize("refusal", ["unauthorized", "forbidden", "not_found", "redirect"])
def test_every_request_keeps_the_path_and_none_but_the_version_goes_without_the_token(
    fake: FakeAirflow, monkeypatch: pytest.MonkeyPatch, refusal: GatewayRefusal
) -> None:
    gateway = fake.gateway(token=TOKEN, header="Authorization", refusal=refusal)
    with astro(fake) as (url, targets), connect(url, monkeypatch) as airflow:
        run = airflow.wait(airflow.trigger("sales", {"n": 1}), timeout=60)
        assert run.url.startswith(f"{url}/")

    assert run.state == "success"
    assert [target for target in targets if not target.startswith(f"{DEPLOYMENT}/api/v")] == []
    assert {request.operation for request in gateway.refused()} == {"version"}


def test_a_wrong_token_starts_nothing(fake: FakeAirflow, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.gateway(token="another", header="Authorization")
    with astro(fake) as (url, _), connect(url, monkeypatch) as airflow:
        with pytest.raises(AuthenticationFailed) as caught:
            airflow.trigger("sales")
        assert TOKEN not in str(caught.value)

    assert fake.runs("sales") == []


def test_the_script_runs_as_it_is_shown(
    fake: FakeAirflow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.gateway(token=TOKEN, header="Authorization")
    with astro(fake) as (url, _):
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        runpy.run_path(str(EXAMPLES / "astronomer.py"), run_name="__main__")

    assert capsys.readouterr().out.endswith(" success\n")
