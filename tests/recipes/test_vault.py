"""hvac with an imitation of Vault: a token in the KV store, and a leased user."""

from __future__ import annotations

import base64
import json
import runpy
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from airflow_trigger import AirflowClient, ConfigError
from airflow_trigger.models import JSON
from tests.fakes import OpenAirflow
from tests.recipes import EXAMPLES
from tests.recipes.behind import WantsToken, passed_on
from tests.recipes.local import Arrived, Reply, json_reply, serving

pytestmark = pytest.mark.platform("vault", on="hvac, with a simulated Vault")

LEASE = 600


@attrs.define
class Vault:
    """An imitation of Vault: a stored token, and leased users with their expiry times."""

    token: str = "token-1"
    leases: dict[str, float] = attrs.Factory(dict[str, float])
    logins: int = 0
    trouble: list[Reply | None] = attrs.Factory(list[Reply | None])

    def respond(self, request: Arrived) -> Reply | None:
        if self.trouble:
            return self.trouble.pop(0)
        if request.method == "POST":
            return self._logged_in(request)
        if request.headers.get("x-vault-token") != f"vault-{self.logins}":
            return json_reply({"errors": ["permission denied"]}, 403)
        if request.path == "/v1/secret/data/airflow/trigger":
            return json_reply({"data": {"data": {"token": self.token}, "metadata": {}}})
        assert request.path == "/v1/ldap/creds/airflow"
        user = f"user-{len(self.leases) + 1}"
        self.leases[user] = time.monotonic() + LEASE
        data: JSON = {"username": user, "password": f"password-of-{user}"}
        return json_reply({"lease_duration": LEASE, "data": data})

    def _logged_in(self, request: Arrived) -> Reply:
        sent = (request.path.split("/")[3], json.loads(request.content))
        if sent not in (
            ("approle", {"role_id": "role-1", "secret_id": "s3cret"}),
            ("kubernetes", {"role": "role-1", "jwt": "jwt-1"}),
        ):
            return json_reply({"errors": ["invalid role or secret ID"]}, 400)
        self.logins += 1
        return json_reply({"auth": {"client_token": f"vault-{self.logins}"}})

    def knows(self, user: str, password: str) -> bool:
        return self.leases.get(user, 0) > time.monotonic() and password == f"password-of-{user}"


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Vault]:
    vault = Vault()
    monkeypatch.delenv("VAULT_TOKEN", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "jwt").write_text("jwt-1")
    with serving(vault.respond) as url:
        for name, value in {
            "VAULT_ADDR": url,
            "VAULT_ROLE_ID": "role-1",
            "VAULT_SECRET_ID": "s3cret",
            "VAULT_ROLE": "role-1",
            "VAULT_JWT": str(tmp_path / "jwt"),
            "AIRFLOW_SECRET": "airflow/trigger",
            "AIRFLOW_LEASE": "ldap/creds/airflow",
        }.items():
            monkeypatch.setenv(name, value)
        yield vault


def connected(example: str) -> AirflowClient:
    airflow: AirflowClient = runpy.run_path(str(EXAMPLES / example))["connect"]()
    return airflow


@pytest.fixture
def gateway(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Iterator[WantsToken]:
    """The gateway that accepts the stored token."""
    gateway = WantsToken(lambda token: token == vault.token)
    with serving(gateway.respond) as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        yield gateway


def test_a_stored_token_is_read_once_and_again_every_five_minutes(
    vault: Vault, gateway: WantsToken, pass_seconds: Callable[[float], None]
) -> None:
    with connected("vault.py") as airflow:
        airflow.trigger("sales")
        airflow.trigger("sales")
        assert vault.logins == 1
        pass_seconds(300)
        airflow.trigger("sales")

    assert vault.logins == 2


def test_a_stored_token_that_was_replaced_is_read_as_soon_as_airflow_refuses_the_former(
    vault: Vault, gateway: WantsToken
) -> None:
    with connected("vault.py") as airflow:
        airflow.trigger("sales", {"n": 1})
        vault.token = "token-2"
        airflow.trigger("sales", {"n": 2})

    assert len(gateway.airflow.runs("sales")) == 2
    assert set(gateway.used) == {"token-1", "token-2"}


@pytest.mark.parametrize("trouble", [None, Reply(503), Reply(502)], ids=["cut", "503", "502"])
def test_a_fault_at_vault_is_retried_and_starts_nothing_meanwhile(
    vault: Vault, gateway: WantsToken, trouble: Reply | None
) -> None:
    vault.trouble = [trouble, trouble]
    with connected("vault.py") as airflow:
        assert airflow.trigger("sales").created

    assert len(gateway.airflow.runs("sales")) == 1


def test_what_vault_refuses_is_told_of_without_a_secret(
    vault: Vault, gateway: WantsToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULT_SECRET_ID", "wr0ng-secret")
    with (
        connected("vault.py") as airflow,
        pytest.raises(ConfigError, match="InvalidRequest before anything was sent") as caught,
    ):
        airflow.trigger("sales")

    assert "wr0ng" not in str(caught.value)
    assert gateway.airflow.requests("trigger") == []


@attrs.define
class Airflow:
    """An Airflow that accepts the users whose lease has not expired."""

    fake: OpenAirflow
    vault: Vault
    users: list[str] = attrs.Factory(list[str])

    def respond(self, request: Arrived) -> Reply | None:
        if request.path == "/auth/token" and self.fake.api == "v2":
            sent = json.loads(request.content)
            user, password = sent["username"], sent["password"]
            if not self.vault.knows(user, password):
                return json_reply({"detail": "Invalid credentials"}, 401)
            return json_reply({"access_token": f"{user}:{password}"}, 201)
        scheme, _, text = request.headers.get("authorization", "").partition(" ")
        if scheme == "Basic":
            text = base64.b64decode(text).decode()
        user, _, password = text.partition(":")
        if not request.path.endswith("/version"):
            if not self.vault.knows(user, password):
                return json_reply({"detail": "Unauthorized"}, 401)
            self.users.append(user)
        return passed_on(self.fake, request)


@pytest.fixture(params=["v1", "v2"])
def server(
    request: pytest.FixtureRequest, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Airflow]:
    server = Airflow(OpenAirflow(request.param), vault)
    with serving(server.respond) as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        yield server


def test_a_leased_user_is_used_until_another_is_leased_before_it_ends(
    vault: Vault, server: Airflow, pass_seconds: Callable[[float], None]
) -> None:
    with connected("vault_lease.py") as airflow:
        for number in range(3):
            airflow.trigger("sales", {"n": number})
        assert set(server.users) == {"user-1"}
        pass_seconds(0.95 * LEASE)
        airflow.trigger("sales")

    assert server.users[-1] == "user-2"
    assert (len(vault.leases), len(server.fake.runs("sales"))) == (2, 4)


def test_a_lease_that_vault_cannot_give_now_is_asked_for_again(
    vault: Vault, server: Airflow
) -> None:
    vault.trouble = [None, Reply(503)]
    with connected("vault_lease.py") as airflow:
        assert airflow.trigger("sales").created

    assert len(server.fake.runs("sales")) == 1


@pytest.mark.parametrize("example", ["vault.py", "vault_lease.py"])
def test_the_scripts_run_as_they_are_shown(
    vault: Vault,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    example: str,
) -> None:
    fake = OpenAirflow("v1")
    fake.runs_take(polls=0)
    is_lease = example == "vault_lease.py"
    respond = (
        Airflow(fake, vault).respond
        if is_lease
        else WantsToken(lambda token: token == vault.token, fake).respond
    )
    with serving(respond) as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        runpy.run_path(str(EXAMPLES / example), run_name="__main__")

    assert capsys.readouterr().out.endswith(" success\n")
