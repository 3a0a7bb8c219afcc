"""Every generated model, given wrong values: a field has its declared type, or it is not set."""

from __future__ import annotations

import copy
import importlib
import pickle
import subprocess
import sys
import types
import typing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from typing import Any, cast
from uuid import UUID, uuid4

import pytest

from airflow_rest.v2.models import DAGRunResponse
from airflow_trigger.models import JSON
from openapi.specs import APIS, Api

THREADS = 4
WRONG: list[JSON] = [
    None,
    True,
    17,
    1.5,
    "text",
    "10000-01-01T00:00:00Z",
    "2026-11-26T04:05:06",
    [],
    [None, 17, "text", {}],
    {},
    {"text": 17},
]


def models(api: Api) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every model with the types of its fields."""
    package = importlib.import_module(f"airflow_rest.{api}.models")
    shared = vars(importlib.import_module(f"airflow_rest.{api}.types"))
    names = {name: getattr(package, name) for name in package.__all__}
    for model in names.values():
        if hasattr(model, "from_dict"):
            hints = typing.get_type_hints(model, {**shared, **names, **module_of(model)})
            yield model, {name: hints[name] for name in model.__match_args__}


def module_of(model: Any) -> dict[str, Any]:
    return vars(importlib.import_module(model.__module__))


def json_name(model: Any, field: str) -> str:
    names: dict[str, str] = getattr(model, "_json_names")  # noqa: B009
    return names.get(field, field)


def is_of(value: object, kind: Any) -> bool:
    """Whether a type checker would accept the value as one of that type."""
    inner = typing.get_args(kind)
    if kind is Any:
        return True
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return any(is_of(value, one) for one in inner)
    if typing.get_origin(kind) is typing.Literal:
        return value in inner
    if typing.get_origin(kind) is list:
        return type(value) is list and all(is_of(one, inner[0]) for one in cast(Any, value))
    if typing.get_origin(kind) is dict:
        return type(value) is dict
    if kind is float:
        return type(value) in (float, int)
    if kind is datetime:
        return type(value) is datetime and value.tzinfo is not None
    return type(value) is kind


@pytest.mark.parametrize("api", APIS)
def test_a_field_is_of_its_type_or_not_set_whatever_the_server_sent(api: Api) -> None:
    for model, kinds in models(api):
        for field, kind in kinds.items():
            for value in WRONG:
                read = model.from_dict({json_name(model, field): value})
                found = getattr(read, field, "not set")
                assert found == "not set" or is_of(found, kind), (model, field, value, found)


@pytest.mark.parametrize("api", APIS)
def test_a_model_of_unreadable_fields_prints_compares_pickles_and_tells_the_others(
    api: Api,
) -> None:
    for model, kinds in models(api):
        read = model.from_dict({json_name(model, field): [[]] for field in kinds})
        told = {json_name(model, field) for field in kinds if hasattr(read, field)}

        assert set(read.to_dict()) == told
        assert repr(read).startswith(f"{model.__name__}(")
        assert pickle.loads(pickle.dumps(read)) == read == copy.deepcopy(read)
        assert read != model.from_dict({}) or not told


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize("answer", [None, [], ["text"], [["key", 1]], "", "text", 17, True])
def test_what_is_no_object_is_no_model(api: Api, answer: object) -> None:
    for model, _ in models(api):
        with pytest.raises(TypeError, match="not a JSON object"):
            model.from_dict(answer)


def test_a_model_inside_another_is_loaded_and_read_when_it_is_asked_for() -> None:
    code = """
import sys
from airflow_rest.v2.models import DAGRunResponse

run = DAGRunResponse.from_dict({"dag_run_id": "r1", "dag_versions": [{"version_number": 7}]})
inner = "airflow_rest.v2.models.dag_version_response"
before = inner in sys.modules
print(before, run.dag_versions[0].version_number, inner in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.split() == ["False", "7", "True"]


def test_a_model_is_the_same_before_and_after_what_is_inside_was_read() -> None:
    def read() -> DAGRunResponse:
        return DAGRunResponse.from_dict(
            {"dag_run_id": "r1", "dag_versions": [{"id": str(uuid4())}]}
        )

    unread, run = pickle.loads(pickle.dumps(read())), read()
    sent = run.to_dict()

    assert unread.to_dict().keys() == sent.keys()
    assert pickle.loads(pickle.dumps(run)) == copy.deepcopy(run) == run
    assert isinstance(run.dag_versions[0].id, UUID)


def test_threads_that_read_what_is_inside_a_model_together_all_get_it() -> None:
    together = Barrier(THREADS)

    def versions(run: DAGRunResponse) -> int:
        together.wait()
        return len(run.dag_versions)

    with ThreadPoolExecutor(THREADS) as threads:
        for _ in range(20):
            run = DAGRunResponse.from_dict({"dag_run_id": "r1", "dag_versions": [{}] * 500})
            assert list(threads.map(versions, [run] * THREADS)) == [500] * THREADS
