"""Possible replies to a request, grouped by what they say about whether it was carried out."""

from __future__ import annotations

import httpx

from tests.unit.driving import answer, fault, run_body

PAGE = "<html><title>Sign in</title></html>"


def _kinds(of: type[httpx.RequestError]) -> list[type[httpx.RequestError]]:
    below = [kind for kind in of.__subclasses__() if kind.__module__.startswith("httpx")]
    return [of, *(deeper for kind in below for deeper in _kinds(kind))]


NEVER_SENT_KINDS = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
FAULTS = [fault(kind) for kind in _kinds(httpx.RequestError)]
NEVER_SENT = [each for each in FAULTS if isinstance(each, NEVER_SENT_KINDS)]
DATES = [
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Mon, 01 Jan 99999999999 00:00:00 GMT",
]
RETRY_AFTER = ["0", "3", "9" * 400, "-1", "soon", "", *DATES]
TOO_MANY = [answer(429), *(answer(429, retry_after=value) for value in RETRY_AFTER)]
# Complete responses: the request can have no further effect.
CRASHED = [answer(500), answer(500, PAGE), answer(500, {"detail": "crashed"})]
# With these, the request may have been carried out, may be later, or may never have arrived.
NO_ANSWER = [each for each in FAULTS if each not in NEVER_SENT]
A_PROXY_S = [
    *(answer(status, PAGE) for status in (501, 502, 503, 504, 507, 520, 524)),
    *(answer(status) for status in (408, 444, 460, 499, 502, 504)),
    *(answer(503, retry_after=value) for value in ("3", "soon")),
]
GARBLED = [
    *(answer(200, text) for text in (PAGE, "", '{"dag_id": "sal', "[]", "null", "\0")),
    answer(200, "[" * 100_000),
    answer(200, {"dag_id": "sales"}),
    answer(200, run_body("another")),
    answer(201, run_body()),
    httpx.Response(204),
]
REFUSED = [
    *(answer(status, {"detail": "no"}) for status in (400, 401, 403, 404, 405, 421, 422)),
    *(answer(status, PAGE) for status in (301, 307, 400, 403, 404)),
]
CLASH_OF_DATES = answer(409, {"detail": "DAGRun with DAG ID and logical date exists"})
LOOK_UP_REFUSED = [
    *(answer(status, {"detail": "no"}) for status in (400, 401, 403, 405)),
    *(answer(status, PAGE) for status in (301, 403, 404)),
    *(answer(404, {key: "not here"}) for key in ("detail", "error", "message")),
]
