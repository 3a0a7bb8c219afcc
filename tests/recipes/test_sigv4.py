"""AWS's signature at a gateway that recomputes it, by AWS's rules, from the received request."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

import attrs
import boto3
import httpx
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import NoCredentialsError, NoRegionError

from airflow_trigger import AirflowClient, ConfigError, RetryPolicy
from tests.both import Mode, open_client
from tests.fakes import OpenAirflow
from tests.recipes import EXAMPLES
from tests.recipes.behind import passed_on
from tests.recipes.local import Arrived, Reply, json_reply, serving

pytestmark = pytest.mark.platform("sigv4", on="a gateway that verifies the signature with botocore")

REGION = "eu-central-1"
SigV4 = runpy.run_path(str(EXAMPLES / "sigv4.py"))["SigV4"]


class Keys:
    """AWS's endpoint for a container's credentials: new ones each time, valid for five minutes.

    boto3 renews credentials from 15 minutes before they expire.
    """

    def __init__(self) -> None:
        self.issued: list[Credentials] = []
        self.trouble: list[Reply] = []

    def respond(self, request: Arrived) -> Reply:
        if self.trouble:
            return self.trouble.pop(0)
        number = len(self.issued) + 1
        key = Credentials(f"AKIA{number}", f"s3cret-{number}", f"session/{number}=")
        self.issued.append(key)
        end = datetime.now(UTC) + timedelta(minutes=5)
        return json_reply(
            {
                "AccessKeyId": key.access_key,
                "SecretAccessKey": key.secret_key,
                "Token": key.token,
                "Expiration": end.isoformat(),
            }
        )


@attrs.define
class Gateway:
    """An API Gateway with IAM authorization, and Airflow behind it."""

    keys: Keys
    airflow: OpenAirflow = attrs.Factory(OpenAirflow)
    accepted: list[Arrived] = attrs.Factory(list[Arrived])
    refused: list[Arrived] = attrs.Factory(list[Arrived])

    def respond(self, request: Arrived) -> Reply | None:
        if request.headers.get("authorization") != self.expected(request):
            # The client first requests the version without credentials.
            if "authorization" in request.headers:
                self.refused.append(request)
            return json_reply({"message": "The request signature we calculated …"}, 403)
        self.accepted.append(request)
        # The gateway's mapping removes the stage from the path.
        return passed_on(self.airflow, request, prefix="/prod")

    def expected(self, request: Arrived) -> str:
        """The signature with the newest key, computed from the decoded parameters as AWS does."""
        path, _, query = request.target.partition("?")
        again = AWSRequest(
            request.method,
            f"http://{request.headers['host']}{path}",
            params=parse_qsl(query, keep_blank_values=True),
            headers={"Host": request.headers["host"]},
            data=request.content,
        )
        key = self.keys.issued[-1]
        again.headers["X-Amz-Date"] = request.headers.get("x-amz-date", "")
        again.headers["X-Amz-Security-Token"] = str(key.token)
        again.context["timestamp"] = request.headers.get("x-amz-date", "")
        signer: Any = SigV4Auth(key, "execute-api", REGION)
        to_sign = signer.string_to_sign(again, signer.canonical_request(again))
        names = signer.signed_headers(signer.headers_to_sign(again))
        return (
            f"AWS4-HMAC-SHA256 Credential={signer.scope(again)}, SignedHeaders={names}, "
            f"Signature={signer.signature(to_sign, again)}"
        )


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keys]:
    """Credentials that boto3 finds as in a container; it uses no other source on this machine."""
    keys = Keys()
    monkeypatch.setattr("botocore.utils.ContainerMetadataFetcher.SLEEP_TIME", 0)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    with serving(keys.respond) as url:
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{url}/credentials")
        yield keys


@pytest.fixture
def gateway(keys: Keys) -> Gateway:
    return Gateway(keys)


@pytest.fixture
def client(mode: Mode, gateway: Gateway) -> Iterator[AirflowClient]:
    auth, retry = SigV4(boto3.Session()), RetryPolicy(attempts=3, backoff=0)
    with (
        serving(gateway.respond) as url,
        open_client(mode, f"{url}/prod", auth, retry=retry) as client,
    ):
        yield client


def test_a_run_with_any_conf_and_run_id_is_accepted(
    client: AirflowClient, gateway: Gateway
) -> None:
    conf = {"dataset_name": "Übersicht 2026 ☃", "year": 2026}
    run_id = "manual__2026-11-26T09:00:00.5+00:00~a"

    assert client.trigger("sales", conf, run_id=run_id).run_id == run_id
    assert client.get_run("sales", run_id).conf == conf

    assert gateway.refused == []
    encoded = "manual__2026-11-26T09%3A00%3A00.5%2B00%3A00~a"
    assert gateway.accepted[-1].target == f"/prod/api/v2/dags/sales/dagRuns/{encoded}"


@pytest.mark.parametrize("path", ["/a%2Fb%3Ac", "/a:b@c+d", "/50%25/%C3%BC", "/~a_b-c.d//e/"])
def test_any_path_is_signed_as_it_is_sent(gateway: Gateway, path: str) -> None:
    with serving(gateway.respond) as url:
        httpx.get(url + path, auth=SigV4(boto3.Session()), params={"a:b": "ü/+&=", "c": ""})

    assert gateway.refused == []
    assert [request.path for request in gateway.accepted] == [path]


def test_query_parameters_are_signed_as_aws_reads_them(
    client: AirflowClient, gateway: Gateway
) -> None:
    since = datetime(2026, 11, 1, tzinfo=UTC)
    for states in (["success", "failed"], []):
        list(client.runs("sales", states=states, since=since))
    list(client.tasks(client.trigger("sales"), states=["failed", None]))

    assert gateway.refused == []
    assert any(len(request.query) > 1 for request in gateway.accepted)


def test_each_attempt_has_a_date_a_key_and_a_signature_of_its_own(
    client: AirflowClient, gateway: Gateway
) -> None:
    client.server()
    gateway.airflow.rate_limit(retry_after=1)

    assert client.trigger("sales", conf_check="json", on_paused="allow").created

    assert gateway.refused == []
    attempts = [request.headers for request in gateway.accepted if request.method == "POST"]
    for name in ("x-amz-date", "x-amz-security-token", "authorization"):
        assert len({headers[name] for headers in attempts}) == 2


def test_a_lost_response_starts_the_dag_once(client: AirflowClient, gateway: Gateway) -> None:
    gateway.airflow.lose_response(on="trigger")

    run = client.trigger("sales", {"n": 1})

    assert [known.run_id for known in gateway.airflow.runs("sales")] == [run.run_id]
    assert gateway.refused == []


def test_keys_that_cannot_be_renewed_send_nothing_and_tell_what_raised(
    client: AirflowClient, gateway: Gateway, keys: Keys
) -> None:
    keys.trouble = [Reply(500)] * 20
    seen = len(gateway.accepted)

    with pytest.raises(ConfigError, match="CredentialRetrievalError before anything was sent"):
        client.trigger("sales")
    keys.trouble.clear()

    assert len(gateway.accepted) == seen
    assert client.trigger("sales").created


def test_what_boto3_does_not_find_is_told_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch, keys: Keys
) -> None:
    monkeypatch.delenv("AWS_CONTAINER_CREDENTIALS_FULL_URI")
    with pytest.raises(NoCredentialsError):
        SigV4(boto3.Session())
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    with pytest.raises(NoRegionError):
        SigV4(boto3.Session())


def test_the_script_runs_as_it_is_shown(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gateway.airflow.runs_take(polls=0)
    with serving(gateway.respond) as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", f"{url}/prod")
        runpy.run_path(str(EXAMPLES / "sigv4.py"), run_name="__main__")

    assert capsys.readouterr().out.endswith(" success\n")
    assert gateway.refused == []
