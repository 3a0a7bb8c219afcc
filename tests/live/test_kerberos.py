"""Kerberos."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from tests.live import kerberos
from tests.live.kerberos import REALM, Realm
from tests.live.server import AirflowServer

pytestmark = pytest.mark.platform("kerberos", on="a real server: Airflow 2.11 with MIT Kerberos")

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SECONDS = 90.0
DAG = "echo_conf"
# Lifetime in seconds of a ticket that is to expire.
SHORT = 3

T = TypeVar("T")


def until(what: str, look: Callable[[], T | None]) -> T:
    """Repeat `look` until it finds something."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.2)
    raise AssertionError(f"in vain for {SECONDS} s: {what}")


@pytest.fixture(scope="module")
def realm(kerberos_airflow: AirflowServer) -> Realm:
    """Airflow knows the user "trigger" of this realm, but not its user "stranger"."""
    realm = kerberos.of(kerberos_airflow.home)
    realm.add("stranger")
    realm.add("trigger")
    name = f"trigger@{REALM}"
    user = {"username": name, "first_name": "A", "last_name": "B", "email": "a@example.invalid"}
    more = {"password": os.urandom(8).hex(), "roles": [{"name": "Op"}]}
    with kerberos_airflow.http() as http:
        http.post("/users", json=user | more).raise_for_status()
    return realm


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "tickets"


@pytest.fixture
def environment(kerberos_airflow: AirflowServer, realm: Realm, cache: Path) -> dict[str, str]:
    """The environment of a service with an empty ticket cache."""
    return {
        "PATH": kerberos.PATH,
        "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("sdk", "generated", ".")),
        "KRB5_CONFIG": realm.env["KRB5_CONFIG"],
        "KRB5CCNAME": f"FILE:{cache}",
        "AIRFLOW_TRIGGER_URL": kerberos_airflow.base_url,
        "AIRFLOW_HOST": realm.host,
    }


@pytest.fixture
def python(kerberos_airflow: AirflowServer) -> str:
    return str(kerberos_airflow.venv / "bin" / "python")


@contextmanager
def service(python: str, environment: dict[str, str], mode: str) -> Generator[Callable[[], str]]:
    """Run a service; yields a function that triggers a DAG and returns the output."""
    command = [python, str(Path(__file__).with_name("kerberos_client.py")), mode]
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None
        assert stdout is not None

        def trigger() -> str:
            stdin.write(f"{DAG}\n")
            stdin.flush()
            return stdout.readline().strip()

        try:
            yield trigger
        finally:
            stdin.close()


def runs_of(airflow: AirflowServer, dag_id: str = DAG) -> set[str]:
    with airflow.http() as http:
        answer = http.get(f"/dags/{dag_id}/dagRuns", params={"limit": 1000}).raise_for_status()
    return {run["dag_run_id"] for run in answer.json()["dag_runs"]}


@pytest.fixture
def started(kerberos_airflow: AirflowServer) -> Callable[[], set[str]]:
    """A function that returns the runs since the test began."""
    before = runs_of(kerberos_airflow)
    return lambda: runs_of(kerberos_airflow) - before


Started = Callable[[], set[str]]


def test_the_example_triggers_a_dag_with_a_ticket_and_waits_for_it(
    kerberos_airflow: AirflowServer,
    realm: Realm,
    cache: Path,
    environment: dict[str, str],
    python: str,
) -> None:
    """The example triggers a DAG with a ticket and waits for the run."""
    shutil.copy(EXAMPLES / "dags" / "sales.py", kerberos_airflow.home / "dags")
    with kerberos_airflow.http() as http:
        until("the DAG", lambda: http.get("/dags/sales").is_success)
        http.patch("/dags/sales", json={"is_paused": False}).raise_for_status()
    realm.log_in("trigger", cache=cache, seconds=300)

    command = [python, str(EXAMPLES / "auth" / "kerberos.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    run_id, state = done.stdout.split()
    assert (state, runs_of(kerberos_airflow, "sales")) == ("success", {run_id})


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_keytab_is_all_that_a_service_needs_however_short_its_tickets_are(
    realm: Realm,
    environment: dict[str, str],
    python: str,
    cache: Path,
    mode: str,
    started: Started,
) -> None:
    """A keytab is sufficient, even with short-lived tickets."""
    realm.administer("modprinc", "-maxlife", f"{SHORT}s", "trigger")
    keytab = {"KRB5_CLIENT_KTNAME": f"FILE:{realm.keytab('trigger')}"}
    with service(python, environment | keytab, mode) as trigger:
        answers = [trigger()]
        for _ in range(2):
            realm.wait_for_end(cache)
            answers.append(trigger())
    realm.administer("modprinc", "-maxlife", "1h", "trigger")

    assert {f"started {run_id}" for run_id in started()} == set(answers)
    assert len(started()) == 3


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_ticket_that_has_ended_sends_nothing_and_another_one_serves_the_same_client(
    realm: Realm,
    environment: dict[str, str],
    python: str,
    cache: Path,
    mode: str,
    started: Started,
) -> None:
    """With an expired ticket nothing is sent; the same client works with a new one."""
    with service(python, environment, mode) as trigger:
        realm.log_in("trigger", cache=cache, seconds=300)
        first = trigger()
        realm.log_in("trigger", cache=cache, seconds=SHORT)
        realm.wait_for_end(cache)
        late = trigger()
        realm.log_in("trigger", cache=cache, seconds=300)
        second = trigger()

    assert {f"started {run_id}" for run_id in started()} == {first, second}
    assert late.startswith("ConfigError: ")
    assert "nothing was sent: HTTPSPNEGOAuth raised SPNEGOExchangeError" in late


def test_without_a_ticket_nothing_is_sent_and_the_error_says_what_to_do(
    environment: dict[str, str], python: str, started: Started, realm: Realm
) -> None:
    """Without a ticket nothing is sent, and the error says what to do."""
    with service(python, environment, "sync") as trigger:
        said = trigger()

    assert said.startswith(f"ConfigError: Could not read DAG '{DAG}', nothing was sent: ")
    assert (
        "HTTPSPNEGOAuth raised SPNEGOExchangeError before anything was sent. Get a ticket" in said
    )
    assert "kinit" in said
    assert started() == set()


def test_a_service_that_the_realm_does_not_know_is_told_of_at_once(
    environment: dict[str, str], python: str, realm: Realm, cache: Path, started: Started
) -> None:
    """A service unknown to the realm is reported at once."""
    realm.log_in("trigger", cache=cache, seconds=300)
    with service(python, environment | {"AIRFLOW_HOST": "elsewhere.test"}, "sync") as trigger:
        said = trigger()

    assert said.startswith("ConfigError: ")
    assert "target_name" in said
    assert started() == set()


def test_a_user_that_the_server_does_not_know_may_start_nothing(
    environment: dict[str, str], python: str, realm: Realm, cache: Path, started: Started
) -> None:
    """A user unknown to the server cannot start runs."""
    realm.log_in("stranger", cache=cache, seconds=300)
    with service(python, environment, "sync") as trigger:
        said = trigger()

    assert said.partition(":")[0] in ("AuthenticationFailed", "PermissionDenied")
    assert started() == set()
