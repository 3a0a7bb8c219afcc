"""Which proxy and which certificates a client uses."""

from __future__ import annotations

import os
import ssl
from pathlib import Path
from typing import Any

import httpx
import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, ConfigError
from airflow_trigger._http import route
from airflow_trigger._http.route import Route

HTTPS = httpx.URL("https://airflow.test:8443/team-a")
HTTP = httpx.URL("http://127.0.0.1:8080")
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
PROXY = "http://p.test:1"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
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
        ({"ALL_PROXY": "http://p.test:1", "NO_PROXY": "127.0.0.1"}, "http://p.test:1", None),
        ({"https_proxy": "", "all_proxy": ""}, None, None),
        ({"https_proxy": " ", "all_proxy": "http://p.test:1"}, *["http://p.test:1"] * 2),
        ({"http_proxy": "https://p.test"}, None, "https://p.test"),
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


@pytest.mark.parametrize(
    ("no_proxy", "direct", "through"),
    [
        ("*", ["https://a.test", "http://[::1]:8080"], []),
        (
            "a.test",
            ["https://a.test", "https://b.a.test:1", "http://A.Test", "http://a.test."],
            ["https://ba.test", "https://a.test.b"],
        ),
        (".a.test", ["https://b.a.test", "https://c.b.a.test"], ["https://a.test"]),
        ("*.a.test", ["https://b.a.test"], ["https://a.test", "https://ba.test"]),
        ("A.TEST.", ["https://a.test"], []),
        ("a.test:8443", ["https://a.test:8443", "https://b.a.test:8443"], ["https://a.test"]),
        ("a.test:443", ["https://a.test"], ["http://a.test", "https://a.test:8443"]),
        ("https://a.test", ["https://a.test"], ["http://a.test"]),
        ("localhost", ["http://localhost:8080"], ["http://127.0.0.1"]),
        ("::1", ["http://[::1]", "http://[::1]:8080"], ["http://[::2]"]),
        ("[::1]", ["http://[::1]", "http://[::1]:8080"], ["http://[::2]"]),
        ("[::1]:8080", ["http://[::1]:8080"], ["http://[::1]"]),
        ("[::1]:", ["http://[::1]", "http://[::1]:8080"], ["http://[::2]"]),
        ("a.test:", ["https://a.test", "https://b.a.test:8443"], ["https://ba.test"]),
        ("https://a.test:/", ["https://a.test"], ["http://a.test"]),
        ("10.0.0.0/8:", ["http://10.1.2.3:8080"], ["http://11.0.0.1"]),
        (":", [], ["https://a.test", "http://[::1]"]),
        ("2001:db8::/32", ["https://[2001:DB8::17]"], ["https://[2001:db9::17]"]),
        ("10.0.0.0/8", ["http://10.1.2.3"], ["http://11.0.0.1", "https://ten.test"]),
        ("10.1.2.3", ["http://10.1.2.3:8080"], ["http://110.1.2.3"]),
        ("10.1.2.3:8080", ["http://10.1.2.3:8080"], ["http://10.1.2.3"]),
        ("2.3", [], ["http://10.1.2.3"]),
        (" a.test , b.test c.test,,", ["https://a.test", "https://b.test", "https://c.test"], []),
        ("bücher.test", ["https://bücher.test", "https://xn--bcher-kva.test"], []),
        ("xn--bcher-kva.test", ["https://bücher.test"], []),
        ("", [], ["https://a.test"]),
        (",.", [], ["https://a.test"]),
        ("10.0.0.0/99", [], ["http://10.0.0.1", "https://a.test"]),
    ],
    ids=repr,
)
@pytest.mark.parametrize("variable", ["no_proxy", "NO_PROXY"])
def test_what_no_proxy_names_is_asked_directly(
    monkeypatch: pytest.MonkeyPatch,
    no_proxy: str,
    direct: list[str],
    through: list[str],
    variable: str,
) -> None:
    monkeypatch.setenv("all_proxy", PROXY)
    monkeypatch.setenv(variable, no_proxy)

    assert [url for url in direct + through if proxy_of(httpx.URL(url)) is None] == direct


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


@pytest.mark.parametrize(
    "bad",
    [
        "ftp://ada:s3cret@p.test",
        "socks4://ada:s3cret@p.test",
        "http://ada:s3cret@",
        "http://ada:s3cret@p.test:99999",
        "http://ada:s3cret@p test",
        "ada:s3cret@:3128",
    ],
)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("kind", [AirflowClient, AsyncAirflowClient])
def test_a_variable_that_cannot_be_a_proxy_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, bad: str, variable: str, kind: type
) -> None:
    monkeypatch.setenv(variable, bad)

    with pytest.raises(ConfigError, match=f"^{variable} is not a valid proxy URL") as e:
        kind("https://airflow.test", "t")

    assert "s3cret" not in str(e.value)
    assert e.value.__cause__ is None


@pytest.mark.parametrize("kind", [AirflowClient, AsyncAirflowClient])
def test_a_proxy_with_certificates_and_without_tls_is_refused(kind: type) -> None:
    proxy = httpx.Proxy("http://ada:s3cret@p.test", ssl_context=ssl.create_default_context())

    with pytest.raises(ConfigError, match=r"ssl_context.*http://") as e:
        kind("https://airflow.test", "t", proxy=proxy)

    assert "s3cret" not in str(e.value)


@pytest.mark.parametrize("bad", [{"https://": "http://ada:s3cret@p.test"}, 17], ids=["dict", "int"])
def test_a_proxy_of_another_type_is_refused_and_not_shown(bad: Any) -> None:
    with pytest.raises(TypeError, match="proxy must be") as e:
        AirflowClient("https://airflow.test", "t", proxy=bad)

    assert "s3cret" not in str(e.value)


@pytest.mark.parametrize("kind", [AirflowClient, AsyncAirflowClient])
def test_a_socks_proxy_without_its_package_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, kind: type
) -> None:
    installed = dict[str, object]()
    monkeypatch.setattr(route, "find_spec", installed.get)
    monkeypatch.setenv("ALL_PROXY", "socks5://ada:s3cret@p.test:1080")
    monkeypatch.setenv("NO_PROXY", "direct.test")

    with pytest.raises(ConfigError, match=r'^ALL_PROXY .* pip install "httpx\[socks\]"') as e:
        kind("https://airflow.test", "t")
    assert "s3cret" not in str(e.value)
    with pytest.raises(ConfigError, match=r"^The proxy is a SOCKS proxy"):
        kind("https://direct.test", "t", proxy="socks5://p.test")
    # Neither of these routes needs the package.
    Route(httpx.URL("https://direct.test"), verify=True, proxy=None)
    Route(HTTPS, verify=True, proxy=PROXY)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
@pytest.mark.parametrize("kind", [AirflowClient, AsyncAirflowClient])
def test_certificates_that_are_not_there_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, kind: type
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "missing"))

    with pytest.raises(ConfigError, match=rf"{variable}=.*missing cannot be read: .*No such file"):
        kind("https://airflow.test", "t")
    # Neither of these routes needs certificates.
    Route(HTTP, verify=True, proxy=None)
    Route(HTTPS, verify=False, proxy=None)


@pytest.mark.parametrize("contents", ["", "garbage", "-----BEGIN CERTIFICATE-----\nx\n"])
def test_a_file_that_holds_no_certificates_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, contents: str
) -> None:
    file = tmp_path / "ca.pem"
    file.write_text(contents)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))

    with pytest.raises(ConfigError, match=r"SSL_CERT_FILE=.*ca\.pem cannot be read"):
        Route(HTTPS, verify=True, proxy=None)


def test_a_folder_in_the_place_of_a_file_of_certificates_and_the_reverse_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "ca.pem"
    file.touch()
    monkeypatch.setenv("SSL_CERT_DIR", str(file))
    with pytest.raises(ConfigError, match="SSL_CERT_DIR="):
        Route(HTTPS, verify=True, proxy=None)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path))
    with pytest.raises(ConfigError, match="SSL_CERT_FILE="):
        Route(HTTPS, verify=True, proxy=None)


def test_the_certificates_are_read_once_for_all_clients() -> None:
    assert trusting(HTTPS) is trusting(httpx.URL("https://other.test"))
    assert trusting(HTTPS).cert_store_stats()["x509_ca"] > 0


@pytest.mark.parametrize("verify", [True, False])
def test_for_plain_http_no_tls_context_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, verify: bool
) -> None:
    # A folder that no other test has read certificates from, so that no context of it exists yet.
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    made: list[object] = []
    make = ssl.SSLContext.__new__

    def new(kind: type[ssl.SSLContext], *args: int) -> ssl.SSLContext:
        made.append(kind)
        return make(kind, *args)

    monkeypatch.setattr(ssl.SSLContext, "__new__", new)

    AirflowClient("http://127.0.0.1", "t", verify=verify).close()

    # httpx 0.27 creates a context by itself, without certificates.
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


@pytest.mark.parametrize("verify", [True, False])
@pytest.mark.parametrize("certificates", [None, "SSL_CERT_FILE"])
def test_a_key_log_that_cannot_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    verify: bool,  # noqa: FBT001
    certificates: str | None,
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "nowhere" / "keys"))
    if certificates is not None:
        monkeypatch.setenv(certificates, str(tmp_path / "ca.pem"))

    with pytest.raises(ConfigError, match=r"SSLKEYLOGFILE=.*nowhere/keys cannot be written"):
        AirflowClient("https://airflow.test", "t", verify=verify)


@pytest.mark.parametrize("kind", [AirflowClient, AsyncAirflowClient])
def test_the_tls_of_a_proxy_needs_the_key_log_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: type
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "nowhere" / "keys"))

    with pytest.raises(ConfigError, match="SSLKEYLOGFILE="):
        kind("http://127.0.0.1", "t", proxy="https://p.test")
    # For these routes, no context is created that would write to the file.
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    Route(HTTPS, verify=own, proxy=httpx.Proxy("https://p.test", ssl_context=own))
    Route(HTTPS, verify=own, proxy="http://p.test")
    Route(HTTP, verify=True, proxy=None)


@pytest.mark.parametrize("verify", [True, False])
@pytest.mark.parametrize("kind", [AirflowClient, AsyncAirflowClient])
def test_what_openssl_refuses_to_set_up_is_told_with_its_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: type, *, verify: bool
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ssl.SSLError(1, "[SSL: NO_CIPHER_MATCH] no cipher match")

    monkeypatch.setattr(httpx, "create_ssl_context", refuse)
    vars(route)["_trusting"].cache_clear()
    monkeypatch.setenv("OPENSSL_CONF", str(tmp_path / "openssl.cnf"))

    with pytest.raises(ConfigError, match=r"NO_CIPHER_MATCH.*OPENSSL_CONF=.*openssl\.cnf"):
        kind("https://airflow.test", "t", verify=verify)


def test_folders_of_certificates_may_be_several(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing")
    monkeypatch.setenv("SSL_CERT_DIR", f"{missing}{os.pathsep}{tmp_path}")
    Route(HTTPS, verify=True, proxy=None)

    monkeypatch.setenv("SSL_CERT_DIR", f"{missing}{os.pathsep}{missing}")
    with pytest.raises(ConfigError, match="SSL_CERT_DIR="):
        Route(HTTPS, verify=True, proxy=None)
