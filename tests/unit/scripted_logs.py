"""A server of one log, whose responses a test scripts piece by piece."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import UTC, datetime

import attrs
import httpx

from airflow_trigger.models import Api, TaskRun, TaskState

MEDIA_TYPES: dict[Api, str] = {"v1": "text/plain", "v2": "application/x-ndjson"}
DATE = datetime(2026, 11, 26, 11, 15, 5, 123000, tzinfo=UTC)


def a_task(**fields: object) -> TaskRun:
    given: dict[str, object] = {
        "dag_id": "sales",
        "run_id": "r1",
        "task_id": "load",
        "map_index": None,
        "state": TaskState.FAILED,
        "try_number": 2,
        "operator": "@task",
        "pool": "default_pool",
        "queued_at": None,
        "start_date": DATE,
        "end_date": DATE,
        "note": None,
        "url": "https://airflow.test/dags/sales/runs/r1/tasks/load",
    }
    return TaskRun(**given | fields)  # type: ignore[arg-type]


def written(api: Api, texts: Iterable[str]) -> bytes:
    """A log with these messages."""
    if api == "v1":
        stamp = "[2026-11-26T11:15:05.123+0000] {job.py:12} INFO - "
        return "".join(["worker-1\n", *(f"{stamp}{text}\n" for text in texts)]).encode()
    line = {"timestamp": "2026-11-26T11:15:05.123000Z", "level": "info", "logger": "task.stdout"}
    return b"".join(json.dumps(line | {"event": text}).encode() + b"\n" for text in texts)


def pieces(api: Api, texts: Iterable[str]) -> list[bytes]:
    """A log with these messages, one piece per message."""
    return written(api, texts).splitlines(keepends=True)


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that arrives in these pieces; an exception among them is raised at that point."""

    def __init__(self, pieces: Iterable[bytes | Exception]) -> None:
        self._pieces = pieces
        self.given = 0
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, Exception):
                raise piece
            self.given += 1
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


@attrs.define
class LogServer:
    """Gives these responses to requests for the log, one after the other; repeats the last one."""

    api: Api
    answers: list[Callable[[], httpx.Response]] = attrs.Factory(
        list["Callable[[], httpx.Response]"]
    )
    requests: list[httpx.Request] = attrs.Factory(list[httpx.Request])

    def answer(self, *pieces: bytes | Exception, **headers: str) -> Pieces:
        return self.answer_with(Pieces(pieces), **headers)

    def answer_with(self, body: Pieces, **headers: str) -> Pieces:
        given = {"content-type": MEDIA_TYPES[self.api]}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append(lambda: httpx.Response(200, headers=given, stream=body))
        return body

    def refuse(self, status: int, detail: str = "no") -> None:
        body = {"detail": detail, "title": detail}
        self.answers.append(lambda: httpx.Response(status, json=body))

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self._respond)

    def _respond(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.answers[min(len(self.requests), len(self.answers)) - 1]()


def broken() -> httpx.RemoteProtocolError:
    """The error for a chunk that h11 cannot parse."""
    return httpx.RemoteProtocolError("illegal chunk header: bytearray(b'token=hunter2')")
