"""Airflow behind a gateway that requires its own credentials, and clients without credentials."""

from __future__ import annotations

import pickle
from collections.abc import AsyncGenerator, Callable, Generator
from datetime import timedelta
from typing import Any, cast

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowTriggerError,
    AuthenticationFailed,
    BasicAuth,
    BearerToken,
    ConnectionFailed,
    JwtLogin,
    PasswordAuth,
    RetryPolicy,
    UnexpectedResponse,
)
from airflow_trigger.auth import (
    BearerTokenProvider,
    BehindGateway,
    ClientCredentials,
    NoAuth,
    OAuth2ClientCredentials,
)
from airflow_trigger.auth._tokens import SecretAuth
from airflow_trigger.errors import ConfigError
from airflow_trigger.models import Api
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_fake
from tests.fakes import OpenAirflow
from tests.unit.test_auth import Get, get_async, get_sync

pytestmark = [
    pytest.mark.platform("gateway", on="a simulated gateway for each kind of rejection"),
    pytest.mark.platform("iap", on="a simulated proxy"),
]

SECRET = "s3cret-of-the-gateway"
# Makes a gateway accept every token.
ANY = "*"
IDP = "https://idp.test/token"
PROXY_AUTHORIZATION = "Proxy-Authorization"

# Responses of gateways to missing or wrong credentials: a status, headers and a body.
Refusal = tuple[int, dict[str, str], str]
PAGE = {"content-type": "text/html"}
REFUSALS: dict[str, Refusal] = {
    "IAP": (401, {"x-goog-iap-generated-response": "true"}, "Invalid IAP credentials"),
    "nginx": (401, PAGE, "<html><h1>401 Authorization Required</h1></html>"),
    "istio": (403, {"content-type": "text/plain"}, "RBAC: access denied"),
    "kong": (401, {"content-type": "application/json"}, '{"message":"Unauthorized"}'),
    "fastapi": (401, {"content-type": "application/json"}, '{"detail":"Not authenticated"}'),
    "oauth2-proxy": (403, PAGE, "<html><title>Sign in</title></html>"),
    "redirect": (302, {"location": "https://login.test/?state=1"}, ""),
    "login page": (200, PAGE, "<html><title>Sign in</title></html>"),
    "hidden": (404, PAGE, "<html>404</html>"),
}


class Gateway(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Passes on requests that carry its own header, without that header; also a token endpoint."""

    def __init__(
        self,
        fake: FakeAirflow,
        *,
        valid: str = f"Bearer {SECRET}",
        header: str = PROXY_AUTHORIZATION,
        refusal: Refusal = REFUSALS["nginx"],
    ) -> None:
        self.valid = valid
        self.refusal = refusal
        # Answers a request that has passed, instead of Airflow.
        self.instead: Callable[[httpx.Request], httpx.Response | None] = lambda _: None
        self.refused: list[str] = []
        self.passed: list[httpx.Request] = []
        self.elsewhere: list[httpx.Request] = []
        self._header = header
        self._fake = fake

    @property
    def paths(self) -> list[str]:
        return [f"{request.method} {request.url.path}" for request in self.passed]

    def _refusal(self, request: httpx.Request) -> httpx.Response | None:
        """The response of something in front of Airflow, or of another host."""
        if request.url.host == "idp.test":
            self.elsewhere.append(request)
            return httpx.Response(200, json={"access_token": SECRET, "expires_in": 3600})
        given = request.headers.get(self._header)
        if given is None or self.valid not in (given, ANY):
            self.refused.append(f"{request.method} {request.url.path}")
            status, headers, body = self.refusal
            return httpx.Response(status, headers=headers, text=body)
        # A copy of the request as it arrived, as an Auth may change its request later.
        self.passed.append(httpx.Request(request.method, request.url, headers=request.headers))
        return self.instead(request)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._refusal(request) or self._fake.transport.handle_request(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        refusal = self._refusal(request)
        return refusal or await self._fake.transport.handle_async_request(request)


class LoggedIn(SecretAuth):
    """A gateway's credentials that log in at an identity provider."""

    def __init__(self, url: str = IDP) -> None:
        self._url = url

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        login = httpx.Request("POST", self._url, headers={"Authorization": "Basic Y2xpZW50"})
        response = yield login
        request.headers["Authorization"] = f"Bearer {response.json()['access_token']}"
        yield request

    requires_response_body = True


class AsBefore(httpx.Auth):
    """Custom credentials that create a new request."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        headers = {**request.headers, "Authorization": f"Bearer {SECRET}"}
        yield httpx.Request(
            request.method,
            request.url,
            headers=headers,
            stream=request.stream,
            extensions=request.extensions,
        )


GATEWAYS: dict[str, tuple[Callable[[], httpx.Auth | str], str]] = {
    "text": (lambda: SECRET, f"Bearer {SECRET}"),
    "token": (lambda: BearerToken(SECRET), f"Bearer {SECRET}"),
    "basic": (lambda: BasicAuth("gate", "keeper"), "Basic Z2F0ZTprZWVwZXI="),
    "password": (lambda: PasswordAuth("gate", "keeper"), "Basic Z2F0ZTprZWVwZXI="),
    "client": (lambda: OAuth2ClientCredentials(IDP, "c", SECRET), f"Bearer {SECRET}"),
    "provider": (lambda: BearerTokenProvider(lambda: SECRET), f"Bearer {SECRET}"),
    "login": (LoggedIn, f"Bearer {SECRET}"),
    "own": (AsBefore, f"Bearer {SECRET}"),
}


def fake_of(api: Api) -> FakeAirflow:
    fake = FakeAirflow(version="2.11.2" if api == "v1" else "3.3.2")
    fake.add_dag("sales")
    return fake


AIRFLOWS: dict[str, tuple[Api, Callable[[FakeAirflow], httpx.Auth | str]]] = {
    "2, basic": ("v1", lambda fake: BasicAuth(fake.username, fake.password)),
    "2, password": ("v1", lambda fake: PasswordAuth(fake.username, fake.password)),
    "3, password": ("v2", lambda fake: PasswordAuth(fake.username, fake.password)),
    "3, login": ("v2", lambda fake: JwtLogin(fake.username, fake.password)),
    "3, token": ("v2", lambda fake: BearerToken(fake.token)),
    "3, text": ("v2", lambda fake: fake.token),
}


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    return cast(Mode, request.param)


@pytest.mark.parametrize(("gateway", "valid"), GATEWAYS.values(), ids=list(GATEWAYS))
@pytest.mark.parametrize(("api", "behind"), AIRFLOWS.values(), ids=list(AIRFLOWS))
def test_each_kind_of_credentials_goes_with_each_other(
    mode: Mode,
    gateway: Callable[[], httpx.Auth | str],
    valid: str,
    api: Api,
    behind: Callable[[FakeAirflow], httpx.Auth | str],
) -> None:
    fake = fake_of(api)
    way = Gateway(fake, valid=valid)
    auth = BehindGateway(gateway(), behind(fake))
    with open_fake(mode, fake, auth=auth, transport=way) as client:
        assert client.trigger("sales", {"a": 1}, run_id="r1").created
        assert client.server().api == api

    assert fake.triggered("sales") == [{"a": 1}]
    assert {request.headers[PROXY_AUTHORIZATION] for request in way.passed} == {valid}
    own = [request.headers.get("authorization") for request in way.passed]
    assert valid not in own
    assert way.paths[-1] == f"POST /api/{api}/dags/sales/dagRuns"
    assert own[-1] is not None


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=list(REFUSALS))
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_whatever_the_gateway_says_without_credentials_the_version_is_found_without_a_login(
    mode: Mode, api: Api, refusal: Refusal
) -> None:
    fake = fake_of(api)
    way = Gateway(fake, refusal=refusal)
    auth = BehindGateway(SECRET, PasswordAuth(fake.username, fake.password))
    with open_fake(mode, fake, auth=auth, transport=way) as client:
        assert client.server().api == api

    assert way.refused == ["GET /api/v2/version", "GET /api/v1/version"]
    versions = ["GET /api/v2/version", "GET /api/v1/version"]
    assert way.paths == (versions if api == "v1" else versions[:1])
    assert not any("authorization" in request.headers for request in way.passed)


def renewing(tokens: list[str]) -> BearerTokenProvider:
    """Tokens for a gateway: "gateway-0", "gateway-1" and so on, each valid for a day."""

    def provide() -> tuple[str, timedelta]:
        tokens.append(f"gateway-{len(tokens)}")
        return tokens[-1], timedelta(days=1)

    return BearerTokenProvider(provide)


@attrs.define
class Renewed:
    """Airflow's token and the gateway's, and how often each was obtained."""

    fake: FakeAirflow
    way: Gateway
    client: Any
    of_gateway: list[str]

    def logins(self) -> int:
        return self.way.paths.count("POST /auth/token")


@pytest.fixture
def renewed(mode: Mode) -> Generator[Renewed]:
    fake = fake_of("v2")
    way, tokens = Gateway(fake, valid="Bearer gateway-0"), list[str]()
    auth = BehindGateway(renewing(tokens), JwtLogin(fake.username, fake.password))
    with open_fake(mode, fake, auth=auth, transport=way) as client:
        client.trigger("sales", run_id="r0")
        yield Renewed(fake, way, client, tokens)


@pytest.mark.parametrize("kind", ["nginx", "IAP", "kong"])
def test_a_refusal_of_the_gateway_renews_the_gateway_s_token_alone(
    renewed: Renewed, kind: str
) -> None:
    renewed.way.valid, renewed.way.refusal = "Bearer gateway-1", REFUSALS[kind]

    assert renewed.client.trigger("sales", run_id="r1").created
    assert renewed.of_gateway == ["gateway-0", "gateway-1"]
    assert renewed.logins() == 1
    assert len(renewed.fake.triggered("sales")) == 2


def test_a_refusal_in_airflow_s_words_renews_airflow_s_token_alone(renewed: Renewed) -> None:
    renewed.fake.expire_tokens()

    assert renewed.client.trigger("sales", run_id="r1").created
    assert renewed.of_gateway == ["gateway-0"]
    assert renewed.logins() == 2
    assert len(renewed.fake.triggered("sales")) == 2


def test_both_may_be_renewed_for_one_request(renewed: Renewed) -> None:
    renewed.way.valid = "Bearer gateway-1"
    renewed.fake.expire_tokens()

    assert renewed.client.get_run("sales", "r0").run_id == "r0"
    assert renewed.of_gateway == ["gateway-0", "gateway-1"]
    assert renewed.logins() == 2


def test_a_gateway_that_refuses_for_ever_is_asked_twice_and_airflow_s_login_is_left_alone(
    renewed: Renewed,
) -> None:
    renewed.way.valid = "Bearer nothing"

    with pytest.raises(AuthenticationFailed, match="This response is not from Airflow"):
        renewed.client.get_run("sales", "r0")
    assert renewed.way.refused[-2:] == ["GET /api/v2/dags/sales/dagRuns/r0"] * 2
    assert renewed.of_gateway == ["gateway-0", "gateway-1"]
    assert renewed.logins() == 1


def no_word(request: httpx.Request) -> httpx.Response | None:
    """A refusal that does not tell whether it is Airflow's or the gateway's."""
    return httpx.Response(401) if request.url.path.endswith("/r0") else None


def test_where_a_refusal_does_not_tell_whose_it_is_each_is_renewed_once_the_gateway_s_first(
    renewed: Renewed,
) -> None:
    way, before = renewed.way, len(renewed.way.passed)
    way.valid = ANY
    way.instead = no_word

    with pytest.raises(AuthenticationFailed):
        renewed.client.get_run("sales", "r0")

    seen = [
        (request.url.path.split("/")[-1], request.headers[PROXY_AUTHORIZATION])
        for request in way.passed[before:]
    ]
    assert seen == [
        ("r0", "Bearer gateway-0"),
        ("r0", "Bearer gateway-1"),
        ("token", "Bearer gateway-1"),
        ("r0", "Bearer gateway-1"),
    ]


class Again(httpx.Auth):
    """Credentials that send every request twice, whatever the response is."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        for _ in range(2):
            request.headers["Authorization"] = f"Bearer {SECRET}"
            yield request


class AgainForAirflow(httpx.Auth):
    def __init__(self, fake: FakeAirflow) -> None:
        self._token = fake.token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        for _ in range(2):
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request


@pytest.mark.parametrize("status", [200, 500, 502, 499])
@pytest.mark.parametrize("side", ["gateway", "airflow"])
def test_credentials_do_not_send_a_trigger_again_after_a_success_or_an_answer_that_leaves_it_open(
    mode: Mode, status: int, side: str
) -> None:
    fake = fake_of("v2")
    way, posts = Gateway(fake), list[str]()
    answer = fake.transport.handle_request

    def note(request: httpx.Request) -> httpx.Response | None:
        if request.method != "POST":
            return None
        posts.append(request.url.path)
        if status == 200:
            return None
        answer(request)
        return httpx.Response(status)

    way.instead = note
    auth = (
        BehindGateway(Again(), fake.token)
        if side == "gateway"
        else BehindGateway(SECRET, AgainForAirflow(fake))
    )
    with open_fake(mode, fake, auth=auth, transport=way, retry=RetryPolicy(attempts=1)) as client:
        if status == 200:
            client.trigger("sales", run_id="r1")
        else:
            # The look-up finds the run.
            assert client.trigger("sales", run_id="r1").run_id == "r1"

    assert len(posts) == 1


class Lazy(httpx.Auth):
    """Credentials that are set on a request once, and not again when it is repeated."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = f"Bearer {SECRET}"
        response = yield request
        if response.status_code == 401:
            yield request


def test_airflow_s_credentials_are_never_taken_for_the_gateway_s(mode: Mode) -> None:
    fake = fake_of("v2")
    way, answers = Gateway(fake), [httpx.Response(401)]
    way.instead = lambda _: answers.pop() if answers else None
    with open_fake(
        mode, fake, auth=BehindGateway(Lazy(), fake.token), transport=way, api="v2"
    ) as client:
        assert client.trigger("sales").created

    assert {request.headers[PROXY_AUTHORIZATION] for request in way.passed} == {way.valid}


def test_credentials_may_end_with_a_request_of_their_own(mode: Mode) -> None:
    fake = fake_of("v2")

    class Leaving(AgainForAirflow):
        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request
            yield httpx.Request("POST", f"{fake.url}/auth/logout")

    way = Gateway(fake)
    with open_fake(
        mode, fake, auth=BehindGateway(SECRET, Leaving(fake)), transport=way, api="v2"
    ) as client:
        assert client.trigger("sales").created

    assert way.paths[-2:] == ["POST /api/v2/dags/sales/dagRuns", "POST /auth/logout"]


def test_the_gateway_s_own_login_passes_untouched_and_goes_where_it_says(mode: Mode) -> None:
    fake = fake_of("v2")
    way = Gateway(fake)
    with open_fake(mode, fake, auth=BehindGateway(LoggedIn(), fake.token), transport=way) as client:
        client.trigger("sales")

    assert way.elsewhere
    for login in way.elsewhere:
        assert login.headers["authorization"] == "Basic Y2xpZW50"
        assert PROXY_AUTHORIZATION not in login.headers
    assert fake.token.split(".")[1][:10] not in str([login.headers for login in way.elsewhere])


def test_a_login_of_airflow_s_credentials_elsewhere_gets_none_of_the_gateway_s(mode: Mode) -> None:
    fake = fake_of("v2")

    class Elsewhere(LoggedIn):
        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
            yield httpx.Request("POST", IDP)
            request.headers["Authorization"] = f"Bearer {fake.token}"
            yield request

    way = Gateway(fake)
    auth = BehindGateway("for-the-gateway", Elsewhere())
    way.valid = "Bearer for-the-gateway"
    with open_fake(mode, fake, auth=auth, transport=way) as client:
        client.trigger("sales")

    assert way.elsewhere
    assert not any("for-the-gateway" in str(login.headers.raw) for login in way.elsewhere)
    assert not any(PROXY_AUTHORIZATION in login.headers for login in way.elsewhere)


def test_the_gateway_may_read_another_header(mode: Mode) -> None:
    fake = fake_of("v2")
    way = Gateway(fake, header="X-Gateway")
    auth = BehindGateway(SECRET, fake.token, header="X-Gateway")
    with open_fake(mode, fake, auth=auth, transport=way) as client:
        client.trigger("sales")

    assert not any(PROXY_AUTHORIZATION in request.headers for request in way.passed)


@pytest.mark.parametrize("header", ["Authorization", "authorization"])
def test_a_gateway_that_tells_airflow_who_it_is_may_have_the_header_for_itself(
    mode: Mode, header: str
) -> None:
    fake = OpenAirflow()
    way = Gateway(fake, header="Authorization", valid="Bearer gateway-1")
    auth = BehindGateway(renewing([]), NoAuth(), header=header)
    with open_fake(mode, fake, auth=auth, transport=way) as client:
        assert client.trigger("sales").created

    assert not any(PROXY_AUTHORIZATION in request.headers for request in way.passed)


def test_a_gateway_in_front_of_another_needs_both_for_the_version_too(mode: Mode) -> None:
    fake = fake_of("v2")

    class Inner(Gateway):
        def _refusal(self, request: httpx.Request) -> httpx.Response | None:
            if request.headers.get("X-Inner") != "Bearer inner":
                return httpx.Response(401, text="who?")
            return super()._refusal(request)

    auth = BehindGateway(SECRET, BehindGateway("inner", fake.token, header="X-Inner"))
    with open_fake(mode, fake, auth=auth, transport=Inner(fake)) as client:
        assert client.server().api == "v2"
        assert client.trigger("sales").created


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (
            lambda: BehindGateway(SECRET, "t", header="Authorization"),
            "so the gateway needs another header",
        ),
        (
            lambda: BehindGateway(SECRET, "t", header="authorization"),
            "so the gateway needs another header",
        ),
        (lambda: BehindGateway(SECRET, "t", header=""), "not a valid header name"),
        (lambda: BehindGateway(SECRET, "t", header=f"X: {SECRET}"), "not a valid header name"),
        (lambda: BehindGateway(SECRET, "t", header="Host"), "not a valid header name"),
        (
            lambda: BehindGateway(ClientCredentials("a", SECRET), "t"),
            "ClientCredentials logs in to Airflow",
        ),
        (lambda: BehindGateway(JwtLogin("a", SECRET), "t"), "JwtLogin logs in to Airflow"),
        (lambda: BehindGateway("two words", "t"), "the token must be one word"),
        (lambda: BehindGateway(SECRET, ""), "the token must be one word"),
    ],
    ids=[
        *("same header", "lower case", "empty", "a line", "Host"),
        *("client", "login", "no token", "empty token"),
    ],
)
def test_what_cannot_work_is_refused_at_once(make: Callable[[], object], told: str) -> None:
    with pytest.raises(ConfigError, match=told) as e:
        make()

    assert SECRET not in str(e.value)


@pytest.mark.parametrize("value", [None, SECRET.encode(), (SECRET, SECRET)], ids=repr)
def test_credentials_of_another_type_are_refused_at_once_and_not_shown(value: Any) -> None:
    for gateway, airflow in ((value, "t"), ("t", value)):
        with pytest.raises(TypeError, match=r"must be an httpx\.Auth or a token") as e:
            BehindGateway(gateway, airflow)
        assert SECRET not in str(e.value)
    with pytest.raises(TypeError, match="header must be a str"):
        BehindGateway("t", "t", header=value)


def test_they_do_not_show_and_those_with_a_secret_do_not_pickle() -> None:
    auth = BehindGateway(SECRET, PasswordAuth("ada", SECRET))

    assert repr(auth) == (
        "BehindGateway(BearerToken(…), PasswordAuth('ada', …), header='Proxy-Authorization')"
    )
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(auth)
    assert pickle.loads(pickle.dumps(NoAuth())) == NoAuth()
    assert {NoAuth(), NoAuth()} == {NoAuth()}
    assert NoAuth() != BearerToken(SECRET)


class Somewhere(BearerToken):
    def base_url(self) -> str:
        return "https://there.test"


def test_the_times_of_the_token_are_those_of_airflow_s(mode: Mode) -> None:
    fake = fake_of("v2")
    auth = BehindGateway(SECRET, PasswordAuth(fake.username, fake.password))
    with open_fake(mode, fake, auth=auth, transport=Gateway(fake), api="v2") as client:
        assert auth.times() == BearerToken(SECRET).times()
        client.dag("sales")
        times = auth.times()

    assert times is not None
    assert times.expires is not None


def test_the_address_is_that_of_airflow_s_credentials() -> None:
    assert BehindGateway(SECRET, Somewhere("t")).base_url() == "https://there.test"
    assert BehindGateway(Somewhere("t"), SECRET).base_url() is None
    assert BehindGateway(SECRET, NoAuth()).base_url() is None


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_login_that_the_gateway_refuses_is_not_held_against_airflow_s_password(
    mode: Mode,
) -> None:
    fake = fake_of("v2")
    gateway, tokens = Gateway(fake), ["wrong"]
    auth = BehindGateway(
        BearerTokenProvider(lambda: tokens[-1]), PasswordAuth(fake.username, fake.password)
    )

    with open_fake(mode, fake, auth=auth, transport=gateway, api="v2") as client:
        with pytest.raises(AuthenticationFailed) as e:
            client.dag("sales")
        tokens.append(SECRET)
        assert client.dag("sales").dag_id == "sales"

    assert "not tried again" not in str(e.value)


class Failing(httpx.Auth):
    """Raises before the request, or after its response."""

    def __init__(self, error: Exception, *, after: bool = False) -> None:
        self._error = error
        self._is_after = after

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        if not self._is_after:
            raise self._error
        request.headers["Authorization"] = f"Bearer {SECRET}"
        yield request
        raise self._error


def test_what_the_gateway_s_credentials_raise_before_sending_started_nothing(mode: Mode) -> None:
    fake = fake_of("v2")
    way = Gateway(fake)
    auth = BehindGateway(Failing(ValueError(SECRET)), fake.token)
    with (
        open_fake(mode, fake, auth=auth, transport=way, api="v2") as client,
        pytest.raises(ConfigError, match="nothing was sent: BehindGateway raised ValueError") as e,
    ):
        client.trigger("sales")

    assert SECRET not in str(e.value)
    assert (way.passed, way.refused) == ([], [])


def test_what_they_raise_after_a_success_never_starts_the_dag_twice(mode: Mode) -> None:
    fake = fake_of("v2")
    tries: list[Exception] = []

    class Once(Failing):
        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
            request.headers["Authorization"] = f"Bearer {SECRET}"
            yield request
            if request.method == "POST" and not tries:
                tries.append(self._error)
                raise self._error

    auth = BehindGateway(Once(ValueError(SECRET)), fake.token)
    with open_fake(mode, fake, auth=auth, transport=Gateway(fake)) as client:
        client.trigger("sales", run_id="r1")

    assert len(tries) == 1
    assert len(fake.triggered("sales")) == 1


def test_a_gateway_s_identity_provider_out_of_reach_is_named_and_tried_again(mode: Mode) -> None:
    fake = fake_of("v2")

    class Away(Gateway):
        def _refusal(self, request: httpx.Request) -> httpx.Response | None:
            if request.url.host == "idp.test":
                self.elsewhere.append(request)
                raise httpx.ConnectError("no route", request=request)
            return super()._refusal(request)

    way = Away(fake)
    auth = BehindGateway(LoggedIn(), fake.token)
    retry = RetryPolicy(attempts=3, backoff=0)
    with (
        open_fake(mode, fake, auth=auth, transport=way, retry=retry, api="v2") as client,
        pytest.raises(ConnectionFailed, match=r"nothing was sent: BehindGateway met .*idp\.test"),
    ):
        client.trigger("sales")

    assert len(way.elsewhere) == 3
    assert way.passed == []


def test_a_lost_answer_behind_a_gateway_is_settled_by_looking_the_run_up(mode: Mode) -> None:
    fake = fake_of("v2")
    fake.lose_response()
    auth = BehindGateway(SECRET, PasswordAuth(fake.username, fake.password))
    with open_fake(mode, fake, auth=auth, transport=Gateway(fake)) as client:
        client.trigger("sales", run_id="r1")

    assert len(fake.triggered("sales")) == 1


def test_a_login_page_behind_the_credentials_is_not_taken_for_airflow(mode: Mode) -> None:
    fake = fake_of("v2")
    way = Gateway(fake, refusal=REFUSALS["redirect"])
    with (
        open_fake(mode, fake, auth=BehindGateway("wrong", fake.token), transport=way) as client,
        pytest.raises(UnexpectedResponse, match=r"a redirect to https://login\.test"),
    ):
        client.trigger("sales")


def test_a_password_that_airflow_refuses_is_not_blamed_on_the_gateway(mode: Mode) -> None:
    fake, tokens = fake_of("v2"), list[str]()
    way = Gateway(fake, valid="Bearer gateway-0")
    auth = BehindGateway(renewing(tokens), PasswordAuth(fake.username, "wrong"))
    with (
        open_fake(mode, fake, auth=auth, transport=way) as client,
        pytest.raises(AuthenticationFailed, match="Check the user name and the password"),
    ):
        client.trigger("sales")

    assert tokens == ["gateway-0"]


class OnlySync(httpx.Auth):
    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = f"Bearer {SECRET}"
        yield request


class OnlyAsync(httpx.Auth):
    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = f"Bearer {SECRET}"
        yield request


@pytest.mark.parametrize(
    ("kind", "works", "refused"), [(OnlySync, "sync", "async"), (OnlyAsync, "async", "sync")]
)
def test_an_auth_of_the_other_client_is_refused_and_not_left_out(
    kind: type[httpx.Auth], works: Mode, refused: Mode
) -> None:
    fake = fake_of("v2")
    settings = {"auth": BehindGateway(kind(), fake.token), "api": "v2"}
    with open_fake(works, fake, transport=Gateway(fake), **settings) as client:
        assert client.trigger("sales").created
    with (
        open_fake(refused, fake, transport=Gateway(fake), **settings) as client,
        pytest.raises(ConfigError, match=f"{kind.__name__} defines only {works}_auth_flow"),
    ):
        client.trigger("sales")


@pytest.mark.parametrize("get", [get_sync, get_async], ids=["sync", "async"])
def test_it_works_in_httpx_itself(get: Get) -> None:
    def echo(request: httpx.Request) -> httpx.Response:
        names = ("proxy-authorization", "authorization")
        return httpx.Response(200, json=[request.headers.get(name) for name in names])

    auth = BehindGateway(BasicAuth("gate", "keeper"), "t0ken")
    url = "https://airflow.test/api/v2"
    assert get(auth, echo, f"{url}/dags").json() == ["Basic Z2F0ZTprZWVwZXI=", "Bearer t0ken"]
    assert get(auth, echo, f"{url}/version").json() == ["Basic Z2F0ZTprZWVwZXI=", None]
    # An id may look like a path.
    named = f"{url}/variables/x%2Fapi%2Fv2%2Fversion"
    assert get(auth, echo, named).json()[1] == "Bearer t0ken"


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_client_without_credentials_works_where_none_are_needed(mode: Mode, api: Api) -> None:
    fake = OpenAirflow(api)
    with open_fake(mode, fake, auth=NoAuth(), headers={"X-Api-Key": "k"}) as client:
        assert client.trigger("sales").created

    assert fake.requests("trigger")[0].headers["x-api-key"] == "k"


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_where_credentials_are_needed_the_advice_says_that_the_client_has_none(
    mode: Mode, api: Api
) -> None:
    fake = fake_of(api)
    with (
        open_fake(mode, fake, auth=NoAuth()) as client,
        pytest.raises(AirflowTriggerError, match=r"The client has no credentials \(NoAuth\)"),
    ):
        client.trigger("sales")


def test_the_same_behind_a_gateway(mode: Mode) -> None:
    fake = fake_of("v2")
    with (
        open_fake(
            mode, fake, auth=BehindGateway(SECRET, NoAuth()), transport=Gateway(fake)
        ) as client,
        pytest.raises(AuthenticationFailed, match=r"The client has no credentials \(NoAuth\)"),
    ):
        client.trigger("sales")
