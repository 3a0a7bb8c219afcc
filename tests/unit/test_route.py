"""Through which proxy, and with which certificates."""

from __future__ import annotations

import ssl
from pathlib import Path

import httpx
import pytest

from airflow_trigger import AirflowClient, ConfigError
from airflow_trigger._http.route import Route

HTTPS = httpx.URL("https://airflow.test:8443/team-a")
HTTP = httpx.URL("http://127.0.0.1:8080")
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def proxy_of(url: httpx.URL, given: str | None = None) -> str | None:
    proxy = Route(url, verify=True, proxy=given).proxy
    return None if proxy is None else str(proxy.url)


@pytest.mark.parametrize(
    ("environment", "https", "http"),
    [
        ({}, None, None),
        ({"https_proxy": "http://p.test:1"}, "http://p.test:1", None),
        ({"HTTPS_PROXY": "p.test:1"}, "http://p.test:1", None),
        ({"all_proxy": "http://p.test:1"}, "http://p.test:1", "http://p.test:1"),
        ({"all_proxy": "http://p.test:1", "no_proxy": "127.0.0.1,.test"}, None, None),
        ({"all_proxy": "http://p.test:1", "no_proxy": "airflow.test:1"}, *["http://p.test:1"] * 2),
        ({"all_proxy": "http://p.test:1", "no_proxy": "*"}, None, None),
        ({"https_proxy": "", "all_proxy": ""}, None, None),
    ],
    ids=str,
)
def test_the_environment_names_the_proxy(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    https: str | None,
    http: str | None,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert (proxy_of(HTTPS), proxy_of(HTTP)) == (https, http)


def test_a_proxy_that_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://p.test:1")
    monkeypatch.setenv("no_proxy", "*")

    assert proxy_of(HTTPS, "http://q.test:2") == "http://q.test:2"


@pytest.mark.parametrize("bad", ["ftp://ada:s3cret@p.test", "http://ada:s3cret@p.test:port"])
def test_what_cannot_be_a_proxy_is_refused_at_once_and_not_shown(bad: str) -> None:
    with pytest.raises(ConfigError, match="proxy") as e:
        AirflowClient("https://airflow.test", "t", proxy=bad)

    assert "s3cret" not in str(e.value)
    assert e.value.__cause__ is None


def test_the_certificates_are_read_once_for_all_clients() -> None:
    assert trusting(HTTPS) is trusting(httpx.URL("https://other.test"))
    assert trusting(HTTPS).cert_store_stats()["x509_ca"] > 0


@pytest.mark.parametrize("verify", [True, False])
def test_for_plain_http_no_tls_context_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, verify: bool
) -> None:
    # Of certificates that no other test has read, so that there is no context of them yet.
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    made: list[object] = []
    make = ssl.SSLContext.__new__

    def new(kind: type[ssl.SSLContext], *args: int) -> ssl.SSLContext:
        made.append(kind)
        return make(kind, *args)

    monkeypatch.setattr(ssl.SSLContext, "__new__", new)

    AirflowClient("http://127.0.0.1", "t", verify=verify).close()

    # httpx 0.27 makes one by itself, without certificates.
    assert len(made) == (1 if httpx.__version__.startswith("0.27.") else 0)


def test_another_file_of_certificates_is_another_context(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    usual = trusting(HTTPS)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path_factory.mktemp("certificates")))

    assert trusting(HTTPS) is not usual


def test_checking_certificates_can_be_left_to_the_user_or_left_out() -> None:
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    assert Route(HTTPS, verify=own, proxy=None).tls is own
    assert Route(HTTPS, verify=False, proxy=None).tls.verify_mode is ssl.CERT_NONE


def trusting(url: httpx.URL) -> ssl.SSLContext:
    return Route(url, verify=True, proxy=None).tls
