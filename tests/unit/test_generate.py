"""What the generator makes of a small document, and how a changed file is told."""

import importlib
import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from openapi.generate import GenerationError, differences, generate
from openapi.specs import Document

JSON_OBJECT = {"type": "object", "additionalProperties": True}
RUN: Document = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "state": {"type": "string", "enum": ["running", "failed"]},
        "conf": {"anyOf": [JSON_OBJECT, {"type": "null"}]},
        "errors": {"type": "array", "items": JSON_OBJECT},
    },
}


def document(**operation: object) -> Document:
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Run"}}}}
    get = {
        "operationId": "get_run",
        "tags": ["run"],
        "responses": {"200": {"description": "OK"} | answer},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tiny", "version": "1"},
        "paths": {"/run": {"get": get | operation}},
        "components": {"schemas": {"Run": RUN}},
    }


@pytest.fixture(autouse=True)
def _pinned_ruff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    generate(document(), tmp_path / "tiny_rest")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    yield importlib.import_module("tiny_rest.models")
    for name in [name for name in sys.modules if name.startswith("tiny_rest")]:
        del sys.modules[name]


def test_a_free_form_object_is_a_plain_dictionary(models: ModuleType) -> None:
    run = models.Run.from_dict({"id": "a", "conf": {"x": 1}, "errors": [{"y": 2}]})

    assert run.conf == {"x": 1}
    assert run.errors == [{"y": 2}]
    assert run.to_dict() == {"id": "a", "conf": {"x": 1}, "errors": [{"y": 2}]}


def test_null_in_the_place_of_a_free_form_object_is_none(models: ModuleType) -> None:
    assert models.Run.from_dict({"id": "a", "conf": None}).conf is None


def test_an_unknown_enum_value_parses_compares_prints_and_pickles(models: ModuleType) -> None:
    state = models.Run.from_dict({"id": "a", "state": "paused"}).state

    assert state == "paused"
    assert str(state) == "paused"
    assert isinstance(state, models.RunState)
    assert pickle.loads(pickle.dumps(state)) == state


def test_a_field_that_a_newer_server_adds_is_kept(models: ModuleType) -> None:
    assert models.Run.from_dict({"id": "a", "new": 1}).additional_properties == {"new": 1}


def test_a_field_that_was_not_sent_stays_unset_when_pickled(models: ModuleType) -> None:
    run = models.Run.from_dict({"id": "a"})

    assert pickle.loads(pickle.dumps(run)).to_dict() == {"id": "a"}


def test_models_are_loaded_on_first_use(models: ModuleType) -> None:
    assert "tiny_rest.models.run" not in sys.modules
    assert models.Run
    assert "tiny_rest.models.run" in sys.modules
    assert {"Run", "RunState"} <= set(dir(models))
    with pytest.raises(AttributeError, match="has no attribute 'Missing'"):
        _ = models.Missing


def test_an_operation_that_the_generator_would_skip_is_an_error(tmp_path: Path) -> None:
    bad = [{"name": "x", "in": "query", "required": True, "schema": {"$ref": "#/nowhere"}}]

    with pytest.raises(GenerationError, match="GET /run"):
        generate(document(parameters=bad), tmp_path / "tiny_rest")


def test_added_removed_and_edited_files_differ(tmp_path: Path) -> None:
    sides = {
        "left": {"same": "a", "edited": "b", "removed": "c"},
        "right": {"same": "a", "edited": "B"},
    }
    for side, files in sides.items():
        (tmp_path / side).mkdir()
        for name, text in files.items():
            (tmp_path / side / name).write_text(text)

    assert differences(tmp_path / "left", tmp_path / "right") == ["edited", "removed"]
    assert differences(tmp_path / "right", tmp_path / "left") == ["edited", "removed"]
