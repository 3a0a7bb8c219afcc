"""azure-identity, with its own caches and renewals, against imitations of Microsoft's endpoints."""

from __future__ import annotations

import runpy
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from azure.core.credentials import TokenCredential
from azure.identity import ClientSecretCredential, WorkloadIdentityCredential

from airflow_trigger import (
    AirflowClient,
    AuthenticationFailed,
    ConfigError,
    ConnectionFailed,
    RetryPolicy,
)
from tests.both import Mode, open_client
from tests.load.tls import CERTIFICATES, server_tls
from tests.recipes import EXAMPLES
from tests.recipes.behind import WantsToken
from tests.recipes.local import Arrived, Reply, json_reply, serving

pytestmark = pytest.mark.platform("azure", on="azure-identity, with simulated Microsoft endpoints")

SCOPE = "api://airflow/.default"
LIFE = 3600
entra = runpy.run_path(str(EXAMPLES / "entra.py"))["entra"]


@attrs.define
class Entra:
    """Microsoft's token endpoint, and the endpoint of an App Service for its managed identity."""

    asked: list[Arrived] = attrs.Factory(list[Arrived])
    ends: dict[str, float] = attrs.Factory(dict[str, float])
    trouble: list[Reply | None] = attrs.Factory(list[Reply | None])

    def respond(self, request: Arrived) -> Reply | None:
        if request.path.endswith("/openid-configuration"):
            return self._about(request)
        self.asked.append(request)
        if self.trouble:
            return self.trouble.pop(0)
        token = f"token-{len(self.ends) + 1}"
        end = self.ends[token] = time.time() + LIFE
        return json_reply(
            {
                "access_token": token,
                "token_type": "Bearer",
                "expires_in": LIFE,
                "expires_on": str(int(end)),
                "resource": "api://airflow",
            }
        )

    def _about(self, request: Arrived) -> Reply:
        tenant = f"https://{request.headers['host']}/{request.path.split('/')[1]}"
        return json_reply(
            {
                "issuer": f"{tenant}/v2.0",
                "authorization_endpoint": f"{tenant}/oauth2/v2.0/authorize",
                "token_endpoint": f"{tenant}/oauth2/v2.0/token",
            }
        )

    def is_valid(self, token: str) -> bool:
        return time.time() < self.ends.get(token, 0)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_TENANT_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AIRFLOW_SCOPE", SCOPE)


@pytest.fixture
def microsoft() -> Entra:
    return Entra()


@pytest.fixture
def gateway(microsoft: Entra) -> WantsToken:
    return WantsToken(microsoft.is_valid)


@pytest.fixture
def settings(microsoft: Entra) -> Iterator[dict[str, Any]]:
    """Settings of a credential that uses the imitation and leaves retries to the client."""
    with serving(microsoft.respond, server_tls()) as authority:
        yield {
            "authority": authority,
            "disable_instance_discovery": True,
            "connection_verify": str(CERTIFICATES / "ca.pem"),
            "retry_total": 0,
        }


@pytest.fixture
def secret(settings: dict[str, Any]) -> ClientSecretCredential:
    return ClientSecretCredential("tenant-1", "client-1", "s3cret", **settings)


Connect = Callable[[TokenCredential], AirflowClient]


@pytest.fixture
def connect(
    mode: Mode, gateway: WantsToken
) -> Iterator[Callable[[TokenCredential], AirflowClient]]:
    with serving(gateway.respond) as url:
        yield lambda credential: open_client(
            mode, url, entra(credential), retry=RetryPolicy(attempts=3, backoff=0)
        )


def test_a_client_secret_gets_one_token_for_all_requests_and_another_before_it_ends(
    connect: Connect,
    secret: ClientSecretCredential,
    microsoft: Entra,
    gateway: WantsToken,
    pass_seconds: Callable[[float], None],
) -> None:
    with connect(secret) as airflow:
        for number in range(3):
            airflow.trigger("sales", {"n": number})
        assert set(gateway.used) == {"token-1"}
        pass_seconds(LIFE - 30)
        airflow.trigger("sales")

    assert gateway.used[-1] == "token-2"
    assert [request.path for request in microsoft.asked] == ["/tenant-1/oauth2/v2.0/token"] * 2
    sent = microsoft.asked[0].form
    assert (sent["client_id"], sent["client_secret"]) == ("client-1", "s3cret")
    assert (sent["grant_type"], sent["scope"]) == ("client_credentials", SCOPE)


def test_a_workload_identity_sends_the_assertion_that_its_file_has_now(
    connect: Connect,
    settings: dict[str, Any],
    microsoft: Entra,
    tmp_path: Path,
    pass_seconds: Callable[[float], None],
) -> None:
    file = tmp_path / "azure-identity-token"
    file.write_text("assertion-1")
    workload = WorkloadIdentityCredential(
        tenant_id="tenant-1", client_id="client-1", token_file_path=str(file), **settings
    )
    with connect(workload) as airflow:
        airflow.trigger("sales")
        file.write_text("assertion-2")
        pass_seconds(LIFE)
        airflow.trigger("sales")

    sent = [request.form["client_assertion"] for request in microsoft.asked]
    assert sent == ["assertion-1", "assertion-2"]


def test_a_connection_that_breaks_is_retried_and_starts_nothing_meanwhile(
    connect: Connect, secret: ClientSecretCredential, microsoft: Entra, gateway: WantsToken
) -> None:
    microsoft.trouble = [None]
    with connect(secret) as airflow:
        assert airflow.trigger("sales").created

    assert len(gateway.airflow.runs("sales")) == 1


def test_a_503_of_microsoft_passes_once_its_library_asks_again(
    connect: Connect,
    secret: ClientSecretCredential,
    microsoft: Entra,
    pass_seconds: Callable[[float], None],
) -> None:
    microsoft.trouble = [Reply(503)]
    with connect(secret) as airflow:
        with pytest.raises(ConnectionFailed, match="can be reached") as caught:
            airflow.trigger("sales")
        assert caught.value.retryable
        assert len(microsoft.asked) == 1
        pass_seconds(61)  # the library itself repeats the failure for a minute
        assert airflow.trigger("sales").created


def test_a_microsoft_that_stays_away_is_told_of_as_such(
    connect: Connect, secret: ClientSecretCredential, microsoft: Entra, gateway: WantsToken
) -> None:
    microsoft.trouble = [None] * 20
    with connect(secret) as airflow, pytest.raises(ConnectionFailed, match="can be reached"):
        airflow.trigger("sales")

    assert gateway.airflow.requests("trigger") == []


def test_a_wrong_client_secret_is_told_of_without_showing_it(
    connect: Connect, secret: ClientSecretCredential, microsoft: Entra, gateway: WantsToken
) -> None:
    answer = json_reply({"error": "invalid_client", "error_description": "AADSTS7000215: …"}, 401)
    microsoft.trouble = [answer] * 20
    with (
        connect(secret) as airflow,
        pytest.raises(ConfigError, match="ClientAuthenticationError before anything") as caught,
    ):
        airflow.trigger("sales")

    assert "AADSTS" not in str(caught.value)
    assert gateway.airflow.requests("trigger") == []


def test_a_token_that_is_refused_early_is_an_error_as_azure_keeps_it(
    connect: Connect, secret: ClientSecretCredential, microsoft: Entra, gateway: WantsToken
) -> None:
    with connect(secret) as airflow:
        airflow.trigger("sales")
        microsoft.ends.clear()
        with pytest.raises(AuthenticationFailed):
            airflow.trigger("sales")

    assert len(microsoft.asked) == 1
    assert len(gateway.airflow.runs("sales")) == 1


def test_the_script_runs_as_it_is_shown_with_a_managed_identity(
    microsoft: Entra,
    gateway: WantsToken,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gateway.airflow.runs_take(polls=0)
    with serving(microsoft.respond) as endpoint, serving(gateway.respond) as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{endpoint}/msi/token")
        monkeypatch.setenv("IDENTITY_HEADER", "header-1")
        runpy.run_path(str(EXAMPLES / "entra.py"), run_name="__main__")

    assert capsys.readouterr().out.endswith(" success\n")
    (asked,) = microsoft.asked
    assert (asked.headers["x-identity-header"], asked.query["resource"]) == (
        "header-1",
        "api://airflow",
    )
