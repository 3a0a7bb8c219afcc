"""The headers of a client: its own, and those that its user adds or replaces."""

from __future__ import annotations

import uuid
from collections.abc import Generator
from typing import Any

import httpx
import pytest
from pytest_httpx import HTTPXMock

from airflow_rest.v2.api.dag_parsing import reparse_dag_file
from airflow_rest.v2.api.variable import delete_variable, get_variable
from airflow_trigger import (
    AirflowClient,
    AuthenticationFailed,
    ConfigError,
    Event,
    InvalidRunId,
    JwtLogin,
    NotFound,
    RetryPolicy,
    ServerError,
)
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client, open_fake
from tests.unit.driving import run_body

BASE = "https://airflow.test"


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


def client(mode: Mode, **settings: Any) -> AirflowClient:
    defaults: dict[str, Any] = {"api": "v2", "conf_check": "json", "on_paused": "allow"}
    return open_client(mode, BASE, settings.pop("auth", "t"), **defaults | settings)


def sent(mode: Mode, httpx_mock: HTTPXMock, headers: Any) -> httpx.Headers:
    httpx_mock.add_response(json=run_body("r1"))
    with client(mode, headers=headers) as airflow:
        airflow.trigger("sales", run_id="r1")
    (request,) = httpx_mock.get_requests()
    return request.headers


@pytest.mark.parametrize("spelling", [str.lower, str.upper, str.title])
@pytest.mark.parametrize("name", ["host", "user-agent", "accept", "accept-encoding"])
def test_a_user_s_own_header_is_sent_in_the_place_of_ours(
    mode: Mode, httpx_mock: HTTPXMock, name: str, spelling: Any
) -> None:
    headers = sent(mode, httpx_mock, {spelling(name): "identity"})

    assert headers.get_list(name) == ["identity"]


def test_headers_may_be_those_of_httpx(mode: Mode, httpx_mock: HTTPXMock) -> None:
    headers = sent(mode, httpx_mock, httpx.Headers([("x-team", "a"), ("x-team", "b")]))

    assert headers["X-Team"] == "a, b"


def test_blanks_around_a_value_are_not_part_of_it(mode: Mode, httpx_mock: HTTPXMock) -> None:
    assert sent(mode, httpx_mock, {"X-Team": " \ta b\t "})["x-team"] == "a b"


def test_the_credentials_go_before_an_authorization_among_the_headers(
    mode: Mode, httpx_mock: HTTPXMock
) -> None:
    headers = sent(mode, httpx_mock, {"authorization": "Basic xyz"})

    assert headers.get_list("authorization") == ["Bearer t"]


@pytest.mark.parametrize(
    "name",
    ["Content-Length", "content-type", "CONTENT-ENCODING", "Transfer-Encoding", "trailer"],
)
def test_a_header_that_describes_one_body_is_refused(mode: Mode, name: str) -> None:
    with pytest.raises(ConfigError, match=f"'{name}'.*body"):
        client(mode, headers={name: "17"})


@pytest.mark.parametrize(
    "value",
    ["s3cret\n", "s3cret\r\nX-Other: 1", "s3cr\x00et", "s3cret\x7f", "s3crét", "s3cret\ud800"],
)
def test_a_value_that_no_header_can_have_is_refused_and_not_shown(mode: Mode, value: str) -> None:
    with pytest.raises(ConfigError, match="'X-Api-Key'") as e:
        client(mode, headers={"X-Api-Key": value})

    assert "s3c" not in str(e.value)
    assert e.value.__cause__ is None


@pytest.mark.parametrize("value", [17, None, b"s3cret", ["s3cret"]], ids=str)
def test_a_value_that_is_no_str_is_refused_and_not_shown(mode: Mode, value: object) -> None:
    kind = type(value).__name__
    with pytest.raises(TypeError, match=f"'X-Api-Key' must be a str, not an? {kind}") as e:
        client(mode, headers={"X-Api-Key": value})

    assert "s3c" not in str(e.value)


@pytest.mark.parametrize("name", ["", "X Team", "X-Team:", "X-Tëam", "X-Team\n", "(x)"])
def test_a_name_that_no_header_can_have_is_refused(mode: Mode, name: str) -> None:
    with pytest.raises(ConfigError, match="headers has an invalid name"):
        client(mode, headers={name: "a"})


def test_a_wrong_name_is_shown_if_it_is_no_more_than_a_name(mode: Mode) -> None:
    with pytest.raises(ConfigError, match=r"invalid name, 'X-T\\xebam': use letters"):
        client(mode, headers={"X-Tëam": "a"})


def test_of_a_whole_line_in_the_place_of_a_name_the_value_is_not_shown(mode: Mode) -> None:
    with pytest.raises(ConfigError, match="starts with 'X-Api-Key'") as e:
        client(mode, headers={"X-Api-Key: s3cret": ""})

    assert "s3cret" not in str(e.value)


@pytest.mark.parametrize("headers", [[("X-Team", "a")], "X-Team: a", 17, {b"X-Team": "a"}], ids=str)
def test_what_is_no_mapping_of_str_is_refused(mode: Mode, headers: object) -> None:
    with pytest.raises(TypeError, match="header"):
        client(mode, headers=headers)


def test_a_header_that_is_given_twice_is_refused(mode: Mode) -> None:
    with pytest.raises(ConfigError, match="'x-team' twice"):
        client(mode, headers={"X-Team": "a", "x-team": "b"})


@pytest.mark.parametrize("value", ["br", "gzip, br;q=0.5", "zstd", "*", "x-gzip", "nonsense"])
def test_a_coding_that_could_not_be_read_is_not_asked_for(mode: Mode, value: str) -> None:
    with pytest.raises(ConfigError, match=r"'accept-encoding'.*cannot decode"):
        client(mode, headers={"accept-encoding": value})


@pytest.mark.parametrize(
    "value", ["gzip", "GZIP;q=1.0, identity", "deflate, *;q=0", "br;q=0.00", ""]
)
def test_codings_that_can_be_read_may_be_asked_for(
    mode: Mode, httpx_mock: HTTPXMock, value: str
) -> None:
    assert sent(mode, httpx_mock, {"Accept-Encoding": value})["accept-encoding"] == value


def test_a_request_tells_the_length_of_its_body(mode: Mode) -> None:
    fake = FakeAirflow()
    fake.add_dag("sales")

    with open_fake(mode, fake) as airflow:
        airflow.trigger("sales", {"a": "é"})

    (request,) = fake.requests("trigger")
    assert request.headers["content-length"] == str(len(request.content))


@pytest.mark.parametrize(
    ("operation", "method", "length"),
    [
        (reparse_dag_file, "PUT", "0"),
        (get_variable, "GET", None),
        (delete_variable, "DELETE", None),
    ],
    ids=["PUT", "GET", "DELETE"],
)
def test_a_request_without_a_body_says_so_where_one_is_expected(
    mode: Mode, httpx_mock: HTTPXMock, operation: Any, method: str, length: str | None
) -> None:
    httpx_mock.add_response(status_code=404, json={"detail": "no such thing"})

    with client(mode) as airflow, pytest.raises(NotFound):
        airflow.call(operation, "name")

    (request,) = httpx_mock.get_requests()
    assert request.method == method
    assert request.headers.get("content-length") == length


class Signing(httpx.Auth):
    """Signs the content, as AWS's signatures do."""

    requires_request_body = True

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["X-Signed"] = str(len(request.content))
        yield request


class SigningUnasked(Signing):
    requires_request_body = False


@pytest.mark.parametrize("auth", [Signing(), SigningUnasked()], ids=["asked", "unasked"])
def test_somebody_s_own_credentials_may_read_the_content(
    mode: Mode, httpx_mock: HTTPXMock, auth: httpx.Auth
) -> None:
    run_id = f"r-{uuid.uuid4()}"
    httpx_mock.add_response(json=run_body(run_id))

    with client(mode, auth=auth) as airflow:
        airflow.trigger("sales", run_id=run_id)

    (request,) = httpx_mock.get_requests()
    assert request.headers["x-signed"] == str(len(request.content))


def test_each_attempt_has_a_request_id_that_headers_events_log_and_error_agree_on(
    mode: Mode, httpx_mock: HTTPXMock, caplog: pytest.LogCaptureFixture
) -> None:
    httpx_mock.add_response(503)
    httpx_mock.add_response(500)
    events: list[Event] = []
    settings: Any = {"retry": RetryPolicy(attempts=2, backoff=0), "on_event": events.append}
    with client(mode, **settings) as airflow, pytest.raises(ServerError) as caught:
        airflow.get_run("sales", "r1")

    first, second = (each.headers["x-request-id"] for each in httpx_mock.get_requests())
    assert first != second
    assert [getattr(event, "request_id", None) for event in events] == [first, first, second]
    assert caught.value.request_id == second
    (retried,) = caplog.records
    assert first in retried.getMessage()


@pytest.mark.parametrize("spelling", ["X-Request-Id", "x-request-ID"])
def test_a_request_id_of_the_user_s_own_is_sent_and_told(
    mode: Mode, httpx_mock: HTTPXMock, spelling: str
) -> None:
    httpx_mock.add_response(404, json={"detail": "no run r1"})
    events: list[Event] = []
    settings: Any = {"headers": {spelling: "trace-7"}, "on_event": events.append}
    with client(mode, **settings) as airflow, pytest.raises(NotFound) as caught:
        airflow.get_run("sales", "r1")

    (request,) = httpx_mock.get_requests()
    assert request.headers.get_list("x-request-id") == ["trace-7"]
    assert [getattr(event, "request_id", None) for event in events] == ["trace-7"]
    assert caught.value.request_id == "trace-7"


def test_what_was_never_sent_has_no_request_id(mode: Mode) -> None:
    with client(mode) as airflow, pytest.raises(InvalidRunId) as caught:
        airflow.trigger("sales", run_id="a/b")

    assert (caught.value.request_id, caught.value.method, caught.value.url) == (None, None, None)


def test_a_login_has_the_request_id_of_the_attempt_that_needs_it(
    mode: Mode, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(401, json={"detail": "Invalid credentials"})
    events: list[Event] = []
    auth = JwtLogin("ada", "hunter2")
    with (
        client(mode, auth=auth, on_event=events.append) as airflow,
        pytest.raises(AuthenticationFailed) as caught,
    ):
        airflow.get_run("sales", "r1")

    (login,) = httpx_mock.get_requests()
    assert (login.method, login.url.path) == ("POST", "/auth/token")
    assert login.headers["x-request-id"] == caught.value.request_id
    assert [getattr(event, "request_id", None) for event in events] == [caught.value.request_id]
