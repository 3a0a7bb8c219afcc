"""Every operation of the generated clients exists and sends what it is given."""

from __future__ import annotations

import importlib
import inspect
import json
import types
import typing
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest

from airflow_rest.v1 import types as v1
from airflow_rest.v2 import types as v2
from openapi.specs import APIS, Api
from tests.contract.generated import modules, requested

COUNTS = {"v1": 89, "v2": 134}
# Appears in a path only where an argument was inserted.
TEXT = "§"
EXAMPLES: dict[Any, Any] = {
    str: TEXT,
    int: TEXT,
    float: 1.5,
    bool: True,
    datetime: datetime(2026, 11, 26, tzinfo=UTC),
    date: date(2026, 11, 26),
    UUID: UUID(int=1),
}


@pytest.mark.parametrize("api", APIS)
def test_every_operation_is_there_once(api: Api) -> None:
    generated = [requested(module) for module in modules(api)]

    assert len(generated) == len(set(generated)) == COUNTS[api]


@pytest.mark.parametrize("api", APIS)
def test_every_operation_can_be_called_in_both_ways_and_no_parameter_is_any(api: Api) -> None:
    for name in modules(api):
        module = importlib.import_module(name)
        # The annotations of an operation name the generated client, which its module does not load.
        names = vars(importlib.import_module(f"airflow_rest.{api}.client"))
        parameters = typing.get_type_hints(module.sync_detailed, {**names, **vars(module)})
        assert parameters == typing.get_type_hints(
            module.asyncio_detailed, {**names, **vars(module)}
        )
        assert Any not in parameters.values(), name
        assert inspect.iscoroutinefunction(module.asyncio_detailed)


def example(kind: Any) -> Any:
    """A value that a parameter of this type accepts."""
    left_out = (types.NoneType, v1.Unset, v2.Unset)
    inner = [one for one in typing.get_args(kind) if one not in left_out]
    if kind in EXAMPLES:
        return EXAMPLES[kind]
    if typing.get_origin(kind) is typing.Literal:
        return inner[0]
    if typing.get_origin(kind) is list:
        return [example(inner[0])]
    if inner:
        return example(inner[0])
    if issubclass(kind, Enum):
        return next(iter(kind))
    return kind.from_dict({})


@pytest.mark.parametrize("api", APIS)
def test_every_operation_sends_all_that_it_is_given(api: Api) -> None:
    for name in modules(api):
        build = importlib.import_module(name).build_request
        given = {
            parameter: example(kind)
            for parameter, kind in typing.get_type_hints(build).items()
            if parameter != "return"
        }
        in_path = [one for one in inspect.getfullargspec(build).args if given[one] == TEXT]

        parts = build(**given)

        keywords = len(inspect.getfullargspec(build).kwonlyargs)
        assert parts.path.count(quote(TEXT)) == len(in_path), name
        assert len(parts.params) + len(parts.headers) + (parts.json is not None) == keywords, name
        assert json.dumps([parts.params, parts.headers, parts.json])
