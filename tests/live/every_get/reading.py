"""Calls the GET operations of a server, and compares what was read with what it sent."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import httpx

from airflow_trigger import AirflowClient, AirflowTriggerError, PasswordAuth
from airflow_trigger._adapters.request import Operation
from airflow_trigger.models import JSON, Api
from tests.contract.generated import as_json, modules, requested, same_times
from tests.live.every_get.made import Made
from tests.live.record import served_routes
from tests.live.server import AirflowServer


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The result of one operation.

    Attributes:
        refused: Why there is no response; empty if there is one.
        lost: The places in the response that were not read, or not as they were sent.
    """

    operation: str
    refused: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Readings:
    """The results of the GET operations of a server.

    Attributes:
        unknown: Operations that the server has and the generated client does not.
        absent: Operations of the generated client that the server does not have.
    """

    readings: tuple[Reading, ...]
    unknown: frozenset[str]
    absent: frozenset[str]


def read_everything(server: AirflowServer) -> Readings:
    """Create what the operations read, and call each of them once."""
    kept = _Kept()
    auth = PasswordAuth(server.username, server.password)
    with (
        server.http() as http,
        AirflowClient(server.base_url, auth, api=server.api, transport=kept) as client,
    ):
        served = served_routes(http, server.api)
        made = Made(server, http, served.keys())
        made.make()
        paths = {_shape(*route): name for name, route in served.items() if route[0] == "GET"}
        generated = _generated(server.api)
        return Readings(
            readings=tuple(
                _read(client, kept, generated[path], made) for path in generated if path in paths
            ),
            unknown=frozenset(paths[path] for path in paths.keys() - generated.keys()),
            absent=frozenset(_name(generated[path]) for path in generated.keys() - paths.keys()),
        )


def lost(sent: JSON, read: JSON, at: str = "") -> Iterator[str]:
    """Where the two differ; without the values, as these may be lines of a log."""
    if isinstance(sent, dict) and isinstance(read, dict):
        yield from (f"{at}.{key} was sent, and is not read" for key in sent if key not in read)
        yield from (f"{at}.{key} is read, and was not sent" for key in read if key not in sent)
        for key in sent:
            if key in read:
                yield from lost(sent[key], read[key], f"{at}.{key}")
    elif isinstance(sent, list) and isinstance(read, list):
        if len(sent) != len(read):
            yield f"{at} was sent with {len(sent)} items, and is read with {len(read)}"
        for index, pair in enumerate(zip(sent, read, strict=False)):
            yield from lost(*pair, f"{at}[{index}]")
    elif sent != read:
        kinds = type(sent).__name__, type(read).__name__
        other = "is another" if kinds[0] == kinds[1] else "is read as"
        yield f"{at} was sent as {kinds[0]}, and {other} {kinds[1]}"


class _Kept(httpx.BaseTransport):
    """Sends requests, and keeps the last response as it was received."""

    answer: httpx.Response

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._inner.handle_request(request)
        answer.read()
        # Without the headers about encoding, as the content is already decoded.
        kept = {"Content-Type": answer.headers.get("Content-Type", "")}
        self.answer = httpx.Response(answer.status_code, headers=kept, content=answer.content)
        return self.answer

    def close(self) -> None:
        self._inner.close()


def _shape(method: str, path: str) -> str:
    """The route, whatever the server calls its path parameters."""
    return f"{method} " + re.sub(r"{\w+}", "{}", path)


def _generated(api: Api) -> Mapping[str, str]:
    """Route → module, for the generated GET operations."""
    prefix = "/api/v1" if api == "v1" else ""
    found: dict[str, str] = {}
    for module in modules(api):
        method, _, path = requested(module).partition(" ")
        if method == "GET":
            found[_shape(method, prefix + path)] = module
    return found


def _name(module: str) -> str:
    return module.rpartition(".")[2]


def _read(client: AirflowClient, kept: _Kept, module: str, made: Made) -> Reading:
    operation, name = cast(Operation[..., object], importlib.import_module(module)), _name(module)
    parameters = inspect.signature(operation.build_request).parameters.values()
    needed = [one.name for one in parameters if one.default is one.empty]
    try:
        parsed = client.call(operation, **made.arguments(name, needed))
    except AirflowTriggerError as error:
        return Reading(operation=name, refused=str(error))
    sent = kept.answer.text if isinstance(parsed, str) else kept.answer.json()
    differences = lost(same_times(sent), same_times(as_json(parsed)))
    return Reading(operation=name, lost=tuple(differences))
