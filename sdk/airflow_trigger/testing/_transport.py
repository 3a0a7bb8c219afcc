"""The fake at the seam of httpx's transports: no sockets, no threads, no sleep."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator

import httpx

from airflow_trigger.testing._faults import Delivery
from airflow_trigger.testing._wire import Answer, ReceivedRequest


class FakeTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Carries requests to the fake, for `httpx.Client` and `httpx.AsyncClient` alike.

    An answer that is later than the request's time-out is an `httpx.ReadTimeout` at once; the time
    passes on the fake's clock only.
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
            case "answer" | "cut":
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
    headers = answer.all_headers | {"Content-Length": str(len(answer.content))}
    if is_cut:
        return httpx.Response(answer.status, headers=headers, stream=_Cut(answer.content))
    return httpx.Response(answer.status, headers=headers, content=answer.content)


class _Cut(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Half of a body, and then the end of the connection."""

    def __init__(self, content: bytes) -> None:
        self._half = content[: len(content) // 2]

    def _end(self) -> httpx.RemoteProtocolError:
        return httpx.RemoteProtocolError(
            "peer closed connection without sending complete message body"
        )

    def __iter__(self) -> Iterator[bytes]:
        yield self._half
        raise self._end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._half
        raise self._end()
