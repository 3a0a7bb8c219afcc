"""Record exactly one event of an asset."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from airflow_trigger._adapters.adapter import FROM_API, MARK, Asset
from airflow_trigger._adapters.request import Request
from airflow_trigger._arguments import (
    NUL,
    SURROGATE,
    is_unicode,
    must_be_positive,
    must_be_text,
)
from airflow_trigger._flows.answers import error_for
from airflow_trigger._flows.attempts import (
    Attempts,
    interruptible,
    is_retryable,
    is_success,
    may_have_started,
    parsed,
)
from airflow_trigger._flows.run_ids import name_of_key
from airflow_trigger._flows.runs import PAGE
from airflow_trigger._flows.server import adapter_for, ask, need_version, speaks_another_api
from airflow_trigger._flows.steps import Flow, Session, Sleep
from airflow_trigger.conf import refusal, to_json
from airflow_trigger.errors import (
    AirflowTriggerError,
    ApiError,
    AssetNotFound,
    EventUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.models import JSON, Api, AssetEvent

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter, AssetPage, EventPage

# The first Airflow version whose API records events.
SINCE = (2, 9)
# How many pages of the newest events are searched for a mark.
PAGES = 10
# Seconds beyond the deadline for the last check whether the event exists.
LAST_LOOK = 5.0
# The pauses between the searches, in seconds: each is twice the one before, up to a limit.
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
RESERVED = {
    MARK: "the client marks its events with this key",
    FROM_API: "Airflow sets this key itself",
}


class Emission:
    """One event to record, and what is known so far about the attempt.

    Attributes:
        extra: The `extra` that is sent, with the mark.
        mark: What the event is recognized by.
        asset: None until the asset was looked up.
        open: The request that may have recorded the event; None if no request can have.
        has_moved: Whether the first attempt used the server's other API version.
        seen: The ids of the events that were already searched.
    """

    def __init__(self, uri: str, extra: Mapping[str, JSON], mark: str) -> None:
        self.uri = uri
        self.extra = {**extra, MARK: mark}
        self.mark = mark
        self.asset: Asset | None = None
        self.open: Request[AssetEvent] | None = None
        self.has_moved = False
        self.seen: set[int] = set()


def emit(
    session: Session,
    asset_uri: str,
    extra: Mapping[str, object] | None,
    *,
    idempotency_key: str | None,
    deadline: float | None,
) -> Flow[AssetEvent]:
    """Record an event of an asset, and never a second one for the same call.

    Airflow gives the request no id. So after a lost response nothing is sent again; instead, the
    events of the asset are searched for a mark until the deadline.
    """
    if deadline is not None:
        must_be_positive("deadline", deadline)
    until = session.deadline(deadline)
    emission = _wanted(asset_uri, extra, idempotency_key)
    adapter = session.adapter or (yield from adapter_for(session, until=until))
    if adapter.api == "v1":
        yield from need_version(
            session,
            SINCE,
            "An event of a dataset",
            consequence=f"no event of {asset_uri!r} was recorded",
            until=until,
        )
    if idempotency_key is not None:
        found = yield from _search(session, emission, until)
        if found is not None:
            return found
    return (
        yield from interruptible(_record(session, emission, until), lambda: _left_behind(emission))
    )


def _wanted(uri: str, extra: Mapping[str, object] | None, key: str | None) -> Emission:
    must_be_text("asset_uri", uri)
    if not uri:
        raise ValueError("asset_uri must be the URI of an asset, not an empty str")
    if "\0" in uri or not is_unicode(uri):
        raise ValueError(f"asset_uri {NUL if is_unicode(uri) else SURROGATE}")
    if key is not None:
        must_be_text("idempotency_key", key)
        if not key or not is_unicode(key):
            raise ValueError(f"idempotency_key {SURROGATE if key else 'is empty'}")
    subject = f"extra for an event of {uri!r}"
    converted = to_json(extra, dag_id=None, subject=subject)
    problems = [f"$[{name!r}]: {why}" for name, why in RESERVED.items() if name in converted]
    if problems:
        raise refusal(problems, dag_id=None, subject=subject)
    mark = os.urandom(16).hex() if key is None else name_of_key(key)
    return Emission(uri, converted, mark)


def _record(session: Session, emission: Emission, until: float) -> Flow[AssetEvent]:
    attempts = Attempts(session, until)
    while True:
        adapter = session.adapter or (yield from adapter_for(session, until=until))
        request = yield from _request(session, emission, adapter, until)
        session.refuse_closed(request.what)
        emission.open = request
        reply = yield from attempts.send(request)
        if is_success(reply):
            try:
                return parsed(request, reply, idempotent=False)
            except UnexpectedResponse as unread:
                return (yield from _settled(session, emission, request, unread, until))
        error = error_for(request, reply)
        if may_have_started(reply):
            return (yield from _settled(session, emission, request, error, until))
        emission.open = None
        if not is_retryable(reply) and (yield from _is_upgraded(session, emission, error, until)):
            continue
        may_repeat = is_retryable(reply)
        if not (yield from attempts.pause(request, reply, may_repeat=may_repeat)):
            raise error


def _request(
    session: Session, emission: Emission, adapter: Adapter, until: float
) -> Flow[Request[AssetEvent]]:
    if adapter.api == "v2" and emission.asset is None:
        yield from _find_asset(session, emission, until)
        # The lookup may have found that the server was downgraded.
        adapter = session.adapter or adapter
    asset_id = emission.asset and emission.asset.id
    return adapter.create_event(emission.uri, asset_id, emission.extra).about(
        f"record an event of {_kind(adapter.api)} {emission.uri!r}",
        operation="emit",
        not_found=AssetNotFound,
        permission=f"create on {_kind(adapter.api).title()}s",
    )


def _kind(api: Api) -> str:
    return "asset" if api == "v2" else "dataset"


def _is_upgraded(
    session: Session, emission: Emission, error: AirflowTriggerError, until: float
) -> Flow[bool]:
    """Whether the server refused because it has changed to its other API version."""
    # Only once: behind a load balancer, both versions may respond for a while.
    adapter = session.adapter
    if emission.has_moved or adapter is None:
        return False
    emission.has_moved = yield from speaks_another_api(session, adapter, error, until)
    if emission.has_moved:
        emission.asset = None
    return emission.has_moved


def _find_asset(session: Session, emission: Emission, until: float) -> Flow[Asset]:
    """Find the asset by its exact URI, for its id; the server lists similar ones too."""
    uri, offset, similar = emission.uri, 0, ""
    while True:
        page, request = yield from _assets(session, uri, offset, until)
        for asset in page.assets:
            if asset.uri == uri:
                emission.asset = asset
                return asset
            if asset.uri.casefold().rstrip("/") == uri.casefold().rstrip("/"):
                similar = f"Did you mean {asset.uri!r}? "
        offset += len(page.assets)
        if not page.assets or (page.total is not None and offset >= page.total):
            break
    kind = _kind(request.api)
    raise AssetNotFound(
        f"No event was recorded: there is no {kind} {uri!r}. {similar}{AssetNotFound.advice}",
        status=404,
        detail=f"no {kind} has this URI",
        **request.where,
    )


def _assets(
    session: Session, uri: str, offset: int, until: float
) -> Flow[tuple[AssetPage, Request[AssetPage]]]:
    sent: list[Request[AssetPage]] = []

    def request_with(adapter: Adapter) -> Request[AssetPage]:
        kind = _kind(adapter.api)
        request = adapter.list_assets(uri, limit=PAGE, offset=offset).about(
            f"look up {kind} {uri!r}",
            operation="emit",
            permission=f"read on {kind.title()}s",
        )
        sent.append(request)
        return request

    page = yield from ask(session, request_with, until=until)
    return page, sent[-1]


def _search(session: Session, emission: Emission, until: float) -> Flow[AssetEvent | None]:
    """Search those of the newest events of the asset that were not searched yet for the mark."""
    asset = emission.asset or (yield from _find_asset(session, emission, until))
    offset = 0
    for _ in range(PAGES):
        page = yield from _events(session, asset, offset, until)
        for event in page.events:
            if event.mark == emission.mark:
                return event
        ids = {event.id for event in page.events}
        offset += len(page.events)
        is_last = page.total is not None and offset >= page.total
        # A single known event must not end the search: new events may follow it in the list,
        # because a transaction that began earlier may have ended later.
        if is_last or ids <= emission.seen:
            break
        emission.seen |= ids
    return None


def _events(session: Session, asset: Asset, offset: int, until: float) -> Flow[EventPage]:
    def request_with(adapter: Adapter) -> Request[EventPage]:
        kind = _kind(adapter.api)
        return adapter.list_events(asset, limit=PAGE, offset=offset).about(
            f"search the events of {kind} {asset.uri!r}",
            operation="emit",
            permission=f"read on {kind.title()}s",
        )

    return (yield from ask(session, request_with, until=until))


def _settled(
    session: Session,
    emission: Emission,
    request: Request[AssetEvent],
    lost: AirflowTriggerError,
    until: float,
) -> Flow[AssetEvent]:
    """After an unclear response: search for the event until the deadline."""
    pauses = _pauses()
    while True:
        problem: AirflowTriggerError | None = None
        try:
            look_until = max(until, session.clock() + LAST_LOOK)
            found = yield from _search(session, emission, look_until)
        except AirflowTriggerError as error:
            problem = error
        else:
            if found is not None:
                return found
        pause = min(next(pauses), until - session.clock())
        if pause <= 0 or (problem is not None and _is_final(problem)):
            break
        yield Sleep(pause)
    why = "the event was not found so far" if problem is None else "the events cannot be read"
    raise _unconfirmed(emission, request, why) from problem or lost


def _pauses() -> Iterator[float]:
    pause = FIRST_PAUSE
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE)


def _is_final(problem: AirflowTriggerError) -> bool:
    """Whether Airflow itself refuses to show the events, and will refuse again."""
    return isinstance(problem, ApiError) and problem.by_airflow and not problem.retryable


def _left_behind(emission: Emission) -> EventUnconfirmed | None:
    """The error after an interruption, if the event may exist."""
    if emission.open is None:
        return None
    return _unconfirmed(emission, emission.open, "the call was interrupted")


def _unconfirmed(emission: Emission, request: Request[AssetEvent], why: str) -> EventUnconfirmed:
    return EventUnconfirmed(
        f"An event of {_kind(request.api)} {emission.uri!r} may have been recorded: "
        f"{request.method} {request.url} got no clear response, and {why}. Before you emit it "
        f"again, look for an event with {MARK!r}: {emission.mark!r} in its extra.",
        uri=emission.uri,
        mark=emission.mark,
        **request.where,
    )
