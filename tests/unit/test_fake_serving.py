"""The fake as a server of its own, and as a plugin of pytest."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import httpx
import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, PasswordAuth, RetryPolicy
from airflow_trigger.testing import FakeAirflow
from tests.docs.pages import shown

pytest_plugins = ["pytester"]
COMMAND = [sys.executable, "-m", "airflow_trigger.testing", "--dag", "sales", "--dag", "other"]
PRINTED = ("URL", "USERNAME", "PASSWORD")


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales")
    return fake


@pytest.fixture
def client(fake: FakeAirflow) -> Iterator[AirflowClient]:
    auth = PasswordAuth(fake.username, fake.password)
    with (
        fake.serving() as url,
        AirflowClient(url, auth, retry=RetryPolicy(backoff=0), timeout=5) as client,
    ):
        yield client


def test_the_fake_is_served_over_http(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.runs_take(polls=0)

    run = client.wait(client.trigger("sales", {"a": "é"}))

    assert (run.state, fake.triggered("sales")) == ("success", [{"a": "é"}])


def test_faults_happen_over_http(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.lose_response()
    fake.truncate_body()
    fake.refuse_connection(on="trigger")
    fake.html_502()
    fake.slow(0.01)

    client.trigger("sales")

    assert len(fake.runs("sales")) == 1
    assert [request.operation for request in fake.requests("trigger")] == ["trigger"] * 4


def test_the_server_is_gone_after_the_block(fake: FakeAirflow) -> None:
    with fake.serving() as url:
        httpx.get(f"{url}/api/{fake.api}/version").raise_for_status()

    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/api/{fake.api}/version")


@contextmanager
def running(*command: str) -> Generator[subprocess.Popen[str], None, None]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def printed(process: subprocess.Popen[str]) -> tuple[str, PasswordAuth]:
    """The address and the login that it prints."""
    assert process.stdout is not None
    settings = dict(process.stdout.readline().strip().split("=", 1) for _ in range(3))
    url, username, password = (settings[f"AIRFLOW_TRIGGER_{name}"] for name in PRINTED)
    return url, PasswordAuth(username, password)


@pytest.fixture
def process(request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    with running(*COMMAND, "--version", request.param, "--auto-finish", "failed") as process:
        yield process


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("process", ["2.11.2", "3.3.2"], indirect=True)
def test_a_command_serves_the_fake_until_it_is_told_to_stop(
    process: subprocess.Popen[str], stop: signal.Signals
) -> None:
    with AirflowClient(*printed(process)) as client:
        assert client.server().version in str(process.args)
        run = client.trigger("other")
        assert client.get_run("other", run.run_id).state == "failed"
    process.send_signal(stop)
    assert process.wait(timeout=10) == 0


def test_the_command_of_the_guide_serves_what_it_says() -> None:
    shell = shown("docs/testing.md", "python -m airflow_trigger.testing")
    command = shell.replace("\\\n", "").split()[1:]
    assert command[:4] == ["-m", "airflow_trigger.testing", "--port", "8080"]
    command[3] = "0"

    with running(sys.executable, *command) as process, AirflowClient(*printed(process)) as client:
        run = client.wait(client.trigger("sales"), timeout=5)
        assert (run.state, client.server().version) == ("success", "2.11.2")


def test_the_command_refuses_a_version_that_there_is_not() -> None:
    done = subprocess.run([*COMMAND, "--version", "4.0.0"], capture_output=True, text=True)

    assert done.returncode == 2
    assert "'4.0.0' is no version" in done.stderr


@pytest.mark.parametrize("port", ["taken", "99999"])
def test_the_command_refuses_a_port_that_it_cannot_have(fake: FakeAirflow, port: str) -> None:
    with fake.serving() as url:
        asked = url.rpartition(":")[2] if port == "taken" else port
        done = subprocess.run([*COMMAND, "--port", asked], capture_output=True, text=True)

    assert done.returncode == 2
    assert f"cannot listen on port {asked}: " in done.stderr
    assert "Traceback" not in done.stderr


def test_the_fixtures_are_there(fake_airflow: FakeAirflow, airflow_client: AirflowClient) -> None:
    fake_airflow.add_dag("sales")

    airflow_client.trigger("sales", {"a": 1})

    assert fake_airflow.triggered("sales") == [{"a": 1}]


async def _trigger(client: AsyncAirflowClient) -> None:
    await client.trigger("sales")


def test_the_asynchronous_fixture_is_a_client_of_the_same_fake(
    fake_airflow: FakeAirflow, async_airflow_client: AsyncAirflowClient
) -> None:
    import asyncio

    fake_airflow.add_dag("sales")

    asyncio.run(_trigger(async_airflow_client))

    assert len(fake_airflow.runs("sales")) == 1


@pytest.mark.airflow(version="2.10.5")
def test_a_marker_chooses_the_version(airflow_client: AirflowClient) -> None:
    assert airflow_client.server().version == "2.10.5"


@pytest.mark.airflow("v1")
def test_a_marker_chooses_the_api(airflow_client: AirflowClient) -> None:
    assert airflow_client.server().api == "v1"


@pytest.mark.parametrize("fake_airflow", ["2.11.2", "3.0.6"], indirect=True)
def test_a_test_runs_on_several_versions(
    fake_airflow: FakeAirflow, airflow_client: AirflowClient
) -> None:
    assert airflow_client.server().version == fake_airflow.version
    assert fake_airflow.version in ("2.11.2", "3.0.6")


def test_the_plugin_is_found_and_its_marker_is_known(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys
        import pytest

        @pytest.mark.airflow(version="2.11.2")
        def test_service(fake_airflow, airflow_client):
            fake_airflow.add_dag("sales")
            assert airflow_client.trigger("sales").created
        """
    )

    result = pytester.runpytest_subprocess("--strict-markers", "-W", "error")

    result.assert_outcomes(passed=1)


def test_starting_pytest_loads_nothing_of_the_fake(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_modules():
            assert "airflow_trigger.testing.plugin" in sys.modules
            assert "airflow_trigger.testing.fake" not in sys.modules
            assert not {"attr", "jsonschema", "airflow_rest"} & set(sys.modules)
        """
    )
    others = ("pytest_httpx", "hypothesispytest", "anyio")

    result = pytester.runpytest_subprocess(*(f"-pno:{name}" for name in others))

    result.assert_outcomes(passed=1)


def test_importing_the_package_imports_no_fake() -> None:
    script = (
        "import sys; from airflow_trigger import AirflowClient;"
        "AirflowClient('https://a', 't').close(); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert "airflow_trigger.client" in done.stdout
    assert "airflow_trigger.testing" not in done.stdout
