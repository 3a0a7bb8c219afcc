"""The rules of docs/design.md on imports, and on the sync and async twins of modules."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path
from types import FrameType

import httpx
import pytest

import airflow_trigger
from airflow_trigger import AirflowClient
from tests.unit.driving import BASE, answer, dag_body, run_as_asked

PACKAGE = Path(airflow_trigger.__file__).parent
# A change of the HTTP library affects these modules and no others.
KNOW_HTTPX = {
    # Public signatures.
    "client",
    "async_client",
    "retry",
    "auth._environment",
    "auth.bearer",
    "auth.gateway",
    "auth.mwaa",
    "auth.oauth2",
    "auth.password",
    # Settings, and the response of a generated operation.
    "_config",
    "_adapters.request",
    # HTTP itself.
    "_http",
    "_http.faults",
    "_http.pools",
    "_http.probes",
    "_http.requests",
    "_http.route",
    "_http.signed",
    "_http.urls",
    "_sync.connections",
    "_sync.engine",
    "_async.connections",
    "_async.engine",
    "auth._login",
    "auth._mwaa",
    "auth._oauth2",
    "auth._tokens",
}
# What only one of two twins needs, and why.
ALONE = {
    # A sleeping thread is woken by an event; a sleeping task is cancelled.
    "engine": {"Interrupt", "Interrupt.__init__", "Interrupt.set", "Interrupt.wait_for"}
    # Connections have to be closed when an event loop ends; threads have nothing like that.
    | {"_at_the_end_of_the_loop"},
    # A forked child leaves the parent's connections usable; an unreferenced client closes its own.
    "connections": {"Connections.leave", "_close_idle"}
    # asyncio's semaphore has no timeout, closing may be cancelled, and TLS alerts get lost.
    # httpx has two names for the same method of its two kinds of streams.
    | {"Body.close", "Body.aclose"}
    | {"Connections._wait_for_place", "Connections.close_idle", "_close", "_close.close"}
    | {"_begin.trace", "_faults_of_httpx"},
    # Threads are started and joined, and a forked child has none of them.
    "batch": {"Work.refuse_elsewhere", "Work._start_worker", "Work._work", "Work._refuse"}
    | {"Work._close"}
    # A task may be cancelled before its first step; requests may come from an async iterable.
    | {"Work._end", "_as_async"},
}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def modules() -> dict[str, ast.Module]:
    paths = [path for path in PACKAGE.rglob("*.py") if "testing" not in path.parts]
    return {name_of(path): ast.parse(path.read_text()) for path in paths}


def imported(tree: ast.Module) -> set[str]:
    """The modules that are imported anywhere, even if only for type checkers."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
    return names


def importers(package: str) -> set[str]:
    return {
        name
        for name, tree in modules().items()
        if any(f"{other}.".startswith(f"{package}.") for other in imported(tree))
    }


def names_inside(tree: ast.AST) -> list[str]:
    """The names of the classes, functions and methods, in order."""
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        name
        for node in ast.iter_child_nodes(tree)
        if isinstance(node, kinds)
        for name in (node.name, *(f"{node.name}.{inner}" for inner in names_inside(node)))
    ]


def test_adapters_alone_import_generated_code() -> None:
    assert importers("airflow_rest") == {"_adapters.v1", "_adapters.v2"}


def test_these_modules_alone_import_httpx() -> None:
    assert importers("httpx") == KNOW_HTTPX


@pytest.mark.parametrize("forbidden", ["socket", "asyncio", "httpx", "urllib.request"])
def test_no_decision_does_input_or_output(forbidden: str) -> None:
    assert not {name for name in importers(forbidden) if name.startswith("_flows")}


def test_decisions_know_nothing_of_the_engines() -> None:
    below = importers("airflow_trigger._sync") | importers("airflow_trigger._async")

    assert not {name for name in below if name.startswith(("_flows", "_adapters", "_http", "auth"))}


@pytest.mark.parametrize("file", ALONE)
def test_twins_have_the_same_names_inside_in_the_same_order(file: str) -> None:
    sync, asynchronous = (names_inside(modules()[f"{side}.{file}"]) for side in ("_sync", "_async"))
    asynchronous = [name.removeprefix("Async").replace("__a", "__") for name in asynchronous]

    assert set(sync) ^ set(asynchronous) == ALONE[file]
    both = set(sync) & set(asynchronous)
    assert [name for name in sync if name in both] == [n for n in asynchronous if n in both]


# The modules that a trigger passes through if its server and DAG are known, in the order of
# docs/design.md.
ENTERED = [
    "client",
    "models",
    "_sync.engine",
    "_flows.trigger",
    "_flows.attempts",
    "_flows.steps",
    "_flows.checks",
    "conf",
    "_adapters.v2",
    "_adapters.request",
    "_ownership",
    "_http.requests",
    "_http.signed",
    "auth.bearer",
    "_sync.connections",
    "_http.pools",
]


def test_a_trigger_enters_these_modules_alone() -> None:
    entered: dict[str, None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        path = Path(frame.f_code.co_filename)
        if event == "call" and PACKAGE in path.parents and "testing" not in path.parts:
            entered.setdefault(name_of(path))

    def respond(request: httpx.Request) -> httpx.Response:
        is_dag = request.url.path.endswith("/details")
        return answer(200, dag_body()) if is_dag else run_as_asked(request)

    transport = httpx.MockTransport(respond)
    with AirflowClient(BASE, "token", api="v2", transport=transport) as airflow:
        airflow.trigger("sales", {"order": 17})
        sys.setprofile(note)
        try:
            airflow.trigger("sales", {"order": 18})
        finally:
            sys.setprofile(None)

    assert list(entered) == ENTERED
