"""requests with a session."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import requests

from benchmarks.programs.modes import Trigger
from benchmarks.programs.target import Target


@contextmanager
def client(target: Target) -> Generator[Trigger]:
    url = target.url + target.path
    with requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {target.token}"
        yield lambda order: session.post(url, json=target.body(order), timeout=30).json()
