"""The log of a task, line by line, of any size, even if its response breaks off."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import json
import math
import pickle
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import aclosing, closing
from datetime import UTC, datetime
from typing import Any, cast

import attrs
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from airflow_trigger import AirflowClient, AsyncAirflowClient, RetryPolicy, errors
from airflow_trigger._flows.log_lines import FORMATS, LONGEST_LINE, Splitter
from airflow_trigger._flows.logs import LogReading, next_raw
from airflow_trigger._flows.steps import Flow, Session
from airflow_trigger.models import Api, FailedTask, LogLine
from tests.both import Mode, open_client
from tests.unit.driving import BASE
from tests.unit.scripted_logs import (
    DATE,
    MEDIA_TYPES,
    LogServer,
    Pieces,
    a_task,
    broken,
    pieces,
    written,
)

SECRET = "hunter2"


@pytest.fixture(params=["v1", "v2"])
def api(request: pytest.FixtureRequest) -> Api:
    api: Api = request.param
    return api


@pytest.fixture
def server(api: Api) -> LogServer:
    return LogServer(api)


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture
def client(server: LogServer, mode: Mode) -> Iterator[AirflowClient]:
    retry = RetryPolicy(attempts=3, backoff=0)
    transport = server.transport
    with open_client(
        mode, BASE, "t", api=server.api, retry=retry, transport=transport, max_connections=1
    ) as client:
        yield client


def texts(lines: Iterator[LogLine]) -> list[str]:
    return [line.text for line in lines]


def test_the_lines_are_the_same_on_both_apis(server: LogServer, client: AirflowClient) -> None:
    server.answer(written(server.api, ["one", "zwei äöü", "three"]))

    lines = list(client.log(a_task()))

    assert [line.text for line in lines] == ["one", "zwei äöü", "three"]
    assert {line.time for line in lines} == {DATE}
    assert {line.level for line in lines} == {"info"}


def test_the_log_of_the_last_try_is_asked_for_in_the_form_that_can_be_streamed(
    server: LogServer, client: AirflowClient
) -> None:
    server.answer(b"")
    list(client.log(a_task(map_index=7)))
    list(client.log(a_task(), try_number=1))

    mapped, first = server.requests
    assert mapped.url.path.endswith("/dagRuns/r1/taskInstances/load/logs/2")
    assert mapped.url.params["map_index"] == "7"
    assert first.url.path.endswith("/logs/1")
    media_type = {"v1": "text/plain", "v2": "application/x-ndjson"}[server.api]
    assert mapped.headers["accept"] == media_type


def test_a_task_that_never_ran_has_no_lines_and_costs_no_request(
    server: LogServer, client: AirflowClient
) -> None:
    assert list(client.log(a_task(try_number=0, state=None))) == []
    assert server.requests == []


def test_a_failed_task_has_a_log_too(server: LogServer, client: AirflowClient) -> None:
    server.answer(written(server.api, ["one"]))

    task = FailedTask(**attrs.asdict(a_task(), recurse=False))

    assert texts(client.log(task)) == ["one"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"task": "load"}, TypeError),
        ({"task": None}, TypeError),
        ({"task": a_task(task_id="..")}, ValueError),
        ({"try_number": 0}, ValueError),
        ({"try_number": True}, TypeError),
        ({"try_number": "1"}, TypeError),
        ({"last": 0}, ValueError),
        ({"last": 1.5}, TypeError),
    ],
)
def test_what_no_log_can_be_read_of_is_refused_in_the_call(
    client: AirflowClient, arguments: dict[str, Any], error: type[Exception]
) -> None:
    given: dict[str, Any] = {"task": a_task(), **arguments}

    with pytest.raises(error):
        client.log(given.pop("task"), **given)


def test_the_last_lines_are_kept_whatever_came_before(
    server: LogServer, client: AirflowClient
) -> None:
    body = written(server.api, map(str, range(1000)))
    server.answer(*(body[start : start + 100] for start in range(0, len(body), 100)))

    assert texts(client.log(a_task(), last=3)) == ["997", "998", "999"]


def test_the_first_lines_are_given_before_the_last_have_arrived(
    server: LogServer, client: AirflowClient
) -> None:
    body = server.answer(*pieces(server.api, map(str, range(100))))

    first = next(client.log(a_task()))

    assert first.text == "0"
    assert body.given <= 2


def test_closing_the_iterator_ends_the_response(server: LogServer) -> None:
    body = server.answer(*pieces(server.api, map(str, range(100))))
    with AirflowClient(BASE, "t", api=server.api, transport=server.transport) as airflow:
        opened = cast(Generator[LogLine], airflow.log(a_task()))
        with closing(opened) as lines:
            next(lines)
        assert body.is_closed
    assert body.given <= 2


def test_ctrl_c_between_two_pieces_ends_the_response(server: LogServer) -> None:
    body = server.answer(*pieces(server.api, map(str, range(100))))

    def interrupted(session: Session, reading: LogReading) -> Flow[None]:
        yield from next_raw(session, reading, until=math.inf)
        raise KeyboardInterrupt

    with AirflowClient(BASE, "t", api=server.api, transport=server.transport) as airflow:
        flow = interrupted(airflow._session, LogReading.of(a_task()))  # pyright: ignore[reportPrivateUsage]
        with pytest.raises(KeyboardInterrupt):
            airflow._engine.run(flow)  # pyright: ignore[reportPrivateUsage]
        assert body.is_closed


def test_closing_the_iterator_ends_the_response_for_asyncio_too(server: LogServer) -> None:
    body = server.answer(*pieces(server.api, map(str, range(100))))

    async def read() -> None:
        async with AsyncAirflowClient(
            BASE, "t", api=server.api, transport=server.transport
        ) as airflow:
            opened = cast(AsyncGenerator[LogLine], airflow.log(a_task()))
            async with aclosing(opened) as lines:
                await anext(lines)
            assert body.is_closed

    asyncio.run(read())

    assert body.given <= 2


def test_other_calls_go_on_while_a_log_is_open(server: LogServer, client: AirflowClient) -> None:
    server.answer(*pieces(server.api, ["0", "1", "2"]))
    server.answer(written(server.api, ["another"]))
    lines = client.log(a_task())

    assert next(lines).text == "0"
    # There is only one connection for concurrent requests, and an open log does not occupy it.
    assert texts(client.log(a_task())) == ["another"]
    assert next(lines).text == "1"


@pytest.mark.parametrize("last", [None, 4])
def test_a_log_that_breaks_off_goes_on_where_it_was(
    server: LogServer, client: AirflowClient, last: int | None
) -> None:
    whole = written(server.api, ["one", "two", "three", "four"])
    server.answer(whole[: len(whole) // 2], broken())
    server.answer(whole[:10], whole[10:-30], httpx.ReadTimeout("slow"))
    server.answer(whole)

    assert texts(client.log(a_task(), last=last)) == ["one", "two", "three", "four"]
    assert len(server.requests) == 3


@pytest.mark.parametrize("last", [None, 4])
def test_a_log_that_always_breaks_off_is_an_error_that_shows_nothing_of_it(
    server: LogServer, client: AirflowClient, last: int | None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    server.answer(written(server.api, [f"token={SECRET}"]), broken())

    with pytest.raises(errors.ConnectionFailed, match=r"log of task 'load' \(try 2\)") as e:
        list(client.log(a_task(), last=last))

    assert len(server.requests) == 3
    assert e.value.retryable
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")
    assert_hidden(e.value)
    assert SECRET not in caplog.text


@pytest.mark.parametrize("last", [None, 4])
def test_a_log_that_drips_ends_with_the_deadline(
    server: LogServer, mode: Mode, last: int | None
) -> None:
    body = server.answer_with(Pieces(itertools.repeat(b"x")))
    retry = RetryPolicy(deadline=0.05)
    with (
        open_client(
            mode, BASE, "t", api=server.api, retry=retry, transport=server.transport
        ) as client,
        pytest.raises(errors.RequestTimeout, match="incomplete when the deadline"),
    ):
        next(client.log(a_task(), last=last))
    assert body.is_closed


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (403, errors.PermissionDenied),
        (404, errors.NotFound),
        (500, errors.ServerError),
    ],
)
def test_a_refusal_is_an_error_that_names_the_task(
    server: LogServer, client: AirflowClient, status: int, error: type[errors.ApiError]
) -> None:
    server.refuse(status)

    with pytest.raises(error, match="task 'load'"):
        list(client.log(a_task()))


@pytest.mark.parametrize("last", [None, 4])
def test_a_page_in_the_place_of_a_log_is_no_log(
    server: LogServer, client: AirflowClient, last: int | None
) -> None:
    body = server.answer(f"<html>{SECRET}</html>".encode(), content_type="text/html; charset=utf-8")

    with pytest.raises(errors.UnexpectedResponse, match="its content is text/html") as e:
        list(client.log(a_task(), last=last))

    assert_hidden(e.value)
    assert body.is_closed


def test_a_part_of_a_log_is_no_log(server: LogServer, client: AirflowClient) -> None:
    given = {"content-type": MEDIA_TYPES[server.api]}
    server.answers.append(lambda: httpx.Response(206, headers=given, content=b"x"))

    with pytest.raises(errors.UnexpectedResponse, match=r"returned 206, .*not the whole log"):
        list(client.log(a_task()))


def test_a_log_that_is_compressed_all_the_same_is_read(
    server: LogServer, client: AirflowClient
) -> None:
    whole = gzip.compress(written(server.api, ["one", "two"]))
    server.answer(whole[:20], whole[20:], content_encoding="gzip")

    assert texts(client.log(a_task())) == ["one", "two"]


@pytest.mark.parametrize("needs_body", [True, False])
def test_an_auth_that_renews_its_token_gets_the_log(
    server: LogServer, mode: Mode, *, needs_body: bool
) -> None:
    class Renewing(httpx.Auth):
        requires_response_body = needs_body

        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
            response = yield request
            if response.status_code == 401:
                request.headers["authorization"] = "Bearer new"
                yield request

    server.refuse(401)
    server.answer(written(server.api, ["one"]))
    with open_client(mode, BASE, Renewing(), api=server.api, transport=server.transport) as client:
        assert texts(client.log(a_task())) == ["one"]
    assert server.requests[-1].headers["authorization"] == "Bearer new"


def test_nothing_of_a_log_is_in_what_the_client_logs_and_shows(
    server: LogServer, client: AirflowClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    server.answer(written(server.api, [SECRET]))

    (line,) = client.log(a_task())

    assert line.text == SECRET
    assert SECRET in str(line)
    assert SECRET not in repr(line)
    assert SECRET not in caplog.text


def assert_hidden(error: BaseException) -> None:
    """Assert that no part of the log is in an error or in the errors that caused it."""
    shown: BaseException | None = error
    while shown is not None:
        assert SECRET not in f"{shown} {shown!r} {vars(shown)}"
        shown = shown.__cause__ or shown.__context__
    assert SECRET.encode() not in pickle.dumps(error)


def parsed(api: Api, *raw: bytes) -> list[LogLine]:
    return [FORMATS[api].parse(line) for line in raw]


def test_a_line_of_airflow_3_has_its_exception_in_its_text() -> None:
    detail = [{"exc_type": "ValueError", "exc_value": "no file", "is_cause": False}]
    fields = {"timestamp": None, "event": "Task failed", "level": "ERROR", "error_detail": detail}

    (line,) = parsed("v2", json.dumps(fields).encode())

    assert line == LogLine(None, "error", None, "Task failed\nValueError: no file")


@pytest.mark.parametrize(
    "raw",
    [
        b"no JSON",
        b'{"event": "cut off',
        b"[1, 2]",
        b"null",
        b'"text"',
        b'{"message": "another"}',
        b"[" * 100_000,
        b'{"event": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
    ],
)
def test_a_line_that_cannot_be_read_is_text(raw: bytes) -> None:
    (line,) = parsed("v2", raw)

    assert line == LogLine(None, None, None, raw.decode("utf-8", "replace"))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"event": {"rows": 3}}, '{"rows": 3}'),
        ({"event": "\ud800"}, "?"),
        ({"event": "x", "timestamp": 3, "level": 4, "logger": []}, "x"),
        ({"event": "x", "timestamp": "never"}, "x"),
        ({"event": "x", "error_detail": "text"}, "x\ntext"),
        ({"event": "x", "error_detail": [3]}, "x"),
    ],
)
def test_a_line_of_an_unusual_shape_is_a_line(fields: dict[str, Any], text: str) -> None:
    (line,) = parsed("v2", json.dumps(fields).encode())

    assert line == LogLine(None, None, None, text)


def test_a_time_without_offset_is_of_utc() -> None:
    (line,) = parsed("v2", b'{"event": "x", "timestamp": "2026-11-26T11:15:05"}')

    assert line.time == datetime(2026, 11, 26, 11, 15, 5, tzinfo=UTC)


def test_a_line_of_airflow_2_is_a_record_or_goes_on_with_one() -> None:
    lines = parsed(
        "v1",
        b"[2026-11-26T11:15:05.123+0000] {sales.py:12} ERROR - it - failed",
        b'  File "x.py", line 3, in load',
        b" INFO - ::group::Log message source details",
        b"[2026-11-26, 11:15:05 UTC] {sales.py:12} WARNING - an older one",
    )

    assert lines == [
        LogLine(DATE, "error", "sales.py", "it - failed"),
        LogLine(None, None, None, '  File "x.py", line 3, in load'),
        LogLine(None, "info", None, "::group::Log message source details"),
        LogLine(None, "warning", "sales.py", "an older one"),
    ]


def split(pieces: list[bytes]) -> list[bytes]:
    splitter = Splitter()
    lines = [line for piece in pieces for line in splitter.feed(piece)]
    return lines + splitter.end()


@given(st.binary(max_size=60), st.lists(st.integers(0, 60)))
def test_lines_do_not_depend_on_how_a_log_is_cut_into_pieces(body: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(body)]

    lines = split([body[start:end] for start, end in itertools.pairwise(places)])

    assert lines == split([body])
    assert b"\n".join(lines) == body.removesuffix(b"\n")


@pytest.mark.parametrize("step", [1000, 65536, 10**9])
def test_a_line_of_any_length_is_cut_in_its_middle(step: int) -> None:
    line = b"first" + b"x" * (3 * LONGEST_LINE) + b"last"
    body = b"before\n" + line + b"\nafter"

    before, cut, after = split([body[at : at + step] for at in range(0, len(body), step)])

    assert (before, after) == (b"before", b"after")
    assert len(cut) <= LONGEST_LINE + 100
    assert cut.startswith(b"firstx")
    assert b"left out" in cut
    assert cut.endswith(b"xlast")


@pytest.mark.parametrize("unit", ["x", '"', "\\x", "ä", "\U0001f600", '\\"ä'])
def test_an_object_whose_text_is_cut_is_still_read(unit: str) -> None:
    fields = {"event": unit * LONGEST_LINE, "level": "error"}

    (raw,) = split([json.dumps(fields).encode()])
    (line,) = parsed("v2", raw)

    assert line.level == "error"
    assert line.text.startswith(unit)
    assert "left out" in line.text


def test_windows_ends_of_lines_are_no_part_of_a_line(
    server: LogServer, client: AirflowClient
) -> None:
    server.answer(written(server.api, ["one", "two"]).replace(b"\n", b"\r\n"), b"\r\n\n")

    assert texts(client.log(a_task())) == ["one", "two"]
