"""What the fault proxy does to a client and to a server."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection

import httpx
import pytest

from tests.faults.proxy import Fault, FaultProxy, Plan, Seen
from tests.faults.upstream import Upstream

RUNS = "/dags/sales/dagRuns"
TRIGGER = {"dag_run_id": "order-17", "conf": {"order": 17}}
RUN = json.dumps({**TRIGGER, "state": "queued"})
KEEPS_WAITING = 60.0  # longer than any test: what it delays happens only when the proxy closes


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream(RUN).serving() as server:
        yield server


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=10) as client:
        yield client


def always(fault: Fault | None) -> Plan:
    return lambda _: fault


def first(fault: Fault) -> Plan:
    return lambda seen: None if seen.nth else fault


def what_a_client_sees(url: str, patience: float) -> str:
    body = b""
    try:
        with httpx.stream(
            "POST", url + RUNS, json=TRIGGER, timeout=patience, trust_env=False
        ) as answer:
            for piece in answer.iter_raw():
                body += piece
                if len(body) > 2 * len(RUN):
                    return f"{answer.status_code} without end: {body.decode()[: len(RUN)]}"
    except httpx.TransportError as error:
        return f"{type(error).__name__}: {error}"
    kind, retry_after = (answer.headers.get(name) for name in ("content-type", "retry-after"))
    return f"{answer.status_code} {kind} {retry_after} {body.decode(errors='replace')}"


def connects(url: str) -> bool:
    try:
        raw_connection(url).close()
    except ConnectionRefusedError:
        return False
    return True


def raw_connection(url: str) -> socket.socket:
    parts = httpx.URL(url)
    return socket.create_connection((parts.host, parts.port or 80))


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline


A_RUN = re.escape(f"200 application/json None {RUN}")
RESET = r"ReadError: .*Connection reset by peer"
LIMITED = r"429 text/plain {} Too Many Requests"
SEEN_AND_RECEIVED = {
    None: (A_RUN, 1),
    Fault.RESET_BEFORE_SENDING: (RESET, 0),
    Fault.RESET_AFTER_COMMIT: (RESET, 1),
    Fault.TRUNCATED_BODY: (
        rf"RemoteProtocolError: .*\(received {len(RUN) // 2} bytes, expected {len(RUN)}\)",
        1,
    ),
    Fault.GARBLED_BODY: (r"200 application/json None [^{}]+", 1),
    Fault.HTML_FOR_JSON: (r"200 text/html None <html>.*Sign in.*", 1),
    Fault.SLOW_DRIP: (A_RUN, 1),
    Fault.ENDLESS_DRIP: (re.escape(f"200 without end: {RUN}"), 1),
    Fault.HANG: (r"ReadTimeout: timed out", 1),
    Fault.BAD_GATEWAY_BEFORE_SENDING: (r"502 text/html None <html>.*Bad Gateway.*", 0),
    Fault.BAD_GATEWAY_AFTER_COMMIT: (r"502 text/html None <html>.*Bad Gateway.*", 1),
    Fault.UNAVAILABLE_BEFORE_SENDING: (r"503 text/html None <html>.*Unavailable.*", 0),
    Fault.GATEWAY_TIMEOUT_AFTER_COMMIT: (r"504 text/html None <html>.*Time-out.*", 1),
    Fault.SERVER_ERROR_BEFORE_SENDING: (r"500 text/plain None Internal Server Error", 0),
    Fault.RATE_LIMIT: (LIMITED.format("None"), 0),
    Fault.RATE_LIMIT_0: (LIMITED.format("0"), 0),
    Fault.RATE_LIMIT_1: (LIMITED.format("1"), 0),
    Fault.RATE_LIMIT_DATE: (LIMITED.format(r"\w{3}, \d\d \w{3} .* GMT"), 0),
    Fault.REFUSED: (RESET, 0),
    Fault.GARBAGE: (r"RemoteProtocolError: illegal request line", 0),
    Fault.DUPLICATE: (re.escape(f"409 application/json None {RUN}"), 2),
    Fault.LATE_AFTER_RESET: (RESET, 1),
    Fault.LATE_AFTER_BAD_GATEWAY: (r"502 text/html None <html>.*Bad Gateway.*", 1),
}


@pytest.mark.parametrize(
    "fault", [None, *Fault], ids=lambda fault: fault.value if fault else "no fault"
)
def test_the_client_sees_and_the_server_receives(upstream: Upstream, fault: Fault | None) -> None:
    sees, receives = SEEN_AND_RECEIVED[fault]
    patience = 0.4 if fault is Fault.HANG else 10

    with FaultProxy(upstream.url, always(fault), drip_seconds=0.02, endless_pause=0.0001) as proxy:
        seen = what_a_client_sees(proxy.url, patience)

    assert re.fullmatch(sees, seen)
    assert upstream.received == receives * [httpx.Request("POST", "/", json=TRIGGER).content]
    assert (proxy.requests, proxy.counts) == (1, {fault: 1} if fault else {})
    if fault:
        assert (fault.deliveries, fault.reaches_server) == (receives, receives > 0)


@pytest.mark.parametrize("fault", [Fault.LATE_AFTER_RESET, Fault.LATE_AFTER_BAD_GATEWAY])
def test_a_late_delivery_is_overtaken_and_made_when_the_proxy_closes_at_the_latest(
    upstream: Upstream, http: httpx.Client, fault: Fault
) -> None:
    def plan(seen: Seen) -> Fault | None:
        return fault if seen.body == "late" else None

    with FaultProxy(upstream.url, plan, late_seconds=KEEPS_WAITING) as proxy:
        with suppress(httpx.ReadError):
            http.post(proxy.url + RUNS, json="late")
        http.post(proxy.url + RUNS, json="after it")
        assert upstream.received == [b'"after it"']

    assert upstream.received == [b'"after it"', b'"late"']


def test_settling_waits_for_late_deliveries(upstream: Upstream) -> None:
    plan = always(Fault.LATE_AFTER_RESET)
    with FaultProxy(upstream.url, plan, late_seconds=0.05) as proxy:
        what_a_client_sees(proxy.url, 10)
        proxy.settle()

        assert len(upstream.received) == 1


@pytest.mark.parametrize("ending", ["settle", "close"])
def test_a_request_whose_client_gave_up_is_delivered_all_the_same(
    upstream: Upstream, ending: str
) -> None:
    planned = threading.Event()
    with FaultProxy(upstream.url, lambda _: planned.set()) as proxy:
        with raw_connection(proxy.url) as client:
            client.sendall(b"POST /gated HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
            planned.wait()
        threading.Timer(0.05, upstream.gate.set).start()
        if ending == "settle":
            proxy.settle()
            assert upstream.received == [b"{}"]

    assert upstream.received == [b"{}"]


def test_a_garbled_body_keeps_its_length_and_is_no_json(
    upstream: Upstream, http: httpx.Client
) -> None:
    with FaultProxy(upstream.url, always(Fault.GARBLED_BODY)) as proxy:
        answer = http.post(proxy.url + RUNS, json=TRIGGER)

    assert len(answer.content) == len(RUN) == int(answer.headers["content-length"])
    with pytest.raises(ValueError, match=r"decode|Expecting"):
        answer.json()


def test_a_slow_drip_takes_its_time_and_comes_in_pieces(
    upstream: Upstream, http: httpx.Client
) -> None:
    with FaultProxy(upstream.url, always(Fault.SLOW_DRIP), drip_seconds=0.2) as proxy:
        start = time.monotonic()
        with http.stream("POST", proxy.url + RUNS, json=TRIGGER) as answer:
            pieces = list(answer.iter_raw())

        assert time.monotonic() - start >= 0.19
    assert len(pieces) > 2


def test_a_date_to_retry_after_is_at_most_a_second_ahead(
    upstream: Upstream, http: httpx.Client
) -> None:
    with FaultProxy(upstream.url, always(Fault.RATE_LIMIT_DATE)) as proxy:
        earliest = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=1)
        answer = http.post(proxy.url + RUNS, json=TRIGGER)

        until_then = parsedate_to_datetime(answer.headers["retry-after"])
        assert earliest <= until_then <= datetime.now(UTC) + timedelta(seconds=1)


def test_after_a_refusal_nobody_gets_in_until_the_port_listens_again(
    upstream: Upstream, http: httpx.Client
) -> None:
    with FaultProxy(upstream.url, first(Fault.REFUSED), refuse_seconds=KEEPS_WAITING) as proxy:
        what_a_client_sees(proxy.url, 10)
        assert re.match("ConnectError: .*refused", what_a_client_sees(proxy.url, 10))

    with FaultProxy(upstream.url, first(Fault.REFUSED), refuse_seconds=0.02) as proxy:
        what_a_client_sees(proxy.url, 10)
        until(lambda: connects(proxy.url))
        assert http.post(proxy.url + RUNS, json=TRIGGER).status_code == 200


def test_two_refusals_at_a_time_end_when_both_have_ended(upstream: Upstream) -> None:
    with FaultProxy(upstream.url, always(Fault.REFUSED), refuse_seconds=0.05) as proxy:
        clients = [raw_connection(proxy.url) for _ in range(2)]
        start = 0.0
        for client in clients:
            with client:
                start = time.monotonic()
                client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                with pytest.raises(ConnectionResetError):
                    client.recv(1)
        until(lambda: connects(proxy.url))
        assert time.monotonic() - start >= 0.05


@pytest.mark.parametrize("path", ["/odd", "/chunked", "/none"])
def test_what_passes_through_is_the_servers_own_to_the_byte(
    upstream: Upstream, http: httpx.Client, path: str
) -> None:
    with FaultProxy(upstream.url, always(None)) as proxy:
        direct, proxied = http.get(upstream.url + path), http.get(proxy.url + path)

    for name in ("status_code", "reason_phrase", "content"):
        assert getattr(proxied, name) == getattr(direct, name)
    assert proxied.headers.get("content-type") == direct.headers.get("content-type")


def test_a_request_in_chunks_arrives_whole(upstream: Upstream, http: httpx.Client) -> None:
    with FaultProxy(upstream.url, always(None)) as proxy:
        http.post(proxy.url + RUNS, content=iter([b"\x00one", b"\xfftwo"]))

    assert upstream.received == [b"\x00one\xfftwo"]


@pytest.mark.parametrize("fault", [None, Fault.BAD_GATEWAY_AFTER_COMMIT, Fault.GARBLED_BODY])
def test_a_connection_outlives_an_answer(upstream: Upstream, fault: Fault | None) -> None:
    with FaultProxy(upstream.url, always(fault)) as proxy:
        connection = HTTPConnection(proxy.url.removeprefix("http://"))
        with closing(connection):
            connection.request("POST", RUNS, body="{}")
            connection.getresponse().read()
            before = connection.sock
            connection.request("POST", RUNS, body="{}")
            connection.getresponse().read()

            assert connection.sock is before is not None
    assert len(upstream.received) == 2


def test_eight_requests_are_under_way_at_a_time(upstream: Upstream, http: httpx.Client) -> None:
    with FaultProxy(upstream.url, always(None)) as proxy, ThreadPoolExecutor(8) as pool:
        posts = [pool.submit(http.post, f"{proxy.url}/eight", json={"n": n}) for n in range(8)]

        assert {post.result().status_code for post in posts} == {200}


def test_the_plan_is_told_what_is_asked_and_how_often(
    upstream: Upstream, http: httpx.Client
) -> None:
    threads: set[str] = set()

    def plan(_: Seen) -> None:
        threads.add(threading.current_thread().name)

    with FaultProxy(upstream.url, plan, keep_seen=True) as proxy:
        for run_id in ("a", "b", "a"):
            http.post(f"{proxy.url}{RUNS}?x=1", json={"dag_run_id": run_id})
        http.post(proxy.url + RUNS, content=b"no json")

    assert proxy.seen == [
        Seen("POST", RUNS, {"dag_run_id": "a"}, nth=0),
        Seen("POST", RUNS, {"dag_run_id": "b"}, nth=0),
        Seen("POST", RUNS, {"dag_run_id": "a"}, nth=1),
        Seen("POST", RUNS, None, nth=0),
    ]
    assert [seen.dag_run_id for seen in proxy.seen] == ["a", "b", "a", None]
    assert threads == {"fault-proxy"}


def test_closing_cuts_off_whoever_hangs_and_leaves_nothing(upstream: Upstream) -> None:
    planned = threading.Event()

    def plan(_: Seen) -> Fault:
        planned.set()
        return Fault.HANG

    asked = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    with ExitStack() as stack:
        proxy = stack.enter_context(FaultProxy(upstream.url, plan))
        clients = [raw_connection(proxy.url) for _ in range(3)]
        for client, sent in zip(clients, (b"", asked[:-1], asked), strict=True):
            client.sendall(sent)
        planned.wait()
        start = time.monotonic()
        stack.close()

        assert time.monotonic() - start < 1
    for client in clients:
        with client, suppress(ConnectionResetError):
            assert client.recv(1) == b""
    assert "fault-proxy" not in {thread.name for thread in threading.enumerate()}
    assert not connects(proxy.url)


def test_closing_drops_those_who_just_come_in(upstream: Upstream) -> None:
    for _ in range(10):
        with ExitStack() as clients, FaultProxy(upstream.url, always(None)) as proxy:
            for _ in range(8):
                clients.enter_context(raw_connection(proxy.url))


def test_what_the_plan_raises_comes_out_at_the_end(upstream: Upstream) -> None:
    def plan(_: Seen) -> None:
        raise LookupError

    with pytest.RaisesGroup(LookupError), FaultProxy(upstream.url, plan) as proxy:
        assert what_a_client_sees(proxy.url, 10).startswith("RemoteProtocolError: Server disconn")


def test_an_upstream_that_is_gone_comes_out_at_the_end(upstream: Upstream) -> None:
    with FaultProxy(upstream.url, always(None)) as gone:
        pass

    with pytest.RaisesGroup(ConnectionRefusedError), FaultProxy(gone.url, always(None)) as proxy:
        what_a_client_sees(proxy.url, 10)
