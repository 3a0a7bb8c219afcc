"""requests without a session: a new connection for each trigger."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import requests

from benchmarks.programs.modes import Trigger
from benchmarks.programs.target import Target


@contextmanager
def client(target: Target) -> Generator[Trigger]:
    url, headers = target.url + target.path, {"Authorization": f"Bearer {target.token}"}
    yield lambda order: requests.post(
        url, json=target.body(order), headers=headers, timeout=30
    ).json()
