"""httpx's transport without its client: the minimum for a request over httpx."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager

import httpx

from benchmarks.programs.modes import Trigger
from benchmarks.programs.target import Target


@contextmanager
def client(target: Target) -> Generator[Trigger]:
    url = httpx.URL(target.url + target.path)
    headers = {"Authorization": f"Bearer {target.token}", "Content-Type": "application/json"}
    with httpx.HTTPTransport() as transport:

        def trigger(order: int) -> object:
            body = json.dumps(target.body(order)).encode()
            answer = transport.handle_request(
                httpx.Request("POST", url, headers=headers, content=body)
            )
            answer.read()
            return answer.json()

        yield trigger
