"""A gateway in front of the fake, which requires its own credentials on every path."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Generator, Iterator
from typing import Literal, TypeAlias, get_args

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AsyncAirflowClient,
    AuthenticationFailed,
    BearerToken,
    PasswordAuth,
    RetryPolicy,
)
from airflow_trigger.testing import AuthManager, FakeAirflow, GatewayRefusal
from tests.both import Mode, open_client, open_fake

GATE = "gate-token-7731"
# What is behind the gateway: versions and auth managers.
BEHIND: list[tuple[str, AuthManager]] = [("2.11.2", "fab"), ("3.3.2", "keycloak")]
REFUSALS: dict[GatewayRefusal, int] = {
    "unauthorized": 401,
    "forbidden": 403,
    "not_found": 404,
    "redirect": 302,
    "login_page": 200,
}
Reach: TypeAlias = Literal["transport", "serving"]


@pytest.fixture(params=BEHIND, ids=lambda behind: "+".join(behind))
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    version, manager = request.param
    fake = FakeAirflow(version=version, auth_manager=manager)
    fake.add_dag("sales")
    return fake


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture(params=get_args(Reach))
def http(request: pytest.FixtureRequest, fake: FakeAirflow) -> Iterator[httpx.Client]:
    """A plain HTTP client, for each way to reach the fake."""
    if request.param == "transport":
        with httpx.Client(base_url=fake.url, transport=fake.transport) as http:
            yield http
        return
    with fake.serving() as url, httpx.Client(base_url=url, trust_env=False) as http:
        yield http


class Both(httpx.Auth):
    """A token for the gateway, and the credentials for Airflow itself."""

    def __init__(self, fake: FakeAirflow, gate: str, header: str = "Proxy-Authorization") -> None:
        pair = base64.b64encode(f"{fake.username}:{fake.password}".encode()).decode()
        airflow = f"Basic {pair}" if fake.api == "v1" else f"Bearer {fake.token}"
        self._headers = {"Authorization": airflow, header: gate}

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers.update(self._headers)
        yield request


def every_path(fake: FakeAirflow) -> list[tuple[str, str]]:
    health = "health" if fake.api == "v1" else "monitor/health"
    base = f"/api/{fake.api}"
    return [
        *(("GET", f"{base}/{path}") for path in ("version", health, "dags", "dags/sales")),
        ("POST", f"{base}/dags/sales/dagRuns"),
        ("POST", "/auth/token"),
        ("GET", "/"),
    ]


@pytest.mark.parametrize(("refusal", "status"), REFUSALS.items())
def test_every_path_is_refused_without_its_token(
    fake: FakeAirflow, http: httpx.Client, refusal: GatewayRefusal, status: int
) -> None:
    gateway = fake.gateway(token=GATE, refusal=refusal)
    paths = every_path(fake)

    for gate in (None, "Bearer wrong", f"Basic {GATE}"):
        headers = {} if gate is None else {"Proxy-Authorization": gate}
        for method, path in paths:
            answer = http.request(method, path, headers=headers)
            assert answer.status_code == status
            assert "json" not in answer.headers["Content-Type"]
            assert ("Location" in answer.headers) == (refusal == "redirect")

    assert fake.requests() == []
    assert [request.path for request in gateway.refused()] == 3 * [path for _, path in paths]


@pytest.mark.parametrize("gate", [GATE, f"Bearer {GATE}"])
@pytest.mark.parametrize("header", ["Proxy-Authorization", "X-Gate"])
def test_its_token_lets_both_clients_through_and_is_taken_off(
    fake: FakeAirflow, mode: Mode, header: str, gate: str
) -> None:
    gateway = fake.gateway(token=GATE, header=header)

    with open_fake(mode, fake, auth=Both(fake, gate, header)) as airflow:
        airflow.trigger("sales")

    assert len(fake.runs("sales")) == 1
    assert gateway.requests("trigger")[0].headers[header.lower()] == gate
    assert all(header.lower() not in request.headers for request in fake.requests())
    assert gateway.refused("trigger") == []


def test_airflow_still_wants_its_own_credentials(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.gateway(token=GATE)
    path = f"/api/{fake.api}/dags/sales"

    answer = http.get(path, headers={"Proxy-Authorization": GATE})

    assert answer.status_code == (403 if fake.api == "v1" else 401)
    assert answer.headers["Content-Type"].startswith("application/")


def test_a_token_in_the_header_for_airflow_is_good_for_both(fake: FakeAirflow, mode: Mode) -> None:
    fake.gateway(token=GATE, header="authorization")

    with open_fake(mode, fake, auth=BearerToken(GATE)) as airflow:
        airflow.trigger("sales")
    with (
        open_fake(mode, fake, auth=BearerToken("other")) as airflow,
        pytest.raises(AirflowTriggerError),
    ):
        airflow.trigger("sales")

    assert len(fake.runs("sales")) == 1
    assert all(GATE not in request.headers.get("authorization", "") for request in fake.requests())


@pytest.mark.parametrize("header", ["Proxy-Authorization", "Authorization", "X-Gate"])
def test_the_clients_of_the_fake_pass_it_however_late_it_comes(
    fake: FakeAirflow, header: str
) -> None:
    with fake.client() as airflow:
        airflow.trigger("sales")
        gateway = fake.gateway(token=GATE, header=header, refusal="redirect")
        airflow.trigger("sales")
    with fake.client() as airflow:
        airflow.trigger("sales")

    assert len(fake.runs("sales")) == 3
    assert gateway.requests("trigger")
    assert gateway.refused() == []


def test_the_fixtures_pass_it(
    fake_airflow: FakeAirflow,
    airflow_client: AirflowClient,
    async_airflow_client: AsyncAirflowClient,
) -> None:
    fake_airflow.add_dag("sales")
    fake_airflow.gateway(token=GATE)

    async def trigger() -> None:
        await async_airflow_client.trigger("sales")

    airflow_client.trigger("sales")
    asyncio.run(trigger())

    assert len(fake_airflow.runs("sales")) == 2


def test_a_client_that_is_given_credentials_needs_those_of_the_gateway(fake: FakeAirflow) -> None:
    gateway = fake.gateway(token=GATE)

    auth = PasswordAuth(fake.username, fake.password)
    with (
        fake.client(auth=auth, retry=RetryPolicy(attempts=1)) as airflow,
        pytest.raises(AirflowTriggerError),
    ):
        airflow.trigger("sales")

    assert gateway.refused()
    assert fake.requests() == []


@pytest.mark.parametrize("header", ["Proxy-Authorization", "Authorization"])
def test_it_stands_in_front_of_a_served_fake_too(
    fake: FakeAirflow, mode: Mode, header: str
) -> None:
    fake.gateway(token=GATE, header=header, refusal="login_page")
    auth = BearerToken(GATE) if header == "Authorization" else Both(fake, GATE)

    with fake.serving() as url, open_client(mode, url, auth) as airflow:
        airflow.trigger("sales")

    assert len(fake.runs("sales")) == 1


def test_another_one_takes_its_place_and_it_can_be_taken_away(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    path = f"/api/{fake.api}/version"
    first = fake.gateway(token="old", refusal="not_found")
    fake.gateway(token=GATE, refusal="forbidden")

    assert http.get(path, headers={"Proxy-Authorization": "old"}).status_code == 403
    fake.remove_gateway()
    fake.remove_gateway()
    assert http.get(path).status_code == 200
    assert first.requests() == []


def test_faults_happen_to_what_it_lets_through(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.gateway(token=GATE)
    fake.html_502(on="any")
    path = f"/api/{fake.api}/version"

    assert http.get(path).status_code == 401
    assert http.get(path, headers={"Proxy-Authorization": GATE}).status_code == 502
    assert not fake.pending_faults


def test_a_body_that_is_too_large_does_not_come_through(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    gateway = fake.gateway(token=GATE, max_body=40)
    path = f"/api/{fake.api}/dags/sales/dagRuns"

    answer = http.post(path, json={"conf": {"a": "x" * 30}}, auth=Both(fake, GATE))
    small = http.post(path, json={"logical_date": None}, auth=Both(fake, GATE))

    assert answer.status_code == 413
    assert [request.content for request in fake.requests()] == [small.request.content]
    assert gateway.refused() == []


def test_a_run_may_have_been_started_behind_a_gateway_that_gave_up_waiting(
    fake: FakeAirflow,
) -> None:
    fake.gateway(token=GATE, timeout=60)
    fake.slow(60)
    fake.slow(61)
    url = f"{fake.url}/api/{fake.api}/dags/sales/dagRuns"

    with httpx.Client(transport=fake.transport, auth=Both(fake, GATE), timeout=90) as http:
        in_time = http.post(url, json={"logical_date": "2024-01-01T00:00:00Z"})
        too_late = http.post(url, json={"logical_date": "2024-01-02T00:00:00Z"})

    assert (in_time.status_code, too_late.status_code) == (200, 504)
    assert len(fake.runs("sales")) == 2


def test_its_refusal_is_not_blamed_on_airflow(mode: Mode) -> None:
    fake = FakeAirflow(version="3.3.2")
    fake.gateway(token=GATE, refusal="unauthorized")

    with (
        open_fake(mode, fake, auth=BearerToken("other")) as airflow,
        pytest.raises(AuthenticationFailed) as failed,
    ):
        airflow.trigger("sales")

    assert GATE not in str(failed.value)


def test_no_secret_is_in_what_it_shows(fake: FakeAirflow, http: httpx.Client) -> None:
    gateway = fake.gateway(token=GATE)
    http.get(f"/api/{fake.api}/version", headers={"Proxy-Authorization": GATE})

    shown = f"{gateway!r} {gateway.requests()!r} {fake!r} {vars(fake)!r}"

    assert repr(gateway) == "Gateway(header='Proxy-Authorization', refusal='unauthorized')"
    assert GATE not in shown


Order = Callable[[FakeAirflow], object]
REFUSED: list[tuple[Order, type[Exception], str]] = [
    (lambda fake: fake.gateway(token=b"secret"), TypeError, "token must be a str, not a bytes$"),  # type: ignore[arg-type]
    (lambda fake: fake.gateway(token=""), ValueError, "token is empty"),
    (lambda fake: fake.gateway(token="t", header=""), ValueError, "header must not be empty"),
    (
        lambda fake: fake.gateway(token="t", refusal="teapot"),  # type: ignore[arg-type]
        ValueError,
        "refusal must be one of 'unauthorized', 'forbidden'",
    ),
    (lambda fake: fake.gateway(token="t", max_body=-1), ValueError, "max_body must be 0 or more"),
    (lambda fake: fake.gateway(token="t", timeout=0), ValueError, "timeout must be"),
    (
        lambda fake: fake.gateway(token="t").requests("trigered"),  # type: ignore[arg-type]
        ValueError,
        "target must be one of",
    ),
]


@pytest.mark.parametrize(("order", "kind", "words"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_no_gateway_does_is_refused(order: Order, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        order(FakeAirflow())
