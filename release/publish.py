"""Upload the artefacts of a tagged commit with uv: `make publish INDEX_URL=…`.

Credentials are in TWINE_USERNAME and TWINE_PASSWORD, or the keyring's for the URL that is uploaded
to. They are never on a command line and never printed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import httpx
import keyring
from keyring.errors import KeyringError

from release import Refused, git, refusals, refuse_changes, version_of


def publish(root: Path, index_url: str) -> None:
    """Upload wheel and sdist of dist/, if all is as it should be."""
    refuse_url(index_url)
    refuse_changes(root)
    files = _verified(root)
    url = upload_url(index_url)
    username, password = credentials(url)
    refuse_silence(url, (username, password))
    listing = httpx.URL(f"{url}simple/").copy_with(username=username, password=password)
    env = {
        "UV_PUBLISH_USERNAME": username,
        "UV_PUBLISH_PASSWORD": password,
        # uv sends the credentials of the upload to no other URL.
        "UV_PUBLISH_CHECK_URL": str(listing),
    }
    command = [sys.executable, "-m", "uv", "publish", "--no-progress", "--no-cache"]
    command += ["--trusted-publishing", "never", "--publish-url", url, *files]
    # Nothing is uploaded where the index has another file in the place of any of these.
    for options in (["--dry-run"], []):
        if subprocess.run([*command, *options], cwd=root, env=os.environ | env).returncode != 0:
            raise Refused("uv could not upload")


def _verified(root: Path) -> list[str]:
    """The wheel and the sdist, which are those of which the tag of this commit has the sums."""
    tag = f"v{version_of(root)}"
    if tag not in git(root, "tag", "--points-at", "HEAD").splitlines():
        raise Refused(f"this commit has no tag {tag}: `make release VERSION=…` makes one")
    if not (dist := root / "dist").is_dir():
        raise Refused("there is no dist/: run `make build`")
    sums = git(root, "tag", "--list", "--format=%(contents:body)", tag)
    command = ["sha256sum", "--check", "--strict", "--quiet"]
    done = subprocess.run(command, input=sums, cwd=dist, capture_output=True, text=True)
    if done.returncode != 0:
        raise Refused(
            f"dist/ is not what was verified for {tag}, whose message has the sums: run "
            f"`make build` with the Python of `make release`\n{done.stdout}{done.stderr}".strip()
        )
    return [f"dist/{name}" for name in sums.split() if name.endswith((".whl", ".tar.gz"))]


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
    if parts.scheme == "http" and parts.host not in ("localhost", "127.0.0.1", "::1"):
        raise Refused(f"{url} would send the password in the clear: use https")


def upload_url(index_url: str) -> str:
    """Where is uploaded to, on an index that is installed from at `…/simple`."""
    return f"{index_url.rstrip('/').removesuffix('/simple')}/"


def credentials(url: str) -> tuple[str, str]:
    """User name and password."""
    username, password = os.environ.get("TWINE_USERNAME"), os.environ.get("TWINE_PASSWORD")
    if username and password:
        return username, password
    with suppress(KeyringError):  # as where there is no keyring
        if stored := keyring.get_credential(url, username):
            return stored.username, stored.password
    raise Refused(
        f"no credentials for {url}: set TWINE_USERNAME and TWINE_PASSWORD, or store a password "
        f"with `keyring set {url} USERNAME`"
    )


def refuse_silence(url: str, auth: tuple[str, str]) -> None:
    """Refuse an index that does not say what it has: uv takes 401 and 403 for an empty one."""
    listing = f"{url}simple/airflow-trigger/"
    try:
        answer = httpx.get(listing, auth=auth, timeout=30, follow_redirects=True)
    except httpx.HTTPError as error:
        raise Refused(f"{listing} gives no answer: {error}") from error
    if answer.status_code not in (HTTPStatus.OK, HTTPStatus.NOT_FOUND):
        raise Refused(
            f"{listing} answers {answer.status_code} {answer.reason_phrase}, so what is there is "
            "not known; look at INDEX_URL, TWINE_USERNAME and TWINE_PASSWORD"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m release.publish", description=__doc__)
    parser.add_argument("--index-url", required=True)
    publish(Path.cwd(), parser.parse_args().index_url)


if __name__ == "__main__":
    with refusals("make publish"):
        main()
