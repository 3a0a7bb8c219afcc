"""A package index: where it is read, where it is written, and what it holds of this package."""

from __future__ import annotations

import ipaddress
from html.parser import HTMLParser
from http import HTTPStatus
from typing import Any

import httpx
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    parse_sdist_filename,
    parse_wheel_filename,
)

from release import PROJECT, Refused
from release.version import Version

_SIMPLE = "/simple"
_JSON = "application/vnd.pypi.simple.v1+json"
_ACCEPT = f"{_JSON}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"


def refuse_url(url: str) -> None:
    """Refuse a URL that would give a password away."""
    parts = httpx.URL(url)
    if parts.scheme not in ("http", "https") or not parts.host:
        raise Refused("say INDEX_URL=https://pypi.example.internal/simple, with your index's name")
    if parts.userinfo:
        raise Refused(
            "no credentials in INDEX_URL, as command lines are seen and logged: set TWINE_USERNAME "
            "and TWINE_PASSWORD, or store them with `keyring`"
        )
    if parts.scheme == "http" and not _is_loopback(parts.host):
        raise Refused(f"{url} would send the password in the clear: use https")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def upload_url(index_url: str) -> str:
    """Where twine uploads to, on an index that is installed from at `…/simple`."""
    return f"{index_url.rstrip('/').removesuffix(_SIMPLE)}/"


def listing_url(index_url: str) -> str:
    """Where the files of this package are listed."""
    return f"{upload_url(index_url).rstrip('/')}{_SIMPLE}/{PROJECT}/"


def refuse_published(version: Version, listing: httpx.Response) -> None:
    """Refuse a version of which the index holds a file, and an index that does not say."""
    if listing.status_code == HTTPStatus.NOT_FOUND:
        return
    if listing.status_code != HTTPStatus.OK:
        raise Refused(
            f"{listing.url} answers {listing.status_code} {listing.reason_phrase}, so what is "
            "there is not known; look at INDEX_URL, TWINE_USERNAME and TWINE_PASSWORD"
        )
    if there := [name for name in _files(listing) if _version(name) == str(version)]:
        raise Refused(f"{version} is on the index already: {', '.join(sorted(there))}")


def _files(listing: httpx.Response) -> list[str]:
    if listing.headers.get("content-type", "").startswith(_JSON):
        page: dict[str, Any] = listing.json()
        return [file["filename"] for file in page["files"]]
    links = _Links()
    links.feed(listing.text)
    return links.texts


def _version(filename: str) -> str | None:
    """The version that a file of this package is of; None for other files."""
    try:
        if filename.endswith(".whl"):
            name, version, *_ = parse_wheel_filename(filename)
        else:
            name, version = parse_sdist_filename(filename)
    except (InvalidWheelFilename, InvalidSdistFilename):
        return None
    return str(version) if name == PROJECT else None


class _Links(HTMLParser):
    """The texts of all links of a page, which are file names by PEP 503."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data.strip()


def listing(index_url: str, auth: httpx.Auth) -> httpx.Response:
    """Ask the index for the files of this package."""
    with httpx.Client(auth=auth, timeout=30, follow_redirects=True) as client:
        try:
            return client.get(listing_url(index_url), headers={"Accept": _ACCEPT})
        except httpx.HTTPError as error:
            raise Refused(f"{listing_url(index_url)} gives no answer: {error}") from error
