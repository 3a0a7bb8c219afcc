"""Logins as the clients send them: where to, with what, how often, and what their errors say."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AsyncAirflowClient,
    AuthenticationFailed,
    ConnectionFailed,
    JwtLogin,
    PasswordAuth,
    RateLimited,
    RetryPolicy,
    RunRef,
    TriggerRequest,
    UnexpectedResponse,
)
from tests.unit.driving import run_as_asked, run_body
from tests.unit.logins import Clock, Respond, open_on
from tests.unit.test_auth import jwt

BASE = "https://airflow.test/team-a"
SECRET = "s3cret/word&é"

Open = Callable[..., AirflowClient]


@pytest.fixture(params=["sync", "async"], name="open_client")
def _open_client(request: pytest.FixtureRequest) -> Open:
    def make(server: Respond, base_url: str = BASE, **settings: Any) -> AirflowClient:
        auth = settings.pop("auth", None) or PasswordAuth("ada", SECRET)
        return open_on(request.param, server, base_url, auth=auth, **settings)

    return make


@attrs.define
class Airflow3:
    """Issues tokens, or answers logins as told; starts a run of any DAG."""

    refusal: httpx.Response | None = None
    logins: list[httpx.Request] = attrs.Factory(list[httpx.Request])
    others: list[httpx.Request] = attrs.Factory(list[httpx.Request])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/auth/token"):
            self.others.append(request)
            return run_as_asked(request)
        self.logins.append(request)
        if self.refusal is None:
            return httpx.Response(201, json={"access_token": f"token-{len(self.logins)}"})
        # A new copy each time, as a response can be read only once.
        refusal = self.refusal
        return httpx.Response(refusal.status_code, headers=refusal.headers, content=refusal.content)


@pytest.mark.parametrize(
    "base_url",
    [
        "https://gw.test",
        "https://gw.test:8443/team-a/",
        "https://gw.test/api/airflow",
        "https://gw.test/api/v1/airflow",
        "https://gw.test/api/v2/airflow/api/v2",
        "https://gw.test/a%20b/api/v1/x",
    ],
)
def test_the_login_goes_to_the_base_url_whatever_its_prefix_holds(
    open_client: Open, base_url: str
) -> None:
    server = Airflow3()

    with open_client(server, base_url) as airflow:
        assert airflow.trigger("sales").created

    (login,) = server.logins
    assert str(login.url) == f"{base_url.removesuffix('/').removesuffix('/api/v2')}/auth/token"
    assert json.loads(login.content) == {"username": "ada", "password": SECRET}


@pytest.mark.parametrize("prefix", ["/api/v2/old", "/api/airflow", ""])
def test_airflow_2_gets_basic_credentials_whatever_the_prefix_holds(
    open_client: Open, prefix: str
) -> None:
    server = Airflow3()

    with open_client(server, f"https://gw.test{prefix}", api="v1") as airflow:
        airflow.get_run("sales", "r1")

    assert server.logins == []
    assert server.others[0].headers["authorization"].startswith("Basic ")


def test_the_login_has_the_client_s_own_headers_and_no_others(open_client: Open) -> None:
    server = Airflow3()
    headers = {
        "X-Api-Key": "k",
        "Cookie": "a=b",
        "User-Agent": "billing/3",
        "Accept": "text/html",
        "Authorization": "Basic eDp5",
    }

    with open_client(server, headers=headers) as airflow:
        airflow.trigger("sales")

    (login,) = server.logins
    assert dict(login.headers) == {
        "host": "airflow.test",
        "x-request-id": login.headers["x-request-id"],
        "x-api-key": "k",
        "cookie": "a=b",
        "user-agent": "billing/3",
        "accept": "application/json",
        "accept-encoding": "gzip, deflate",
        "content-type": "application/json",
        "content-length": str(len(login.content)),
    }


def test_the_login_belongs_to_the_trace_of_its_request(
    open_client: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Airflow3()
    monkeypatch.setattr(
        "airflow_trigger._http.requests.trace_headers", lambda: {"traceparent": "00-a-b-01"}
    )

    with open_client(server) as airflow:
        airflow.trigger("sales")

    assert server.logins[0].headers["traceparent"] == "00-a-b-01"


def test_in_httpx_itself_the_login_has_the_headers_of_its_request() -> None:
    request = httpx.Request(
        "POST",
        f"{BASE}/api/v2/dags",
        json={"a": 1},
        headers={"X-Api-Key": "k", "If-Match": "x", "Range": "bytes=0-1", "Authorization": "old"},
    )

    login = next(JwtLogin("ada", SECRET).sync_auth_flow(request))

    assert login.headers["x-api-key"] == "k"
    assert login.headers["content-type"] == "application/json"
    assert login.headers["content-length"] == str(len(login.content))
    assert not {"if-match", "range", "authorization"} & set(login.headers)


def test_the_login_keeps_to_the_time_outs_of_its_request(open_client: Open) -> None:
    server = Airflow3()

    with open_client(server, retry=RetryPolicy(deadline=3), timeout=30) as airflow:
        airflow.trigger("sales")

    limits = server.logins[0].extensions["timeout"].values()
    assert all(2 < seconds <= 3 for seconds in limits)


def test_what_a_login_takes_is_taken_off_the_time_of_its_request(
    open_client: Open, clock: Clock
) -> None:
    server = Airflow3()

    def slow(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/token"):
            clock.ahead += 6
        return server(request)

    with open_client(slow, retry=RetryPolicy(deadline=10), timeout=30) as airflow:
        airflow.trigger("sales")

    assert max(server.others[0].extensions["timeout"].values()) <= 4


def test_a_run_outlives_the_tokens_of_a_keycloak(open_client: Open, clock: Clock) -> None:
    # Airflow's own token claims a day; the one inside it expires after 15 seconds.
    given: dict[str, float] = {}
    polls = 0

    def keycloak(request: httpx.Request) -> httpx.Response:
        nonlocal polls
        if request.url.path.endswith("/auth/token"):
            token = jwt(86_400, number=len(given), access_token=jwt(15, issued=1e9))
            given[f"Bearer {token}"] = clock.ahead
            return httpx.Response(201, json={"access_token": token})
        if clock.ahead - given[request.headers["authorization"]] > 15:
            return httpx.Response(403, json={"detail": "Forbidden"})
        if request.method == "POST":
            return run_as_asked(request)
        clock.ahead += 5
        polls += 1
        return httpx.Response(200, json=run_body("r1", state="success" if polls > 9 else "running"))

    with open_client(keycloak) as airflow:
        run = airflow.trigger("sales", run_id="r1")
        assert airflow.wait(run, poll_interval=0.001).is_finished

    assert len(given) == 4


def test_a_token_that_ends_unannounced_does_not_end_the_wait(
    open_client: Open, clock: Clock
) -> None:
    server, dead = Airflow3(), httpx.Response(500, text="Internal Server Error")
    ended = False

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal ended
        if ended and len(server.logins) == 1 and request.method == "GET":
            return httpx.Response(dead.status_code, content=dead.content)
        return server(request)

    with open_client(answer, retry=RetryPolicy(attempts=1)) as airflow:
        run = airflow.trigger("sales", run_id="r1")
        clock.ahead, ended = 300, True
        assert airflow.get_run("sales", run.run_id).run_id == "r1"

    assert len(server.logins) == 2


def test_a_wrong_password_is_sent_once_in_thirty_seconds(open_client: Open, clock: Clock) -> None:
    server = Airflow3(httpx.Response(401, json={"detail": "Invalid credentials"}))

    refused: list[AuthenticationFailed] = []

    with open_client(server) as airflow:
        for _ in range(20):
            with pytest.raises(AuthenticationFailed, match="Invalid credentials") as e:
                airflow.trigger("sales")
            refused.append(e.value)
            clock.ahead += 1
        assert len(server.logins) == 1
        clock.ahead += 11
        server.refusal = None
        assert airflow.trigger("sales").created

    assert len(server.logins) == 2
    assert {(error.status, error.dag_id) for error in refused} == {(401, "sales")}
    assert "ago" not in str(refused[0])
    assert "The login was rejected 19 s ago" in str(refused[-1])
    assert "not tried again for another 11 s" in str(refused[-1])


@pytest.mark.parametrize("status", [400, 401, 403, 422])
def test_a_batch_logs_in_once_however_it_is_refused(open_client: Open, status: int) -> None:
    server = Airflow3(httpx.Response(status, json={"detail": "no"}))

    ended: list[object] = []

    with open_client(server) as airflow:
        try:
            requests = [TriggerRequest("sales") for _ in range(20)]
            ended += [outcome.error for outcome in airflow.trigger_many(requests)]
        except (AuthenticationFailed, UnexpectedResponse) as error:
            ended.append(error)

    assert len(server.logins) == 1
    assert server.others == []
    assert ended
    assert all(isinstance(error, AuthenticationFailed | UnexpectedResponse) for error in ended)


IN_FRONT = {
    "408": httpx.Response(408, text="upstream request timeout"),
    "425": httpx.Response(425),
    "444": httpx.Response(444),
    "460": httpx.Response(460),
    "499": httpx.Response(499, json={"detail": "closed"}),
    "502": httpx.Response(502, html="<html><title>Bad gateway</title></html>"),
    "301": httpx.Response(301, headers={"location": "https://sso.test/"}),
    "304": httpx.Response(304),
    "page": httpx.Response(200, html="<html><title>Sign in</title></html>"),
    "400 page": httpx.Response(400, html="<html><title>Bad request</title></html>"),
    "403 page": httpx.Response(403, html="<html><title>Blocked</title></html>"),
    "403 text": httpx.Response(403, text="RBAC: access denied"),
    "403 JSON": httpx.Response(403, json={"message": "Forbidden"}),
    "403 list": httpx.Response(403, json=["detail"]),
    "404 text": httpx.Response(404, text="404 page not found"),
    "404 page": httpx.Response(404, html="<html><title>Not found</title></html>"),
    "404 JSON": httpx.Response(404, json={"message": "no Route matched"}),
    "404 FastAPI": httpx.Response(404, json={"detail": "Not Found"}),
    "405": httpx.Response(405, json={"detail": "Method Not Allowed"}),
    "407": httpx.Response(407, json={"detail": "who?"}),
    "413": httpx.Response(413, text="too large"),
    "421": httpx.Response(421),
    "422 text": httpx.Response(422, text="policy"),
    "431": httpx.Response(431),
}


@pytest.mark.parametrize("answer", IN_FRONT.values(), ids=list(IN_FRONT))
def test_what_something_in_front_answers_a_login_is_neither_blamed_on_the_password_nor_remembered(
    open_client: Open, answer: httpx.Response
) -> None:
    server = Airflow3(answer)

    with open_client(server, retry=RetryPolicy(attempts=1)) as airflow:
        with pytest.raises(AirflowTriggerError) as e:
            airflow.trigger("sales")
        server.refusal = None
        assert airflow.trigger("sales").created

    assert len(server.logins) == 2
    assert "Check the user name and the password" not in str(e.value)
    assert "lock accounts" not in str(e.value)
    assert not isinstance(e.value, AuthenticationFailed) or not e.value.by_airflow


@pytest.mark.parametrize("status", [408, 425, 444, 460, 499, 599])
def test_a_login_that_something_in_front_gave_up_on_is_tried_again_within_the_call(
    open_client: Open, status: int
) -> None:
    server = Airflow3(httpx.Response(status))

    def once(request: httpx.Request) -> httpx.Response:
        response = server(request)
        server.refusal = None
        return response

    with open_client(once) as airflow:
        assert airflow.trigger("sales").created

    assert len(server.logins) == 2
    assert len(server.others) == 1


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(401, text="no"),
        httpx.Response(401, json={"message": "no"}),
        httpx.Response(401, html="<html>Sign in</html>"),
    ],
    ids=["text", "JSON", "page"],
)
def test_a_401_to_a_login_is_remembered_whoever_says_it(
    open_client: Open, answer: httpx.Response
) -> None:
    server, said = Airflow3(answer), ""

    with open_client(server) as airflow:
        for _ in range(3):
            with pytest.raises((AuthenticationFailed, UnexpectedResponse)) as e:
                airflow.trigger("sales")
            said = str(e.value)

    assert len(server.logins) == 1
    assert "lock accounts" in said


def test_a_refusal_of_one_server_is_not_held_against_another(open_client: Open) -> None:
    auth = JwtLogin("ada", SECRET)
    refusing, other = Airflow3(httpx.Response(401, json={"detail": "no"})), Airflow3()

    with open_client(refusing, auth=auth) as airflow, pytest.raises(AuthenticationFailed):
        airflow.trigger("sales")
    with open_client(other, "https://other.test", auth=auth) as airflow:
        assert airflow.trigger("sales").created
    with open_client(Airflow3(), auth=JwtLogin("ada", SECRET)) as airflow:
        assert airflow.trigger("sales").created


def test_threads_share_a_refusal() -> None:
    server = Airflow3(httpx.Response(401, json={"detail": "no"}))
    together = threading.Barrier(8)

    def start(airflow: AirflowClient) -> None:
        together.wait()
        with pytest.raises(AuthenticationFailed):
            airflow.trigger("sales")

    settings: dict[str, Any] = {"api": "v2", "conf_check": "json", "on_paused": "allow"}
    transport = httpx.MockTransport(server)
    with (
        AirflowClient(BASE, JwtLogin("a", SECRET), transport=transport, **settings) as airflow,
        ThreadPoolExecutor(8) as threads,
    ):
        list(threads.map(start, [airflow] * 8))

    assert len(server.logins) == 1


def test_a_child_knows_of_a_refusal_and_can_log_in_though_its_parent_was_at_it() -> None:
    entered, go_on = threading.Event(), threading.Event()
    auth = JwtLogin("ada", SECRET)

    def refuse(request: httpx.Request) -> httpx.Response:
        return httpx.Response(401, json={"detail": "no"})

    def hang(request: httpx.Request) -> httpx.Response:
        entered.set()
        go_on.wait(10)
        return httpx.Response(201, json={"access_token": "t"})

    def get(url: str, server: Respond) -> int:
        with httpx.Client(auth=auth, transport=httpx.MockTransport(server)) as client:
            return client.get(f"{url}/api/v2/dags").status_code

    with pytest.raises(AuthenticationFailed):
        get("https://refusing.test", refuse)
    with ThreadPoolExecutor(1) as threads:
        parent_s = threads.submit(get, "https://slow.test", hang)
        assert entered.wait(10)
        child = os.fork()
        if not child:
            os._exit(_child(get))
        go_on.set()
        assert parent_s.result() == 201

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _child(get: Callable[[str, Respond], int]) -> int:
    asked: list[httpx.Request] = []

    def give(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(201, json={"access_token": "t"})

    try:
        get("https://refusing.test", give)
    except AuthenticationFailed:
        return 0 if asked == [] and get("https://slow.test", give) == 201 else 2
    return 1


def test_a_slow_login_holds_up_neither_another_server_nor_a_waiter_beyond_its_time() -> None:
    entered, go_on = threading.Event(), threading.Event()

    def hang(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/token"):
            entered.set()
            go_on.wait(10)
        return Airflow3()(request)

    auth = JwtLogin("ada", SECRET)

    def client(server: Respond, base_url: str, **settings: Any) -> AirflowClient:
        transport = httpx.MockTransport(server)
        return AirflowClient(base_url, auth, api="v2", transport=transport, **settings)

    def read(airflow: AirflowClient) -> None:
        airflow.get_run("sales", "r1")

    slow = client(hang, BASE)
    holder = threading.Thread(target=read, args=[slow])
    holder.start()
    assert entered.wait(10)
    with client(Airflow3(), "https://other.test") as other:
        assert other.get_run("sales", "r1").run_id == "r1"
    unasked = Airflow3()
    impatient = RetryPolicy(attempts=2, backoff=0)
    with (
        client(unasked, BASE, timeout=0.05, retry=impatient) as waiting,
        pytest.raises(ConnectionFailed, match="login that another request started"),
    ):
        read(waiting)
    assert unasked.logins == []
    go_on.set()
    holder.join()
    slow.close()


def test_a_slow_login_holds_up_no_other_task_beyond_its_time() -> None:
    import asyncio

    auth = JwtLogin("ada", SECRET)
    settings: dict[str, Any] = {"api": "v2"}

    async def all_at_once() -> None:
        entered, go_on = asyncio.Event(), asyncio.Event()
        unasked = Airflow3()

        async def hang(request: httpx.Request) -> httpx.Response:
            if request.url.path.endswith("/auth/token"):
                entered.set()
                await go_on.wait()
            return Airflow3()(request)

        def client(server: Any, base_url: str, **more: Any) -> AsyncAirflowClient:
            transport = httpx.MockTransport(server)
            return AsyncAirflowClient(base_url, auth, transport=transport, **settings, **more)

        impatient = RetryPolicy(attempts=2, backoff=0)
        async with (
            client(hang, BASE) as slow,
            client(Airflow3(), "https://other.test") as other,
            client(unasked, BASE, timeout=0.05, retry=impatient) as waiting,
        ):
            holder = asyncio.create_task(slow.get_run("sales", "r1"))
            await entered.wait()
            assert (await other.get_run("sales", "r1")).run_id == "r1"
            with pytest.raises(ConnectionFailed, match="login that another request started"):
                await waiting.get_run("sales", "r1")
            assert unasked.logins == []
            go_on.set()
            assert (await holder).run_id == "r1"

    asyncio.run(all_at_once())


PAGE = "<!DOCTYPE html><html><title>Sign in to ACME</title></html>"


@pytest.mark.parametrize(
    ("answer", "kind", "status", "says"),
    [
        ((401, {"detail": "Invalid credentials"}), AuthenticationFailed, 401, "Invalid credenti"),
        ((403, {"detail": "Not in realm"}), AuthenticationFailed, 403, "Not in realm. Check the"),
        ((400, {"detail": "No such user"}), AuthenticationFailed, 400, "No such user. Check the"),
        ((423, {"detail": "Locked"}), AuthenticationFailed, 423, "Locked"),
        (
            (422, {"detail": [{"loc": ["body", "client_id"], "msg": "Field required"}]}),
            AuthenticationFailed,
            422,
            "client_id: Field required. The server does not accept this kind of login",
        ),
        (
            (404, {"detail": "Not Found"}),
            AuthenticationFailed,
            404,
            "no such login: check that base_url is the address of an Air",
        ),
        (
            (405, {"detail": "Method"}),
            AuthenticationFailed,
            405,
            "no such login: check that base_url is the address of an Airflow 3",
        ),
        (
            (404, PAGE),
            AuthenticationFailed,
            404,
            "no such login: check that base_url is the address of an Airflow 3",
        ),
        ((200, PAGE), UnexpectedResponse, 200, "an HTML page: Sign in to ACME"),
        ((401, PAGE), UnexpectedResponse, 401, "an HTML page: Sign in to ACME"),
        ((403, PAGE), UnexpectedResponse, 403, "A proxy or a login page is in front of Airflow"),
        ((200, {"token": SECRET}), UnexpectedResponse, 200, "without a token"),
        ((201, {"access_token": None}), UnexpectedResponse, 201, "without a token"),
        ((201, {"access_token": f"{SECRET} x"}), UnexpectedResponse, 201, "without a token"),
        ((201, [1]), UnexpectedResponse, 201, "without a token"),
        ((204, None), UnexpectedResponse, 204, "without a token"),
    ],
    ids=str,
)
def test_a_login_that_gives_no_token_says_what_the_server_said_and_what_to_do(
    open_client: Open,
    answer: tuple[int, object],
    kind: type[AuthenticationFailed | UnexpectedResponse],
    status: int,
    says: str,
) -> None:
    number, body = answer
    is_text = isinstance(body, str)
    content = body if is_text else json.dumps(body)
    headers = {"content-type": "text/html" if is_text else "application/json"}
    server = Airflow3(httpx.Response(number, headers=headers, content=str(content)))

    with open_client(server) as airflow, pytest.raises(kind) as e:
        airflow.trigger("sales", run_id="r1")

    said = str(e.value)
    assert says in said
    assert "Could not trigger DAG 'sales' as run 'r1', nothing was sent: The login of 'ada'" in said
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")
    assert isinstance(e.value, AuthenticationFailed | UnexpectedResponse)
    assert e.value.status == status
    assert (e.value.method, e.value.url) == ("POST", f"{BASE}/auth/token")
    assert SECRET not in said + repr(e.value.__dict__)
    blames_the_password = "Check the user name and the password" in said
    assert blames_the_password == (status in (400, 401, 403, 423) and body != PAGE)
    assert server.others == []


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://sso.test/login?state=s3cret#x", "a redirect to https://sso.test/login."),
        ("https://u:s3cret@sso.test/login", "a redirect to https://sso.test/login."),
        ("/login", "a redirect to https://airflow.test/login."),
        ("http://sso.test:s3cret/", "a redirect without an address."),
        (None, "a redirect without an address."),
        ("https://sso.test/s3cret%2Fword%26%C3%A9", "a redirect to another address."),
    ],
)
def test_a_login_that_is_redirected_names_where_to_without_what_may_be_secret(
    open_client: Open, location: str | None, shown: str
) -> None:
    headers = {} if location is None else {"location": location}
    server = Airflow3(httpx.Response(302, headers=headers))

    with open_client(server) as airflow, pytest.raises(UnexpectedResponse) as e:
        airflow.trigger("sales")

    assert shown in str(e.value)
    assert "s3cret" not in str(e.value)
    assert "base_url has the wrong scheme or host" in str(e.value)


@pytest.mark.parametrize(
    "echo",
    [
        json.dumps({"detail": f"wrong: {SECRET}"}),
        json.dumps({"detail": "no", "input": SECRET}),
        json.dumps({"detail": f"wrong: {SECRET}"}, ensure_ascii=False),
        f"<html><title>s3cret/word&amp;é</title>{PAGE}",
        "wrong: s3cret%2Fword%26%C3%A9",
    ],
)
def test_an_answer_that_repeats_the_password_is_not_shown(open_client: Open, echo: str) -> None:
    server = Airflow3(httpx.Response(401, content=echo))

    with open_client(server) as airflow, pytest.raises(AirflowTriggerError) as e:
        airflow.trigger("sales")

    shown = str(e.value) + repr(e.value.__dict__)
    assert "s3cret" not in shown
    assert "left out" in shown


HEADERS = {
    "X-Api-Key": "key-w0rd",
    "Cookie": 'theme=dark; session="c00kie-w0rd"; csrf=cs4f',
    "X-Gateway-Auth": "Bearer gate-w0rd",
    "Proxy-Authorization": "Basic cHJveHktdzByZA==",
    "X-Signature": "keyId=a,signature=s1gned/w0rd",
}


@pytest.mark.parametrize(
    "secret",
    [
        *("key-w0rd", "c00kie-w0rd", "cs4f", "gate-w0rd", "cHJveHktdzByZA==", "cHJveHktdzByZA"),
        *("s1gned/w0rd", "s1gned%2Fw0rd", "s1gned\\/w0rd"),
    ],
)
@pytest.mark.parametrize("status", [200, 302, 401, 403, 404, 429, 503])
def test_an_answer_that_repeats_any_secret_of_the_login_is_not_shown(
    open_client: Open, status: int, secret: str
) -> None:
    location = {"location": f"https://sso.test/{secret}"} if status == 302 else {}
    page = f"<html><title>not {secret}</title></html>"
    for server in (
        Airflow3(httpx.Response(status, headers=location, content=f'{{"detail": "not {secret}"}}')),
        Airflow3(httpx.Response(status, headers=location, html=page)),
    ):
        with (
            open_client(server, headers=HEADERS) as airflow,
            pytest.raises(AirflowTriggerError) as e,
        ):
            airflow.trigger("sales")

        assert secret not in str(e.value) + repr(e.value.__dict__)
        assert "w0rd" not in str(e.value) + repr(e.value.__dict__)


def test_an_answer_that_repeats_harmless_headers_is_shown(open_client: Open) -> None:
    headers = {"User-Agent": "billing/3", "X-Forwarded-Proto": "https"}
    refusing = Airflow3(httpx.Response(401, json={"detail": "airflow.test has no billing/3"}))
    redirecting = Airflow3(httpx.Response(302, headers={"location": "https://sso.test/billing/3"}))

    for server, says in (
        (refusing, "airflow.test has no billing/3"),
        (redirecting, "a redirect to https://sso.test/billing/3."),
    ):
        with (
            open_client(server, headers=headers) as airflow,
            pytest.raises(AirflowTriggerError) as e,
        ):
            airflow.trigger("sales")
        assert says in str(e.value)


@pytest.mark.parametrize("status", [200, 302, 304, 400, 401, 403, 404, 408, 422, 429, 503])
@pytest.mark.parametrize("body", ["a word.", "", {"detail": "a word."}, {"message": "a word..."}])
def test_a_login_s_failure_has_no_double_full_stop(
    open_client: Open, status: int, body: object
) -> None:
    content = body if isinstance(body, str) else json.dumps(body)
    server = Airflow3(httpx.Response(status, content=content))

    with open_client(server) as airflow, pytest.raises(AirflowTriggerError) as e:
        airflow.trigger("sales")

    assert ".." not in str(e.value)
    assert ". ." not in str(e.value)


TLS_PAGES = {
    "nginx, https": (
        "<title>400 The plain HTTP request was sent to HTTPS port</title>",
        "https://",
    ),
    "Apache, https": ("<p>You're speaking plain HTTP to an SSL-enabled server port.", "https://"),
    "Go, https": ("Client sent an HTTP request to an HTTPS server.", "use https://"),
    "nginx, certificate": ("<title>400 No required SSL certificate was sent", "load_cert_chain"),
}


@pytest.mark.parametrize(("text", "advice"), TLS_PAGES.values(), ids=list(TLS_PAGES))
def test_a_login_s_answer_about_tls_comes_with_what_to_do_and_ends_a_wait(
    open_client: Open, text: str, advice: str
) -> None:
    is_page = text.startswith("<")
    page = httpx.Response(400, html=f"<html>{text}</html>")
    server = Airflow3(page if is_page else httpx.Response(400, text=text))

    with open_client(server) as airflow:
        with pytest.raises(AirflowTriggerError, match=advice) as e:
            airflow.trigger("sales")
        with pytest.raises(AirflowTriggerError, match=advice):
            airflow.wait(RunRef("sales", "r1"), timeout=10, poll_interval=0.001)

    assert "Check the user name" not in str(e.value)
    assert len(server.logins) == 2


@pytest.mark.parametrize("status", [401, 403])
def test_a_password_that_airflow_refuses_is_not_tried_as_basic_credentials(
    open_client: Open, status: int
) -> None:
    server = Airflow3(httpx.Response(status, json={"detail": "Invalid credentials"}))

    def guarded(request: httpx.Request) -> httpx.Response:
        response = server(request)
        is_login = request.url.path.endswith("/auth/token")
        return response if is_login else httpx.Response(401, text="who are you?")

    with open_client(guarded, api=None) as airflow:
        for _ in range(2):
            with pytest.raises(AuthenticationFailed, match="Invalid credentials"):
                airflow.trigger("sales")

    assert len(server.logins) == 1
    assert [request for request in server.others if "authorization" in request.headers] == []


@pytest.mark.parametrize(
    ("status", "kind"), [(429, RateLimited), (500, ConnectionFailed), (503, ConnectionFailed)]
)
def test_a_login_that_is_busy_is_asked_again_when_it_says(
    open_client: Open, status: int, kind: type[AirflowTriggerError]
) -> None:
    refusal = httpx.Response(status, headers={"retry-after": "7"}, json={"detail": "too busy"})
    server, retry = Airflow3(refusal), RetryPolicy(attempts=3, backoff=0, cap=0.01)
    waits: list[float] = []

    def on_event(event: Any) -> None:
        if hasattr(event, "wait"):
            waits.append(event.wait)

    with (
        open_client(server, retry=retry, on_event=on_event) as airflow,
        pytest.raises(kind, match=r"login of 'ada' failed.*too busy") as e,
    ):
        airflow.trigger("sales", run_id="r1")

    assert len(server.logins) == 3
    assert waits == [0.01, 0.01]  # 7 seconds if the policy allowed it
    assert (e.value.dag_id, e.value.run_id, e.value.url) == ("sales", "r1", f"{BASE}/auth/token")
    if isinstance(e.value, RateLimited):
        assert e.value.retry_after == 7
    assert server.others == []


def test_a_500_to_a_login_may_be_a_keycloak_that_is_down(open_client: Open) -> None:
    retry = RetryPolicy(attempts=1)
    said: list[str] = []
    for status in (500, 503):
        server = Airflow3(httpx.Response(status, text="Internal Server Error"))
        with (
            open_client(server, retry=retry) as airflow,
            pytest.raises(ConnectionFailed, match="See the server's log") as e,
        ):
            airflow.trigger("sales", run_id="r1")
        said.append(str(e.value))

    assert "Keycloak may be down, or may reject the account for another reason" in said[0]
    assert "Keycloak" not in said[1]


def test_a_login_without_an_answer_names_the_call_that_it_ended(open_client: Open) -> None:
    def lost(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    with open_client(lost) as airflow, pytest.raises(ConnectionFailed) as e:
        airflow.trigger("sales", run_id="r1")

    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")
    assert f"ReadTimeout during the login, POST {BASE}/auth/token" in str(e.value)
