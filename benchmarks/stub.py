"""A fast stub of Airflow in a separate process, which serves recorded responses on 127.0.0.1.

It stores nothing per run or request, so it can answer any number of requests.

    with stub(delay=0.05) as url, AirflowClient(url, "token") as airflow:
        airflow.trigger("sales")

Standalone: `python -m benchmarks.stub [--api v1] [--delay 0.05]`; it runs until stdin is closed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from benchmarks.answers import Airflow, Answer

ROOT = Path(__file__).parents[1]


class Counts(TypedDict):
    """The number of requests, and how many of them were triggers."""

    requests: int
    triggers: int


@contextmanager
def stub(*, api: str = "v2", delay: float = 0, seen: Path | None = None) -> Generator[str]:
    """Run a stub for the duration of the block; returns its URL.

    Args:
        api: "v1" or "v2".
        delay: Seconds before each response.
        seen: A file to which the run id of every trigger is appended when it arrives.
    """
    command = [sys.executable, "-m", "benchmarks.stub", "--api", api, "--delay", str(delay)]
    command += [] if seen is None else ["--seen", str(seen)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,  # closed even if we are killed, which ends the stub
        stdout=subprocess.PIPE,
        start_new_session=True,  # so that Ctrl-C does not reach it
    ) as process:
        try:
            assert process.stdout is not None
            port = process.stdout.readline().strip().decode()
            if not port:
                raise RuntimeError("the stub did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def counts(url: str) -> Counts:
    """The requests that the stub has received so far."""
    with urllib.request.urlopen(f"{url}/counts", timeout=30) as answer:  # noqa: S310 - our own URL
        found: Counts = json.load(answer)
    return found


class Connection(asyncio.Protocol):
    """Answers HTTP/1.1 requests that have a Content-Length or no body."""

    def __init__(self, airflow: Airflow, delay: float) -> None:
        self._airflow = airflow
        self._delay = delay
        self._received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._received[:end])
            whole = end + 4 + body_length(head)
            if len(self._received) < whole:
                return
            body = bytes(self._received[end + 4 : whole])
            del self._received[:whole]
            self._answer(head, body)

    def _answer(self, head: bytes, body: bytes) -> None:
        method, target, _ = head.decode("ascii").split(" ", 2)
        answer = framed(self._airflow.answer(method, target, body))
        if self._delay and target != "/counts":
            asyncio.get_running_loop().call_later(self._delay, self._write, answer)
        else:
            self._write(answer)

    def _write(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)


def body_length(head: bytes) -> int:
    _, _, rest = head.lower().partition(b"\r\ncontent-length:")
    return int(rest.split(b"\r\n", 1)[0]) if rest else 0


def framed(answer: Answer) -> bytes:
    head = (
        f"HTTP/1.1 {answer.status} Recorded\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(answer.body)}\r\n\r\n"
    )
    return head.encode("ascii") + answer.body


async def serve(airflow: Airflow, delay: float) -> None:
    """Serve until stdin is closed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(airflow, delay), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    input_ended = asyncio.Event()
    loop.add_reader(sys.stdin, input_ended.set)
    await input_ended.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.stub")
    parser.add_argument("--api", choices=["v1", "v2"], default="v2")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds that each answer takes")
    parser.add_argument("--seen", type=Path, help="add the run id of every trigger to this file")
    options = parser.parse_args()
    asyncio.run(serve(Airflow(options.api, seen=options.seen), options.delay))


if __name__ == "__main__":
    main()
