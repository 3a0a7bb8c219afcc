"""The fake as a transport of httpx: no sockets, no threads, no sleep."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator

import httpx

from airflow_trigger.testing._faults import Delivery
from airflow_trigger.testing._wire import Answer, ReceivedRequest


class FakeTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Carries requests to the fake, for `httpx.Client` and `httpx.AsyncClient` alike.

    A response that is later than the request's timeout raises `httpx.ReadTimeout` immediately; the
    time passes on the fake's clock only.
    """

    def __init__(
        self,
        deliver: Callable[[ReceivedRequest], Delivery],
        advance: Callable[[float], None],
    ) -> None:
        self._deliver = deliver
        self._advance = advance

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        return self._response(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self._response(request)

    def _response(self, request: httpx.Request) -> httpx.Response:
        target = request.url.raw_path.decode("ascii")
        received = ReceivedRequest.read(request.method, target, request.headers, request.content)
        delivery = self._deliver(received)
        match delivery.kind:
            case "refuse":
                raise httpx.ConnectError("Connection refused", request=request)
            case "lose":
                words = "Server disconnected without sending a response."
                raise httpx.RemoteProtocolError(words, request=request)
            case "delay":
                self._wait(request, delivery.seconds)
            case "answer" | "cut" | "forget":
                pass
        assert delivery.answer is not None
        return _response(delivery.answer, is_cut=delivery.kind == "cut")

    def _wait(self, request: httpx.Request, seconds: float) -> None:
        limit: float | None = request.extensions.get("timeout", {}).get("read")
        if limit is not None and seconds > limit:
            self._advance(limit)
            raise httpx.ReadTimeout("The read operation timed out", request=request)
        self._advance(seconds)


def _response(answer: Answer, *, is_cut: bool) -> httpx.Response:
    if answer.parts is not None:
        stream = _Parts(_half(answer.parts) if is_cut else answer.parts, is_cut=is_cut)
        return httpx.Response(answer.status, headers=answer.all_headers, stream=stream)
    headers = answer.all_headers | {"Content-Length": str(len(answer.content))}
    if is_cut:
        half = answer.content[: len(answer.content) // 2]
        stream = _Parts([half], is_cut=True)
        return httpx.Response(answer.status, headers=headers, stream=stream)
    return httpx.Response(answer.status, headers=headers, content=answer.content)


def _half(parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield part[: len(part) // 2]
        return


class _Parts(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in parts; if it is cut off, the connection ends after the last part."""

    def __init__(self, parts: Iterable[bytes], *, is_cut: bool) -> None:
        self._parts = parts
        self._is_cut = is_cut

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts
        if self._is_cut:
            raise httpx.RemoteProtocolError(
                "peer closed connection without sending complete message body"
            )

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part
