"""The fake with the auth managers of production, and with an auth backend that accepts nothing."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable, Generator
from typing import Any

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AsyncAirflowClient,
    AuthenticationFailed,
    PasswordAuth,
    PermissionDenied,
    ServerError,
)
from airflow_trigger.models import JSON
from airflow_trigger.testing import AuthManager, FakeAirflow
from tests.both import Mode, open_client, open_fake
from tests.contract.same_logins import (
    CLIENT,
    CLIENT_ID,
    GRANT,
    LOGINS,
    PASSWORD,
    SECRET,
    LoginCase,
    ask,
    detail,
)

CLIENT_SECRET = "client-secret-8251"
MANAGERS: tuple[AuthManager, ...] = ("simple", "fab", "keycloak")


def faked(manager: AuthManager | None = None, **settings: Any) -> FakeAirflow:
    fake = FakeAirflow(auth_manager=manager, **settings)
    fake.add_dag("sales")
    fake.add_dag("orders")
    return fake


def direct(fake: FakeAirflow) -> httpx.Client:
    return httpx.Client(base_url=fake.url, transport=fake.transport)


class ClientLogin(httpx.Auth):
    """What a machine does: a login, and a request with the token that it got."""

    requires_response_body = True

    def __init__(self, client_id: str, client_secret: str) -> None:
        self._body = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": client_secret,
        }

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        url = request.url.copy_with(raw_path=b"/auth/token")
        answer = yield httpx.Request("POST", url, json=self._body)
        token = answer.raise_for_status().json()["access_token"]
        request.headers["Authorization"] = f"Bearer {token}"
        yield request


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.mark.parametrize(
    ("manager", "login"),
    [(manager, login) for manager, logins in LOGINS.items() for login in logins],
    ids=lambda value: value.name if isinstance(value, LoginCase) else value,
)
def test_a_login_is_answered_as_a_real_server_answers_it(
    manager: AuthManager, login: LoginCase
) -> None:
    fake = faked(manager)
    if manager == "keycloak":
        fake.add_client(CLIENT_ID, CLIENT_SECRET)
    words = {PASSWORD: fake.password, SECRET: CLIENT_SECRET}

    with direct(fake) as http:
        answer = ask(http, login, words)

    assert (answer.status_code, detail(answer)) == (login.status, login.detail)
    if answer.is_success:
        assert list(answer.json()) == ["access_token"]


def test_the_first_keycloak_providers_know_no_assertions() -> None:
    assertion: JSON = {
        "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "assertion": "a",
    }

    with direct(faked("keycloak", version="3.1.8")) as http:
        answer = http.post("/auth/token", json=assertion)

    assert answer.status_code == 422
    assert answer.json()["detail"][0]["ctx"]["expected_tags"] == "'password', 'client_credentials'"


@pytest.mark.parametrize("manager", MANAGERS)
def test_its_own_clients_are_logged_in(manager: AuthManager) -> None:
    fake = faked(manager)

    async def trigger() -> None:
        async with fake.async_client() as airflow:
            await airflow.trigger("sales")

    with fake.client() as airflow:
        airflow.trigger("sales")
    asyncio.run(trigger())
    with open_client("sync", fake.url, fake.token, transport=fake.transport) as airflow:
        airflow.trigger("sales")

    assert len(fake.triggered("sales")) == 3


@pytest.mark.airflow(auth_manager="keycloak", version="3.1.8")
def test_a_marker_chooses_the_auth_manager(
    fake_airflow: FakeAirflow, airflow_client: AirflowClient, async_airflow_client: object
) -> None:
    fake_airflow.add_dag("sales")

    airflow_client.trigger("sales")

    assert (fake_airflow.auth_manager, fake_airflow.version) == ("keycloak", "3.1.8")
    assert isinstance(async_airflow_client, AsyncAirflowClient)


def test_each_version_has_the_auth_manager_that_it_comes_with() -> None:
    assert FakeAirflow("v1").auth_manager == FakeAirflow("v1", auth_manager="fab").auth_manager
    assert (FakeAirflow("v1").auth_manager, FakeAirflow("v2").auth_manager) == ("fab", "simple")
    assert repr(FakeAirflow("v2", auth_manager="fab")) == (
        "FakeAirflow(version='3.3.2', auth_manager='fab')"
    )


Order = Callable[[], object]
REFUSED: list[tuple[Order, type[Exception], str]] = [
    (lambda: faked("ldap"), ValueError, "auth_manager must be one of"),  # type: ignore[arg-type]
    (lambda: faked("simple", version="2.11.2"), ValueError, "Airflow 2 has the auth manager 'fab'"),
    (lambda: faked("keycloak", api="v1"), ValueError, "'fab' only, not 'keycloak'"),
    (lambda: faked(auth_backend="session"), ValueError, "auth_backend is for Airflow 2 only"),
    (lambda: faked(api="v1", auth_backend="kerberos"), ValueError, "auth_backend must be one of"),
    (lambda: faked("fab").add_client("a", "b"), ValueError, "'fab' knows users only"),
    (lambda: faked().add_user("a", "b", dags=["sale"]), ValueError, "There is no DAG 'sale'"),
    (lambda: faked().add_user("a", "b", dags="sales"), TypeError, "dags must be an iterable of"),
]


@pytest.mark.parametrize(("order", "kind", "words"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_no_airflow_has_is_refused(order: Order, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        order()


@pytest.mark.parametrize("manager", MANAGERS)
def test_a_secret_of_another_type_is_refused_without_showing_it(manager: AuthManager) -> None:
    fake = faked(manager)
    orders: list[Callable[[Any], None]] = [lambda secret: fake.add_user("ada", secret)]
    if manager == "keycloak":
        orders.append(lambda secret: fake.add_client("ada", secret))

    for order in orders:
        with pytest.raises(TypeError, match="must be a str, not a bytes") as refused:
            order(b"hunter2")
        assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("version", ["2.11.2", "3.3.2"])
def test_a_user_of_one_dag_learns_nothing_of_the_others(version: str, mode: Mode) -> None:
    fake = faked("fab", version=version)
    fake.add_user("ada", "secret", permissions=["read", "trigger"], dags=["sales"])
    with fake.client() as admin:
        admin.trigger("orders")

    with open_fake(mode, fake, auth=PasswordAuth("ada", "secret")) as ada:
        ada.trigger("sales")
        for dag_id in ("orders", "no_such_dag"):
            with pytest.raises(PermissionDenied):
                ada.trigger(dag_id)
            with pytest.raises(PermissionDenied):
                ada.dag(dag_id)
        assert [run.dag_id for run in ada.runs()] == ["sales"]

    assert len(fake.runs("orders")) == 1


@pytest.mark.parametrize("manager", MANAGERS)
def test_who_may_see_all_dags_is_told_that_there_is_none(manager: AuthManager) -> None:
    fake = faked(manager)
    headers = {"Authorization": f"Bearer {fake.token}"}

    with direct(fake) as http:
        answer = http.get("/api/v2/dags/no_such_dag", headers=headers)

    assert answer.status_code == 404
    assert answer.json()["detail"] == "The Dag with ID: `no_such_dag` was not found"


@pytest.mark.parametrize(
    ("version", "unknown"), [("2.9.3", 401), ("2.11.2", 403), ("3.1.8", 401), ("3.3.2", 401)]
)
def test_who_may_not_trigger_is_told_so_before_the_body_and_the_dag_are_looked_at(
    version: str, unknown: int
) -> None:
    fake = faked("fab", version=version)
    fake.add_user("ada", "secret", permissions=["read"], dags=["sales"])
    wrong = {"no_such_field": 1}

    def status(auth: httpx.Auth | None, dag_id: str) -> int:
        url = f"/api/{fake.api}/dags/{dag_id}/dagRuns"
        with httpx.Client(base_url=fake.url, transport=fake.transport, auth=auth) as http:
            return http.post(url, json=wrong).status_code

    ada, admin = Token(fake, "ada", "secret"), Token(fake, fake.username, fake.password)
    assert [status(None, dag_id) for dag_id in ("sales", "no_such_dag")] == [unknown] * 2
    assert [status(ada, dag_id) for dag_id in ("sales", "orders", "no_such_dag")] == [403] * 3
    # Airflow 2 reads the fields of the body only after it has found the DAG.
    is_known, is_unknown = (400, 404) if fake.api == "v1" else (422, 422)
    assert status(admin, "sales") == is_known
    assert status(admin, "no_such_dag") == is_unknown
    assert fake.runs("sales") == []


class Token(httpx.Auth):
    """The credentials of a user, as a plain header."""

    def __init__(self, fake: FakeAirflow, username: str, password: str) -> None:
        if fake.api == "v1":
            pair = base64.b64encode(f"{username}:{password}".encode()).decode()
            self._header = f"Basic {pair}"
            return
        with direct(fake) as http:
            answer = http.post("/auth/token", json={"username": username, "password": password})
        self._header = f"Bearer {answer.raise_for_status().json()['access_token']}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = self._header
        yield request


def test_what_is_no_json_is_refused_before_anybody_asks_who_sent_it() -> None:
    with direct(faked("fab")) as http:
        answer = http.post("/api/v2/dags/sales/dagRuns", content=b"{")

    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, "json_invalid")


def test_a_machine_logs_in_with_its_id_and_secret(mode: Mode) -> None:
    fake = faked("keycloak")
    fake.add_client("billing", CLIENT_SECRET, permissions=["read", "trigger"], dags=["sales"])

    with open_fake(mode, fake, auth=ClientLogin("billing", CLIENT_SECRET)) as billing:
        assert billing.trigger("sales").created
        with pytest.raises(PermissionDenied):
            billing.trigger("orders")

    (login, *_) = fake.requests("login")
    assert CLIENT_SECRET not in f"{login!r} {fake!r}"


def test_a_machine_and_a_user_of_one_name_are_two() -> None:
    fake = faked("keycloak")
    fake.add_client(fake.username, CLIENT_SECRET, permissions=[])
    words = {PASSWORD: fake.password, SECRET: CLIENT_SECRET}
    body: dict[str, JSON] = GRANT | CLIENT | {"client_id": fake.username}

    with fake.client() as admin:
        admin.trigger("sales")
    with direct(fake) as http:
        token = ask(http, LoginCase("client", body, 201), words).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        answer = http.get("/api/v2/dags/sales", headers=headers)

    assert answer.status_code == 403


def claims(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    decoded: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return decoded


@pytest.mark.parametrize(("settings", "seconds"), [({}, 300), ({"token_lifetime": 15.0}, 15)])
def test_the_token_of_keycloak_inside_ends_first(settings: Any, seconds: int) -> None:
    given = claims(faked("keycloak", **settings).token)

    assert given["exp"] - given["iat"] == 86400
    inner = claims(given["access_token"])
    assert inner["exp"] - inner["iat"] == seconds


@pytest.mark.parametrize("path", ["dags/sales", "dags/sales/dagRuns", "dags/no_such_dag", "dags"])
@pytest.mark.parametrize(("version", "status"), [("3.1.8", 500), ("3.3.2", 403)])
def test_after_its_end_every_call_is_refused_in_words_that_do_not_say_why(
    version: str, status: int, path: str
) -> None:
    fake = faked("keycloak", version=version)
    headers = {"Authorization": f"Bearer {fake.token}"}

    with direct(fake) as http:
        before = http.get(f"/api/v2/{path}", headers=headers)
        fake.advance(301)
        after = http.get(f"/api/v2/{path}", headers=headers)

    assert before.status_code in (200, 404)
    assert after.status_code == status
    if status == 403:
        assert after.json() == {"detail": "Forbidden"}
    else:
        assert after.text == "Internal Server Error"


@pytest.mark.parametrize(("version", "kind"), [("3.1.8", ServerError), ("3.3.2", PermissionDenied)])
def test_a_new_login_helps_where_the_token_inside_has_ended(
    version: str, kind: type[AirflowTriggerError], mode: Mode
) -> None:
    fake = faked("keycloak", version=version)

    with open_fake(mode, fake, auth=fake.token) as airflow:
        airflow.dag("sales")
        fake.expire_tokens()
        with pytest.raises(kind):
            airflow.dag("sales")
    with open_fake(mode, fake) as airflow:
        assert airflow.dag("sales").dag_id == "sales"


def test_airflows_own_token_ends_after_a_day_with_keycloak_too() -> None:
    fake = faked("keycloak", token_lifetime=100_000.0)
    headers = {"Authorization": f"Bearer {fake.token}"}
    fake.advance(86_406)

    with direct(fake) as http:
        answer = http.get("/api/v2/dags/sales", headers=headers)

    assert (answer.status_code, answer.json()) == (401, {"detail": "Token Expired"})


@pytest.mark.parametrize("manager", ["simple", "fab"])
def test_an_expired_token_of_the_others_says_so(manager: AuthManager) -> None:
    fake = faked(manager, token_lifetime=60.0)
    headers = {"Authorization": f"Bearer {fake.token}"}
    fake.advance(66)

    with direct(fake) as http:
        answer = http.get("/api/v2/dags/sales", headers=headers)

    assert (answer.status_code, answer.json()) == (401, {"detail": "Token Expired"})


@pytest.mark.parametrize(
    ("version", "kind"), [("2.10.5", AuthenticationFailed), ("2.11.2", PermissionDenied)]
)
def test_to_airflow_2_out_of_the_box_no_credentials_are_right(
    version: str, kind: type[AirflowTriggerError], mode: Mode
) -> None:
    fake = faked(version=version, auth_backend="session")

    for auth in (PasswordAuth(fake.username, fake.password), "a-token"):
        with open_fake(mode, fake, auth=auth) as airflow:
            assert airflow.server().version == version
            with pytest.raises(kind):
                airflow.trigger("sales")

    assert fake.runs("sales") == []
