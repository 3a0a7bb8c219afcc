"""The generated clients against the specs that they were generated from."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from openapi.prepare import METHODS
from openapi.specs import APIS, Api, load_specs

COUNTS = {"v1": 89, "v2": 128}


def specified(api: Api) -> set[str]:
    """The operations of the newest pinned spec, as "GET /dags/{dag_id}"."""
    paths = load_specs(api)[0]["paths"]
    return {f"{m.upper()} {path}" for path, item in paths.items() for m in METHODS if m in item}


def modules(api: Api) -> Iterator[ModuleType]:
    package = importlib.import_module(f"airflow_rest.{api}.api")
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not info.ispkg:
            yield importlib.import_module(info.name)


def requested(module: ModuleType) -> str:
    """What an operation's request looks like when its parameters are given their own names."""
    build = vars(module)["_get_kwargs"]
    parameters = inspect.signature(build).parameters
    path = {name: f"{{{name}}}" for name, p in parameters.items() if p.kind is not p.KEYWORD_ONLY}
    source = inspect.getsource(build)
    url = source.split('"url": "')[1].split('"')[0]
    method = source.split('"method": "')[1].split('"')[0]
    assert all(place in url for place in path.values()), f"{module.__name__} drops a parameter"
    return f"{method.upper()} {url}"


@pytest.mark.parametrize("api", APIS)
def test_every_operation_of_the_spec_is_generated_and_no_other(api: Api) -> None:
    generated = [requested(module) for module in modules(api)]

    assert len(generated) == len(set(generated)) == COUNTS[api]
    assert set(generated) == specified(api)


@pytest.mark.parametrize("api", APIS)
def test_no_parameter_is_typed_any(api: Api) -> None:
    untyped = [
        f"{module.__name__}({name})"
        for module in modules(api)
        for name, kind in typing.get_type_hints(vars(module)["sync_detailed"]).items()
        if kind is Any
    ]

    assert untyped == []


@pytest.mark.parametrize("api", APIS)
def test_every_operation_can_be_called_in_both_ways(api: Api) -> None:
    for module in modules(api):
        assert inspect.isfunction(module.sync_detailed)
        assert inspect.iscoroutinefunction(module.asyncio_detailed)
