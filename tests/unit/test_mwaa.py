"""MWAA: botocore's own imitation of AWS, and our imitation of the logins of Airflow 2 and 3."""

from __future__ import annotations

import asyncio
import http.server
import json
import logging
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import attrs
import boto3  # type: ignore[import-untyped]
import botocore.exceptions  # type: ignore[import-untyped]
import httpx
import pytest
from botocore.awsrequest import AWSResponse  # type: ignore[import-untyped]
from botocore.stub import Stubber  # type: ignore[import-untyped]

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AsyncAirflowClient,
    AuthenticationFailed,
    ConfigError,
    ConnectionFailed,
    Mwaa,
    PermissionDenied,
    UnexpectedResponse,
)
from airflow_trigger.models import Api
from tests.unit.driving import run_as_asked, run_body
from tests.unit.logins import Clock, Respond, open_on
from tests.unit.test_auth import jwt

pytestmark = pytest.mark.platform("mwaa", on="a simulated AWS API and web server")

HOST = "0a1b-vpce.c2.eu-west-1.airflow.amazonaws.com"
BASE = f"https://{HOST}"
DAY, HOUR = 86_400, 3_600
# By the server's clock, which may differ from ours.
NOW = "Thu, 01 Jan 2026 00:00:00 GMT"
PATHS: dict[Api, str] = {"v1": "/aws_mwaa/login", "v2": "/pluginsv2/aws_mwaa/login"}

Open = Callable[..., AirflowClient]


@pytest.fixture(autouse=True)
def _no_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION", "AWS_PROFILE", "AIRFLOW_TRIGGER_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")


@attrs.define
class Aws:
    """A session that returns a new web login token each time, or raises what a test says."""

    region_name: str | None = "eu-west-1"
    host: str = HOST
    trouble: list[Exception] = attrs.Factory(list[Exception])
    given: list[str] = attrs.Factory(list[str])
    on_call: Callable[[], object] = lambda: None

    def client(self, service_name: str) -> Aws:
        assert service_name == "mwaa"
        return self

    def create_web_login_token(self, *, Name: str) -> dict[str, object]:  # noqa: N803
        assert Name == "prod"
        self.on_call()
        if self.trouble:
            raise self.trouble.pop(0)
        self.given.append(f"web-s3cret-{len(self.given)}")
        return {"WebToken": self.given[-1], "WebServerHostname": self.host, "IamIdentity": "i"}


@attrs.define
class Environment:
    """The web server of an environment: its login, and its API for valid sessions.

    Attributes:
        cookie: What follows the name and the value of the cookie.
        answer: The response to a login, instead of a session.
        ended: The response to a request without a valid session.
        is_guarded: Whether the version requires a session too.
    """

    api: Api = "v2"
    cookie: str = "; Path=/; HttpOnly; Secure"
    session: Callable[[int], str] = lambda number: jwt(DAY, number=number)
    answer: httpx.Response | None = None
    ended: httpx.Response = attrs.Factory(lambda: httpx.Response(401, json={"detail": "no"}))
    is_guarded: bool = False
    logins: list[httpx.Request] = attrs.Factory(list[httpx.Request])
    others: list[httpx.Request] = attrs.Factory(list[httpx.Request])
    valid: set[str] = attrs.Factory(set[str])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path in PATHS.values():
            return self._login(request)
        if request.url.path.endswith("/version") and not self.is_guarded:
            return self._version(request)
        self.others.append(request)
        if not self._has_session(request):
            return copied(self.ended)
        if request.url.path.endswith("/version"):
            return self._version(request)
        return run_as_asked(request)

    def _login(self, request: httpx.Request) -> httpx.Response:
        self.logins.append(request)
        if request.url.path != PATHS[self.api]:
            return httpx.Response(404, html="<html><title>Airflow 404</title></html>")
        if self.answer is not None:
            return copied(self.answer)
        session = self.session(len(self.logins))
        self.valid.add(session)
        name = "session" if self.api == "v1" else "_token"
        headers = {"set-cookie": f"{name}={session}{self.cookie}", "date": NOW}
        return httpx.Response(200, headers=headers)

    def _has_session(self, request: httpx.Request) -> bool:
        if self.api == "v2":
            given = request.headers.get("authorization", "").removeprefix("Bearer ")
        else:
            assert "authorization" not in request.headers
            given = request.headers.get("cookie", "").rpartition("session=")[2]
        return given in self.valid

    def _version(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != f"/api/{self.api}/version":
            return httpx.Response(404, json={"detail": "Not Found"})
        number = {"v1": "2.10.3", "v2": "3.0.6"}[self.api]
        return httpx.Response(200, json={"version": number, "git_version": None})


def copied(answer: httpx.Response) -> httpx.Response:
    """A copy of the response, which can be read only once."""
    return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


@pytest.fixture(params=["sync", "async"], name="open_client")
def _open_client(request: pytest.FixtureRequest) -> Open:
    def make(server: Respond, aws: Aws | None = None, **settings: Any) -> AirflowClient:
        auth = settings.pop("auth", None) or Mwaa("prod", session=aws or Aws())
        if isinstance(server, Environment):
            settings = {"api": server.api, **settings}
        return open_on(request.param, server, settings.pop("base_url", None), auth=auth, **settings)

    return make


@pytest.fixture(params=PATHS, name="environment")
def _environment(request: pytest.FixtureRequest) -> Environment:
    return Environment(request.param)


class Stubbed:
    """A boto3 session whose MWAA client responds as a test says, and sends nothing."""

    def __init__(self) -> None:
        session: Any = boto3.Session(region_name="eu-west-1")
        self.region_name = "eu-west-1"
        self._client: Any = session.client("mwaa")
        stubber: Any = Stubber(self._client)
        self.aws = stubber

    def client(self, service_name: str) -> object:
        assert service_name == "mwaa"
        return self._client


def test_a_session_is_made_of_boto3_s_web_token_and_serves_all_requests(
    open_client: Open, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW_TRIGGER_URL", "https://other.test")
    answer = {"WebToken": "web/s3cret+&=", "WebServerHostname": HOST}
    session = Stubbed()
    session.aws.add_response("create_web_login_token", answer, {"Name": "prod"})

    with (
        session.aws,
        open_client(environment, auth=Mwaa("prod", session=session)) as airflow,
    ):
        for _ in range(3):
            assert airflow.trigger("sales").created

    session.aws.assert_no_pending_responses()
    (login,) = environment.logins
    assert (login.method, str(login.url)) == ("POST", f"{BASE}{PATHS[environment.api]}")
    assert login.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(login.content.decode()) == {"token": ["web/s3cret+&="]}
    assert len(environment.others) == 3


@pytest.mark.parametrize("is_guarded", [False, True])
def test_which_airflow_it_is_is_found_out(
    open_client: Open, environment: Environment, *, is_guarded: bool
) -> None:
    aws, environment.is_guarded = Aws(), is_guarded
    environment.ended = httpx.Response(302, headers={"location": "/aws_mwaa/aws-console-sso"})

    with open_client(environment, aws, api=None) as airflow:
        assert airflow.trigger("sales").created
        assert airflow.server().api == environment.api

    # The login path of the other Airflow version gives a 404, and leaves the web token unused.
    assert len(aws.given) == 1
    assert environment.logins[-1].url.path == PATHS[environment.api]


def test_the_cookie_of_airflow_2_joins_the_client_s_own(open_client: Open) -> None:
    environment, sent = Environment("v1", session="s{}.x-y_z".format), list[str]()
    headers = {"Cookie": "session=old; theme=dark", "X-Team": "data"}

    def note(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            sent.append(request.headers["cookie"])
        return environment(request)

    with open_client(note, headers=headers, api="v1") as airflow:
        airflow.get_run("sales", "r1")
        environment.valid.clear()
        airflow.get_run("sales", "r1")

    assert environment.logins[0].headers["x-team"] == "data"
    assert sent == [f"theme=dark; session=s{number}.x-y_z" for number in (1, 1, 2)]


ENDED = {
    "401": httpx.Response(401, json={"detail": "no"}),
    "sign-in": httpx.Response(302, headers={"location": "/aws_mwaa/aws-console-sso?login=true"}),
    "login": httpx.Response(307, headers={"location": f"{BASE}/login/?next=x"}),
    "other host": httpx.Response(302, headers={"location": "https://signin.aws.amazon.com/"}),
}


@pytest.mark.parametrize("ended", ENDED.values(), ids=list(ENDED))
def test_a_session_that_is_over_is_replaced_once(
    open_client: Open, environment: Environment, ended: httpx.Response
) -> None:
    aws, environment.ended = Aws(), ended

    with open_client(environment, aws) as airflow:
        airflow.trigger("sales")
        environment.valid.clear()
        assert airflow.trigger("sales").created
        assert (len(aws.given), len(environment.logins), len(environment.others)) == (2, 2, 3)
        environment.session = lambda number: f"refused-{number}"
        environment.valid = NOBODY
        with pytest.raises((AuthenticationFailed, UnexpectedResponse)):
            airflow.trigger("sales")

    assert (len(aws.given), len(environment.logins), len(environment.others)) == (3, 3, 5)


class Nobody(set[str]):
    """A set of valid sessions that contains none."""

    def __contains__(self, session: object) -> bool:
        return False


NOBODY = Nobody()


def test_a_403_to_an_old_session_is_answered_by_one_login_and_to_a_new_one_by_none(
    open_client: Open, environment: Environment, clock: Clock
) -> None:
    environment.ended = httpx.Response(403, json={"title": "Forbidden", "detail": "no"})

    with open_client(environment) as airflow:
        airflow.get_run("sales", "r1")
        clock.ahead = 61
        environment.valid.clear()
        airflow.get_run("sales", "r1")
        assert len(environment.logins) == 2
        environment.valid = NOBODY
        for _ in range(3):
            with pytest.raises(PermissionDenied):
                airflow.get_run("sales", "r1")

    assert len(environment.logins) == 2


def test_a_redirect_of_airflow_itself_ends_no_session(open_client: Open) -> None:
    environment = Environment()

    def moved(request: httpx.Request) -> httpx.Response:
        response = environment(request)
        elsewhere = {"location": f"{BASE}/api/v2/elsewhere"}
        return response if "login" in request.url.path else httpx.Response(308, headers=elsewhere)

    with open_client(moved) as airflow, pytest.raises(UnexpectedResponse):
        airflow.get_run("sales", "r1")

    assert len(environment.logins) == 1


LIVES = {
    "Max-Age": ("; Max-Age=3600", HOUR),
    "max-age before Expires": (f"; Expires=Thu, 01 Jan 2099 00:00:00 GMT; max-age={HOUR}", HOUR),
    "Expires": ("; Expires=Thu, 01 Jan 2026 01:00:00 GMT", HOUR),
    "nothing": ("; Secure", 12 * HOUR),
    "nonsense": ("; Max-Age=soon; Expires=never", 12 * HOUR),
}


@pytest.mark.parametrize(("cookie", "life"), LIVES.values(), ids=list(LIVES))
def test_a_session_is_renewed_before_its_cookie_ends(
    open_client: Open, environment: Environment, clock: Clock, cookie: str, life: int
) -> None:
    environment.cookie = cookie

    with open_client(environment) as airflow:
        for at, logins in ((0, 1), (life - 70, 1), (life - 50, 2)):
            clock.ahead = at
            airflow.get_run("sales", "r1")
            assert len(environment.logins) == logins


def test_a_token_of_airflow_3_is_renewed_before_it_ends_itself(
    open_client: Open, clock: Clock
) -> None:
    environment = Environment(session=lambda number: jwt(HOUR, number=number))
    environment.cookie = "; Max-Age=43200"

    with open_client(environment) as airflow:
        for at, logins in ((0, 1), (HOUR - 50, 2)):
            clock.ahead = at
            airflow.get_run("sales", "r1")
            assert len(environment.logins) == logins


@pytest.mark.parametrize(("later", "asked"), [(0, 1), (59, 1), (61, 2)])
def test_the_web_token_that_came_with_the_address_serves_a_login_within_a_minute(
    open_client: Open, environment: Environment, clock: Clock, later: float, asked: int
) -> None:
    aws = Aws()

    with open_client(environment, aws) as airflow:
        assert len(aws.given) == 1
        clock.ahead = later
        airflow.trigger("sales")

    assert len(aws.given) == asked
    assert parse_qs(environment.logins[0].content.decode()) == {"token": [aws.given[-1]]}


def test_the_web_token_is_used_once(open_client: Open, environment: Environment) -> None:
    aws = Aws()
    auth = Mwaa("prod", session=aws)

    with open_client(environment, auth=auth) as airflow, open_client(environment, auth=auth):
        airflow.trigger("sales")
        environment.valid.clear()
        airflow.trigger("sales")

    sent = [parse_qs(login.content.decode())["token"] for login in environment.logins]
    assert sent == [[token] for token in aws.given]
    assert len(sent) == 2


def test_a_child_process_logs_in_with_a_web_token_of_its_own(environment: Environment) -> None:
    aws = Aws()
    auth = Mwaa("prod", session=aws)

    with open_on("sync", environment, auth=auth, api=environment.api) as airflow:
        child = os.fork()
        if not child:
            airflow.trigger("sales")
            sent = parse_qs(environment.logins[0].content.decode())["token"]
            os._exit(0 if sent == ["web-s3cret-1"] else 1)
        airflow.trigger("sales")

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert aws.given == ["web-s3cret-0"]


@pytest.mark.parametrize("base_url", [BASE, f"{BASE}/", f"{BASE}:443/api/v2", BASE.upper()])
def test_the_same_base_url_may_be_given_too(open_client: Open, base_url: str) -> None:
    base_url = base_url.replace("HTTPS", "https")
    with open_client(Environment(), base_url=base_url) as airflow:
        assert airflow.trigger("sales").created


@pytest.mark.parametrize(
    "base_url", ["https://other.test", f"http://{HOST}", f"{BASE}:8443", f"{BASE}/home"]
)
def test_another_base_url_is_refused(open_client: Open, base_url: str) -> None:
    server = Environment()

    with pytest.raises(ConfigError, match=r"Mwaa\('prod'\) is for .*: leave base_url out"):
        open_client(server, base_url=base_url)

    assert (server.logins, server.others) == ([], [])


def test_the_secrets_of_one_environment_go_to_no_other_host() -> None:
    server = Environment()
    transport = httpx.MockTransport(server)

    with (
        httpx.Client(auth=Mwaa("prod", session=Aws()), transport=transport) as client,
        pytest.raises(ConfigError, match=f"is at {BASE}, and this request is for https://other"),
    ):
        client.get("https://other.test/api/v2/dags")

    assert (server.logins, server.others) == ([], [])


def test_in_httpx_itself_the_login_is_that_of_the_path(environment: Environment) -> None:
    auth = Mwaa("prod", session=Aws())
    with httpx.Client(auth=auth, transport=httpx.MockTransport(environment)) as client:
        for _ in range(2):
            path = f"{BASE}/api/{environment.api}/dags/sales/dagRuns/r1"
            assert client.get(path).status_code == 200

    assert len(environment.logins) == 1


def test_an_environment_that_has_moved_is_told(open_client: Open) -> None:
    server, aws = Environment(), Aws()

    with open_client(server, aws) as airflow:
        airflow.trigger("sales")
        aws.host = "new.airflow.amazonaws.com"
        server.valid.clear()
        with pytest.raises(ConfigError, match=r"is at https://new\.airflow") as e:
            airflow.trigger("sales")

    assert "create a new client" in str(e.value)
    assert {request.url.host for request in server.logins} == {HOST}


def test_threads_wait_for_one_question_and_one_login(environment: Environment) -> None:
    together = threading.Barrier(8)
    aws = Aws(on_call=lambda: time.sleep(0))
    auth = Mwaa("prod", session=aws)

    def start(airflow: AirflowClient) -> None:
        together.wait()
        airflow.trigger("sales")

    with (
        open_on("sync", environment, auth=auth, api=environment.api) as airflow,
        ThreadPoolExecutor(8) as threads,
    ):
        list(threads.map(start, [airflow] * 8))

    assert (len(aws.given), len(environment.logins), len(environment.others)) == (1, 1, 8)


def test_tasks_wait_for_one_question_which_blocks_no_event_loop(
    environment: Environment, clock: Clock
) -> None:
    entered, go_on = threading.Event(), threading.Event()
    aws = Aws()

    async def all_at_once() -> None:
        auth = Mwaa("prod", session=aws)
        transport = httpx.MockTransport(environment)
        async with AsyncAirflowClient(
            auth=auth, api=environment.api, transport=transport
        ) as airflow:
            clock.ahead = 61  # the first web token is too old

            def block() -> None:
                entered.set()
                assert go_on.wait(10)

            aws.on_call = block
            runs = [asyncio.create_task(airflow.get_run("sales", "r1")) for _ in range(8)]
            assert await asyncio.to_thread(entered.wait, 10)
            go_on.set()  # the event loop was not blocked by the call to AWS
            await asyncio.gather(*runs)

    asyncio.run(all_at_once())

    assert (len(aws.given), len(environment.logins), len(environment.others)) == (2, 1, 8)


def client_error(code: str, status: int = 400) -> Exception:
    """What botocore raises for an error response of AWS."""
    answer: dict[str, dict[str, object]] = {
        "Error": {"Code": code, "Message": "s3cret"},
        "ResponseMetadata": {"HTTPStatusCode": status},
    }
    error: Exception = botocore.exceptions.ClientError(answer, "CreateWebLoginToken")
    return error


BOTO: list[tuple[Exception, type[AirflowTriggerError], list[str]]] = [
    (
        client_error("AccessDeniedException", 403),
        AuthenticationFailed,
        ["airflow:CreateWebLoginToken", "arn:aws:airflow:eu-west-1:ACCOUNT:role/prod/ROLE"],
    ),
    (
        client_error("ResourceNotFoundException", 404),
        ConfigError,
        ["no MWAA environment 'prod' in the region 'eu-west-1'"],
    ),
    (
        client_error("ExpiredTokenException", 403),
        AuthenticationFailed,
        ["does not accept the credentials (ExpiredTokenException)"],
    ),
    (
        client_error("UnrecognizedClientException"),
        AuthenticationFailed,
        ["which credentials boto3 finds"],
    ),
    (client_error("ValidationException"), ConfigError, ["(ValidationException)"]),
    (
        botocore.exceptions.NoCredentialsError(),
        ConfigError,
        ["No usable AWS credentials were found", "role"],
    ),
    (
        botocore.exceptions.CredentialRetrievalError(provider="x", error_msg="s3cret"),
        ConfigError,
        ["No usable AWS credentials were found (CredentialRetrievalError)"],
    ),
    (
        botocore.exceptions.UnauthorizedSSOTokenError(),
        ConfigError,
        ["No usable AWS credentials were found", "aws sso login"],
    ),
    (botocore.exceptions.NoRegionError(), ConfigError, ["region=", "AWS_DEFAULT_REGION"]),
]
URL = "https://airflow.eu-west-1.amazonaws.com/s3cret"
NETWORK: list[Exception] = [
    botocore.exceptions.EndpointConnectionError(endpoint_url=URL),
    botocore.exceptions.ConnectTimeoutError(endpoint_url=URL),
    botocore.exceptions.ReadTimeoutError(endpoint_url=URL),
    botocore.exceptions.ConnectionClosedError(endpoint_url=URL),
    botocore.exceptions.ProxyConnectionError(proxy_url="http://u:s3cret@proxy.test"),
    client_error("ThrottlingException"),
    client_error("TooManyRequestsException", 429),
    client_error("InternalServerException", 500),
    client_error("InternalFailure", 400),
    client_error("ServiceUnavailable", 503),
]


@pytest.mark.parametrize(("error", "kind", "says"), BOTO, ids=str)
def test_what_aws_refuses_is_told_with_what_to_do_when_a_client_is_made_and_later(
    open_client: Open,
    clock: Clock,
    error: Exception,
    kind: type[AirflowTriggerError],
    says: list[str],
) -> None:
    server = Environment()

    with pytest.raises(kind) as e:
        open_client(server, Aws(trouble=[error]))
    aws = Aws()
    with open_client(server, aws) as airflow:
        clock.ahead = 61
        aws.trouble.append(error)
        with pytest.raises(kind) as later:
            airflow.trigger("sales", run_id="r1")

    for raised in (e.value, later.value):
        assert type(raised) is kind
        assert all(words in str(raised) for words in says)
        assert "s3cret" not in str(raised) + repr(raised.__dict__)
        assert raised.__cause__ is error
    assert "Could not trigger DAG 'sales' as run 'r1', nothing was sent: " in str(later.value)
    assert (server.logins, server.others) == ([], [])


def test_what_boto3_s_client_raises_is_told_too(open_client: Open) -> None:
    session = Stubbed()
    for code, status in (("AccessDeniedException", 403), ("ThrottlingException", 400)):
        session.aws.add_client_error("create_web_login_token", code, "s3cret", status)
    auth = Mwaa("prod", session=session)

    with session.aws:
        with pytest.raises(AuthenticationFailed, match="allow the IAM identity the action"):
            open_client(Environment(), auth=auth)
        with pytest.raises(ConnectionFailed, match="had status 429"):
            open_client(Environment(), auth=auth)


def test_a_denied_question_is_not_repeated_for_thirty_seconds(
    open_client: Open, clock: Clock
) -> None:
    aws, asked = Aws(), list[float]()
    aws.on_call = lambda: asked.append(clock.ahead)

    with open_client(Environment(), aws) as airflow:
        for clock.ahead in (61, 62, 90):
            aws.trouble = [client_error("AccessDeniedException", 403)]
            with pytest.raises(AuthenticationFailed):
                airflow.trigger("sales")
        clock.ahead, aws.trouble = 92, []
        assert airflow.trigger("sales").created

    assert asked == [0, 61, 92]


@pytest.mark.parametrize("error", NETWORK, ids=str)
def test_a_fault_of_the_network_to_aws_is_told_when_a_client_is_made_and_passes_in_a_call(
    open_client: Open, clock: Clock, error: Exception
) -> None:
    server = Environment()

    with pytest.raises(ConnectionFailed, match="Requesting a web login token") as e:
        open_client(server, Aws(trouble=[error]))
    aws = Aws()
    with open_client(server, aws) as airflow:
        clock.ahead = 61
        aws.trouble += [error, error]
        assert airflow.trigger("sales").created

    assert e.value.retryable
    assert "s3cret" not in str(e.value) + repr(e.value.__dict__)
    assert len(server.logins) == 1


def test_a_fault_of_the_network_to_aws_names_the_host_that_was_asked(open_client: Open) -> None:
    fault = botocore.exceptions.EndpointConnectionError(endpoint_url=URL)

    with pytest.raises(
        ConnectionFailed, match=r"request to airflow\.eu-west-1\.amazonaws\.com\. Check"
    ):
        open_client(Environment(), Aws(trouble=[fault]))


LOGINS: list[tuple[httpx.Response, type[AirflowTriggerError], str]] = [
    (httpx.Response(401, json={"detail": "no"}), AuthenticationFailed, "does not accept it"),
    (httpx.Response(403, text="no role"), AuthenticationFailed, "no role. AWS issued a web login"),
    (httpx.Response(403, html="<html>Sorry</html>"), UnexpectedResponse, "Check the network acc"),
    (httpx.Response(200, json={}), UnexpectedResponse, "without the cookie "),
    (ENDED["sign-in"], UnexpectedResponse, f"a redirect to {BASE}/aws_mwaa/aws-console-sso"),
    (httpx.Response(503), ConnectionFailed, "See the server's log"),
    (httpx.Response(400, text="bad web-s3cret-0"), AuthenticationFailed, "left out"),
    (httpx.Response(404, text="nothing"), AuthenticationFailed, "leave out the client's `api`"),
]


@pytest.mark.parametrize(("answer", "kind", "says"), LOGINS, ids=str)
def test_a_login_that_airflow_refuses_is_told_with_what_to_do(
    open_client: Open,
    environment: Environment,
    answer: httpx.Response,
    kind: type[AirflowTriggerError],
    says: str,
) -> None:
    environment.answer = answer

    with open_client(environment) as airflow, pytest.raises(kind) as e:
        airflow.trigger("sales", run_id="r1")

    assert says in str(e.value)
    assert "nothing was sent: The login to the MWAA environment 'prod' failed: " in str(e.value)
    assert e.value.url == f"{BASE}{PATHS[environment.api]}"
    assert "s3cret" not in str(e.value) + repr(e.value.__dict__)
    assert environment.others == []


COOKIES = {
    "deleted": (["x=y; Max-Age=0"], None),
    "past": (["x=y; Expires=Thu, 01 Jan 1970 00:00:00 GMT"], None),
    "blank": (["x="], None),
    "other": (["xx=y"], None),
    "space": (["x=y z"], None),
    "deleted first": (["x=; Max-Age=0", "x=y"], "y"),
    "deleted last": (["x=y", "x=; Max-Age=0"], None),
    "unknown attributes": (["a=b; Partitioned", 'x="y"; Partitioned; Priority=High'], "y"),
}


@pytest.mark.parametrize(("lines", "value"), COOKIES.values(), ids=list(COOKIES))
def test_the_cookie_of_the_session_is_read_as_a_browser_does(
    open_client: Open, environment: Environment, lines: list[str], value: str | None
) -> None:
    name = "session" if environment.api == "v1" else "_token"
    headers = [("set-cookie", f"{name}{line[1:]}") for line in lines]
    environment.answer = httpx.Response(200, headers=headers)
    environment.valid.add("y")

    with open_client(environment) as airflow:
        if value is None:
            with pytest.raises(UnexpectedResponse, match="without the cookie"):
                airflow.trigger("sales")
        else:
            assert airflow.trigger("sales").created


def test_a_login_may_end_with_a_redirect_to_the_page(open_client: Open) -> None:
    headers = {"location": "/home", "set-cookie": "session=s"}
    environment = Environment("v1", answer=httpx.Response(302, headers=headers))
    environment.valid.add("s")

    with open_client(environment) as airflow:
        assert airflow.trigger("sales").created


@pytest.mark.parametrize("answer", [{}, {"WebToken": "t"}, {"WebServerHostname": HOST}])
def test_an_answer_of_aws_without_a_token_is_told(
    open_client: Open, monkeypatch: pytest.MonkeyPatch, answer: dict[str, object]
) -> None:
    def give(self: Aws, *, Name: str) -> dict[str, object]:  # noqa: N803
        return answer

    monkeypatch.setattr(Aws, "create_web_login_token", give)

    with pytest.raises(ConfigError, match="AWS returned no web login token"):
        open_client(Environment())


def test_without_a_region_the_error_says_where_to_put_it(open_client: Open) -> None:
    for auth in (Mwaa("prod"), Mwaa("prod", session=boto3.Session())):
        with pytest.raises(ConfigError, match=r"give Mwaa\(environment, region=\.\.\.\)"):
            open_client(Environment(), auth=auth)


def test_boto3_s_own_session_asks_in_the_region(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def answer(self: Any, name: str, parameters: dict[str, str]) -> dict[str, str]:
        asked.append((self.meta.region_name, parameters["Name"]))
        return {"WebToken": "t", "WebServerHostname": HOST}

    monkeypatch.setattr("botocore.client.BaseClient._make_api_call", answer)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")

    for auth in (Mwaa("prod", region="eu-west-1"), Mwaa("prod")):
        assert auth.base_url() == BASE

    assert asked == [("eu-west-1", "prod"), ("us-east-1", "prod")]


def test_a_profile_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "missing")

    with pytest.raises(
        ConfigError, match=r"No usable AWS credentials were found \(ProfileNotFound\)"
    ):
        Mwaa("prod", region="eu-west-1")


WITHOUT_BOTO3 = """
import sys
sys.modules["boto3"] = None
from airflow_trigger import AirflowClient, ConfigError, Mwaa

class Session:
    region_name = "eu-west-1"
    def client(self, name):
        return self
    def create_web_login_token(self, *, Name):
        return {"WebToken": "t", "WebServerHostname": "a.test"}

with AirflowClient(auth=Mwaa("prod", session=Session())) as airflow:
    print(airflow.base_url)
try:
    Mwaa("prod", region="eu-west-1")
except ConfigError as error:
    print(error)
print([name for name in sys.modules if name.startswith("botocore")])
"""


def test_without_boto3_the_message_says_what_to_install_and_a_session_does_without() -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_BOTO3], capture_output=True, text=True, check=True
    )

    base_url, said, loaded = run.stdout.splitlines()
    assert base_url == "https://a.test"
    assert "install airflow-trigger[mwaa] from the index of airflow-trigger" in said
    assert loaded == "[]"


@pytest.mark.parametrize(
    ("environment", "kind"),
    [
        ("", ConfigError),
        ("arn:aws:airflow:eu-west-1:1:environment/prod", ConfigError),
        ("1prod", ConfigError),
        ("prod\n", ConfigError),
        ("p" * 81, ConfigError),
        (b"prod", TypeError),
        (None, TypeError),
    ],
)
def test_what_cannot_be_the_name_of_an_environment_is_refused(
    environment: Any, kind: type[Exception]
) -> None:
    with pytest.raises(kind, match="environment"):
        Mwaa(environment, session=Aws())


def test_a_region_other_than_the_session_s_is_refused() -> None:
    Mwaa("prod", region="eu-west-1", session=Aws())
    given: Any = b"eu-west-1"
    with pytest.raises(TypeError, match="region must be a str"):
        Mwaa("prod", region=given)

    for region_name in ("us-east-1", None):
        with pytest.raises(ConfigError, match=f"the session is for {region_name!r}"):
            Mwaa("prod", region="eu-west-1", session=Aws(region_name))


class WebServer(http.server.BaseHTTPRequestHandler):
    """The web server of an environment, on a socket."""

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        self.send_response(200 if sent == {"token": ["web-s3cret"]} else 401)
        self.send_header("Set-Cookie", "session=c00kie-s3cret; Path=/; HttpOnly")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        body = json.dumps(run_body("r1")).encode()
        self.send_response(200 if self.headers["cookie"] == "session=c00kie-s3cret" else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with http.server.HTTPServer(("127.0.0.1", 0), WebServer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_no_library_logs_a_secret_of_the_login(
    address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "aws-s3cret")
    body = json.dumps({"WebToken": "web-s3cret", "WebServerHostname": address}).encode()

    def answer(self: object, request: Any) -> Any:
        response: Any = AWSResponse(request.url, 200, dict[str, str](), None)
        response._content = body
        return response

    monkeypatch.setattr("botocore.httpsession.URLLib3Session.send", answer)
    monkeypatch.setattr("airflow_trigger.auth._mwaa.SCHEME", "http")
    with (
        caplog.at_level(logging.DEBUG),
        AirflowClient(auth=Mwaa("prod", region="eu-west-1"), api="v1") as airflow,
    ):
        assert airflow.get_run("sales", "r1").run_id == "r1"

    lines = [record.getMessage() for record in caplog.records]
    for logger, words in (
        ("botocore.auth", "x-amz-security-token:…"),
        ("botocore.endpoint", "X-Amz-Security-Token"),
        ("botocore.parsers", '"WebToken": "…'),
        ("httpcore.http11", "(b'Set-Cookie', b'…"),
    ):
        logged = [record.getMessage() for record in caplog.records if record.name == logger]
        assert any(words in line for line in logged), logger
    assert [line for line in lines if "s3cret" in line] == []


def test_nothing_secret_is_shown_or_pickled(open_client: Open, environment: Environment) -> None:
    auth = Mwaa("prod", session=Aws())

    with open_client(environment, auth=auth) as airflow:
        airflow.trigger("sales")

    assert repr(auth) == "Mwaa('prod')"
    assert repr(Mwaa("prod", region="eu-west-1")) == "Mwaa('prod', region='eu-west-1')"
    with pytest.raises(TypeError, match="Mwaa contains a secret"):
        pickle.dumps(auth)
