"""Upload the artefacts of a tagged commit with twine: `make publish INDEX_URL=…`.

Credentials are those of twine: TWINE_USERNAME and TWINE_PASSWORD, or the keyring's for the URL that
is uploaded to. They are never on a command line and never printed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import httpx
import keyring
from keyring.errors import KeyringError

from release import DIST, Refused, git
from release.artefacts import Artefacts, sha256
from release.build import build_packages
from release.index import listing, refuse_published, refuse_url, upload_url
from release.version import Version, read


def publish(root: Path, index_url: str) -> None:
    """Upload wheel and sdist of dist/, if all is as it should be."""
    refuse_url(index_url)
    git.refuse_changes(root)
    version = read((root / "pyproject.toml").read_text())
    refuse_untagged(version, git.lines(root, "tag", "--points-at", "HEAD"))
    artefacts = Artefacts(root / DIST, version)
    artefacts.refuse_wrong_sums()
    _refuse_others(root, artefacts)
    refuse_published(version, listing(index_url, credentials(upload_url(index_url))))
    _upload(artefacts, upload_url(index_url))


def refuse_untagged(version: Version, tags: list[str]) -> None:
    if version.tag not in tags:
        raise Refused(f"this commit has no tag {version.tag}: `make release VERSION=…` makes one")


def _refuse_others(root: Path, artefacts: Artefacts) -> None:
    """Refuse what the tagged commit does not build."""
    with tempfile.TemporaryDirectory() as folder:
        again = build_packages(root, Path(folder), epoch=git.commit_time(root))
        for built, found in ((again.wheel, artefacts.wheel), (again.sdist, artefacts.sdist)):
            if sha256(built) != sha256(found):
                raise Refused(
                    f"{found.name} is not what {artefacts.version.tag} builds: run `make build`"
                )


def credentials(url: str) -> httpx.BasicAuth:
    """What twine will find too."""
    username, password = os.environ.get("TWINE_USERNAME"), os.environ.get("TWINE_PASSWORD")
    if username and password:
        return httpx.BasicAuth(username, password)
    with suppress(KeyringError):  # as where there is no keyring
        if stored := keyring.get_credential(url, username):
            return httpx.BasicAuth(stored.username, stored.password)
    raise Refused(
        f"no credentials for {url}: set TWINE_USERNAME and TWINE_PASSWORD, or store a password "
        f"with `keyring set {url} USERNAME`"
    )


def _upload(artefacts: Artefacts, url: str) -> None:
    command = [sys.executable, "-m", "twine", "upload", "--non-interactive"]
    command += ["--disable-progress-bar", "--repository-url", url]
    command += [str(artefacts.wheel), str(artefacts.sdist)]
    if subprocess.run(command).returncode != 0:
        raise Refused("twine could not upload")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m release.publish", description=__doc__)
    parser.add_argument("--index-url", required=True)
    publish(Path.cwd(), parser.parse_args().index_url)


if __name__ == "__main__":
    try:
        main()
    except Refused as error:
        sys.exit(f"make publish: {error}")
