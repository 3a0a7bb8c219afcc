"""The async client mirrors the sync one: the same methods, arguments and texts.

An editor shows only the docstring of the method at hand, so each is written out twice.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, AsyncTriggerBatch, TriggerBatch

Change: TypeAlias = tuple[str, str]

TWINS: dict[type, type] = {AirflowClient: AsyncAirflowClient, TriggerBatch: AsyncTriggerBatch}

# Annotations of the sync class, and what they become in its twin.
ANNOTATIONS: list[Change] = [
    ("Iterable[TriggerRequest]", "Iterable[TriggerRequest] | AsyncIterable[TriggerRequest]"),
    ("Iterator[DagRun]", "AsyncIterator[DagRun]"),
    ("Iterator[TaskRun]", "AsyncIterator[TaskRun]"),
    ("Iterator[LogLine]", "AsyncIterator[LogLine]"),
    ("Iterator[str]", "AsyncIterator[str]"),
    ("httpx.BaseTransport | None", "httpx.AsyncBaseTransport | None"),
    ("TriggerBatch", "AsyncTriggerBatch"),
]

ITERATOR = ("An iterator", "An async iterator")
IN_A_WITH = ("as a context manager", "as an async context manager")

# Where the texts differ, and how.
TEXTS: dict[str, list[Change]] = {
    "AirflowClient": [
        IN_A_WITH,
        ("; safe to share between threads.", "; for asyncio."),
        # An async client has separate connections for each event loop, closed when the loop ends.
        (
            "manager. A client",
            "manager. It is safe to share between tasks, and between event loops, one after the "
            "other or in several threads: each loop has connections of its own, up to "
            "`max_connections`, which are closed when the loop ends as in `asyncio.run`. A client",
        ),
        ("of its own, and closes the client for itself only.", "of its own."),
    ],
    "AirflowClient.trigger_many": [
        ITERATOR,
        IN_A_WITH,
        ("a separate thread", "a separate task"),
        # Threads can wait for a slow iterable, and need no async iterable for that.
        (
            "arguments of `trigger`.",
            "arguments of `trigger`. Pass an async iterable if getting the next request takes "
            "time: a synchronous one blocks the event loop.",
        ),
    ],
    "AirflowClient.wait_many": [ITERATOR],
    "AirflowClient.runs": [ITERATOR],
    "AirflowClient.dag_ids": [ITERATOR],
    "AirflowClient.tasks": [ITERATOR],
    "AirflowClient.log": [ITERATOR],
    "AirflowClient.close": [
        ("another thread", "another task"),
        (
            "twice is allowed.",
            "twice is allowed. Only the connections of the running event loop are closed; those "
            "of another loop are closed when that loop ends.",
        ),
    ],
    # A task can be cancelled while it waits for a response, a thread cannot.
    "TriggerBatch": [
        IN_A_WITH,
        ("AirflowClient.trigger_many", "AsyncAirflowClient.trigger_many"),
        (
            "get the time to receive their responses.",
            "are cancelled; one that was sent without a response becomes a `TriggerUnconfirmed` "
            "in `unseen`.",
        ),
    ],
    "TriggerBatch.close": [("wait for the responses to the requests", "cancel the requests")],
}

# These return iterators and are not awaited.
NOT_AWAITED = {
    f"AirflowClient.{name}"
    for name in ("trigger_many", "wait_many", "runs", "tasks", "log", "dag_ids")
}


def public(kind: type) -> list[str]:
    """The public methods and properties, in the order of the code."""
    return [name for name in vars(kind) if not name.startswith("_")]


def method(kind: type, name: str) -> Callable[..., Any]:
    value = vars(kind)[name]
    function: Callable[..., Any] = getattr(value, "fget", value)  # the getter of a property
    return function


METHODS = {
    f"{kind.__name__}.{name}": (method(kind, name), method(twin, name))
    for kind, twin in TWINS.items()
    for name in public(kind)
}
CONSTRUCTOR = {
    "AirflowClient.__init__": (
        method(AirflowClient, "__init__"),
        method(AsyncAirflowClient, "__init__"),
    )
}
PROPERTIES = {"AirflowClient.base_url", "TriggerBatch.unseen"}
DOCUMENTED = {kind.__name__: (kind, twin) for kind, twin in TWINS.items()} | METHODS


def changed(text: str, changes: list[Change]) -> str:
    for mine, of_twin in changes:
        assert text.count(mine) == 1, f"{mine!r} is not in the text once: {text}"
        text = text.replace(mine, of_twin)
    return text


def prose(thing: object) -> str:
    """The docstring without its example, on one line."""
    text = inspect.getdoc(thing) or ""
    return " ".join(text.partition(">>> ")[0].split())


def example(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition(">>> ")[2]


def annotation_of_twin(annotation: Any) -> Any:
    return next((twin for mine, twin in ANNOTATIONS if mine == annotation), annotation)


@pytest.mark.parametrize("kind", TWINS)
def test_both_clients_and_both_batches_have_the_same_methods_in_the_same_order(kind: type) -> None:
    assert public(kind) == public(TWINS[kind])


@pytest.mark.parametrize("name", DOCUMENTED)
def test_both_say_the_same_but_for_the_differences_listed_here(name: str) -> None:
    mine, twin = DOCUMENTED[name]

    assert prose(mine)
    assert changed(prose(mine), TEXTS.get(name, [])) == prose(twin)


def test_each_difference_belongs_to_a_text() -> None:
    assert TEXTS.keys() <= DOCUMENTED.keys()


@pytest.mark.parametrize("name", DOCUMENTED)
def test_an_example_of_the_twin_is_a_coroutine_and_else_the_same(name: str) -> None:
    mine, twin = DOCUMENTED[name]

    assert (">>> " in str(twin.__doc__)) == (">>> async def" in str(twin.__doc__))
    assert example(mine) == re.sub(
        r"\b(?:async |await |Async(?=AirflowClient|TriggerBatch))", "", example(twin)
    )


@pytest.mark.parametrize("name", METHODS | CONSTRUCTOR)
def test_both_take_the_same_arguments_and_return_the_same(name: str) -> None:
    mine, twin = (METHODS | CONSTRUCTOR)[name]
    signature = inspect.signature(mine)
    parameters = [
        parameter.replace(annotation=annotation_of_twin(parameter.annotation))
        for parameter in signature.parameters.values()
    ]
    expected = signature.replace(
        parameters=parameters, return_annotation=annotation_of_twin(signature.return_annotation)
    )

    assert inspect.signature(twin) == expected


@pytest.mark.parametrize("name", METHODS)
def test_what_gives_something_to_iterate_over_is_not_awaited_and_all_else_is(name: str) -> None:
    mine, twin = METHODS[name]

    assert not inspect.iscoroutinefunction(mine)
    assert inspect.iscoroutinefunction(twin) == (name not in NOT_AWAITED | PROPERTIES)
