"""No secret shows in the places where programs show what they hold: dumps, logs, tracebacks."""

from __future__ import annotations

import asyncio
import copy
import functools
import json
import logging
import pickle
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AsyncAirflowClient,
    BasicAuth,
    BearerToken,
    BearerTokenFile,
    BearerTokenProvider,
    BehindGateway,
    ClientCredentials,
    ConfigError,
    GoogleCredentials,
    GoogleIdToken,
    JwtLogin,
    Mwaa,
    NoAuth,
    OAuth2ClientCredentials,
    PasswordAuth,
    RetryPolicy,
)
from airflow_trigger._secrets import Secret
from airflow_trigger.models import Api
from tests.both import Mode, open_client
from tests.unit.secret_places import (
    ERRORS,
    EVENTS,
    FORMS,
    FRAMES,
    KINDS,
    PLACES,
    SECRET,
    Kind,
    found,
    landed,
    shown_by_error,
    shown_by_frames,
    shows,
)
from tests.unit.secret_server import Door, unwritable
from tests.unit.secrets_table import PAGE, block, table

URL = "https://airflow.test"
MODES: tuple[Mode, ...] = ("sync", "async")


def shown_by(error: BaseException) -> set[str]:
    return shown_by_error(error) | shown_by_frames(error)


def raised_by(call: Callable[[], object]) -> BaseException:
    try:
        call()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", [each for each in KINDS if landed(each)], ids=str)
def test_no_secret_of_a_kind_shows_anywhere(kind: Kind, mode: Mode) -> None:
    assert {place: seen for place, seen in found(kind, mode).items() if seen} == {}


def test_the_table_in_the_docs_is_what_was_found() -> None:
    assert block(PAGE.read_text()).strip() == table().strip()


def test_every_client_setting_that_may_hold_a_secret_is_in_the_table() -> None:
    assert {"`headers`", "`proxy`"} <= {kind.group for kind in KINDS}


# Rejected values that contain the secret. Each of them is made in a frame without locals.
WRONG: dict[str, Callable[[], object]] = {
    "a str": lambda: AirflowClient(URL, f"{SECRET} {SECRET}"),
    "a str, async": lambda: AsyncAirflowClient(URL, f"{SECRET}\n"),
    "a tuple": lambda: AirflowClient(URL, ("ada", SECRET)),  # type: ignore[arg-type]
    "bytes": lambda: AirflowClient(URL, SECRET.encode()),  # type: ignore[arg-type]
    "a function": lambda: AirflowClient(URL, functools.partial(str, SECRET)),  # type: ignore[arg-type]
    "a token of bytes": lambda: BearerToken(SECRET.encode()),  # type: ignore[arg-type]
    "a password of bytes": lambda: PasswordAuth("ada", SECRET.encode()),  # type: ignore[arg-type]
    "no user name": lambda: JwtLogin(None, SECRET),  # type: ignore[arg-type]
    "a user name with a colon": lambda: BasicAuth("a:b", SECRET),
    "half of a surrogate pair": lambda: BasicAuth("ada", f"{SECRET}\udcff"),
    "a gateway's header": lambda: BehindGateway(SECRET, NoAuth(), header=f"X-Key: {SECRET}"),
    "one header for two": lambda: BehindGateway(SECRET, SECRET, header="Authorization"),
    "a gateway of bytes": lambda: BehindGateway(SECRET.encode(), SECRET),  # type: ignore[arg-type]
    "an empty client id": lambda: ClientCredentials("", SECRET),
    "a scope": lambda: OAuth2ClientCredentials("https://a.test", "i", SECRET, scope=""),
    "a token_url": lambda: OAuth2ClientCredentials(f"https://i:{SECRET}@a.test", "i", SECRET),
    "a token_url with a fragment": lambda: OAuth2ClientCredentials(f"{URL}#{SECRET}", "i", SECRET),
    "a path of no path": lambda: BearerTokenFile(1),  # type: ignore[arg-type]
    "an environment": lambda: Mwaa(1),  # type: ignore[arg-type]
    "an audience": lambda: GoogleIdToken(1),  # type: ignore[arg-type]
    "a URL with a password": lambda: AirflowClient(f"https://ada:{SECRET}@airflow.test", "t"),
    "a URL of no port": lambda: AirflowClient(f"https://ada:{SECRET}/x@airflow.test", "t"),
    "a URL with a query": lambda: AirflowClient(f"{URL}?token={SECRET}", "t"),
    "a header": lambda: AirflowClient(URL, "t", headers={"X-Api-Key": f"{SECRET}\n"}),
    "a header's name": lambda: AirflowClient(URL, "t", headers={f"X-Api-Key: {SECRET}": ""}),
    "a list of headers": lambda: AirflowClient(URL, "t", headers=[("K", SECRET)]),  # type: ignore[arg-type]
    "a proxy of no port": lambda: AirflowClient(URL, "t", proxy=f"http://a:{SECRET}/x@p.test"),
    "a proxy of another kind": lambda: AirflowClient(URL, "t", proxy=f"ftp://a:{SECRET}@p.test"),
    "another setting": lambda: AirflowClient(URL, SECRET, timeout=0),
    "another setting, checked later": lambda: AirflowClient(URL, SECRET, api="v9"),  # type: ignore[arg-type]
    "a transport": lambda: AirflowClient(URL, SECRET, transport=1),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG)
def test_what_is_refused_shows_no_secret_in_the_message_or_the_frames(
    call: Callable[[], object],
) -> None:
    error = raised_by(call)

    assert isinstance(error, ConfigError | TypeError | ValueError)
    assert shown_by(error) == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", f"{SECRET}\n"),
        ("AUTH", f"token:{SECRET}"),
        ("AUTH", SECRET),
        ("PASSWORD", SECRET),
        ("PASSWORD_FILE", f"/{SECRET}"),
        ("GATEWAY_TOKEN", f"Bearer {SECRET}"),
    ],
)
def test_a_refused_variable_shows_in_no_frame(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"AIRFLOW_TRIGGER_{name}", value)

    assert shown_by(raised_by(lambda: AirflowClient(URL))) == set()


def test_the_exception_that_a_caller_was_handling_stays_in_the_chain() -> None:
    errors: list[BaseException] = []
    try:
        dict[str, str]()["the caller's"]
    except KeyError:
        errors = [raised_by(lambda: AirflowClient("", "t")), raised_by(lambda: BearerToken(""))]

    assert [type(error.__context__) for error in errors] == [KeyError, KeyError]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("content", [f"{SECRET} {SECRET}".encode(), b"\xff" + SECRET.encode()])
def test_a_file_without_a_token_shows_nothing_of_its_content(
    mode: Mode, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "token").write_bytes(content)
    client = open_client(mode, URL, BearerTokenFile(tmp_path / "token"), api="v2")

    error = raised_by(lambda: client.trigger("sales"))

    assert isinstance(error, ConfigError)
    assert shown_by(error) == set()
    client.close()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "provider",
    [
        functools.partial(str, f"{SECRET}\n"),
        functools.partial(dict[str, str], wrong=SECRET),
        functools.partial(list[str], [SECRET]),
    ],
    ids=["white space", "a dict", "a list"],
)
def test_what_a_provider_gives_in_place_of_a_token_does_not_show(
    mode: Mode, provider: Callable[[], Any]
) -> None:
    client = open_client(mode, URL, BearerTokenProvider(provider), api="v2")

    error = raised_by(lambda: client.trigger("sales"))

    assert isinstance(error, ConfigError)
    assert shown_by(error) == set()
    client.close()


@pytest.mark.parametrize("given", [f"{SECRET} {SECRET}", [SECRET]], ids=["white space", "a list"])
def test_no_frame_shows_it_in_a_client_of_httpx_either(given: Any) -> None:
    auth = BearerTokenProvider(functools.partial(copy.copy, given))
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as client:
        error = raised_by(lambda: client.get(URL, auth=auth))

    assert isinstance(error, ConfigError)
    assert shown_by(error) == set()


# A function of a library, because frames of the tests themselves are not checked.
LIBRARY: dict[str, Any] = {"__name__": "library"}
exec("def fail(error, secret): raise error", LIBRARY)  # noqa: S102 - see above


class FailingCredentials:
    """Stands in for google-auth's credentials, or for a boto3 session."""

    token = expiry = None
    region_name = "eu-west-1"

    def refresh(self, _: object) -> None:
        LIBRARY["fail"](OSError("no network"), SECRET)

    def client(self, service_name: str) -> object:
        return LIBRARY["fail"](OSError("no network"), SECRET)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "auth",
    [
        GoogleCredentials(FailingCredentials()),
        Mwaa("prod", session=FailingCredentials()),
        BehindGateway(GoogleCredentials(FailingCredentials()), NoAuth()),
    ],
    ids=repr,
)
def test_a_library_that_obtains_tokens_shows_no_secret_in_its_frames(
    mode: Mode, auth: httpx.Auth
) -> None:
    settings = {"retry": RetryPolicy(attempts=1), "api": "v2"}
    url = None if isinstance(auth, Mwaa) else URL

    def trigger() -> None:
        with closing(open_client(mode, url, auth, **settings)) as client:
            client.trigger("sales")

    error = raised_by(trigger)

    assert isinstance(error.__cause__, OSError)
    assert shown_by(error) == set()


def test_what_the_caller_is_handling_keeps_its_frames() -> None:
    auth = GoogleCredentials(FailingCredentials())
    handled: list[BaseException] = []
    try:
        dict[str, str]()["the caller's"]
    except KeyError as outer:
        handled.append(outer)
        with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as client:
            raised_by(lambda: client.get(URL, auth=auth))

    assert handled[0].__traceback__ is not None


class Login(httpx.Auth):
    """Custom credentials, with a login on another host."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        headers = {"X-Key": SECRET, "Authorization": f"Basic {SECRET}"}
        yield httpx.Request("POST", "http://login.localhost/", headers=headers, content=SECRET)
        yield request


@pytest.mark.parametrize("mode", MODES)
def test_a_fault_of_the_connection_forgets_the_bytes_that_it_carried(mode: Mode) -> None:
    settings = {"retry": RetryPolicy(attempts=1), "transport": unwritable(mode)}
    client = open_client(mode, URL, Login(), api="v2", **settings)

    error = raised_by(lambda: client.trigger("sales"))

    assert isinstance(error, AirflowTriggerError)
    assert isinstance(error.__cause__, httpx.WriteTimeout)
    assert shown_by(error) == set()
    client.close()


@pytest.mark.parametrize("mode", MODES)
def test_a_transport_of_somebody_keeps_its_frames(mode: Mode) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("own", request=request)

    settings: dict[str, Any] = {"retry": RetryPolicy(attempts=1)}
    settings["transport"] = httpx.MockTransport(respond)
    client = open_client(mode, URL, Login(), api="v2", **settings)

    error = raised_by(lambda: client.trigger("sales"))

    frames = error.__cause__.__traceback__ if error.__cause__ is not None else None
    names: list[str] = []
    while frames is not None:
        names.append(frames.tb_frame.f_code.co_name)
        frames = frames.tb_next
    assert names[-1] == "respond"
    client.close()


@pytest.mark.parametrize("api", ["v1", "v2"])
@pytest.mark.parametrize("mode", MODES)
def test_a_proxy_that_repeats_its_own_password_is_not_quoted(mode: Mode, api: Api) -> None:
    door = Door(api)
    door.manner = "refuse"
    with door.serving() as proxy:
        given = httpx.Proxy(proxy, auth=("ada", SECRET), headers={"X-Pass": FORMS[0]})
        client = open_client(mode, "http://airflow.localhost", NoAuth(), api=api, proxy=given)
        error = raised_by(lambda: client.trigger("sales"))
        client.close()

    assert "Proxy-Authorization" in str(error)
    assert shown_by(error) == set()


def test_a_secret_is_shown_in_no_form_and_not_copied() -> None:
    secret = Secret(SECRET)

    assert not shows(f"{secret} {secret!r} {secret!s} {[secret]}")
    for how in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="a secret cannot be copied or pickled"):
            how(secret)


class Leaking(NoAuth):
    """Credentials that show everything."""

    def __init__(self) -> None:
        self.password = SECRET

    def __repr__(self) -> str:
        return self.password

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        logging.getLogger("own").debug("%s", self.password)
        request.headers["X-Own"] = self.password
        yield request


def test_the_checks_find_a_secret_that_is_there() -> None:
    leaking = Kind("Leaking", "", lambda _: {"auth": Leaking()}, lambda: json.loads(SECRET))
    places = {place for place, seen in found(leaking, "sync").items() if seen}

    # The client's own events and errors never quote credentials, so nothing is found in them.
    assert set(PLACES) - places == {EVENTS, ERRORS, FRAMES}


def test_a_token_in_the_frames_of_a_task_that_was_cancelled_does_not_show() -> None:
    async def respond(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError("nothing came in between")

    async def cancelled() -> BaseException:
        transport = httpx.MockTransport(respond)
        async with AsyncAirflowClient(URL, BearerToken(SECRET), transport=transport) as airflow:
            task = asyncio.create_task(airflow.trigger("sales"))
            await asyncio.sleep(0)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError as error:
                return error
            raise AssertionError("it went on")

    assert shown_by(asyncio.run(cancelled())) == set()
