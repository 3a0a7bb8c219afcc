"""The server's own message, extracted from every known shape of body."""

from __future__ import annotations

import base64
import json

import httpx
import pytest

from airflow_trigger._adapters import load_adapter
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import error_for, server_words
from airflow_trigger._flows.masking import LONGEST_DETAIL
from airflow_trigger.errors import (
    ApiError,
    AuthenticationFailed,
    NotFound,
    RunNotFound,
    UnexpectedResponse,
)
from airflow_trigger.models import Api, DagRun
from tests.unit.driving import BASE, NOT_AIRFLOW, answer, name, refusal

UNIQUE = {"reason": "Unique constraint violation", "statement": "hidden", "orig_error": "hidden"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            {"detail": "DAG not found", "status": 404, "title": "Not Found", "type": "…"},
            "DAG not found",
        ),
        ({"detail": None, "status": 403, "title": "Forbidden", "type": "…"}, "Forbidden"),
        ({"detail": "Invalid JWT token"}, "Invalid JWT token"),
        (
            {
                "detail": [
                    {"type": "missing", "loc": ["body", "logical_date"], "msg": "Field required"},
                    {
                        "type": "extra",
                        "loc": ["body", "run_id"],
                        "msg": "Extra inputs",
                        "input": "s3",
                    },
                ]
            },
            "body.logical_date: Field required; body.run_id: Extra inputs",
        ),
        ({"detail": ["odd"]}, "odd"),
        ({"detail": UNIQUE}, "Unique constraint violation"),
        ({"detail": {"odd": 1}}, "{'odd': 1}"),
        ({"error": "no such route"}, "no such route"),
        ({"message": "gateway says no"}, "gateway says no"),
        ({}, "Bad Request"),
        ([1], "[1]"),
        ("", "Bad Request"),
        ("Internal\n  Server   Error\n", "Internal Server Error"),
        (
            "<!doctype html><html><head><style>b {}</style><title>Ooops!</title></head>"
            "<body><script>var x;</script><h1>Something bad</h1><p>more</p></body></html>",
            "an HTML page: Ooops! - Something bad - more",
        ),
    ],
)
def test_every_shape_of_body_becomes_one_line(body: object, words: str) -> None:
    assert server_words(answer(400, body)) == words


def test_long_words_are_cut() -> None:
    words = server_words(answer(400, {"detail": "x" * 9999}))

    assert len(words) == LONGEST_DETAIL
    assert words.endswith("…")


def test_bytes_that_are_no_text_are_no_crash() -> None:
    assert server_words(httpx.Response(502, content=b"\xff\xfe\x00"))


@pytest.mark.parametrize("charset", ["hex", "rot13", "idna", "undefined", "no-such"])
def test_a_charset_that_is_none_hides_no_words(charset: str) -> None:
    headers = {"content-type": f"text/plain; charset={charset}"}

    assert "server" in server_words(httpx.Response(502, content=b"no server \xff", headers=headers))


@pytest.mark.parametrize("body", ["[" * 100_000, "<html><![foo[bar]]>"], ids=["deep", "marked"])
def test_a_body_that_breaks_parsers_is_still_an_answer(body: str) -> None:
    assert server_words(answer(502, body))


FLASK = (
    "<!doctype html><html lang=en><title>400 Bad Request</title>"
    "<h1>Bad Request</h1><p>The CSRF session token is missing.</p>"
)


def test_the_sentence_that_tells_is_not_cut_off_a_page() -> None:
    page = answer(400, FLASK, content_type="text/html")

    words = server_words(page)

    assert words == "an HTML page: 400 Bad Request - The CSRF session token is missing."


def call(api: Api = "v2", dag_id: str | None = "sales") -> Request[DagRun]:
    return (
        load_adapter(api, BASE)
        .get_run("sales", "r1")
        .about(
            "read run 'r1'",
            operation="get_run",
            dag_id=dag_id,
            run_id=dag_id and "r1",
            not_found=RunNotFound if dag_id else NotFound,
            permission="read on DAG Runs",
        )
    )


def sent_with(authorization: str, reply: httpx.Response) -> httpx.Response:
    reply.request = httpx.Request("GET", BASE, headers={"Authorization": authorization})
    return reply


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_names_where_it_leads_without_its_secrets(status: int) -> None:
    location = "https://user:pw@login.test/sso/start?token=s3cret#s3cret"

    error = error_for(call(), answer(status, location=location))

    assert isinstance(error, UnexpectedResponse)
    assert "a redirect to https://login.test/sso/start." in str(error)
    assert "s3cret" not in str(error)
    assert "pw@" not in str(error)


@pytest.mark.parametrize("location", ["/login", "http://[bad", ""])
def test_a_redirect_to_anywhere_is_told_of(location: str) -> None:
    error = error_for(call(), answer(302, location=location))

    assert "returned 302" in str(error)


@pytest.mark.parametrize(
    ("api", "scheme", "status", "advice"),
    [
        ("v2", "Basic", 401, "Airflow 3 does not accept basic authentication: use PasswordAuth"),
        ("v1", "Bearer", 401, "Airflow 2 accepts a bearer token only if"),
        ("v1", "Bearer", 403, "Airflow 2 accepts a bearer token only if"),
        ("v1", "Basic", 401, "include airflow.api.auth.backend.basic_auth"),
        ("v1", "Basic", 403, "include airflow.api.auth.backend.basic_auth"),
        ("v2", "Bearer", 401, "Check the user name and password or the token"),
        ("v1", "Negotiate", 401, "Check the user name and password or the token"),
    ],
)
def test_credentials_of_a_kind_that_this_airflow_does_not_take_are_called_so(
    api: Api, scheme: str, status: int, advice: str
) -> None:
    reply = sent_with(f"{scheme} c2VjcmV0", refusal(status, api=api))

    error = error_for(call(api), reply)

    assert advice in str(error)
    assert "c2VjcmV0" not in str(error)


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize(
    "body", ["<html><title>Request blocked</title></html>", {"message": "no"}, "", "denied"]
)
def test_a_refusal_in_other_words_than_airflow_s_is_blamed_on_what_stands_in_front(
    status: int, body: object
) -> None:
    error = error_for(call(), answer(status, body))

    assert isinstance(error, ApiError)
    assert error.by_airflow is False
    assert "a proxy, gateway or firewall in front of it refused" in str(error)
    assert "lack" not in str(error)


def test_a_missing_permission_may_be_a_misspelt_dag() -> None:
    error = error_for(call(), refusal(403))

    assert "lack read on DAG Runs." in str(error)
    assert "Or DAG 'sales' does not exist: the FAB and Keycloak auth managers may" in str(error)


def test_a_missing_permission_may_be_an_expired_token_on_airflow_3() -> None:
    on_2, on_3 = (error_for(call(api), refusal(403, api=api)) for api in ("v1", "v2"))

    assert "the token has expired: the Keycloak auth manager returns 403" in str(on_3)
    assert "Keycloak auth manager returns" not in str(on_2)


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_404_of_airflow_s_own_to_any_operation_does_not_blame_the_base_url(api: Api) -> None:
    missing = refusal(404, "The Connection with connection_id: `db` was not found", api=api)

    error = error_for(call(api, dag_id=None), missing)

    assert type(error) is NotFound
    assert error.by_airflow is True
    assert "base_url" not in str(error)
    assert "connection_id: `db`" in str(error)


@pytest.mark.parametrize(
    "reply", [each for each in NOT_AIRFLOW if each.status_code == 404], ids=name
)
def test_a_404_of_a_router_is_no_run_that_is_gone(reply: httpx.Response) -> None:
    error = error_for(call(), reply)

    assert type(error) is NotFound
    assert "base_url" in str(error)


def test_a_clash_that_is_not_of_a_trigger_says_nothing_of_dates() -> None:
    error = error_for(call(dag_id=None), refusal(409, "Connection exists"))

    assert "logical date" not in str(error)


@pytest.mark.parametrize(
    ("authorization", "body"),
    [
        ("Bearer s3cr3t-token", {"message": "not a valid header: 'Bearer s3cr3t-token'"}),
        ("Bearer s3cr3t-token", {"detail": "token s3cr3t-token is unknown"}),
        ("Basic YWRhOnMzY3IzdA==", "<html><title>No</title><p>YWRhOnMzY3IzdA==</p></html>"),
    ],
)
def test_credentials_that_a_response_repeats_are_not_told(authorization: str, body: object) -> None:
    error = error_for(call(), sent_with(authorization, answer(403, body)))

    assert authorization.split()[1] not in str(error)


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (
            "<p>Your <b>IP</b> address <code>10.1.2.3</code> is <i>not</i> on the <a>list</a>.</p>",
            "Your IP address 10.1.2.3 is not on the list.",
        ),
        (
            "<nav><ul><li>DAGs</li><li>Admin</li></ul></nav><p>The CSRF token is missing.</p>",
            "The CSRF token is missing.",
        ),
        ("<head><style>p {}</style></head><h1>Denied</h1><p>By policy.</p>", "Denied - By policy."),
    ],
    ids=["inline", "menu", "style"],
)
def test_a_page_is_told_by_its_sentences(page: str, sentence: str) -> None:
    words = server_words(answer(403, f"<html>{page}</html>", content_type="text/html"))

    assert words == f"an HTML page: {sentence}"


@pytest.mark.parametrize(
    "body",
    [
        {"Message": "denied"},
        {"errors": [{"message": "denied"}]},
        {"error": {"code": 403, "message": "denied"}},
        {"error": "denied"},
    ],
    ids=str,
)
def test_the_json_of_a_gateway_is_told_by_its_words(body: object) -> None:
    assert server_words(answer(403, body)) == "denied"


def test_a_refused_token_is_told_also_if_the_message_repeats_a_word_of_it() -> None:
    response = answer(403, {"detail": "Invalid JWT token"})
    response.request = httpx.Request("GET", BASE, headers={"Authorization": "Bearer token"})

    assert isinstance(error_for(call(), response), AuthenticationFailed)


SENT = {
    "Authorization": "Bearer t0ken-w0rd/x&y",
    "Cookie": "theme=dark; session=c00kie-w0rd",
    "X-Api-Key": "k3y-w0rd",
    "Proxy-Authorization": f"Basic {base64.b64encode(b'ada:pass-w0rd').decode()}",
}
REPEATED = [
    *("t0ken-w0rd/x&y", "t0ken-w0rd%2Fx%26y", "t0ken-w0rd/x&amp;y", "c00kie-w0rd", "k3y-w0rd"),
    *(SENT["Proxy-Authorization"].split()[1], "pass-w0rd"),
]


def to_secrets(status: int, body: str, kind: str, **headers: str) -> httpx.Response:
    """A response to a request with secrets in its headers."""
    response = answer(status, body, content_type=kind, **headers)
    response.request = httpx.Request("GET", BASE, headers=SENT)
    return response


@pytest.mark.parametrize("secret", REPEATED)
@pytest.mark.parametrize("filler", [0, 370, 380, 385, 390, 470, 480, 485, 490, 495])
def test_a_secret_that_a_message_repeats_is_not_half_shown_where_the_message_is_cut(
    secret: str, filler: int
) -> None:
    text = f"{'x' * filler} {secret} {'y' * 200}"
    shapes = {
        "text/plain": text,
        "application/json": json.dumps({"detail": text}),
        "text/html": f"<html><p>{text}</p></html>",
    }
    for kind, body in shapes.items():
        words = server_words(to_secrets(403, body, kind))

        assert not any(part in words for part in ("w0rd", "t0k", "c00", "k3y", secret[:6]))
        assert len(words) <= LONGEST_DETAIL


def test_a_redirect_that_repeats_a_secret_in_its_path_is_shown_without_it() -> None:
    response = to_secrets(302, "", "text/plain", location="https://sso.test/c00kie-w0rd/login")

    said = str(error_for(call(), response))

    assert "a redirect to https://sso.test/…/login" in said


def test_words_that_are_no_secret_are_shown() -> None:
    body = "theme dark for airflow.test by ada over Basic and Bearer"
    response = answer(403, body)
    headers = {"User-Agent": "billing/3", "X-Forwarded-Proto": "https", "Cookie": "theme=dar"}
    response.request = httpx.Request("GET", BASE, headers=headers)

    assert server_words(response) == body
