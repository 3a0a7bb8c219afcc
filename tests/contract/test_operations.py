"""The generated clients against the specs that they were generated from."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openapi.prepare import METHODS
from openapi.specs import APIS, Api, load_newest

COUNTS = {"v1": 89, "v2": 128}


def specified(api: Api) -> set[str]:
    """The operations of the newest pinned spec, as "GET /dags/{dag_id}"."""
    paths = load_newest(api)["paths"]
    return {f"{m.upper()} {path}" for path, item in paths.items() for m in METHODS if m in item}


def modules(api: Api) -> Iterator[str]:
    package = importlib.import_module(f"airflow_rest.{api}.api")
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not info.ispkg:
            yield info.name


def requested(module: str) -> str:
    """What the source of an operation says that it sends, as "GET /dags/{dag_id}"."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).read_text()
    (method,), (path,) = (
        re.findall(r'"method": "(.+)"', source),
        re.findall(r'"url": "(.+)"', source),
    )
    return f"{method.upper()} {path}"


@pytest.mark.parametrize("api", APIS)
def test_every_operation_of_the_spec_is_generated_and_no_other(api: Api) -> None:
    generated = [requested(module) for module in modules(api)]

    assert len(generated) == len(set(generated)) == COUNTS[api]
    assert set(generated) == specified(api)


@pytest.mark.parametrize("api", APIS)
def test_every_operation_can_be_called_in_both_ways_and_no_parameter_is_any(api: Api) -> None:
    for name in modules(api):
        module = importlib.import_module(name)
        parameters = typing.get_type_hints(module.sync_detailed)
        assert parameters == typing.get_type_hints(module.asyncio_detailed)
        assert Any not in parameters.values(), name
        assert inspect.iscoroutinefunction(module.asyncio_detailed)
