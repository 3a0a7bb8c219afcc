"""A client's settings, given or from the environment."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest

from airflow_trigger import AirflowClient, BearerToken, ConfigError
from airflow_trigger._config import resolve_auth, resolve_base_url

NAMES = ("URL", "TOKEN", "TOKEN_FILE", "USERNAME", "PASSWORD")


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"AIRFLOW_TRIGGER_{name}", raising=False)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://airflow.test", "https://airflow.test"),
        ("https://airflow.test/", "https://airflow.test"),
        ("https://airflow.test/api/v1", "https://airflow.test"),
        ("https://airflow.test/api/v2/", "https://airflow.test"),
        ("https://airflow.test/team-a", "https://airflow.test/team-a"),
        ("https://airflow.test/team-a/api/v2/", "https://airflow.test/team-a"),
        ("https://gw.test/api/v2/api/v1", "https://gw.test/api/v2"),
        ("https://gw.test/api/v1/api/v2/", "https://gw.test/api/v1"),
        (" http://127.0.0.1:8080/ ", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("HTTPS://Airflow.Test", "https://airflow.test"),
        ("https://airflow.test.:8443/team-a\n", "https://airflow.test.:8443/team-a"),
        ("https://a_b-c.test:65535", "https://a_b-c.test:65535"),
        ("https://bücher.test/é", "https://xn--bcher-kva.test/%C3%A9"),
    ],
)
def test_a_base_url_keeps_its_prefix_and_loses_the_api(given: str, kept: str) -> None:
    assert resolve_base_url(given) == kept


@pytest.mark.parametrize(
    "bad",
    [
        "airflow.test",
        "ftp://airflow.test",
        "https://",
        "http://a:b",
        "https://a.test/?x=1",
        "/x",
        "",
        " ",
        "https://a.test/?",
        "https://a.test/#",
        "https://a.test:0",
        "https://a.test:65536",
        "https://a.test:+x",
        "https://a b.test",
        "https://a.test/x y",
        "https://a.test/x\ty",
        "https://a.test/x\ny",
        "https://a.test/x\x00",
        "https://a.test/\u200b",
        "https://a.test/\ud800",
        "https://a..test",
        "https://.test",
        "https://a%20b.test",
        "https://a\\b.test",
        f"https://{'a' * 64}.test",
        "https://\u2603.test",
        "https://[::1",
        "https://[x]",
        "https://1.2.3.999",
        f"https://a.test/{'a' * 70_000}",
    ],
)
def test_a_url_that_cannot_be_one_is_refused(bad: str) -> None:
    with pytest.raises(ConfigError):
        resolve_base_url(bad)


def test_a_url_of_httpx_is_taken_too() -> None:
    assert resolve_base_url(httpx.URL("https://airflow.test/api/v2")) == "https://airflow.test"
    with AirflowClient(httpx.URL("https://airflow.test/"), "t") as airflow:
        assert airflow.base_url == "https://airflow.test"


@pytest.mark.parametrize("given", [b"https://airflow.test", 17, Path("s3cret")], ids=str)
def test_a_url_of_another_type_is_refused(given: Any) -> None:
    with pytest.raises(TypeError, match=r"base_url must be a str or an httpx\.URL, not an? ") as e:
        resolve_base_url(given)

    assert "s3cret" not in str(e.value)


@pytest.mark.parametrize("given", ["airflow.test:8080/team-a/", "//airflow.test:8080/team-a"])
def test_a_url_without_a_scheme_is_refused_with_the_mend(given: str) -> None:
    with pytest.raises(ConfigError, match=r"give https://airflow\.test:8080/team-a"):
        resolve_base_url(given)


def test_plain_http_to_another_host_warns_once() -> None:
    host = f"{uuid.uuid4()}.test"

    with pytest.warns(UserWarning, match=f"Credentials go to {host} unencrypted"):
        AirflowClient(f"http://{host}", "t").close()
    # A second warning would fail the test.
    AirflowClient(f"http://{host}:81/x", "t").close()


@pytest.mark.parametrize(
    "url",
    [
        "https://ada:s3cret@airflow.test",
        "https://ada:s3cret@airflow.test:port",
        "https://ada:s3cret#x@airflow.test",
        "ftp://ada:s3cret@airflow.test",
        "ada:s3cret@airflow.test",
        "https://airflow.test/?token=s3cret",
        "https://airflow.test/?token=s3 cret",
        httpx.URL("https://ada:s3cret@airflow.test"),
    ],
)
def test_a_url_with_a_secret_is_refused_without_showing_it(url: str | httpx.URL) -> None:
    with pytest.raises(ConfigError) as e:
        resolve_base_url(url)

    assert "s3" not in str(e.value)
    assert e.value.__cause__ is None


def test_a_url_with_a_password_says_where_to_put_it() -> None:
    with pytest.raises(ConfigError, match="give them as auth"):
        resolve_base_url("https://ada:s3cret@airflow.test")


def test_the_url_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_TRIGGER_URL", "https://airflow.test/")

    assert resolve_base_url(None) == "https://airflow.test"
    with pytest.raises(ConfigError, match="AIRFLOW_TRIGGER_URL"):
        resolve_base_url("")


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({"TOKEN": "t", "TOKEN_FILE": "/f", "USERNAME": "u", "PASSWORD": "p"}, "BearerToken(…)"),
        ({"TOKEN_FILE": "/f", "USERNAME": "u", "PASSWORD": "p"}, f"BearerTokenFile({'/f'!r})"),
        ({"TOKEN": "", "USERNAME": "u", "PASSWORD": "p"}, "PasswordAuth('u', …)"),
    ],
)
def test_the_first_credentials_of_the_environment_count(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], shown: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(f"AIRFLOW_TRIGGER_{name}", value)

    assert repr(resolve_auth(None)[0]) == shown


def test_no_credentials_are_an_error_that_names_the_variables() -> None:
    with pytest.raises(ConfigError) as e:
        resolve_auth(None)

    assert all(f"AIRFLOW_TRIGGER_{name}" in str(e.value) for name in NAMES[1:])


@pytest.mark.parametrize(("found", "missing"), [("USERNAME", "PASSWORD"), ("PASSWORD", "USERNAME")])
def test_of_half_a_login_the_missing_variable_is_named(
    monkeypatch: pytest.MonkeyPatch, found: str, missing: str
) -> None:
    monkeypatch.setenv(f"AIRFLOW_TRIGGER_{found}", "s3cret")

    with pytest.raises(ConfigError, match=f"_{found} is set and .*_{missing} is not") as e:
        resolve_auth(None)

    assert "s3cret" not in str(e.value)


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"TOKEN": "s3cret\n"}, "AIRFLOW_TRIGGER_TOKEN must .* ends with a line break"),
        ({"TOKEN": "Bearer s3cret"}, "AIRFLOW_TRIGGER_TOKEN must .* begins with 'Bearer'"),
        ({"TOKEN": "Bearer"}, "AIRFLOW_TRIGGER_TOKEN must .* is the word 'Bearer' alone"),
        ({"TOKEN": "bearer:"}, "AIRFLOW_TRIGGER_TOKEN must .* is the word 'bearer:' alone"),
        ({"TOKEN": "Token s3cret"}, "AIRFLOW_TRIGGER_TOKEN must .* contains white space"),
        ({"TOKEN": " "}, "AIRFLOW_TRIGGER_TOKEN must .* is blank"),
        ({"TOKEN_FILE": "/s3cret\n"}, "AIRFLOW_TRIGGER_TOKEN_FILE ends with a line break"),
        ({"TOKEN_FILE": " "}, "AIRFLOW_TRIGGER_TOKEN_FILE is blank"),
        ({"USERNAME": "u", "PASSWORD": "s3cret\n"}, "_PASSWORD ends with a line break"),
        ({"USERNAME": "u", "PASSWORD": "s3cret\r\n"}, "_PASSWORD ends with a line break"),
        ({"USERNAME": "s3cret\n", "PASSWORD": "p"}, "_USERNAME ends with a line break"),
        ({"USERNAME": "u", "PASSWORD": "\n"}, "_PASSWORD is blank"),
        ({"USERNAME": "  ", "PASSWORD": "p"}, "_USERNAME is blank"),
        ({"USERNAME": "u", "PASSWORD": "s3cret\udcff"}, "_PASSWORD is not valid Unicode"),
    ],
)
def test_a_variable_that_cannot_be_meant_so_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], complaint: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(f"AIRFLOW_TRIGGER_{name}", value)

    with pytest.raises(ConfigError, match=complaint) as e:
        resolve_auth(None)

    assert "s3cret" not in str(e.value)


def test_only_the_variables_that_count_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_TRIGGER_TOKEN", "t")
    monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", "p\n")

    assert repr(resolve_auth(None)[0]) == "BearerToken(…)"


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        (("ada", "s3cret"), r"not a tuple: pass PasswordAuth\(username, password\)"),
        (["ada", "s3cret"], r"not a list: pass PasswordAuth\(username, password\)"),
        (lambda: "s3cret", r"not a function: pass BearerTokenProvider\(function\)"),
        (BearerToken, "not the class BearerToken itself: pass an instance"),
        (b"s3cret", "not a bytes"),
    ],
    ids=["tuple", "list", "function", "class", "bytes"],
)
def test_credentials_of_another_kind_are_refused_with_what_was_meant(
    given: Any, advice: str
) -> None:
    with pytest.raises(TypeError, match=advice) as e:
        resolve_auth(given)

    assert "s3cret" not in str(e.value)


def test_a_string_is_a_bearer_token_and_any_httpx_auth_is_taken() -> None:
    own = httpx.BasicAuth("u", "p")

    assert repr(resolve_auth("t")[0]) == "BearerToken(…)"
    assert resolve_auth(own)[0] is own


@pytest.mark.parametrize("timeout", [httpx.Timeout(None), httpx.Timeout(5, read=None)], ids=str)
def test_a_time_out_without_an_end_is_refused(timeout: httpx.Timeout, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no limit for"):
        AirflowClient("https://airflow.test", "t", timeout=timeout)
