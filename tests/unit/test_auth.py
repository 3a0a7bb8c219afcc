"""Credentials, used directly in httpx with the tests' own transport."""

from __future__ import annotations

import asyncio
import base64
import json
import math
import pickle
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger._http.faults import LoginUnavailable
from airflow_trigger._http.requests import CALLER, Caller
from airflow_trigger.auth.bearer import BearerToken, BearerTokenFile, BearerTokenProvider
from airflow_trigger.auth.password import BasicAuth, JwtLogin, PasswordAuth
from airflow_trigger.errors import AuthenticationFailed, ConfigError

BASE = "https://airflow.test/team-a"
V1 = f"{BASE}/api/v1/dags"
V2 = f"{BASE}/api/v2/dags"
SECRET = "s3cret-word"
DAY = 86_400

# A status, and a body of JSON or text.
Answer = tuple[int, object]


def jwt(life: float, *, number: int = 0, issued: float = 0, **more: object) -> str:
    claims = {"iat": issued, "exp": issued + life, "n": number, **more}
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"eyJh.{payload}.c2ln"


def respond(answer: Answer) -> httpx.Response:
    status, body = answer
    if isinstance(body, str):
        return httpx.Response(status, text=body)
    return httpx.Response(status, json=body)


@attrs.define
class Airflow3:
    """Responds as Airflow 3 does: issues tokens, and accepts the latest one."""

    life: float = 86_400
    valid: str = "none"
    logins: list[httpx.Request] = attrs.Factory(list[httpx.Request])
    requests: list[str] = attrs.Factory(list[str])
    login_answer: Answer | None = None
    refusal: Answer = (401, {"detail": "Token has expired"})

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != "/team-a/auth/token":
            self.requests.append(request.headers["authorization"])
            welcome = request.headers["authorization"] == f"Bearer {self.valid}"
            return httpx.Response(200, json=[]) if welcome else respond(self.refusal)
        self.logins.append(request)
        if self.login_answer is not None:
            return respond(self.login_answer)
        self.valid = jwt(self.life, number=len(self.logins))
        return httpx.Response(201, json={"access_token": self.valid})


Get = Callable[[httpx.Auth, Callable[[httpx.Request], httpx.Response], str], httpx.Response]


def send_sync(
    method: str, auth: httpx.Auth, server: Callable[[httpx.Request], httpx.Response], url: str
) -> httpx.Response:
    with httpx.Client(auth=auth, transport=httpx.MockTransport(server)) as client:
        return client.request(method, url)


def send_async(
    method: str, auth: httpx.Auth, server: Callable[[httpx.Request], httpx.Response], url: str
) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.MockTransport(server)
        async with httpx.AsyncClient(auth=auth, transport=transport) as client:
            return await client.request(method, url)

    return asyncio.run(send())


Send = Callable[[str, httpx.Auth, Callable[[httpx.Request], httpx.Response], str], httpx.Response]


@pytest.fixture(params=[send_sync, send_async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Send:
    chosen: Send = request.param
    return chosen


get_sync: Get = partial(send_sync, "GET")
get_async: Get = partial(send_async, "GET")


@pytest.fixture
def get(send: Send) -> Get:
    return partial(send, "GET")


def echo(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, text=request.headers["authorization"])


@pytest.mark.parametrize(
    ("auth", "shown"),
    [
        (BearerToken(SECRET), "BearerToken(…)"),
        (BasicAuth("ada", SECRET), "BasicAuth('ada', …)"),
        (BearerTokenProvider(lambda: SECRET), "BearerTokenProvider(…)"),
        (JwtLogin("ada", SECRET), "JwtLogin('ada', …)"),
        (PasswordAuth("ada", SECRET), "PasswordAuth('ada', …)"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_credentials_do_not_show_and_do_not_pickle(auth: httpx.Auth, shown: str) -> None:
    assert repr(auth) == shown
    assert str(auth) == shown
    with pytest.raises(TypeError, match="contains a secret and cannot be pickled"):
        pickle.dumps(auth)


def test_a_bearer_token_is_sent_as_it_is(get: Get) -> None:
    assert get(BearerToken(SECRET), echo, V2).text == f"Bearer {SECRET}"


UNFIT = {
    "": "is empty",
    " \n": "is blank",
    f"{SECRET}\n": "ends with a line break",
    f"{SECRET}\r\n": "ends with a line break",
    f" {SECRET}": "has white space around it",
    f"{SECRET} b": "contains white space",
    f"{SECRET}\nb": "contains white space",
    f"Bearer {SECRET}": "begins with 'Bearer': leave it out",
    f"bearer {SECRET}\n": "begins with 'Bearer': leave it out",
    "Bearer": "is the word 'Bearer' alone",
    "bearer": "is the word 'bearer' alone",
    "Bearer:": "is the word 'Bearer:' alone",
    "Basic": "is the word 'Basic' alone",
    f"Token {SECRET}": "contains white space",
    f"{SECRET}é": "a character that is not ASCII",
    f"{SECRET}\ufeff": "a character that is not ASCII",
    f"{SECRET}\0": "a control character",
}


@pytest.mark.parametrize(("token", "problem"), UNFIT.items())
def test_a_token_that_no_header_can_hold_is_refused_without_showing_it(
    token: str, problem: str
) -> None:
    with pytest.raises(ConfigError, match=f"^the token must be one word.*{problem}") as e:
        BearerToken(token)

    assert SECRET not in str(e.value)


@pytest.mark.parametrize(("token", "problem"), UNFIT.items())
def test_an_unfit_token_is_blamed_on_the_provider_that_gave_it(
    get: Get, token: str, problem: str
) -> None:
    with pytest.raises(ConfigError, match=f"the token of the provider .*{problem}") as e:
        get(BearerTokenProvider(lambda: token), echo, V2)

    assert SECRET not in str(e.value)


def test_an_unfit_token_is_blamed_on_the_file_that_holds_it(get: Get, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"Bearer {SECRET}\n")

    with pytest.raises(ConfigError, match=r"the token in .*token must .*leave it out") as e:
        get(BearerTokenFile(tmp_path / "token"), echo, V2)

    assert SECRET not in str(e.value)


@pytest.mark.parametrize("kind", [BasicAuth, JwtLogin, PasswordAuth])
@pytest.mark.parametrize("value", [None, SECRET.encode(), 12345], ids=["None", "bytes", "int"])
def test_credentials_that_are_no_text_are_refused_at_once_without_showing_them(
    kind: Callable[..., httpx.Auth], value: object
) -> None:
    name = type(value).__name__
    with pytest.raises(TypeError, match=f"the password must be a str, not {name}") as e:
        kind("ada", value)
    with pytest.raises(TypeError, match=f"the user name must be a str, not {name}"):
        kind(value, SECRET)

    assert SECRET not in str(e.value)
    assert "12345" not in str(e.value)


def test_a_token_and_a_provider_of_another_kind_are_refused_at_once() -> None:
    given: Any = SECRET.encode()

    with pytest.raises(TypeError, match="the token must be a str, not bytes"):
        BearerToken(given)
    with pytest.raises(TypeError, match=r"the provider must be a function .*, not bytes"):
        BearerTokenProvider(given)


@pytest.mark.parametrize("kind", [BasicAuth, JwtLogin, PasswordAuth])
def test_half_of_a_surrogate_pair_is_refused_when_the_credentials_are_made(
    kind: Callable[[str, str], httpx.Auth],
) -> None:
    with pytest.raises(ConfigError, match="the password is not valid Unicode") as e:
        kind("ada", f"{SECRET}\udcff")
    with pytest.raises(ConfigError, match="the user name is not valid Unicode"):
        kind("\ud800", SECRET)

    assert SECRET not in str(e.value)
    assert e.value.__context__ is None


def test_a_password_goes_as_utf_8(get: Get) -> None:
    server, password = Airflow3(), "pä:ss→"

    basic = get(BasicAuth("ädà", password), echo, V1).text.removeprefix("Basic ")
    get(JwtLogin("ädà", password), server, V2)

    assert base64.b64decode(basic).decode() == f"ädà:{password}"
    assert json.loads(server.logins[0].content)["password"] == password


@pytest.mark.parametrize("kind", [BasicAuth, JwtLogin, PasswordAuth])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_password_with_a_line_break_at_its_end_is_refused_and_not_shown(
    kind: type[BasicAuth | JwtLogin | PasswordAuth], end: str
) -> None:
    with pytest.raises(ConfigError, match="the password ends with a line break") as e:
        kind("ada", SECRET + end)
    with pytest.raises(ConfigError, match="the user name ends with a line break"):
        kind(f"ada{end}", SECRET)

    assert SECRET not in str(e.value)


def test_a_user_name_with_a_colon_is_for_logins_only(get: Get) -> None:
    with pytest.raises(ConfigError, match="user name contains a colon"):
        BasicAuth("a:b", SECRET)
    auth = PasswordAuth("a:b", SECRET)

    assert get(auth, Airflow3(), V2).status_code == 200
    with pytest.raises(ConfigError, match="user name contains a colon"):
        get(auth, echo, V1)


def test_a_token_file_is_read_again_when_it_changes(get: Get, tmp_path: Path) -> None:
    file = tmp_path / "token"
    auth = BearerTokenFile(file)

    file.write_text("first\n")
    assert get(auth, echo, V2).text == "Bearer first"
    rotated = tmp_path / "rotated"
    rotated.write_text("other\n")
    rotated.replace(file)
    assert get(auth, echo, V2).text == "Bearer other"


def test_a_token_file_that_cannot_be_read_is_named(get: Get, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"Cannot read the token file .*missing"):
        get(BearerTokenFile(tmp_path / "missing"), echo, V2)
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"binary: it is not text"):
        get(BearerTokenFile(tmp_path / "binary"), echo, V2)
    (tmp_path / "empty").touch()
    with pytest.raises(ConfigError, match=r"the token in .*empty must be one word"):
        get(BearerTokenFile(tmp_path / "empty"), echo, V2)


def test_a_token_that_was_refused_is_sent_again_only_if_the_file_has_another(
    get: Get, tmp_path: Path
) -> None:
    file = tmp_path / "token"
    file.write_text("old")
    sent: list[str] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["authorization"])
        return httpx.Response(401)

    assert get(BearerTokenFile(file), refuse, V2).status_code == 401
    assert sent == ["Bearer old"]


def test_a_provider_is_called_for_each_request_unless_it_says_how_long_a_token_lives(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = iter(["a", "b", jwt(600), "d"])
    auth = BearerTokenProvider(lambda: next(tokens))

    seen = [get(auth, echo, V2).text for _ in range(4)]
    assert seen == ["Bearer a", "Bearer b", f"Bearer {jwt(600)}", f"Bearer {jwt(600)}"]
    later = time.monotonic() + 541
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: later)
    assert get(auth, echo, V2).text == "Bearer d"


def test_a_provider_may_say_when_its_token_expires(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter(range(9))
    expiry = datetime.now(UTC) + timedelta(seconds=600)
    auth = BearerTokenProvider(lambda: (f"token-{next(numbers)}", expiry))

    assert [get(auth, echo, V2).text for _ in range(2)] == ["Bearer token-0"] * 2
    later = time.monotonic() + 541
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: later)
    assert get(auth, echo, V2).text == "Bearer token-1"


def test_a_provider_is_asked_again_when_its_token_is_refused(get: Get) -> None:
    server, tokens = Airflow3(valid="new"), iter(["old", "new"])
    expiry = datetime.now(UTC) + timedelta(days=1)

    response = get(BearerTokenProvider(lambda: (next(tokens), expiry)), server, V2)

    assert response.status_code == 200
    assert server.requests == ["Bearer old", "Bearer new"]


def raising() -> str:
    raise LookupError(SECRET)


async def raising_async() -> str:
    raise LookupError(SECRET)


@pytest.mark.parametrize(
    ("provider", "complaint"),
    [
        (raising, "token provider raised LookupError"),
        (lambda: None, "returned no token, but a NoneType: return the token"),
        (lambda: "two words", "the token of the provider must be one word"),
    ],
    ids=["raises", "nothing", "no word"],
)
def test_a_provider_that_fails_is_reported_as_such(
    get: Get, provider: Callable[[], str], complaint: str
) -> None:
    with pytest.raises(ConfigError, match=complaint) as e:
        get(BearerTokenProvider(provider), echo, V2)

    assert SECRET not in str(e.value)


def test_an_async_provider_serves_the_async_client() -> None:
    async def provide() -> str:
        await asyncio.sleep(0)
        return "t"

    assert get_async(BearerTokenProvider(provide), echo, V2).text == "Bearer t"
    with pytest.raises(ConfigError, match="token provider raised LookupError"):
        get_async(BearerTokenProvider(raising_async), echo, V2)
    with pytest.raises(ConfigError, match="needs AsyncAirflowClient"):
        get_sync(BearerTokenProvider(provide), echo, V2)


def test_a_provider_that_blocks_does_not_hold_the_event_loop_up() -> None:
    waiting, go_on = threading.Event(), threading.Event()

    def provide() -> str:
        waiting.set()
        assert go_on.wait(10)
        return "t"

    async def both() -> str:
        transport = httpx.MockTransport(echo)
        auth = BearerTokenProvider(provide)
        async with httpx.AsyncClient(auth=auth, transport=transport) as client:
            request = asyncio.create_task(client.get(V2))
            assert await asyncio.to_thread(waiting.wait, 10)
            go_on.set()
            return (await request).text

    assert asyncio.run(both()) == "Bearer t"


@pytest.mark.parametrize(
    ("url", "login"),
    [
        ("https://gw.test/api/airflow/api/v2/dags", "https://gw.test/api/airflow/auth/token"),
        ("https://gw.test/api/v1/air/api/v2/dags", "https://gw.test/api/v1/air/auth/token"),
        ("https://gw.test/api/v2/air/api/v2/dags", "https://gw.test/api/v2/air/auth/token"),
        ("https://gw.test:81/a%20b/api/v2", "https://gw.test:81/a%20b/auth/token"),
        ("https://[::1]/api/v2/variables/a%2Fapi%2Fv1%2Fb?q=/api/v1/", "https://[::1]/auth/token"),
    ],
)
def test_in_httpx_itself_the_login_is_beside_the_last_api_of_the_path(
    get: Get, url: str, login: str
) -> None:
    logins: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            logins.append(str(request.url))
        return httpx.Response(200, json={"access_token": "t"})

    assert get(PasswordAuth("ada", SECRET), answer, url).request.headers["authorization"]
    assert logins == [login]


def test_what_a_client_says_of_itself_counts_for_more_than_the_path() -> None:
    said = Caller("https://gw.test/air", "v2", httpx.Headers({"X-Api-Key": "k"}))
    request = httpx.Request("GET", "https://gw.test/api/v1/air", extensions={CALLER: said})

    login = next(PasswordAuth("ada", SECRET).sync_auth_flow(request))

    assert str(login.url) == "https://gw.test/air/auth/token"
    assert login.headers["x-api-key"] == "k"
    assert repr(said) == "Caller('https://gw.test/air', 'v2', …)"


def test_in_httpx_itself_basic_credentials_go_to_the_last_api_of_the_path(get: Get) -> None:
    url = "https://gw.test/api/v2/old/api/v1/dags"

    assert get(PasswordAuth("ada", SECRET), echo, url).text.startswith("Basic ")


def test_a_token_of_one_server_is_not_sent_to_another(get: Get) -> None:
    auth, second = JwtLogin("ada", SECRET), Airflow3(life=99)
    get(auth, Airflow3(), V2)

    assert get(auth, second, V2.replace("airflow.test", "other.test")).status_code == 200

    assert second.requests == [f"Bearer {second.valid}"]
    assert [str(login.url) for login in second.logins] == ["https://other.test/team-a/auth/token"]


def test_basic_credentials_are_sent_as_rfc_7617_says(get: Get) -> None:
    expected = base64.b64encode(f"ada:{SECRET}".encode()).decode()

    assert get(BasicAuth("ada", SECRET), echo, V1).text == f"Basic {expected}"


def test_a_login_gets_its_token_beside_the_api_and_keeps_it(get: Get) -> None:
    server, auth = Airflow3(), JwtLogin("ada", SECRET)

    assert [get(auth, server, V2).status_code for _ in range(3)] == [200, 200, 200]

    (login,) = server.logins
    assert str(login.url) == f"{BASE}/auth/token"
    assert json.loads(login.content) == {"username": "ada", "password": SECRET}


@pytest.mark.parametrize(
    "refusal",
    [
        (401, {"detail": "Token has expired"}),
        (403, {"detail": "Invalid JWT token"}),
    ],
    ids=str,
)
def test_a_token_that_is_refused_is_renewed_once(get: Get, refusal: Answer) -> None:
    server, auth = Airflow3(refusal=refusal), JwtLogin("ada", SECRET)
    get(auth, server, V2)
    server.valid = "revoked"

    assert get(auth, server, V2).status_code == 200
    assert len(server.logins) == 2


def test_a_server_that_refuses_fresh_tokens_too_is_not_asked_for_ever(get: Get) -> None:
    server = Airflow3()

    def forgetful(request: httpx.Request) -> httpx.Response:
        server.valid = server.valid if "auth" in request.url.path else "none"
        return server(request)

    assert get(JwtLogin("ada", SECRET), forgetful, V2).status_code == 401
    assert len(server.logins) == 2


def test_a_missing_permission_is_no_reason_to_log_in_at_once(get: Get) -> None:
    server = Airflow3(refusal=(403, {"detail": "Forbidden"}))
    auth = JwtLogin("ada", SECRET)
    get(auth, server, V2)
    server.valid = "other"

    assert get(auth, server, V2).status_code == 403
    assert len(server.logins) == 1


@pytest.mark.parametrize("issued", [0, 1e9, 1e12], ids=["past", "now", "future"])
def test_a_token_is_renewed_before_it_expires_whatever_the_clocks_say(
    get: Get, monkeypatch: pytest.MonkeyPatch, issued: float
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server, auth = Airflow3(), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": jwt(600, issued=issued)})
    server.valid = jwt(600, issued=issued)

    get(auth, server, V2)
    now += 539
    get(auth, server, V2)
    assert len(server.logins) == 1
    now += 2
    get(auth, server, V2)
    assert len(server.logins) == 2


@pytest.mark.parametrize(
    "token",
    [
        jwt(DAY, access_token=jwt(15, issued=1e9)),
        jwt(DAY, more={"tokens": [3, None, jwt(15)]}),
        jwt(DAY, a=jwt(DAY, b=jwt(15))),
        jwt(15, access_token=jwt(900)),
    ],
    ids=["in a claim", "deeper", "in a token in it", "the outer one"],
)
def test_a_token_ends_when_the_first_of_those_in_it_ends(
    get: Get, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server, auth = Airflow3(valid=token), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": token})

    get(auth, server, V2)
    now += 13
    get(auth, server, V2)
    assert len(server.logins) == 1
    now += 1
    get(auth, server, V2)
    assert len(server.logins) == 2


NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("token", "life"),
    [
        (jwt(DAY, issued=NOW, a=jwt(900, issued=NOW - 600)), 300),
        (jwt(DAY, issued=NOW, a=jwt(900, issued=NOW - 4000)), 900),
        (jwt(DAY, issued=NOW, a=jwt(0, issued=NOW)), DAY),
        (jwt(DAY, issued=NOW, a=jwt(-NOW, issued=NOW)), DAY),
        (jwt(DAY, issued=NOW, refresh_token=jwt(15, issued=NOW)), DAY),
        (jwt(DAY, issued=NOW, a=jwt(15, issued=NOW, typ="Refresh")), DAY),
        (jwt(DAY, issued=NOW, a=jwt(15, issued=NOW, typ="Offline")), DAY),
        (jwt(DAY, issued=NOW, a=jwt(15, issued=NOW, typ="Bearer")), 15),
        (jwt(600, issued=NOW + 9999), 600),
        (jwt(600, issued=NOW - 9999), 600),
    ],
    ids=[
        *("older inside", "other clock inside", "no life inside", "no end inside"),
        *("refresh token", "typ Refresh", "typ Offline", "typ Bearer"),
        *("server ahead", "server behind"),
    ],
)
def test_a_token_of_a_login_is_renewed_in_its_time_and_not_for_each_request(
    get: Get, monkeypatch: pytest.MonkeyPatch, token: str, life: float
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.time", lambda: NOW)
    server, auth = Airflow3(valid=token), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": token})
    end = life - min(60, life / 10)

    get(auth, server, V2)
    now += end - 0.5
    get(auth, server, V2)
    assert len(server.logins) == 1
    now += 1
    get(auth, server, V2)
    assert len(server.logins) == 2


@pytest.mark.parametrize(
    "token",
    [jwt(0, issued=NOW), jwt(-5, issued=NOW), jwt(-NOW, issued=NOW)],
    ids=["no life", "ended before", "no end"],
)
def test_a_token_of_a_login_without_any_life_is_kept_until_it_is_refused(
    get: Get, token: str
) -> None:
    server, auth = Airflow3(valid=token), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": token})

    assert [get(auth, server, V2).status_code for _ in range(3)] == [200] * 3
    assert len(server.logins) == 1


def test_a_token_of_a_login_that_only_says_an_end_long_ago_is_kept_until_it_is_refused(
    get: Get,
) -> None:
    claims = base64.urlsafe_b64encode(json.dumps({"exp": 1_000_000}).encode()).decode()
    server, auth = Airflow3(valid=f"a.{claims.rstrip('=')}.b"), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": server.valid})

    assert [get(auth, server, V2).status_code for _ in range(3)] == [200] * 3
    assert len(server.logins) == 1


@pytest.mark.parametrize(
    ("token", "kept"),
    [
        (jwt(3600, issued=NOW - 3000), 540),
        (jwt(3600, issued=NOW), 3540),
        (jwt(3600, issued=NOW + 9999), 3540),
        (jwt(3600, issued=NOW - 1000, a=jwt(1100, issued=NOW - 1000)), 90),
    ],
    ids=["old", "new", "of a clock ahead", "old with an older one inside"],
)
def test_a_provider_s_token_is_as_old_as_it_says(
    get: Get, monkeypatch: pytest.MonkeyPatch, token: str, kept: float
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.time", lambda: NOW)
    calls: list[int] = []

    def provide() -> str:
        calls.append(1)
        return token

    auth = BearerTokenProvider(provide)
    get(auth, echo, V2)
    now += kept - 0.5
    get(auth, echo, V2)
    assert len(calls) == 1
    now += 1
    get(auth, echo, V2)
    assert len(calls) == 2


@pytest.mark.parametrize(
    "inner",
    ["3.3.2", "no.to.ken", "a.e30.c", jwt(math.nan), jwt(math.inf), {"exp": 1}, ["[]." * 3]],
    ids=str,
)
def test_what_only_looks_like_a_token_does_not_shorten_a_life(
    get: Get, monkeypatch: pytest.MonkeyPatch, inner: object
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    token = jwt(DAY, access_token=inner)
    server, auth = Airflow3(valid=token), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": token})

    get(auth, server, V2)
    now += 86_300
    get(auth, server, V2)

    assert len(server.logins) == 1


@pytest.mark.parametrize(
    "claims", ['{"exp": 1' + "0" * 400 + "}", "[" * 100_000, "[]", '{"exp": []}', '{"exp": NaN}']
)
def test_a_token_with_odd_claims_is_kept_until_it_is_refused(get: Get, claims: str) -> None:
    token = f"a.{base64.urlsafe_b64encode(claims.encode()).decode().rstrip('=')}.b"
    server, auth = Airflow3(valid=token), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": token})

    assert [get(auth, server, V2).status_code for _ in range(2)] == [200, 200]
    assert len(server.logins) == 1


@pytest.mark.parametrize(
    ("method", "status", "logins"),
    [
        *(("GET", 403, 2), ("POST", 403, 2), ("GET", 500, 2), ("HEAD", 500, 2)),
        *(("POST", 500, 1), ("GET", 404, 1), ("GET", 503, 1)),
    ],
)
def test_a_token_older_than_a_minute_is_doubted_when_it_does_not_work(
    send: Send, monkeypatch: pytest.MonkeyPatch, method: str, status: int, logins: int
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server, auth = Airflow3(refusal=(status, {"detail": "Forbidden"})), JwtLogin("ada", SECRET)
    send(method, auth, server, V2)
    server.valid = "ended"
    now += 59
    assert send(method, auth, server, V2).status_code == status
    now += 2

    assert send(method, auth, server, V2).status_code == (200 if logins == 2 else status)
    assert len(server.logins) == logins


def test_a_500_to_a_write_is_the_answer_and_the_next_request_logs_in(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server, auth = Airflow3(refusal=(500, "Internal Server Error")), JwtLogin("ada", SECRET)
    send("POST", auth, server, V2)
    server.valid = "ended"

    now += 59
    assert [send("POST", auth, server, V2).status_code for _ in range(2)] == [500, 500]
    assert len(server.logins) == 1
    now += 2
    assert [send("POST", auth, server, V2).status_code for _ in range(2)] == [500, 200]
    assert len(server.logins) == 2


def test_a_permission_that_is_missing_makes_one_login_a_minute(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server, auth = Airflow3(refusal=(403, {"detail": "Forbidden"})), JwtLogin("ada", SECRET)

    def forbid(request: httpx.Request) -> httpx.Response:
        server.valid = server.valid if "auth" in request.url.path else "none"
        return server(request)

    for _ in range(12):
        assert get(auth, forbid, V2).status_code == 403
        now += 10

    assert len(server.logins) == 2  # at the beginning, and after a minute


def test_a_doubted_token_is_kept_when_the_login_is_refused(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server, auth = Airflow3(), JwtLogin("ada", SECRET)
    get(auth, server, V2)
    valid, server.login_answer = server.valid, (401, {"detail": "Invalid credentials"})
    server.refusal = (403, {"detail": "Forbidden"})
    now += 61

    server.valid = "for another DAG"
    with pytest.raises(AuthenticationFailed, match="Invalid credentials"):
        get(auth, server, V2)
    now += 50
    assert get(auth, server, V2).status_code == 403
    server.valid = valid
    assert get(auth, server, V2).status_code == 200

    assert len(server.logins) == 2


def test_a_doubted_token_of_a_file_is_sent_again_only_if_the_file_has_another(
    get: Get, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server = Airflow3(valid="none", refusal=(403, {"detail": "Forbidden"}))
    (tmp_path / "token").write_text("old")
    auth = BearerTokenFile(tmp_path / "token")
    get(auth, server, V2)
    now += 61

    assert get(auth, server, V2).status_code == 403
    assert server.requests == ["Bearer old"] * 2


@pytest.mark.parametrize(("life", "renewed"), [(6, 4.5), (5, 3.5), (2, 1), (1, 0.5)])
def test_a_token_of_seconds_is_not_used_in_the_second_that_its_times_may_be_off(
    get: Get, monkeypatch: pytest.MonkeyPatch, life: float, renewed: float
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server, auth = Airflow3(life=DAY), JwtLogin("ada", SECRET)
    server.valid = jwt(DAY, access_token=jwt(life))
    server.login_answer = (201, {"access_token": server.valid})

    get(auth, server, V2)
    now += renewed - 0.1
    get(auth, server, V2)
    assert len(server.logins) == 1
    now += 0.2
    get(auth, server, V2)
    assert len(server.logins) == 2


@pytest.mark.parametrize(("life", "kept"), [(600, 539), (60, 53), (86_400, 86_339)])
def test_a_token_is_renewed_a_minute_or_a_tenth_of_its_life_before_its_end(
    get: Get, monkeypatch: pytest.MonkeyPatch, life: float, kept: float
) -> None:
    now = 1000.0
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: now)
    server, auth = Airflow3(life=life), JwtLogin("ada", SECRET)

    get(auth, server, V2)
    now += kept
    get(auth, server, V2)
    assert len(server.logins) == 1
    now += 2
    get(auth, server, V2)
    assert len(server.logins) == 2


def test_a_token_that_does_not_say_when_it_was_issued_was_issued_now(get: Get) -> None:
    claims = base64.urlsafe_b64encode(json.dumps({"exp": time.time() + 999}).encode()).decode()
    server, auth = Airflow3(valid=f"a.{claims.rstrip('=')}.b"), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": server.valid})

    get(auth, server, V2)
    get(auth, server, V2)

    assert len(server.logins) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_login_that_is_down_leaves_the_request_unsent(get: Get, status: int) -> None:
    server = Airflow3(login_answer=(status, {}))

    with pytest.raises(httpx.TransportError, match=f"the login returned {status}"):
        get(JwtLogin("ada", SECRET), server, V2)

    assert server.requests == []


def test_a_token_that_says_nothing_of_its_life_is_kept_until_it_is_refused(get: Get) -> None:
    server, auth = Airflow3(valid="opaque"), JwtLogin("ada", SECRET)
    server.login_answer = (201, {"access_token": "opaque"})

    get(auth, server, V2)
    get(auth, server, V2)

    assert len(server.logins) == 1


def test_one_login_serves_all_threads() -> None:
    server, auth = Airflow3(), JwtLogin("ada", SECRET)
    together = threading.Barrier(8)

    def slow(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/token"):
            time.sleep(0.05)
        return server(request)

    def one(_: int) -> int:
        together.wait()
        return get_sync(auth, slow, V2).status_code

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(one, range(8))) == [200] * 8
    assert len(server.logins) == 1


def test_one_login_serves_all_tasks() -> None:
    server, auth = Airflow3(), JwtLogin("ada", SECRET)

    async def slow(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/token"):
            await asyncio.sleep(0.05)
        return server(request)

    async def all_at_once() -> list[httpx.Response]:
        transport = httpx.MockTransport(slow)
        async with httpx.AsyncClient(auth=auth, transport=transport) as client:
            return await asyncio.gather(*(client.get(V2) for _ in range(8)))

    # A second event loop must not use the lock of the first.
    for _ in range(2):
        assert [r.status_code for r in asyncio.run(all_at_once())] == [200] * 8
    assert len(server.logins) == 1


@pytest.mark.parametrize(
    ("refusal", "kinds"),
    [((401, "no"), {AuthenticationFailed}), ((503, "no"), {LoginUnavailable})],
    ids=["refused", "down"],
)
def test_tasks_that_wait_for_a_login_fail_with_it(
    refusal: Answer, kinds: set[type[Exception]]
) -> None:
    # One login after the other would burden a server that is down, or get the user locked out.
    server, auth = Airflow3(login_answer=refusal), JwtLogin("ada", SECRET)

    async def slow(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        return server(request)

    async def all_at_once() -> list[object]:
        transport = httpx.MockTransport(slow)
        async with httpx.AsyncClient(auth=auth, transport=transport) as client:
            asking = (client.get(V2) for _ in range(8))
            return await asyncio.gather(*asking, return_exceptions=True)

    ended = asyncio.run(all_at_once())

    assert {type(error) for error in ended} == kinds
    assert len(server.logins) == 1


def test_one_password_serves_airflow_2_and_3(get: Get) -> None:
    server, auth = Airflow3(), PasswordAuth("ada", SECRET)

    assert get(auth, echo, V1).text.startswith("Basic ")
    assert server.logins == []
    assert get(auth, server, V2).status_code == 200
    assert len(server.logins) == 1
