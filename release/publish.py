"""Upload the artefacts of a tagged commit with uv: `make publish INDEX_URL=…`.

Credentials come from TWINE_USERNAME and TWINE_PASSWORD, or from the keyring's entry for the upload
URL. They are never passed on a command line and never printed.
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
from release.addresses import upload_url

_EXAMPLES = {
    "INDEX_URL": "https://pypi.example.internal/simple",
    "UPLOAD_URL": "https://pypi.example.internal/",
}


def publish(root: Path, index_url: str, upload_to: str = "") -> None:
    """Upload the wheel and the sdist from dist/, after checking them."""
    refuse_url(index_url)
    if upload_to:
        refuse_url(upload_to, variable="UPLOAD_URL")
    refuse_changes(root)
    files = _verified(root)
    url = upload_to or upload_url(index_url)
    there = f"{index_url.rstrip('/')}/" if upload_to else f"{url}simple/"
    username, password = credentials(url)
    refuse_silence(there, (username, password))
    listing = httpx.URL(there).copy_with(username=username, password=password)
    env = {
        "UV_PUBLISH_USERNAME": username,
        "UV_PUBLISH_PASSWORD": password,
        # uv sends the upload credentials to no other URL, so this one has its own.
        "UV_PUBLISH_CHECK_URL": str(listing),
    }
    command = [sys.executable, "-m", "uv", "publish", "--no-progress", "--no-cache"]
    command += ["--trusted-publishing", "never", "--publish-url", url, *files]
    # The dry run fails if the index has a different file of the same name: then upload nothing.
    for options in (["--dry-run"], []):
        if subprocess.run([*command, *options], cwd=root, env=os.environ | env).returncode != 0:
            raise Refused("uv could not upload; the lines above say why")
    print(f"make publish: airflow-trigger {version_of(root)} is on {index_url}", flush=True)


def _verified(root: Path) -> list[str]:
    """The wheel and the sdist, checked against the checksums in the message of the tag."""
    tag = f"v{version_of(root)}"
    if tag not in git(root, "tag", "--points-at", "HEAD").splitlines():
        raise Refused(f"this commit has no tag {tag}: check out the tag, or run `make release`")
    if not (dist := root / "dist").is_dir():
        raise Refused("there is no dist/: run `make build`")
    sums = git(root, "tag", "--list", "--format=%(contents:body)", tag)
    if not sums.strip():
        raise Refused(
            f"the tag {tag} has no checksums of verified files, so it cannot be published: release "
            "a newer version with `make release VERSION=…`"
        )
    command = ["sha256sum", "--check", "--strict", "--quiet"]
    done = subprocess.run(command, input=sums, cwd=dist, capture_output=True, text=True)
    if done.returncode != 0:
        raise Refused(
            f"dist/ does not match the checksums in the message of the tag {tag}: run `make build` "
            f"with the Python version of `make release`\n{done.stdout}{done.stderr}".strip()
        )
    return [f"dist/{name}" for name in sums.split() if name.endswith((".whl", ".tar.gz"))]


def refuse_url(url: str, *, variable: str = "INDEX_URL") -> None:
    """Refuse a URL that would expose a password."""
    parts = httpx.URL(url)
    if parts.scheme not in ("http", "https") or not parts.host:
        raise Refused(f"set {variable} to a URL of your index, such as {_EXAMPLES[variable]}")
    if parts.userinfo:
        raise Refused(
            f"{variable} must not contain credentials, because command lines are visible and "
            "logged: set TWINE_USERNAME and TWINE_PASSWORD, or store them with `keyring`"
        )
    if parts.scheme == "http" and parts.host not in ("localhost", "127.0.0.1", "::1"):
        raise Refused(f"{variable}={url} would send the password unencrypted: use https")


def credentials(url: str) -> tuple[str, str]:
    """User name and password."""
    username, password = os.environ.get("TWINE_USERNAME"), os.environ.get("TWINE_PASSWORD")
    if username and password:
        return username, password
    with suppress(KeyringError):  # such as no keyring at all
        if stored := keyring.get_credential(url, username):
            return stored.username, stored.password
    raise Refused(
        f"no credentials for {url}: set TWINE_USERNAME and TWINE_PASSWORD, or store a password "
        f"with `keyring set {url} USERNAME`"
    )


def refuse_silence(index: str, auth: tuple[str, str]) -> None:
    """Refuse an index that cannot be listed: to uv, 401 and 403 mean an empty index."""
    listing = f"{index}airflow-trigger/"
    try:
        answer = httpx.get(listing, auth=auth, timeout=30, follow_redirects=True)
    except httpx.HTTPError as error:
        raise Refused(f"no response from {listing}: {error}; check INDEX_URL") from error
    if answer.status_code not in (HTTPStatus.OK, HTTPStatus.NOT_FOUND):
        raise Refused(
            f"{listing} responds with {answer.status_code} {answer.reason_phrase}, so it is "
            "unknown which files are there: check INDEX_URL, TWINE_USERNAME and TWINE_PASSWORD"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m release.publish", description=__doc__)
    parser.add_argument("--index-url", required=True)
    parser.add_argument("--upload-url", default="", help="default: --index-url without its /simple")
    options = parser.parse_args()
    publish(Path.cwd(), options.index_url, options.upload_url)


if __name__ == "__main__":
    with refusals("make publish"):
        main()
