"""Logins of the fake server."""

from __future__ import annotations

import httpx

from airflow_trigger.testing import AuthManager, FakeAirflow
from tests.contract.same_logins import CLIENT_ID, LOGINS, PASSWORD, SECRET, ask, detail
from tests.live.keycloak import beside
from tests.live.server import AirflowServer


def test_fab_answers_logins_as_the_fake_does(fab_airflow: AirflowServer) -> None:
    """The fake server responds to logins as the FAB auth manager does."""
    compare(fab_airflow, "fab", client_secret="")


def test_keycloak_answers_logins_as_the_fake_does(keycloak_airflow: AirflowServer) -> None:
    """The fake server responds to logins as the Keycloak auth manager does."""
    compare(keycloak_airflow, "keycloak", client_secret=beside(keycloak_airflow).client_secret)


def compare(server: AirflowServer, manager: AuthManager, *, client_secret: str) -> None:
    fake = FakeAirflow(version=server.version, auth_manager=manager)
    if client_secret:
        fake.add_client(CLIENT_ID, client_secret)
    # After a 500 the server closes the connection.
    limits = httpx.Limits(max_keepalive_connections=0)
    with (
        httpx.Client(base_url=server.base_url, timeout=60, trust_env=False, limits=limits) as real,
        httpx.Client(base_url=fake.url, transport=fake.transport) as faked,
    ):
        for login in LOGINS[manager]:
            words = {PASSWORD: server.password, SECRET: client_secret}
            answer = ask(real, login, words)
            double = ask(faked, login, words | {PASSWORD: fake.password})
            seen = (login.name, answer.status_code, detail(answer))
            assert seen == (login.name, double.status_code, detail(double))
