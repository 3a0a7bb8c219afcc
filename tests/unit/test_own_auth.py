"""A custom `httpx.Auth` in the clients: what it raises, yields and leaves out."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import threading
import urllib.error
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from email.message import Message
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    ApiError,
    AsyncAirflowClient,
    AuthenticationFailed,
    BearerTokenProvider,
    ConfigError,
    ConnectionFailed,
    InvalidRequest,
    PermissionDenied,
    RateLimited,
    RetryPolicy,
    RunRef,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from tests.both import open_client
from tests.unit.driving import run_body

BASE = "https://airflow.test"
SECRET = "s3cret-word"
Open = Callable[..., AirflowClient]
Respond = Callable[[httpx.Request], httpx.Response]
Flow = Generator[httpx.Request, httpx.Response]


@attrs.define
class Airflow:
    """Starts runs, each once; its first responses are those in `trouble`."""

    started: list[str] = attrs.Factory(list[str])
    paths: list[str] = attrs.Factory(list[str])
    headers: list[httpx.Headers] = attrs.Factory(list[httpx.Headers])
    trouble: list[httpx.Response] = attrs.Factory(list[httpx.Response])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.paths.append(path)
        self.headers.append(request.headers)
        if path == "/vault":
            return httpx.Response(200, json={"token": "t"})
        if path.startswith("/vault/"):
            return httpx.Response(int(path[7:]))
        return self._run(request)

    def _run(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            run_id = request.url.path.rpartition("/")[2]
            known = run_id in self.started or run_id == "r1"
            return httpx.Response(200, json=run_body(run_id)) if known else missing()
        run_id = json.loads(request.content)["dag_run_id"]
        if run_id in self.started:
            return httpx.Response(409, json={"detail": "exists"})
        self.started.append(run_id)
        return self.trouble.pop(0) if self.trouble else httpx.Response(200, json=run_body(run_id))


def missing() -> httpx.Response:
    detail = "The DagRun with dag_id: `sales` and run_id: `x` was not found"
    return httpx.Response(404, json={"detail": detail})


@pytest.fixture(params=["sync", "async"], name="open_client")
def _open_client(request: pytest.FixtureRequest) -> Open:
    defaults: dict[str, Any] = {
        "api": "v2",
        "retry": RetryPolicy(attempts=3, backoff=0),
        "conf_check": "json",
        "on_paused": "allow",
    }

    def make(auth: httpx.Auth, server: Respond, **settings: Any) -> AirflowClient:
        given = defaults | {"auth": auth, "transport": httpx.MockTransport(server)} | settings
        return open_client(request.param, BASE, **given)

    return make


class Own(httpx.Auth):
    """An Auth whose flow is given by a test."""

    def __init__(self, flow: Callable[[httpx.Request], Any]) -> None:
        self._flow = flow

    def auth_flow(self, request: httpx.Request) -> Any:
        return self._flow(request)


class UrllibError(Exception):
    """Looks like the base class of urllib3's exceptions."""


UrllibError.__module__, UrllibError.__name__ = "urllib3.exceptions", "HTTPError"


class NewConnectionError(UrllibError):
    pass


class AwsError(Exception):
    """What botocore raises for an error response of AWS."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(SECRET)
        self.response = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}

    def __repr__(self) -> str:
        return f"AwsError({self.response})"


class SPNEGOExchangeError(httpx.RequestError):
    """Looks like what httpx-gssapi raises, with a GSSAPI error as its context."""

    def __init__(self, min_code: int) -> None:
        super().__init__(SECRET, request=httpx.Request("POST", f"https://airflow.test/{SECRET}"))
        self.__context__ = GSSError()
        self.__context__.min_code = min_code

    def __repr__(self) -> str:
        return "SPNEGOExchangeError()"


class GSSError(Exception):
    min_code: int


SPNEGOExchangeError.__module__ = "httpx_gssapi.exceptions"
NO_CREDENTIALS, KDC_UNREACHABLE = 2529639053, 2529639068


class StatusError(OSError):
    """What a library such as requests raises for an HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(SECRET)
        self.response = httpx.Response(status)

    def __repr__(self) -> str:
        return f"StatusError({self.response.status_code})"


class UrlError(OSError, ValueError):
    """What requests raises for a URL without a scheme, among others."""


PROGRAMMING: list[Exception] = [
    *(ValueError(SECRET), RuntimeError(SECRET), RecursionError(SECRET)),
    *(FileNotFoundError(2, SECRET, "/token"), httpx.InvalidURL(SECRET), StatusError(403)),
    urllib.error.HTTPError(f"https://vault.test/{SECRET}", 403, SECRET, Message(), None),
    *(httpx.UnsupportedProtocol(SECRET), httpx.LocalProtocolError(SECRET)),
    *(httpx.TooManyRedirects(SECRET), StatusError(302), UrlError(SECRET)),
    *(PermissionError(SECRET), FileNotFoundError(SECRET), IsADirectoryError(SECRET)),
    *(AwsError("AccessDeniedException", 400), AwsError("ResourceNotFoundException", 404)),
]


NETWORK: list[Exception] = [
    *(httpx.ReadTimeout(SECRET), OSError(SECRET), TimeoutError(SECRET), ConnectionError(SECRET)),
    *(NewConnectionError(SECRET), StatusError(503), StatusError(408), StatusError(499)),
    urllib.error.HTTPError(f"https://vault.test/{SECRET}", 503, SECRET, Message(), None),
    *(AwsError("ThrottlingException", 400), AwsError("InternalServiceError", 500)),
]


@pytest.mark.parametrize("error", PROGRAMMING, ids=repr)
def test_what_an_auth_raises_before_sending_says_that_nothing_was_sent(
    open_client: Open, error: Exception
) -> None:
    def flow(request: httpx.Request) -> Flow:
        raise error
        yield request

    server, kind = Airflow(), type(error).__name__
    with open_client(Own(flow), server) as airflow, pytest.raises(ConfigError) as e:
        airflow.trigger("sales", run_id="r9")

    assert f"nothing was sent: Own raised {kind} before anything was sent" in str(e.value)
    assert SECRET not in str(e.value)
    assert e.value.__cause__ is error
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r9")
    assert server.paths == []


@pytest.mark.parametrize("error", PROGRAMMING, ids=repr)
def test_what_a_provider_raises_says_the_same(open_client: Open, error: Exception) -> None:
    def provide() -> str:
        raise error

    server = Airflow()
    auth = BearerTokenProvider(provide)
    with open_client(auth, server) as airflow, pytest.raises(ConfigError) as e:
        airflow.trigger("sales", run_id="r9")

    assert f"nothing was sent: The token provider raised {type(error).__name__}" in str(e.value)
    assert SECRET not in str(e.value)
    assert e.value.__cause__ is error
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r9")


def test_a_missing_ticket_is_told_of_with_what_to_do(open_client: Open) -> None:
    def flow(request: httpx.Request) -> Flow:
        raise SPNEGOExchangeError(NO_CREDENTIALS)
        yield request

    with open_client(Own(flow), Airflow()) as airflow, pytest.raises(ConfigError, match="kinit"):
        airflow.trigger("sales")


@pytest.mark.parametrize("error", NETWORK, ids=repr)
@pytest.mark.parametrize("is_provider", [False, True], ids=["auth", "provider"])
def test_a_fault_of_the_network_in_credentials_is_tried_again(
    open_client: Open, error: Exception, *, is_provider: bool
) -> None:
    asked: list[int] = []

    def provide() -> str:
        asked.append(1)
        if len(asked) < 3 or not well[0]:
            raise error
        return "t"

    def flow(request: httpx.Request) -> Flow:
        request.headers["Authorization"] = provide()
        yield request

    server = Airflow()
    well, auth = [True], BearerTokenProvider(provide) if is_provider else Own(flow)
    with open_client(auth, server) as airflow:
        assert airflow.trigger("sales").created
        assert len(asked) == 3
        well[0] = False
        with pytest.raises(ConnectionFailed) as e:
            airflow.trigger("sales", run_id="r9")

    assert len(asked) == 6
    assert type(error).__name__ in str(e.value)
    assert SECRET not in str(e.value)
    assert e.value.__cause__ is error
    assert len(server.started) == 1


VAULT = httpx.Request("GET", f"https://vault.test/{SECRET}?token={SECRET}")


def caused_by(cause: Exception) -> httpx.ConnectError:
    fault = httpx.ConnectError(SECRET, request=VAULT)
    fault.__cause__ = cause
    return fault


def of_tls(reason: str, kind: type[ssl.SSLError] = ssl.SSLError) -> ssl.SSLError:
    error = kind(1, SECRET)
    error.reason = reason
    return error


def unresolved() -> httpx.ConnectError:
    return caused_by(socket.gaierror(-2, "Name or service not known"))


def untrusted() -> httpx.ConnectError:
    return caused_by(of_tls("CERTIFICATE_VERIFY_FAILED", ssl.SSLCertVerificationError))


def without_tls() -> httpx.ConnectError:
    return caused_by(of_tls("WRONG_VERSION_NUMBER"))


class RequestsError(OSError):
    """Like the exception of requests, which refers to the request."""

    request = SimpleNamespace(url=f"https://vault.test/{SECRET}")


BUSY = httpx.Response(503)
ELSEWHERE = {
    "no address": (unresolved, "Check that vault.test can be reached", 3),
    "certificate": (untrusted, "The certificate of vault.test is not trusted", 1),
    "no TLS": (without_tls, "Check that vault.test can be reached", 1),
    "reset": (lambda: httpx.ReadError(SECRET, request=VAULT), "Check that vault.test", 3),
    "proxy": (lambda: httpx.ProxyError("403", request=VAULT), "Check the proxy on the way", 1),
    "status": (lambda: httpx.HTTPStatusError(SECRET, request=VAULT, response=BUSY), "503", 3),
    "requests": (lambda: RequestsError(SECRET), "Check that vault.test can be reached", 3),
    "TLS of Python": (lambda: caused_by(ssl.SSLError(SECRET)), "Check that vault.test can", 1),
    "raw TLS": (
        lambda: ssl.SSLCertVerificationError(1, SECRET),
        "The certificate of the issuer",
        1,
    ),
}


@pytest.mark.parametrize(("make", "advice", "attempts"), ELSEWHERE.values(), ids=list(ELSEWHERE))
@pytest.mark.parametrize("is_provider", [False, True], ids=["auth", "provider"])
def test_a_fault_on_the_way_to_a_vault_is_not_told_as_airflow_s(
    open_client: Open,
    make: Callable[[], Exception],
    advice: str,
    attempts: int,
    *,
    is_provider: bool,
) -> None:
    asked: list[int] = []

    def provide() -> str:
        asked.append(1)
        raise make()

    def flow(request: httpx.Request) -> Flow:
        request.headers["Authorization"] = provide()
        yield request

    server = Airflow()
    auth = BearerTokenProvider(provide) if is_provider else Own(flow)
    with open_client(auth, server) as airflow, pytest.raises(ConnectionFailed) as e:
        airflow.trigger("sales", run_id="r9")

    said = str(e.value)
    who = "The token provider" if is_provider else "Own"
    assert f"nothing was sent: {who} raised {type(make()).__name__} during the login" in said
    assert advice in said
    assert_tells_of_another_host(said)
    assert e.value.may_pass is (attempts > 1)
    assert len(asked) == attempts
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r9")


def assert_tells_of_another_host(said: str) -> None:
    for word in SECRET, "airflow.test", "base_url", "verify=", "Check that the server runs":
        assert word not in said


@pytest.mark.parametrize(
    ("make", "advice", "attempts"), list(ELSEWHERE.values())[:5], ids=list(ELSEWHERE)[:5]
)
def test_an_auth_s_own_request_to_another_host_is_not_told_as_airflow_s(
    open_client: Open, make: Callable[[], httpx.RequestError], advice: str, attempts: int
) -> None:
    class Silent(Airflow):
        def __call__(self, request: httpx.Request) -> httpx.Response:
            self.paths.append(request.url.path)
            raise make()

    def flow(request: httpx.Request) -> Flow:
        yield httpx.Request("GET", "https://u:s3cret-word@vault.test/login?secret=s3cret-word")
        yield request

    server = Silent()
    with open_client(Own(flow), server) as airflow, pytest.raises(ConnectionFailed) as e:
        airflow.trigger("sales", run_id="r9")

    said, kind = str(e.value), type(make()).__name__
    assert f"Own met {kind} during the login, GET https://vault.test/login. {advice}" in said
    assert_tells_of_another_host(said)
    assert server.paths == ["/login"] * attempts
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r9")


def test_a_wait_goes_on_while_a_vault_is_away(open_client: Open) -> None:
    faults = [unresolved()]

    def provide() -> str:
        if faults:
            raise faults.pop()
        return "t"

    def finished(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=run_body("r1", state="success"))

    auth, retry = BearerTokenProvider(provide), RetryPolicy(attempts=1)
    with open_client(auth, finished, retry=retry) as airflow:
        run = airflow.wait(RunRef("sales", "r1"), timeout=10, poll_interval=0.001)

    assert run.is_finished
    assert faults == []


REFUSED = {
    401: AuthenticationFailed,
    403: PermissionDenied,
    404: ApiError,
    422: InvalidRequest,
    429: RateLimited,
    302: UnexpectedResponse,
}


@pytest.mark.parametrize(("status", "kind"), REFUSED.items(), ids=list(map(str, REFUSED)))
def test_an_auth_that_raises_for_a_status_leaves_airflow_s_answer_as_it_is(
    open_client: Open, status: int, kind: type[AirflowTriggerError]
) -> None:
    def flow(request: httpx.Request) -> Flow:
        (yield request).raise_for_status()

    class Refusing(Airflow):
        def _run(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(status, json={"detail": "not you"})

    retry = RetryPolicy(attempts=1)
    with (
        open_client(Own(flow), Refusing(), retry=retry) as airflow,
        pytest.raises(kind, match=f"returned {status}") as e,
    ):
        airflow.trigger("sales", run_id="r9")

    assert not isinstance(e.value, TriggerUnconfirmed)


def test_an_auth_that_raises_for_a_503_never_starts_the_dag_twice(open_client: Open) -> None:
    def flow(request: httpx.Request) -> Flow:
        (yield request).raise_for_status()

    server = Airflow(trouble=[httpx.Response(503)])
    with open_client(Own(flow), server) as airflow:
        assert airflow.trigger("sales", run_id="r9").run_id == "r9"

    assert server.started == ["r9"]


def test_an_auth_that_fails_at_the_answer_never_starts_the_dag_twice(open_client: Open) -> None:
    failures = [LookupError(SECRET)]

    def flow(request: httpx.Request) -> Flow:
        yield request
        if failures:
            raise failures.pop()

    server = Airflow()
    with open_client(Own(flow), server) as airflow:
        run = airflow.trigger("sales")

    assert [run.run_id] == server.started
    assert run.created is True


def test_an_auth_that_always_fails_at_the_answer_leaves_the_run_unconfirmed(
    open_client: Open,
) -> None:
    def flow(request: httpx.Request) -> Flow:
        yield request
        raise ValueError(SECRET)

    server = Airflow()
    with open_client(Own(flow), server) as airflow:
        with pytest.raises(TriggerUnconfirmed) as e:
            airflow.trigger("sales", run_id="r9")
        with pytest.raises(ConnectionFailed, match="ValueError in Own after the answer"):
            airflow.get_run("sales", "r1")

    assert server.started == ["r9"]
    assert SECRET not in str(e.value) + str(e.value.__cause__)
    assert isinstance(e.value.__cause__, AirflowTriggerError)
    assert isinstance(e.value.__cause__.__cause__, ValueError)


@pytest.mark.parametrize("fault", [httpx.ConnectError("gone"), httpx.PoolTimeout("full")], ids=repr)
def test_an_auth_that_sends_the_request_again_does_not_hide_the_first_answer(
    open_client: Open, fault: httpx.RequestError
) -> None:
    # A proxy loses the first response, after the run was started.
    def flow(request: httpx.Request) -> Flow:
        if (yield request).status_code == 503:
            yield request

    class Flaky(Airflow):
        def _run(self, request: httpx.Request) -> httpx.Response:
            if request.method == "POST" and len(self.started) == len(self.paths) - 1 == 1:
                raise fault
            return super()._run(request)

    for server in Airflow(trouble=[httpx.Response(503)]), Flaky(trouble=[httpx.Response(503)]):
        with open_client(Own(flow), server) as airflow:
            run = airflow.trigger("sales", idempotency_key="k")
        assert server.started == [run.run_id]
        assert run.created is None  # False would say that another call created it


def test_an_auth_may_answer_a_challenge(open_client: Open) -> None:
    class Challenging(Airflow):
        def _run(self, request: httpx.Request) -> httpx.Response:
            if not request.headers.get("authorization", "").startswith("Digest "):
                challenge = 'Digest realm="a", nonce="n", qop="auth", algorithm=MD5'
                return httpx.Response(401, headers={"www-authenticate": challenge})
            return super()._run(request)

    server = Challenging()
    with open_client(httpx.DigestAuth("ada", SECRET), server) as airflow:
        assert airflow.trigger("sales").created

    assert len(server.started) == 1


def test_httpx_s_own_kinds_work(open_client: Open, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text(f"machine airflow.test login ada password {SECRET}")
    for auth in httpx.BasicAuth("ada", SECRET), httpx.NetRCAuth(str(tmp_path / "netrc")):
        server = Airflow()
        with open_client(auth, server) as airflow:
            airflow.get_run("sales", "r1")
        assert server.headers[0]["authorization"].startswith("Basic ")


def copied(request: httpx.Request) -> httpx.Request:
    """A new request, signed in its query and its headers, as a custom function might create it."""
    url = request.url.copy_merge_params({"sig": "x"})
    headers = {**request.headers, "Authorization": "t"}
    return httpx.Request(request.method, url, headers=headers, content=request.content)


def test_a_request_that_an_auth_made_anew_is_still_the_request(open_client: Open) -> None:
    def flow(request: httpx.Request) -> Flow:
        request.read()
        yield copied(request)

    class Losing(Airflow):
        def _run(self, request: httpx.Request) -> httpx.Response:
            super()._run(request)
            raise httpx.ReadTimeout("slow", request=request)

    server, losing = Airflow(), Losing()
    with open_client(Own(flow), server) as airflow:
        assert airflow.trigger("sales").created
    with open_client(Own(flow), losing) as airflow, pytest.raises(TriggerUnconfirmed):
        airflow.trigger("sales")

    assert len(server.started) == len(losing.started) == 1


def test_an_auth_may_log_in_first_and_has_the_client_s_time_outs_for_it(open_client: Open) -> None:
    limits: list[Any] = []

    class Watching(Airflow):
        def __call__(self, request: httpx.Request) -> httpx.Response:
            limits.append(request.extensions["timeout"])
            return super().__call__(request)

    def flow(request: httpx.Request) -> Flow:
        answer = yield httpx.Request("POST", f"{BASE}/vault", json={"secret": SECRET})
        request.headers["Authorization"] = answer.json()["token"]
        yield request

    server = Watching()
    with open_client(Own(flow), server, timeout=7) as airflow:
        airflow.get_run("sales", "r1")

    assert server.headers[1]["authorization"] == "t"
    assert limits == [{"connect": 7, "read": 7, "write": 7, "pool": 7}] * 2


@pytest.mark.parametrize(
    ("status", "kind", "attempts"),
    [
        (302, ConfigError, 1),
        (404, ConfigError, 1),
        (200, ConfigError, 1),
        (401, AuthenticationFailed, 1),
        (403, AuthenticationFailed, 1),
        (408, ConnectionFailed, 3),
        (425, ConnectionFailed, 3),
        (429, ConnectionFailed, 3),
        (499, ConnectionFailed, 3),
        (503, ConnectionFailed, 3),
    ],
)
def test_an_auth_whose_own_login_came_to_nothing_sent_nothing(
    open_client: Open, status: int, kind: type[AirflowTriggerError], attempts: int
) -> None:
    def flow(request: httpx.Request) -> Flow:
        yield httpx.Request("GET", f"{BASE}/vault/{status}?secret={SECRET}")

    server = Airflow()
    with open_client(Own(flow), server) as airflow, pytest.raises(kind) as e:
        airflow.trigger("sales", run_id="r9")

    assert f"Own gave up after GET {BASE}/vault/{status} returned {status}" in str(e.value)
    assert SECRET not in str(e.value)
    assert server.paths == [f"/vault/{status}"] * attempts
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r9")


def test_an_auth_that_gives_up_after_a_refusal_leaves_that_refusal(open_client: Open) -> None:
    def flow(request: httpx.Request) -> Flow:
        yield request
        yield httpx.Request("GET", f"{BASE}/vault/400")

    class Refusing(Airflow):
        def _run(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(401, json={"detail": "who?"})

    with (
        open_client(Own(flow), Refusing()) as airflow,
        pytest.raises(AuthenticationFailed, match="who"),
    ):
        airflow.trigger("sales")


def never(request: httpx.Request) -> Flow:
    return
    yield request


def a_list(request: httpx.Request) -> list[httpx.Request]:
    return [request]


def nothing(request: httpx.Request) -> None:
    pass


def words(request: httpx.Request) -> Generator[str, httpx.Response]:
    yield "request"


def body_for_the_wrong_client(request: httpx.Request) -> Flow:
    yield httpx.Request("POST", f"{BASE}/vault", content=OddStream())
    yield request


class OddStream:
    """A body that neither client can send."""

    def __iter__(self) -> Iterator[bytes]:
        raise LookupError(SECRET)

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        raise LookupError(SECRET)
        yield b""


@pytest.mark.parametrize(
    ("flow", "says"),
    [
        (never, "Own ended without yielding the request"),
        (a_list, "Own raised TypeError"),
        (nothing, "Own raised TypeError"),
        (words, "Own yielded a str instead of an httpx.Request"),
        (body_for_the_wrong_client, "Own raised "),
    ],
)
def test_an_auth_that_is_none_is_named_and_nothing_is_sent(
    open_client: Open, flow: Callable[[httpx.Request], Any], says: str
) -> None:
    class Reading(Airflow):
        def __call__(self, request: httpx.Request) -> httpx.Response:
            request.read()
            return super().__call__(request)

    server = Reading()
    with open_client(Own(flow), server) as airflow, pytest.raises(ConfigError) as e:
        airflow.trigger("sales", run_id="r9")

    assert f"nothing was sent: {says}" in str(e.value)
    assert SECRET not in str(e.value)
    assert server.started == []
    assert e.value.dag_id == "sales"


@pytest.mark.parametrize("made", [never, a_list, nothing, words])
def test_the_same_of_an_auth_with_flows_of_its_own(
    open_client: Open, made: Callable[[httpx.Request], Any]
) -> None:
    class Whole(httpx.Auth):
        def sync_auth_flow(self, request: httpx.Request) -> Any:
            return made(request)

        def async_auth_flow(self, request: httpx.Request) -> Any:
            async def no_generator() -> object:
                return made(request)

            return no_generator()

    server = Airflow()
    with open_client(Whole(), server) as airflow, pytest.raises(ConfigError) as e:
        airflow.trigger("sales")

    assert "Whole" in str(e.value)
    assert server.started == []


class SyncOnly(httpx.Auth):
    def sync_auth_flow(self, request: httpx.Request) -> Flow:
        request.headers["Authorization"] = "t"
        yield request


class AsyncOnly(httpx.Auth):
    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        await asyncio.sleep(0)
        request.headers["Authorization"] = "t"
        yield request


@pytest.mark.parametrize(
    ("mode", "auth"), [("sync", SyncOnly()), ("async", AsyncOnly())], ids=["sync", "async"]
)
def test_an_auth_of_one_client_works_in_that_client(mode: Any, auth: httpx.Auth) -> None:
    server = Airflow()
    settings: dict[str, Any] = {"api": "v2", "transport": httpx.MockTransport(server)}

    with open_client(mode, BASE, auth, **settings) as airflow:
        airflow.get_run("sales", "r1")

    assert server.headers[0]["authorization"] == "t"


@pytest.mark.parametrize(
    ("mode", "auth"), [("async", SyncOnly()), ("sync", AsyncOnly())], ids=["sync", "async"]
)
def test_an_auth_of_the_other_client_is_refused_and_not_left_out(
    mode: Any, auth: httpx.Auth
) -> None:
    server = Airflow()
    settings: dict[str, Any] = {"api": "v2", "transport": httpx.MockTransport(server)}

    alone = r"so it works only with (Async)?AirflowClient"
    with (
        open_client(mode, BASE, auth, **settings) as airflow,
        pytest.raises(ConfigError, match=alone),
    ):
        airflow.get_run("sales", "r1")

    assert server.paths == []


def test_an_auth_may_read_the_body_of_the_request_and_of_the_response(open_client: Open) -> None:
    class Signing(httpx.Auth):
        requires_request_body = True
        requires_response_body = True

        def auth_flow(self, request: httpx.Request) -> Flow:
            request.headers["X-Length"] = str(len(request.content))
            assert (yield request).content

    server = Airflow()
    with open_client(Signing(), server) as airflow:
        assert airflow.trigger("sales").created

    assert server.headers[0]["x-length"] == server.headers[0]["content-length"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), SystemExit(3)], ids=repr)
def test_an_interruption_in_an_auth_comes_out_as_it_is(interruption: BaseException) -> None:
    def flow(request: httpx.Request) -> Flow:
        raise interruption
        yield request

    settings: dict[str, Any] = {"api": "v2", "transport": httpx.MockTransport(Airflow())}
    with (
        AirflowClient(BASE, Own(flow), **settings) as airflow,
        pytest.raises(type(interruption)),
    ):
        airflow.get_run("sales", "r1")


def test_a_cancelled_task_is_cancelled_in_its_auth() -> None:
    class Waiting(httpx.Auth):
        async def async_auth_flow(
            self, request: httpx.Request
        ) -> AsyncGenerator[httpx.Request, httpx.Response]:
            await asyncio.Event().wait()
            yield request

    async def cancel() -> None:
        settings: dict[str, Any] = {"api": "v2", "transport": httpx.MockTransport(Airflow())}
        async with AsyncAirflowClient(BASE, Waiting(), **settings) as airflow:
            async with asyncio.timeout(0.01):
                await airflow.get_run("sales", "r1")

    with pytest.raises(TimeoutError):
        asyncio.run(cancel())


def test_an_auth_that_fails_at_its_end_does_not_hide_what_happened(open_client: Open) -> None:
    closed = threading.Event()

    class Untidy(httpx.Auth):
        def sync_auth_flow(self, request: httpx.Request) -> Flow:
            try:
                yield request
            finally:
                closed.set()
                raise LookupError(SECRET)

        async def async_auth_flow(
            self, request: httpx.Request
        ) -> AsyncGenerator[httpx.Request, httpx.Response]:
            try:
                yield request
            finally:
                closed.set()
                raise LookupError(SECRET)

    class Down(Airflow):
        def _run(self, request: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("refused", request=request)

    with (
        open_client(Untidy(), Down()) as airflow,
        pytest.raises(ConnectionFailed, match="refused"),
    ):
        airflow.trigger("sales")

    assert closed.is_set()
