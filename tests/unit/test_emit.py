"""Asset events, each recorded only once."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, RetryPolicy, errors
from airflow_trigger._adapters.adapter import MARK
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.assets import LAST_LOOK, LONGEST_PAUSE, PAGES, emit
from airflow_trigger._flows.runs import PAGE
from airflow_trigger._flows.steps import Flow
from airflow_trigger.models import Api, AssetEvent
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client, open_fake
from tests.unit.asset_server import ORDERS, AssetServer
from tests.unit.driving import BASE, ReplyTo, World, answer, answered, fault, refusal

NOT_THERE = "s3://warehouse/nowhere"
LOST = httpx.ReadTimeout("lost")


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture(params=["v1", "v2"])
def server(request: pytest.FixtureRequest) -> AssetServer:
    return AssetServer(request.param)


@attrs.define
class Wire:
    """The network between a client and the server: it can lose POSTs, or the responses to them.

    Attributes:
        before: What the next POSTs get as a reply without reaching the server.
        after: What the next POSTs that reach the server get instead of its responses.
        bodies: The bodies of the POSTs.
    """

    server: AssetServer
    before: list[Exception | httpx.Response] = attrs.Factory(list["Exception | httpx.Response"])
    after: list[Exception | httpx.Response] = attrs.Factory(list["Exception | httpx.Response"])
    bodies: list[bytes] = attrs.Factory(list[bytes])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.bodies.append(request.content)
            if self.before:
                return given(self.before.pop(0))
        response = self.server(request)
        if request.method == "POST" and self.after:
            return given(self.after.pop(0))
        return response


def given(reply: Exception | httpx.Response) -> httpx.Response:
    if isinstance(reply, Exception):
        raise reply
    return reply


@pytest.fixture
def wire(server: AssetServer) -> Wire:
    return Wire(server)


@pytest.fixture
def client(mode: Mode, wire: Wire) -> Iterator[AirflowClient]:
    settings: dict[str, Any] = {"auth": "t", "retry": RetryPolicy(backoff=0)}
    with open_client(mode, BASE, transport=httpx.MockTransport(wire), **settings) as client:
        yield client


def test_an_event_is_recorded_with_what_was_given_and_a_mark(
    server: AssetServer, client: AirflowClient
) -> None:
    event = client.emit(ORDERS, {"rows": 3})

    assert server.extras == [{"rows": 3, MARK: event.mark, "from_rest_api": True}]
    assert event.mark
    assert (event.id, event.asset_id, event.uri) == (1, 1, ORDERS)
    assert event.extra == {"rows": 3}
    assert event.timestamp.utcoffset() is not None
    assert event.created_runs == ()
    assert pickle.loads(pickle.dumps(event)) == event


def test_an_event_takes_one_request_and_on_airflow_3_one_more_for_the_id(
    server: AssetServer, client: AirflowClient
) -> None:
    client.server()
    server.sent.clear()

    client.emit(ORDERS)

    looks = ["GET /assets"] if server.api == "v2" else []
    assert server.sent == [*looks, f"POST /{'assets' if server.api == 'v2' else 'datasets'}/events"]
    assert server.extras[0].keys() == {MARK, "from_rest_api"}


def test_two_calls_record_two_events(server: AssetServer, client: AirflowClient) -> None:
    first, second = client.emit(ORDERS, {"rows": 1}), client.emit(ORDERS, {"rows": 1})

    assert first.mark != second.mark
    assert len(server.extras) == 2


def test_the_runs_that_an_event_has_started_are_told_once_they_have_begun(
    server: AssetServer, client: AirflowClient
) -> None:
    fake = server.airflow
    fake.add_dag("report")
    fake.add_asset(ORDERS, dags=["sales", "report"])

    assert client.emit(ORDERS, idempotency_key="order-17").created_runs == ()
    runs = [fake.start(fake.runs(dag_id)[0]).ref for dag_id in ("sales", "report")]

    assert client.emit(ORDERS, idempotency_key="order-17").created_runs == tuple(runs)


@attrs.frozen
class Landed:
    day: date
    at: datetime


def test_the_extra_is_converted_like_a_conf(server: AssetServer, client: AirflowClient) -> None:
    when = datetime(2026, 11, 26, 12, tzinfo=UTC)

    client.emit(ORDERS, {"landed": Landed(when.date(), when), "parts": (1, 2)})

    (extra,) = server.extras
    assert extra["landed"] == {"day": "2026-11-26", "at": "2026-11-26T12:00:00+00:00"}
    assert extra["parts"] == [1, 2]


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ({"share": float("nan")}, "$['share']: NaN is not a JSON number"),
        ({"rows": {1, 2}}, "$['rows']: a set is not JSON"),
        (["rows"], f"$: a list is not a JSON object; the extra for an event of '{ORDERS}' must"),
        ({MARK: "mine"}, f"$['{MARK}']: the client marks its events with this key"),
        ({"from_rest_api": False}, "$['from_rest_api']: Airflow sets this key itself"),
    ],
    ids=str,
)
def test_an_extra_that_cannot_be_sent_as_it_is_is_refused(
    server: AssetServer, client: AirflowClient, extra: Any, problem: str
) -> None:
    with pytest.raises(errors.ConfError) as e:
        client.emit(ORDERS, extra)

    assert f"The extra for an event of '{ORDERS}' was refused; nothing was sent" in str(e.value)
    assert e.value.problems[0].startswith(problem)
    assert e.value.dag_id is None
    assert server.extras == []


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"asset_uri": None}, "asset_uri must be a str"),
        ({"asset_uri": ""}, "asset_uri must be the URI of an asset"),
        ({"asset_uri": "s3://a\0"}, "asset_uri has the character NUL"),
        ({"asset_uri": "s3://\ud800"}, "asset_uri has an unpaired surrogate"),
        ({"idempotency_key": 17}, "idempotency_key must be a str"),
        ({"idempotency_key": ""}, "idempotency_key is empty"),
        ({"idempotency_key": "\ud800"}, "idempotency_key has an unpaired surrogate"),
        ({"deadline": 0}, "deadline must be a number of seconds above 0"),
        ({"deadline": "5"}, "deadline must be a number of seconds"),
    ],
    ids=lambda value: ascii(value),
)
def test_a_wrong_argument_is_refused(
    server: AssetServer, client: AirflowClient, arguments: Any, problem: str
) -> None:
    with pytest.raises((TypeError, ValueError), match=problem):
        client.emit(**{"asset_uri": ORDERS} | arguments)

    assert server.sent == []


ODD = [
    "s3://warehouse/orders_2026",
    "s3://warehouse/100%/x",
    r"file://c:\orders",
    "x-gcp://a|b",
    "~",
    "größe",
]


@pytest.mark.parametrize("uri", ODD)
def test_the_asset_is_the_one_with_exactly_this_uri(
    server: AssetServer, client: AirflowClient, uri: str
) -> None:
    others = [uri + "/part", "s3://warehouse/ordersX2026", uri.swapcase() + "!", f"a{uri}"]
    for other in [*others, *(f"s3://{number}/{uri}" for number in range(2 * PAGE)), uri]:
        server.airflow.add_asset(other)

    event = client.emit(uri)

    assert event.uri == uri
    assert [extra[MARK] for extra in server.airflow.asset_events(uri)] == [event.mark]


@pytest.mark.parametrize("api", ["v1", "v2"])
@pytest.mark.parametrize(
    ("uri", "pattern"),
    [(ORDERS, ORDERS), (r"a\b|c", "a_b_c"), ("100%_x", "100%_x")],
)
def test_an_asset_is_listed_by_a_pattern_that_matches_its_uri(
    api: Api, uri: str, pattern: str
) -> None:
    """A database treats a backslash as an escape, and Airflow 3 treats "|" as an alternative."""
    server, asked = AssetServer(api, uri), list[str]()

    def reply_to(request: Request[Any]) -> Reply:
        if request.url.endswith("assets") or request.url.endswith("datasets"):
            asked.append(request.params["uri_pattern"])
        return server.take(request)

    world = World(api=api)
    drive(world, flow(world, uri, key="k"), reply_to)

    assert asked == [pattern]


@pytest.mark.parametrize("key", [None, "order-17"])
def test_an_asset_that_is_not_there_is_told(
    server: AssetServer, client: AirflowClient, key: str | None
) -> None:
    with pytest.raises(errors.AssetNotFound, match=NOT_THERE) as e:
        client.emit(NOT_THERE, idempotency_key=key)

    assert "an asset exists once Airflow has parsed a DAG file that names it" in str(e.value)
    assert e.value.status == 404
    assert e.value.url is not None
    assert not e.value.retryable
    assert server.extras == []


def test_an_asset_whose_uri_is_written_otherwise_is_suggested(client: AirflowClient) -> None:
    with pytest.raises(errors.AssetNotFound, match=f"Did you mean '{ORDERS}'"):
        client.emit(ORDERS.upper(), idempotency_key="order-17")


def test_a_404_of_a_router_is_no_missing_asset(
    server: AssetServer, wire: Wire, client: AirflowClient
) -> None:
    wire.before = [answer(404, "404 page not found\n")] * 9

    with pytest.raises(errors.NotFound) as e:
        client.emit(ORDERS)

    assert type(e.value) is errors.NotFound
    assert server.extras == []


def test_before_2_9_there_are_no_events_and_that_is_said(mode: Mode) -> None:
    fake = FakeAirflow(version="2.7.3")
    fake.add_asset(ORDERS)

    with open_fake(mode, fake) as client, pytest.raises(errors.Unsupported) as e:
        client.emit(ORDERS)

    assert "needs Airflow 2.9 or later" in str(e.value)
    assert fake.requests("event") == []


@pytest.mark.parametrize(
    "lost",
    [
        httpx.ReadTimeout("lost"),
        httpx.RemoteProtocolError("cut"),
        answer(500, {"detail": "crashed"}),
        answer(502, "<html>Bad Gateway</html>"),
        answer(503, retry_after="1"),
        answer(200, '{"id": 1, "asset_'),
        answer(200, "<html>Sign in</html>"),
        answer(408),
    ],
    ids=["timeout", "cut", "500", "502", "503", "half a body", "a page", "408"],
)
def test_after_a_lost_response_the_event_is_found_and_not_recorded_again(
    server: AssetServer, wire: Wire, client: AirflowClient, lost: Any
) -> None:
    server.add_events(3, {"rows": 0})
    wire.after = [lost]

    event = client.emit(ORDERS, {"rows": 3})

    assert event.id == 4
    assert event.extra == {"rows": 3}
    assert server.posts == 1


def test_what_was_refused_or_never_left_is_sent_again_with_the_same_mark(
    server: AssetServer, wire: Wire, client: AirflowClient
) -> None:
    wire.before = [httpx.ConnectError("refused"), answer(429, retry_after="0"), answer(429)]

    event = client.emit(ORDERS)

    assert server.marks == [event.mark]
    assert len(wire.bodies) == 4
    assert len(set(wire.bodies)) == 1


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        ((403,), errors.PermissionDenied, "create on "),
        ((401,), errors.AuthenticationFailed, "returned 401"),
        ((422,), errors.InvalidRequest, "returned 422"),
    ],
    ids=str,
)
def test_a_refusal_is_an_error_and_is_not_sent_again(
    server: AssetServer, wire: Wire, client: AirflowClient, reply: Any, error: Any, words: str
) -> None:
    wire.before = [refusal(*reply, api=server.api)]

    with pytest.raises(error, match=words) as e:
        client.emit(ORDERS)

    assert f"record an event of {'asset' if server.api == 'v2' else 'dataset'} {ORDERS!r}" in str(
        e.value
    )
    assert not e.value.retryable
    assert server.posts == 0


def test_a_server_that_cannot_be_reached_got_nothing(
    server: AssetServer, wire: Wire, client: AirflowClient
) -> None:
    wire.before = [httpx.ConnectError("refused")] * 9

    with pytest.raises(errors.ConnectionFailed) as e:
        client.emit(ORDERS)

    assert e.value.retryable
    assert server.extras == []


def test_an_event_with_the_key_is_returned_and_not_recorded_again(
    server: AssetServer, client: AirflowClient
) -> None:
    first = client.emit(ORDERS, {"rows": 3}, idempotency_key="order-17")
    server.add_events(PAGE + 5)

    again = client.emit(ORDERS, {"rows": 3}, idempotency_key="order-17")
    other = client.emit(ORDERS, {"rows": 3}, idempotency_key="order-18")

    assert again == first
    assert other.id != first.id
    assert server.posts == 2


def test_a_key_counts_for_one_asset(server: AssetServer, client: AirflowClient) -> None:
    server.airflow.add_asset("s3://warehouse/stock")

    client.emit(ORDERS, idempotency_key="order-17")
    client.emit("s3://warehouse/stock", idempotency_key="order-17")

    assert server.posts == 2


def test_only_the_newest_events_are_searched_for_a_key(
    server: AssetServer, client: AirflowClient
) -> None:
    first = client.emit(ORDERS, idempotency_key="order-17")
    server.add_events(PAGES * PAGE - 1)
    assert client.emit(ORDERS, idempotency_key="order-17") == first

    server.add_events(1)
    assert client.emit(ORDERS, idempotency_key="order-17") != first


def test_the_mark_of_a_key_shows_it_and_is_the_same_in_every_release(
    client: AirflowClient,
) -> None:
    mark = client.emit(ORDERS, idempotency_key="order 17/eu").mark

    assert mark == "key__order-17-eu__f91cbe797b3b8d7b2ba77ba4752e3bdba19408fb"


def flow(
    world: World, uri: str = ORDERS, *, key: str | None = None, deadline: float | None = 30
) -> Flow[AssetEvent]:
    return emit(world.session(), uri, {"rows": 3}, idempotency_key=key, deadline=deadline)


def drive(world: World, flow: Flow[AssetEvent], reply_to: ReplyTo) -> AssetEvent:
    def sleep(seconds: float) -> None:
        world.slept.append(seconds)
        world.now += seconds

    return answered(flow, reply_to, on_sleep=sleep)


def losing(server: AssetServer, *, is_recorded: bool, looks: list[Reply] | None = None) -> ReplyTo:
    """Lose the response to the POST, and answer the first requests for the events with `looks`."""
    instead = looks if looks is not None else []

    def reply_to(request: Request[Any]) -> Reply:
        if request.method == "POST":
            if is_recorded:
                server.take(request)
            return fault()
        if request.url.endswith("/events") and instead:
            return instead.pop(0)
        return server.take(request)

    return reply_to


def test_an_event_that_is_never_found_is_unconfirmed_at_the_deadline(server: AssetServer) -> None:
    world = World(api=server.api)

    with pytest.raises(errors.EventUnconfirmed) as e:
        drive(world, flow(world), losing(server, is_recorded=False))

    assert world.now == 1030
    assert world.slept[:4] == [0.5, 1, 2, 4]
    assert max(world.slept) <= LONGEST_PAUSE
    assert e.value.uri == ORDERS
    assert repr(e.value.mark) in str(e.value)
    assert ORDERS in str(e.value)
    assert e.value.method == "POST"
    assert e.value.request_id is not None
    assert not e.value.retryable
    assert isinstance(e.value.__cause__, errors.RequestTimeout)
    assert pickle.loads(pickle.dumps(e.value)).mark == e.value.mark


def test_an_event_that_shows_late_is_found(server: AssetServer) -> None:
    world = World(api=server.api)
    held_back = list[Request[Any]]()

    def reply_to(request: Request[Any]) -> Reply:
        if request.method == "POST":
            held_back.append(request)
            return fault()
        if world.now >= 1020 and held_back:
            server.take(held_back.pop())
        return server.take(request)

    assert drive(world, flow(world), reply_to).id == 1
    assert server.posts == 1


def test_a_list_of_events_that_fails_is_read_again_until_the_deadline(server: AssetServer) -> None:
    """Airflow 3 responds with a 500 while a run that an event has started is queued."""
    world = World(api=server.api, retry=RetryPolicy(attempts=1))
    looks: list[Reply] = [answer(500, "Internal Server Error")] * 4

    event = drive(world, flow(world), losing(server, is_recorded=True, looks=looks))

    assert event.id == 1
    assert server.posts == 1


def test_events_that_cannot_be_read_until_the_deadline_leave_it_open(server: AssetServer) -> None:
    world = World(api=server.api)
    looks: list[Reply] = [answer(500)] * 99

    with pytest.raises(errors.EventUnconfirmed, match="the events cannot be read") as e:
        drive(world, flow(world), losing(server, is_recorded=True, looks=looks))

    assert isinstance(e.value.__cause__, errors.ServerError)


def test_events_that_may_not_be_read_are_not_asked_for_again(server: AssetServer) -> None:
    world = World(api=server.api)
    looks: list[Reply] = [refusal(403, api=server.api)]

    with pytest.raises(errors.EventUnconfirmed) as e:
        drive(world, flow(world), losing(server, is_recorded=True, looks=looks))

    assert isinstance(e.value.__cause__, errors.PermissionDenied)
    assert world.slept == []


def test_a_response_that_is_lost_at_the_deadline_is_looked_for_once(server: AssetServer) -> None:
    world, loses = World(api=server.api), losing(server, is_recorded=True)

    def reply_to(request: Request[Any]) -> Reply:
        if request.method == "POST":
            world.now += 30
        elif world.now >= 1030:
            assert request.timeout is not None
            assert 0 < request.timeout <= LAST_LOOK
        return loses(request)

    assert drive(world, flow(world), reply_to).id == 1


def test_a_later_look_reads_only_what_is_new(server: AssetServer) -> None:
    server.add_events(3 * PAGE)
    world = World(api=server.api)

    with pytest.raises(errors.EventUnconfirmed):
        drive(world, flow(world), losing(server, is_recorded=False))

    pages = sum(line.startswith("GET") and line.endswith("/events") for line in server.sent)
    assert pages == 3 + len(world.slept)


def test_nothing_is_sent_after_the_deadline(server: AssetServer) -> None:
    world = World(api=server.api)

    def reply_to(request: Request[Any]) -> Reply:
        world.now += 31
        return server.take(request)

    session = world.session()
    if server.api == "v1":
        session.adapter = None
    with pytest.raises(errors.RequestTimeout, match="deadline of the call passed"):
        drive(
            world,
            emit(session, ORDERS, None, idempotency_key="k", deadline=30),
            reply_to,
        )

    assert server.posts == 0


def test_events_that_cannot_be_searched_for_a_key_keep_it_from_being_recorded(
    server: AssetServer,
) -> None:
    world = World(api=server.api)
    looks: list[Reply] = [answer(500)] * 9

    with pytest.raises(errors.ServerError, match="search the events of") as e:
        drive(world, flow(world, key="order-17"), losing(server, is_recorded=True, looks=looks))

    assert e.value.retryable
    assert server.extras == []


def test_an_upgrade_to_airflow_3_is_noticed_and_the_id_looked_up() -> None:
    old, new = AssetServer("v1"), AssetServer("v2")
    world = World(api=None)
    session, is_upgraded = world.session(), False

    def reply_to(request: Request[Any]) -> Reply:
        if "/api/v2/" in request.url:
            return new.take(request) if is_upgraded else answer(404, "<html>no such page</html>")
        if is_upgraded:
            return answer(404, {"detail": "/api/v1 has been removed in Airflow 3"})
        return old.take(request)

    drive(world, emit(session, ORDERS, None, idempotency_key=None, deadline=None), reply_to)
    is_upgraded = True
    event = drive(world, emit(session, ORDERS, None, idempotency_key=None, deadline=None), reply_to)

    assert [event.mark] == new.marks
    assert len(old.marks) == 1


def test_the_id_that_an_older_airflow_gave_is_not_used_after_an_upgrade() -> None:
    old, new = AssetServer("v1"), AssetServer("v2", "s3://other", ORDERS)
    world = World(api=None)
    is_upgraded = False

    def reply_to(request: Request[Any]) -> Reply:
        nonlocal is_upgraded
        is_upgraded = is_upgraded or request.method == "POST"
        if "/api/v2/" in request.url:
            return new.take(request) if is_upgraded else answer(404, "<html>no such page</html>")
        if is_upgraded:
            return answer(404, {"detail": "/api/v1 has been removed in Airflow 3"})
        return old.take(request)

    event = drive(world, flow(world, key="order-17"), reply_to)

    assert (event.asset_id, event.uri) == (2, ORDERS)


def test_a_downgrade_between_the_look_for_the_id_and_the_event_is_noticed() -> None:
    new, old = AssetServer("v2"), AssetServer("v1")
    world = World(api=None)
    is_downgraded = False

    def reply_to(request: Request[Any]) -> Reply:
        nonlocal is_downgraded
        is_downgraded = is_downgraded or request.url.endswith("/assets")
        if not is_downgraded:
            return new.take(request)
        is_known = "/api/v1/" in request.url
        return old.take(request) if is_known else answer(404, "<html>no such page</html>")

    event = drive(world, flow(world), reply_to)

    assert [event.mark] == old.marks
    assert new.posts == 0


def test_the_answer_to_another_request_is_not_taken_for_the_event(server: AssetServer) -> None:
    world = World(api=server.api)
    server.add_events(1, {MARK: "another"})

    def reply_to(request: Request[Any]) -> Reply:
        if request.method != "POST":
            return server.take(request)
        recorded = server.take(request)
        other = recorded.json() | {"id": 1, "extra": {MARK: "another"}}
        return answer(200, other)

    assert drive(world, flow(world), reply_to).id == 2


def test_an_interruption_tells_that_the_event_may_exist(
    server: AssetServer, caplog: pytest.LogCaptureFixture
) -> None:
    def interrupt(request: httpx.Request) -> httpx.Response:
        response = server(request)
        if request.method == "POST":
            raise KeyboardInterrupt
        return response

    with (
        AirflowClient(BASE, "t", transport=httpx.MockTransport(interrupt)) as airflow,
        pytest.raises(KeyboardInterrupt) as e,
    ):
        airflow.emit(ORDERS)

    unconfirmed = e.value.__cause__
    assert isinstance(unconfirmed, errors.EventUnconfirmed)
    assert unconfirmed.mark == server.marks[0]
    assert str(unconfirmed) in caplog.text


def test_an_interruption_before_anything_was_sent_tells_nothing(server: AssetServer) -> None:
    def interrupt(request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    with (
        AirflowClient(BASE, "t", transport=httpx.MockTransport(interrupt)) as airflow,
        pytest.raises(KeyboardInterrupt) as e,
    ):
        airflow.emit(ORDERS)

    assert e.value.__cause__ is None


def test_a_task_that_is_cancelled_tells_that_the_event_may_exist(server: AssetServer) -> None:
    asyncio.run(emit_and_cancel(server))


async def emit_and_cancel(server: AssetServer) -> None:
    arrived = asyncio.Event()

    async def hang(request: httpx.Request) -> httpx.Response:
        response = server(request)
        if request.method == "POST":
            arrived.set()
            await asyncio.Event().wait()
        return response

    async with AsyncAirflowClient(BASE, "t", transport=httpx.MockTransport(hang)) as airflow:
        task = asyncio.create_task(airflow.emit(ORDERS))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as e:
            await task

    assert isinstance(e.value.__cause__, errors.EventUnconfirmed)
