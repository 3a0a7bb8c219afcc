"""What is sent where, and what an index is understood to say."""

from __future__ import annotations

import json

import httpx
import keyring
import pytest
from keyring.credentials import SimpleCredential

from release import Refused
from release.index import listing_url, refuse_published, refuse_url, upload_url
from release.publish import credentials
from release.version import Version
from tests.docs.pages import shown

INDEX = "https://pypi.example.internal"
WHEEL = "airflow_trigger-1.2.3-py3-none-any.whl"
SDIST = "airflow_trigger-1.2.3.tar.gz"


def page(*names: str) -> httpx.Response:
    links = "".join(f'<a href="../x/{name}#sha256=00">{name}</a><br>\n' for name in names)
    text = f"<html><head><title>Links</title></head><body><h1>Links</h1>{links}</body></html>"
    return httpx.Response(200, html=text, request=httpx.Request("GET", INDEX))


def json_page(*names: str) -> httpx.Response:
    body = {"name": "airflow-trigger", "files": [{"filename": name} for name in names]}
    headers = {"content-type": "application/vnd.pypi.simple.v1+json; charset=utf-8"}
    text = json.dumps(body)
    return httpx.Response(200, text=text, headers=headers, request=httpx.Request("GET", INDEX))


@pytest.mark.parametrize("index", [f"{INDEX}/simple", f"{INDEX}/simple/", INDEX, f"{INDEX}/"])
def test_an_index_is_named_by_the_url_that_is_installed_from(index: str) -> None:
    assert upload_url(index) == f"{INDEX}/"
    assert listing_url(index) == f"{INDEX}/simple/airflow-trigger/"


def test_a_path_before_it_is_kept() -> None:
    assert upload_url(f"{INDEX}/api/pypi/team/simple/") == f"{INDEX}/api/pypi/team/"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://me:secret@pypi.example.internal/simple", "no credentials in INDEX_URL"),
        ("https://token@pypi.example.internal/simple", "no credentials in INDEX_URL"),
        ("http://pypi.example.internal/simple", "in the clear"),
        ("http://10.0.0.1/simple", "in the clear"),
        ("http://127.0.0.1.example.internal/simple", "in the clear"),
        ("", "say INDEX_URL"),
        ("pypi.example.internal/simple", "say INDEX_URL"),
        ("file:///srv/index", "say INDEX_URL"),
    ],
)
def test_a_url_that_gives_a_password_away_is_refused(url: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        refuse_url(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url", [f"{INDEX}/simple", "http://127.0.0.1:8080/simple", "http://[::1]/"]
)
def test_other_urls_are_fine(url: str) -> None:
    refuse_url(url)


@pytest.mark.parametrize("response", [page(WHEEL), page("x", SDIST), json_page("y", WHEEL)])
def test_a_version_of_which_there_is_any_file_is_refused(response: httpx.Response) -> None:
    with pytest.raises(Refused, match=r"1\.2\.3 is on the index already"):
        refuse_published(Version(1, 2, 3), response)


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(404),
        page(),
        json_page(),
        page("airflow_trigger-1.2.30.tar.gz", "airflow_trigger-1.2.2.tar.gz"),
        page("airflow_trigger_extra-1.2.3.tar.gz", "airflow-trigger-docs-1.2.3.zip", "notes.txt"),
    ],
)
def test_other_files_are_no_hindrance(response: httpx.Response) -> None:
    refuse_published(Version(1, 2, 3), response)


@pytest.mark.parametrize("status", [301, 401, 403, 500])
def test_an_index_that_does_not_say_is_no_permission(status: int) -> None:
    response = httpx.Response(status, request=httpx.Request("GET", INDEX))

    with pytest.raises(Refused, match=f"answers {status} .*TWINE_PASSWORD"):
        refuse_published(Version(1, 2, 3), response)


def test_what_the_guide_puts_into_the_keyring_is_found_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put, export = shown("docs/releasing.md", "keyring set").splitlines()
    _, _, url, username = put.split()
    variable, _, value = export.removeprefix("export ").partition("=")

    def stored(service: str, name: str | None) -> SimpleCredential | None:
        return SimpleCredential(username, "secret") if (service, name) == (url, username) else None

    monkeypatch.setattr(keyring, "get_credential", stored)
    monkeypatch.setenv(variable, value)

    found = credentials(upload_url(f"{INDEX}/simple"))

    assert found.__dict__ == httpx.BasicAuth(username, "secret").__dict__
