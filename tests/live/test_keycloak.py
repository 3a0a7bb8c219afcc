"""Keycloak auth manager with short-lived tokens."""

from __future__ import annotations

import logging
import threading
import time
import traceback
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AuthenticationFailed,
    BearerTokenProvider,
    ClientCredentials,
    ConnectionFailed,
    DagNotFound,
    JwtLogin,
    PasswordAuth,
    PermissionDenied,
    RetryPolicy,
    ServerError,
    TriggerUnconfirmed,
)
from airflow_trigger.auth import _tokens
from airflow_trigger.events import AttemptEvent
from tests.both import Mode, open_client
from tests.live.keycloak import CLIENT_ID, FEDERATED, Account, Keycloak, Login, beside
from tests.live.server import AirflowServer

pytestmark = pytest.mark.platform(
    "keycloak", on="real servers: Airflow 3.1 and 3.3, with a simulated Keycloak"
)

PATIENCE = 180
# A token with this lifetime is used for at least 3.5 s: its times are whole seconds.
LIFE, SHORTEST_USE = 6, 3.5
WRONG_SECRET = "wr0ng-secret"
# After a 500 Airflow closes the connection unannounced: the next request may get no response.
ONCE = RetryPolicy(attempts=1)


Seen = Callable[[str], None]


class Connect(Protocol):
    def __call__(self, auth: httpx.Auth, **settings: Any) -> AirflowClient: ...


@pytest.fixture
def keycloak(keycloak_airflow: AirflowServer) -> Iterator[Keycloak]:
    keycloak = beside(keycloak_airflow)
    life = keycloak.life
    yield keycloak
    keycloak.life = life


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture
def connect(mode: Mode, keycloak_airflow: AirflowServer, keycloak: Keycloak) -> Connect:
    def connect_to(auth: httpx.Auth, **settings: Any) -> AirflowClient:
        return open_client(mode, keycloak_airflow.base_url, auth, **settings)

    return connect_to


@pytest.fixture(params=["PasswordAuth", "ClientCredentials"])
def auth(
    request: pytest.FixtureRequest, keycloak_airflow: AirflowServer, keycloak: Keycloak
) -> httpx.Auth:
    """Valid credentials of each kind that this auth manager accepts."""
    if request.param == "ClientCredentials":
        return ClientCredentials(CLIENT_ID, keycloak.client_secret)
    kind = PasswordAuth if request.param == "PasswordAuth" else JwtLogin
    return kind(keycloak_airflow.username, keycloak_airflow.password)


@pytest.fixture
def user(keycloak_airflow: AirflowServer, keycloak: Keycloak) -> PasswordAuth:
    """A separate user, so that no other logins are counted."""
    account = Account(name=f"ada-{uuid.uuid4()}", secret=str(uuid.uuid4()))
    keycloak.put(account)
    return PasswordAuth(account.name, account.secret)


@pytest.fixture
def doubtful_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a 403 cast doubt on the token even in the first minute after its login."""
    monkeypatch.setattr(_tokens, "TRUSTED", 0.0)


def logins_since(keycloak: Keycloak, start: float) -> Sequence[Login]:
    return [login for login in keycloak.logins if login.at >= start]


def runs_of(client: AirflowClient, dag_id: str) -> set[str]:
    return {run.run_id for run in client.runs(dag_id)}


def on_fault(fault: threading.Event) -> Callable[[object], None]:
    """For `on_event`: sets the event once a request got no response, or a 500."""

    def on_event(event: object) -> None:
        if isinstance(event, AttemptEvent) and event.status in (None, 500):
            fault.set()

    return on_event


def shown(error: AirflowTriggerError) -> str:
    """What logs and crash reports may show of an error, the variables of its frames included."""
    trace = traceback.TracebackException.from_exception(error, capture_locals=True)
    return f"{error} {error!r} {vars(error)} {''.join(trace.format())}"


@pytest.mark.parametrize("auth", ["PasswordAuth", "JwtLogin", "ClientCredentials"], indirect=True)
def test_every_kind_of_credentials_runs_a_dag(connect: Connect, auth: httpx.Auth) -> None:
    """Every supported kind of credentials can run a DAG."""
    with connect(auth) as client:
        run = client.trigger("life_results")
        done = client.wait(run, timeout=PATIENCE)

        assert (run.created, done.state) == (True, "success")
        assert client.result(done, "many") == 7


def test_a_run_is_cancelled(connect: Connect, auth: httpx.Auth) -> None:
    """Cancel a run."""
    with connect(auth) as client:
        run = client.trigger("slow", {"seconds": 60})

        assert client.cancel(run).state == "failed"


def test_one_login_serves_many_calls(
    connect: Connect, keycloak: Keycloak, user: PasswordAuth
) -> None:
    """One login serves many calls."""
    start = time.monotonic()

    with connect(user) as client:
        for _ in range(5):
            client.dag("echo_conf")

    assert [login.grant for login in logins_since(keycloak, start)] == ["password"]


def test_a_wait_outlives_the_token_inside_that_of_airflow(
    connect: Connect, auth: httpx.Auth, keycloak: Keycloak
) -> None:
    """A wait continues when the Keycloak token inside Airflow's token expires."""
    keycloak.life = LIFE
    start, ended = time.monotonic(), keycloak.ended

    with connect(auth) as client:
        done = client.run("slow", {"seconds": 3 * LIFE}, timeout=PATIENCE, poll_interval=1)

    took = time.monotonic() - start
    logins = logins_since(keycloak, start)
    assert done.state == "success"
    assert keycloak.ended == ended, "a token was used after its end"
    assert 3 <= len(logins) <= took / SHORTEST_USE + 1
    assert all(login.accepted for login in logins)


def test_many_threads_log_in_once_for_each_token(
    keycloak_airflow: AirflowServer, keycloak: Keycloak, user: PasswordAuth
) -> None:
    """Concurrent threads share one login per token."""
    keycloak.life = LIFE
    start, ended = time.monotonic(), keycloak.ended

    def ask(client: AirflowClient) -> None:
        while time.monotonic() < start + 3 * LIFE:
            client.dag("echo_conf")

    with AirflowClient(keycloak_airflow.base_url, user) as client, ThreadPoolExecutor(6) as pool:
        for asking in [pool.submit(ask, client) for _ in range(6)]:
            asking.result()

    took = time.monotonic() - start
    assert keycloak.ended == ended
    assert 3 <= len(logins_since(keycloak, start)) <= took / SHORTEST_USE + 1


@pytest.mark.usefixtures("doubtful_at_once")
@pytest.mark.parametrize("loss", ["sessions", "keys"])
def test_after_a_restart_of_keycloak_the_next_trigger_logs_in_and_starts_one_run(
    connect: Connect, auth: httpx.Auth, keycloak: Keycloak, loss: str
) -> None:
    """After a restart of Keycloak, the next trigger logs in again and starts one run."""
    with connect(auth) as client:
        before = runs_of(client, "quick")
        start = time.monotonic()
        with keycloak.down():
            keycloak.forget_sessions() if loss == "sessions" else keycloak.rotate_keys()

        run = client.trigger("quick")

        assert runs_of(client, "quick") - before == {run.run_id}
    assert [login.accepted for login in logins_since(keycloak, start)] == [True]


@pytest.mark.usefixtures("doubtful_at_once")
def test_after_a_restart_of_airflow_and_keycloak_a_trigger_starts_one_run(
    connect: Connect, user: PasswordAuth, keycloak_airflow: AirflowServer, keycloak: Keycloak
) -> None:
    """After a restart of Airflow and Keycloak, a trigger starts one run."""
    retry = RetryPolicy(attempts=100, cap=2)
    with connect(user, retry=retry) as client, ThreadPoolExecutor(1) as pool:
        before = runs_of(client, "quick")
        with keycloak_airflow.api_down(), keycloak.down():
            keycloak.forget_sessions()
            triggering = pool.submit(client.trigger, "quick")

        run = triggering.result(PATIENCE)

        assert runs_of(client, "quick") - before == {run.run_id}


def test_the_dags_without_permission_are_refused_by_name(
    connect: Connect, keycloak: Keycloak
) -> None:
    """Error 403 names the DAG without permission."""
    account = Account(name="only-quick", secret=str(uuid.uuid4()), dags=frozenset({"quick"}))
    keycloak.put(account)

    with connect(PasswordAuth(account.name, account.secret)) as client:
        assert client.trigger("quick").created
        for dag_id in ("echo_conf", "no_such_dag"):
            with pytest.raises(PermissionDenied, match=f"'{dag_id}'") as e:
                client.trigger(dag_id)

    assert e.value.detail == "Forbidden"


def test_a_dag_that_is_not_there_is_named_to_who_may_see_all(
    connect: Connect, auth: httpx.Auth
) -> None:
    """A missing DAG raises `DagNotFound` for users who can see all DAGs."""
    with connect(auth) as client, pytest.raises(DagNotFound, match="no_such_dag"):
        client.trigger("no_such_dag")


@pytest.mark.parametrize(
    ("kind", "who", "words"),
    [
        (PasswordAuth, "admin", "Invalid credentials"),
        (ClientCredentials, CLIENT_ID, "Client credentials authentication failed"),
    ],
)
def test_a_wrong_secret_is_refused_in_the_server_s_words_and_not_tried_again(
    connect: Connect,
    keycloak: Keycloak,
    kind: Callable[[str, str], httpx.Auth],
    who: str,
    words: str,
) -> None:
    """A wrong secret raises an error with the server's message and is not retried."""
    start = time.monotonic()

    with connect(kind(who, WRONG_SECRET)) as client:
        with pytest.raises(AuthenticationFailed, match=words):
            client.trigger("quick")
        with pytest.raises(AuthenticationFailed, match=words) as e:
            client.trigger("quick")

    assert [login.accepted for login in logins_since(keycloak, start)] == [False]
    assert "not tried again for another" in str(e.value)
    assert WRONG_SECRET not in shown(e.value)


def test_another_client_of_the_realm_may_log_in(
    connect: Connect, keycloak: Keycloak, keycloak_airflow: AirflowServer, seen: Seen
) -> None:
    """Another client of the realm can log in."""
    service = Account(name=f"service-{uuid.uuid4()}", secret=str(uuid.uuid4()))
    keycloak.put(service)

    with connect(ClientCredentials(service.name, service.secret)) as client:
        if keycloak_airflow.version.startswith("3.1"):
            assert client.trigger("quick").created
            seen("✓")
            return
        # Provider 0.11.2 accepts only the client that Airflow itself uses.
        with pytest.raises(AuthenticationFailed, match="Client credentials authentication failed"):
            client.trigger("quick")
        seen("refused: only the client of Airflow itself")


def test_a_token_of_another_client_is_exchanged_for_one_of_airflow(
    connect: Connect, keycloak: Keycloak, keycloak_airflow: AirflowServer, seen: Seen
) -> None:
    """A token of another client is exchanged for a token of Airflow."""
    if keycloak_airflow.version.startswith("3.1"):
        seen("not supported by provider 0.6.0")
        return
    service = Account(name=FEDERATED, secret=str(uuid.uuid4()))
    keycloak.put(service)
    keycloak.life = LIFE
    start = time.monotonic()

    def token() -> str:
        client = {"client_id": service.name, "client_secret": service.secret}
        own = httpx.post(keycloak.token_url, data={"grant_type": "client_credentials", **client})
        grant = "urn:ietf:params:oauth:grant-type:jwt-bearer"
        login = {"grant_type": grant, "assertion": own.raise_for_status().json()["access_token"]}
        answer = httpx.post(f"{keycloak_airflow.base_url}/auth/token", json=login)
        return str(answer.raise_for_status().json()["access_token"])

    with connect(BearerTokenProvider(token)) as client:
        done = client.run("slow", {"seconds": 2 * LIFE}, timeout=PATIENCE, poll_interval=1)

    took = time.monotonic() - start
    assert done.state == "success"
    assert 2 <= len(logins_since(keycloak, start)) <= took / SHORTEST_USE + 1


def test_a_trigger_waits_for_a_keycloak_that_is_down(
    connect: Connect, auth: httpx.Auth, keycloak: Keycloak
) -> None:
    """A trigger waits while Keycloak is down."""
    failed = threading.Event()
    retry = RetryPolicy(attempts=100, cap=1)
    with connect(auth, retry=retry, on_event=on_fault(failed)) as client:
        before = runs_of(client, "quick")
        with ThreadPoolExecutor(1) as pool:
            with keycloak.down():
                triggering = pool.submit(client.trigger, "quick")
                assert failed.wait(PATIENCE)
            run = triggering.result(PATIENCE)

        assert runs_of(client, "quick") - before == {run.run_id}


def test_a_wait_goes_on_after_keycloak_was_down(
    connect: Connect, auth: httpx.Auth, keycloak: Keycloak
) -> None:
    """A wait continues after Keycloak was down."""
    failed = threading.Event()
    with connect(auth, on_event=on_fault(failed)) as client, ThreadPoolExecutor(1) as pool:
        run = client.trigger("slow", {"seconds": 10})
        with keycloak.down():
            waiting = pool.submit(client.wait, run, timeout=PATIENCE)
            assert failed.wait(PATIENCE)

        assert waiting.result(PATIENCE).state == "success"


def test_without_keycloak_only_what_is_known_is_said(
    connect: Connect, auth: httpx.Auth, user: PasswordAuth, keycloak: Keycloak
) -> None:
    """While Keycloak is down, errors do not blame the credentials."""
    with (
        connect(auth, retry=ONCE) as client,
        connect(user, retry=ONCE) as not_logged_in,
        connect(user) as later,
    ):
        run = client.trigger("quick")
        with keycloak.down():
            with pytest.raises(ServerError, match="returned 500"):
                client.get_run(run.dag_id, run.run_id)
            with pytest.raises(TriggerUnconfirmed, match="may have been started"):
                client.trigger("quick")
            with pytest.raises(ConnectionFailed, match=r"nothing was sent.* login .* returned 500"):
                not_logged_in.trigger("quick")

        assert later.trigger("quick").created


def test_a_disabled_account_is_not_the_password_s_fault(
    connect: Connect, keycloak: Keycloak
) -> None:
    """The error for a disabled account does not blame the password."""
    account = Account(name="on-leave", secret=str(uuid.uuid4()), enabled=False)
    keycloak.put(account)

    with (
        connect(PasswordAuth(account.name, account.secret), retry=ONCE) as client,
        pytest.raises(ConnectionFailed, match="returned 500") as e,
    ):
        client.trigger("quick")

    text = shown(e.value)  # not in the assertion, whose own variables it would include
    assert "password" not in text.partition("\n")[0]
    assert account.secret not in text


def test_secrets_are_in_no_log(
    connect: Connect, auth: httpx.Auth, keycloak: Keycloak, caplog: pytest.LogCaptureFixture
) -> None:
    """Passwords, secrets and tokens never appear in logs."""
    caplog.set_level(logging.DEBUG)

    with connect(auth, retry=ONCE) as client:
        client.run("quick", timeout=PATIENCE)
        with keycloak.down(), pytest.raises(ServerError):
            client.dag("quick")

    assert "quick" in caplog.text
    for account in keycloak.accounts:
        assert account.secret not in caplog.text
    assert "eyJ" not in caplog.text, "the beginning of a token"
    assert "Bearer" not in caplog.text
