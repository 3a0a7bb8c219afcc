"""A private package index on localhost: pypiserver, with a password for every action."""

from __future__ import annotations

import base64
import hashlib
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import attrs
import httpx

_USERNAME = "ci"


@attrs.frozen
class Index:
    """A running index; `packages` is the folder of its files."""

    url: str
    packages: Path
    log: Path
    netrc: Path
    username: str
    password: str = attrs.field(repr=False)

    @property
    def auth(self) -> httpx.BasicAuth:
        return httpx.BasicAuth(self.username, self.password)


@contextmanager
def running_index(folder: Path) -> Generator[Index, None, None]:
    """Run an index for the duration of a block, without a fallback to another index."""
    port, password = _free_port(), f"{secrets.token_urlsafe()}@:/%?&"
    index = Index(
        url=f"http://127.0.0.1:{port}/simple",
        packages=folder / "packages",
        log=folder / "log.txt",
        netrc=folder / "netrc",
        username=_USERNAME,
        password=password,
    )
    index.packages.mkdir(parents=True)
    index.netrc.write_text(f"machine 127.0.0.1 login {_USERNAME} password {password}\n")
    index.netrc.chmod(0o600)
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).digest()
    line = f"{_USERNAME}:{{SHA}}{base64.b64encode(digest).decode()}\n"
    (folder / "htpasswd").write_text(line)
    command = [sys.executable, "-m", "pypiserver", "run", "--interface", "127.0.0.1"]
    command += ["--port", str(port), "--disable-fallback", "--verbose"]
    command += ["--authenticate", "update,download,list", "--passwords", str(folder / "htpasswd")]
    with index.log.open("wb") as log:
        server = subprocess.Popen([*command, str(index.packages)], stdout=log, stderr=log)
        try:
            _wait_until_it_answers(index, server)
            yield index
        finally:
            server.terminate()
            server.wait(10)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_until_it_answers(index: Index, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 20
    while server.poll() is None and time.monotonic() < deadline:
        try:
            httpx.get(index.url, auth=index.auth, trust_env=False, follow_redirects=True)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"pypiserver does not answer:\n{index.log.read_text()}")
