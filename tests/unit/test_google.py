"""Google's credentials: google-auth itself, with its HTTP requests answered by the tests."""

from __future__ import annotations

import asyncio
import io
import json
import pickle
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import attrs
import google.auth.credentials
import httpx
import pytest
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from airflow_trigger import AuthenticationFailed, ConnectionFailed, RetryPolicy
from airflow_trigger.auth import GoogleCredentials, GoogleIdToken
from airflow_trigger.errors import ConfigError
from tests.both import Mode, open_client
from tests.unit.test_auth import V2, Airflow3, Get, echo, get_async, get_sync, jwt

pytestmark = [
    pytest.mark.platform("composer", on="google-auth, with simulated Google endpoints"),
    pytest.mark.platform("iap", on="google-auth, with simulated Google endpoints"),
]

# google-auth has type hints for only some of its functions.
Credentials = google.auth.credentials.Credentials
decoded: Callable[..., dict[str, Any]] = import_module("google.auth.jwt").decode
anonymous: Callable[[], Credentials] = google.auth.credentials.AnonymousCredentials
user: Callable[..., Credentials] = import_module("google.oauth2.credentials").Credentials
account: Callable[[dict[str, str]], Credentials] = import_module(
    "google.oauth2.service_account"
).Credentials.from_service_account_info

SECRET = "s3cret-word"
LIFE = 3600
AUDIENCE = "123-abc.apps.googleusercontent.com"
SCOPE = "https://www.googleapis.com/auth/cloud-platform"
TOKEN_HOST = "oauth2.googleapis.com"
METADATA = {"metadata.google.internal", "169.254.169.254"}


@pytest.fixture(params=[get_sync, get_async], ids=["sync", "async"])
def get(request: pytest.FixtureRequest) -> Get:
    return cast(Get, request.param)


@pytest.fixture(autouse=True)
def _no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide Google credentials that this machine may have."""
    for name in ("GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_CLOUD_PROJECT", "NO_GCE_CHECK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))


@attrs.define
class Google:
    """Responds to google-auth as Google's token endpoint and as a machine's metadata server."""

    has_metadata: bool = False
    life: int = LIFE
    # Returned or raised instead of tokens: a status and its body, or a fault.
    trouble: tuple[int, dict[str, str]] | Exception | None = None
    given: list[str] = attrs.Factory(list[str])
    asked: list[str] = attrs.Factory(list[str])
    assertions: list[dict[str, Any]] = attrs.Factory(list[dict[str, Any]])

    def send(self, sent: requests.PreparedRequest) -> requests.Response:
        url = urlsplit(str(sent.url))
        if url.hostname in METADATA and not self.has_metadata:
            raise requests.ConnectionError("no metadata server")
        self.asked.append(f"{url.hostname}{url.path}")
        if url.hostname == TOKEN_HOST:
            return self._answer(sent, *self._of_endpoint(sent))
        assert url.hostname in METADATA
        return self._answer(sent, *self._of_metadata(url.path, parse_qs(url.query)))

    def _new(self, **claims: object) -> str:
        issued = time.time()
        payload = jwt(self.life, number=len(self.given), issued=issued, **claims).split(".")[1]
        token = f"eyJhbGciOiJSUzI1NiJ9.{payload}.c2ln"
        self.given.append(token)
        return token

    def _of_endpoint(self, sent: requests.PreparedRequest) -> tuple[int, object]:
        if isinstance(self.trouble, Exception):
            raise self.trouble
        if self.trouble is not None:
            return self.trouble
        body = sent.body
        form = parse_qs(body.decode() if isinstance(body, bytes) else str(body))
        if "assertion" not in form:
            return 200, {"access_token": self._new(), "expires_in": self.life}
        claims = decoded(form["assertion"][0], verify=False)
        self.assertions.append(claims)
        if "target_audience" in claims:
            return 200, {"id_token": self._new(aud=claims["target_audience"])}
        return 200, {"access_token": self._new(), "expires_in": self.life}

    def _of_metadata(self, path: str, query: dict[str, list[str]]) -> tuple[int, object]:
        if isinstance(self.trouble, Exception) and path.endswith(("/token", "/identity")):
            raise self.trouble
        if isinstance(self.trouble, tuple) and path.endswith(("/token", "/identity")):
            return self.trouble
        if path.endswith("/token"):
            return 200, {"access_token": self._new(), "expires_in": self.life}
        if path.endswith("/identity"):
            return 200, self._new(aud=query["audience"][0])
        if "/service-accounts/" in path:
            return 200, {"email": "robot@example.test", "scopes": [SCOPE], "aliases": ["default"]}
        return 200, "project-1"

    def _answer(
        self, sent: requests.PreparedRequest, status: int, body: object
    ) -> requests.Response:
        response = requests.Response()
        response.status_code, response.request = status, sent
        is_text = isinstance(body, str)
        response.headers["Content-Type"] = "text/html" if is_text else "application/json"
        response.headers["Metadata-Flavor"] = "Google"
        response.raw = io.BytesIO((body if isinstance(body, str) else json.dumps(body)).encode())
        return response


@pytest.fixture
def at_google(monkeypatch: pytest.MonkeyPatch) -> Google:
    at_google = Google()

    def send(_: object, request: requests.PreparedRequest, **options: object) -> requests.Response:
        return at_google.send(request)

    def no_sleep(_: float) -> None:
        pass

    monkeypatch.setattr("requests.adapters.HTTPAdapter.send", send)
    monkeypatch.setattr("google.auth._exponential_backoff.time.sleep", no_sleep)
    return at_google


@pytest.fixture(scope="session")
def key() -> dict[str, str]:
    """The content of a service account's file, with a new private key."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return {
        "type": "service_account",
        "project_id": "project-1",
        "private_key_id": "1",
        "private_key": private.decode(),
        "client_email": "robot@example.test",
        "client_id": "1",
        "token_uri": f"https://{TOKEN_HOST}/token",
    }


@pytest.fixture
def key_file(key: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.write_text(json.dumps(key))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Move all clocks ahead by this much time."""
    monotonic, now = time.monotonic() + seconds, time.time() + seconds
    monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: monotonic)
    monkeypatch.setattr("airflow_trigger.auth.google.time.time", lambda: now)


def test_a_service_account_s_token_is_kept_and_renewed_before_its_end(
    get: Get, at_google: Google, key: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    auth = GoogleCredentials(account(key))

    seen = [get(auth, echo, V2).text for _ in range(2)]
    assert seen == [f"Bearer {at_google.given[0]}"] * 2
    assert at_google.assertions[0]["scope"] == SCOPE
    later(monkeypatch, LIFE - 50)
    assert get(auth, echo, V2).text == f"Bearer {at_google.given[1]}"


def test_the_scopes_of_credentials_that_have_some_are_left_alone(
    get: Get, at_google: Google, key: dict[str, str]
) -> None:
    scoped = cast(Any, account(key)).with_scopes(["https://example.test/mine"])

    get(GoogleCredentials(scoped), echo, V2)

    assert at_google.assertions[0]["scope"] == "https://example.test/mine"


@pytest.mark.usefixtures("key_file")
def test_without_credentials_those_of_the_environment_are_looked_for_at_the_first_request(
    get: Get, at_google: Google
) -> None:
    auth = GoogleCredentials()
    assert at_google.asked == []

    assert get(auth, echo, V2).text == f"Bearer {at_google.given[0]}"
    assert at_google.assertions[0]["scope"] == SCOPE


def test_a_machine_s_token_comes_from_its_metadata_server(get: Get, at_google: Google) -> None:
    at_google.has_metadata = True

    assert get(GoogleCredentials(), echo, V2).text == f"Bearer {at_google.given[0]}"
    assert at_google.asked[-1].endswith("/service-accounts/default/token")


def test_a_user_s_credentials_are_refreshed_with_their_refresh_token(
    get: Get, at_google: Google
) -> None:
    ended = datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=1)
    given = user(
        token="old",
        expiry=ended,
        refresh_token=SECRET,
        token_uri=f"https://{TOKEN_HOST}/token",
        client_id="c",
        client_secret=SECRET,
    )

    assert get(GoogleCredentials(given), echo, V2).text == f"Bearer {at_google.given[0]}"


def test_a_token_that_the_credentials_have_already_is_used(get: Get, at_google: Google) -> None:
    auth = GoogleCredentials(user(token="mine"))

    assert [get(auth, echo, V2).text for _ in range(2)] == ["Bearer mine"] * 2
    assert at_google.asked == []


def test_a_token_that_the_server_refuses_is_refreshed_once(
    get: Get, at_google: Google, key: dict[str, str]
) -> None:
    server = Airflow3(valid="another")

    assert get(GoogleCredentials(account(key)), server, V2).status_code == 401
    assert server.requests == [f"Bearer {token}" for token in at_google.given]
    assert len(at_google.given) == 2


def test_threads_that_wait_share_one_refresh(at_google: Google, key: dict[str, str]) -> None:
    auth, together = GoogleCredentials(account(key)), threading.Barrier(8)

    def ask() -> str:
        together.wait(10)
        return get_sync(auth, echo, V2).text

    with ThreadPoolExecutor(8) as pool:
        seen = {future.result() for future in [pool.submit(ask) for _ in range(8)]}

    assert seen == {f"Bearer {at_google.given[0]}"}
    assert len(at_google.given) == 1


def test_tasks_that_wait_share_one_refresh_which_does_not_block_them(
    at_google: Google, key: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshing, go_on, answer = threading.Event(), threading.Event(), at_google.send

    def held(_: Google, sent: requests.PreparedRequest) -> requests.Response:
        refreshing.set()
        assert go_on.wait(10)
        return answer(sent)

    async def ask() -> set[str]:
        auth = GoogleCredentials(account(key))
        async with httpx.AsyncClient(auth=auth, transport=httpx.MockTransport(echo)) as client:
            tasks = [asyncio.create_task(client.get(V2)) for _ in range(5)]
            assert await asyncio.to_thread(refreshing.wait, 10)
            go_on.set()
            return {(await task).text for task in tasks}

    monkeypatch.setattr(Google, "send", held)
    assert asyncio.run(ask()) == {f"Bearer {at_google.given[0]}"}
    assert len(at_google.given) == 1


@attrs.define
class Others:
    """Custom credentials, in the shape of google-auth's."""

    token: str | None = None
    expiry: datetime | None = None
    refreshes: list[object] = attrs.Factory(list[object])

    def refresh(self, request: object) -> None:
        self.refreshes.append(request)
        self.token = f"token-{len(self.refreshes)}"
        # google-auth's times are in UTC, without a time zone.
        self.expiry = datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=LIFE)


def test_credentials_of_one_s_own_need_only_the_shape(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = Others()
    auth = GoogleCredentials(others)

    assert [get(auth, echo, V2).text for _ in range(2)] == ["Bearer token-1"] * 2
    later(monkeypatch, LIFE - 50)
    assert get(auth, echo, V2).text == "Bearer token-2"


def test_a_token_that_somebody_else_refreshed_is_not_refreshed_again(get: Get) -> None:
    others = Others()
    auth, server = GoogleCredentials(others), Airflow3(valid="token-2")
    get(auth, echo, V2)
    others.refresh(None)

    assert get(auth, server, V2).status_code == 200
    assert server.requests == ["Bearer token-1", "Bearer token-2"]
    assert len(others.refreshes) == 2


@pytest.mark.usefixtures("key_file")
def test_an_id_token_is_for_its_audience_and_renewed_before_its_end(
    get: Get, at_google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    auth = GoogleIdToken(AUDIENCE)

    seen = [get(auth, echo, V2).text for _ in range(2)]
    assert seen == [f"Bearer {at_google.given[0]}"] * 2
    assert at_google.assertions[0]["target_audience"] == AUDIENCE
    later(monkeypatch, LIFE - 50)
    assert get(auth, echo, V2).text == f"Bearer {at_google.given[1]}"


def test_an_id_token_of_a_machine_comes_from_its_metadata_server(
    get: Get, at_google: Google
) -> None:
    at_google.has_metadata = True

    assert get(GoogleIdToken(AUDIENCE), echo, V2).text == f"Bearer {at_google.given[0]}"
    assert at_google.asked[-1].endswith("/service-accounts/default/identity")


Make = Callable[[dict[str, str]], httpx.Auth]
KINDS: dict[str, Make] = {
    "access": lambda key: GoogleCredentials(account(key)),
    "id": lambda _: GoogleIdToken(AUDIENCE),
}


@pytest.mark.parametrize("kind", [GoogleCredentials, lambda: GoogleIdToken(AUDIENCE)])
def test_where_there_are_no_credentials_the_advice_says_where_to_put_some(
    get: Get, at_google: Google, kind: Callable[[], httpx.Auth]
) -> None:
    with pytest.raises(ConfigError, match="set GOOGLE_APPLICATION_CREDENTIALS") as e:
        get(kind(), echo, V2)

    assert "workload identity" in str(e.value)
    assert type(e.value.__cause__).__name__ == "DefaultCredentialsError"


def test_credentials_that_are_none_are_told_so(get: Get) -> None:
    with pytest.raises(ConfigError, match=r"found no usable credentials \(InvalidOperation\)"):
        get(GoogleCredentials(anonymous()), echo, V2)


def attempts(mode: Mode, auth: httpx.Auth, tries: int = 2) -> Iterator[int]:
    """Yield how often a failing call reached the server, then raise the call's error."""
    seen: list[httpx.Request] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(500)

    retry = RetryPolicy(attempts=tries, backoff=0)
    transport = httpx.MockTransport(server)
    with open_client(
        mode, "https://airflow.test", auth, api="v2", transport=transport, retry=retry
    ) as airflow:
        try:
            airflow.trigger("sales", run_id="r1")
        finally:
            yield len(seen)


@pytest.mark.usefixtures("key_file")
@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("make", KINDS.values(), ids=list(KINDS))
def test_a_refusal_of_google_s_is_one_of_the_credentials_and_nothing_was_sent(
    mode: Mode, at_google: Google, key: dict[str, str], make: Make
) -> None:
    at_google.trouble = 400, {"error": "invalid_grant", "error_description": SECRET}
    asked = attempts(mode, make(key))

    assert next(asked) == 0
    with pytest.raises(AuthenticationFailed, match=r"nothing was sent.*\(RefreshError\)") as e:
        next(asked)
    assert SECRET not in str(e.value)
    assert SECRET in str(e.value.__cause__)
    assert e.value.dag_id == "sales"
    assert len(at_google.asked) == 1


TROUBLES: dict[str, tuple[int, dict[str, str]] | Exception] = {
    "down": (503, {"error": "backend_error"}),
    "busy": (429, {"error": "internal_failure"}),
    "unreachable": requests.ConnectionError(SECRET),
    "late": requests.ReadTimeout(SECRET),
}


@pytest.mark.usefixtures("key_file")
@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("make", KINDS.values(), ids=list(KINDS))
@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=list(TROUBLES))
def test_google_out_of_reach_is_tried_again_like_any_network_fault(
    mode: Mode,
    at_google: Google,
    key: dict[str, str],
    make: Make,
    trouble: tuple[int, dict[str, str]] | Exception,
) -> None:
    at_google.trouble = trouble
    asked = attempts(mode, make(key))

    assert next(asked) == 0
    with pytest.raises(ConnectionFailed, match="nothing was sent: Google") as e:
        next(asked)
    assert SECRET not in str(e.value)
    assert len(at_google.asked) >= 2


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (requests.ConnectionError(SECRET), ConnectionFailed),
        ((503, {"error": "starting"}), ConnectionFailed),
        ((404, {"error": "no service account"}), AuthenticationFailed),
    ],
    ids=["unreachable", "down", "no account"],
)
def test_a_metadata_server_out_of_reach_is_one_and_one_without_an_account_is_not(
    mode: Mode,
    at_google: Google,
    trouble: tuple[int, dict[str, str]] | Exception,
    error: type[Exception],
) -> None:
    at_google.has_metadata, at_google.trouble = True, trouble
    asked = attempts(mode, GoogleCredentials())

    assert next(asked) == 0
    with pytest.raises(error, match=r"GoogleCredentials .*RefreshError"):
        next(asked)


@pytest.mark.parametrize("make", [GoogleCredentials, lambda: GoogleIdToken(AUDIENCE)])
@pytest.mark.parametrize("missing", ["google.auth", "requests"])
def test_without_the_extra_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, missing: str, make: Callable[[], httpx.Auth]
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ConfigError, match=r"install airflow-trigger\[google\] from the index"):
        make()


def test_what_goes_missing_later_is_told_in_the_same_way(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    auth = GoogleCredentials()
    monkeypatch.setitem(sys.modules, "google.auth.transport.requests", None)

    with pytest.raises(ConfigError, match=r"install airflow-trigger\[google\] from the index"):
        get(auth, echo, V2)


@pytest.mark.parametrize("value", [SECRET, SECRET.encode(), {"token": SECRET}, object()], ids=repr)
def test_credentials_of_another_kind_are_refused_at_once_and_not_shown(value: Any) -> None:
    with pytest.raises(TypeError, match="must be those of google-auth, such as") as e:
        GoogleCredentials(value)

    assert SECRET not in str(e.value)


@pytest.mark.parametrize(
    ("value", "error"), [(None, TypeError), (7, TypeError), (" ", ConfigError)]
)
def test_an_audience_is_a_text(value: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="audience"):
        GoogleIdToken(value)


def test_they_do_not_show_and_do_not_pickle() -> None:
    for auth, shown in [
        (GoogleCredentials(Others(SECRET)), "GoogleCredentials(…)"),
        (GoogleIdToken(AUDIENCE), f"GoogleIdToken('{AUDIENCE}')"),
    ]:
        assert repr(auth) == shown
        with pytest.raises(TypeError, match="cannot be pickled"):
            pickle.dumps(auth)
