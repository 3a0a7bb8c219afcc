"""Code generated from a small spec, and how changed files are found."""

import importlib
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import httpx
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
        "end": {"type": "string", "format": "date-time"},
        "tasks": {"type": "array", "items": {"$ref": "#/components/schemas/Task"}},
        "of_six": {"oneOf": [{"$ref": f"#/components/schemas/Kind{n}"} for n in range(6)]},
        "_of": {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Task", "Asset")]},
    },
}
TASK: Document = {
    "type": "object",
    "required": ["name", "pool"],
    "properties": {"name": {"type": "string"}, "pool": {"type": "string"}},
}
ASSET: Document = {
    "type": "object",
    "required": ["name", "uri", "group"],
    "properties": {
        "name": {"type": "string"},
        "uri": {"type": "string"},
        "group": {"type": "string"},
    },
}
# More kinds than `read_one_of` has overloads for.
KINDS: dict[str, Document] = {
    f"Kind{number}": {
        "type": "object",
        "required": [f"of_{number}"],
        "properties": {f"of_{number}": {"type": "string"}},
    }
    for number in range(6)
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
        "components": {"schemas": {"Run": RUN, "Task": TASK, "Asset": ASSET} | KINDS},
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


@pytest.mark.parametrize("answer", [{}, {"id": 17}, {"id": None}], ids=str)
def test_a_required_field_that_is_not_there_or_unreadable_is_not_set(
    models: ModuleType, answer: dict[str, object]
) -> None:
    run = models.Run.from_dict({"state": "failed"} | answer)

    assert run.state == "failed"
    assert not hasattr(run, "id")
    assert run.to_dict() == {"state": "failed"}
    assert repr(run) == "Run(state=<RunState.FAILED: 'failed'>)"
    with pytest.raises(AttributeError, match="the server's answer has no readable 'id'"):
        _ = run.id


def test_an_unreadable_field_that_is_optional_is_not_taken_for_one_that_was_not_sent(
    models: ModuleType,
) -> None:
    run = models.Run.from_dict({"id": "a", "end": 17, "_of": "b"})

    assert not run.errors
    assert run.to_dict() == {"id": "a"}
    with pytest.raises(AttributeError, match="the server's answer has no readable 'end'"):
        _ = run.end
    with pytest.raises(AttributeError, match="the server's answer has no readable '_of'"):
        _ = run.field_of


def test_what_is_no_field_is_refused_as_by_any_object(models: ModuleType) -> None:
    with pytest.raises(AttributeError, match="'Run' object has no attribute 'ID'"):
        _ = models.Run.from_dict({}).ID


def test_an_element_that_is_no_object_makes_its_list_unreadable_and_nothing_else(
    models: ModuleType,
) -> None:
    run = models.Run.from_dict({"id": "a", "tasks": [{"name": "b", "pool": "c"}, 17]})

    assert run.id == "a"
    assert not hasattr(run, "tasks")


def test_a_nested_model_is_read_as_leniently(models: ModuleType) -> None:
    run = models.Run.from_dict({"id": "a", "tasks": [{"name": "b"}, {"name": 17, "pool": "c"}]})

    assert [task.to_dict() for task in run.tasks] == [{"name": "b"}, {"pool": "c"}]


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ({"name": "a", "pool": "b"}, "Task"),
        ({"name": "a"}, "Task"),
        ({"name": "a", "uri": "b", "group": "c"}, "Asset"),
        ({"name": "a", "uri": "b"}, "Asset"),
        ({"uri": "b"}, "Asset"),
        ({"name": "a", "uri": "b", "pool": 17}, "Asset"),
    ],
    ids=str,
)
def test_of_several_models_the_one_is_read_that_the_answer_is_most_like(
    models: ModuleType, answer: dict[str, object], name: str
) -> None:
    found = models.Run.from_dict({"_of": answer}).field_of

    assert type(found).__name__ == name


@pytest.mark.parametrize("number", range(6))
def test_of_many_models_the_likest_is_read_wherever_it_stands(
    models: ModuleType, number: int
) -> None:
    found = models.Run.from_dict({"of_six": {f"of_{number}": "a"}}).of_six

    assert type(found).__name__ == f"Kind{number}"


@pytest.mark.parametrize("text", ["2026-11-26T01:02:03", "2026-11-26T01:02:03Z"])
def test_a_time_without_a_time_zone_is_utc(models: ModuleType, text: str) -> None:
    assert models.Run.from_dict({"end": text}).end == datetime(2026, 11, 26, 1, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize("text", ["10000-01-01T00:00:00Z", "soon", "", "2026-11-26T25:00:00Z"])
def test_a_time_that_cannot_be_one_is_not_set(models: ModuleType, text: str) -> None:
    assert not hasattr(models.Run.from_dict({"end": text}), "end")


def test_runs_are_equal_if_the_same_was_read_of_both(models: ModuleType) -> None:
    run, same, other = map(models.Run.from_dict, [{"id": "a"}, {"id": "a"}, {"state": "failed"}])

    assert run == same
    assert run != other
    assert run != models.Run.from_dict({"id": "a", "new": 1})
    assert pickle.loads(pickle.dumps(other)) == other


def test_an_answer_is_parsed_and_one_of_another_status_or_without_any_field_is_refused(
    models: ModuleType,
) -> None:
    get_run = importlib.import_module("tiny_rest.api.run.get_run")

    assert get_run.parse_response(httpx.Response(200, json={"state": "failed"})).state == "failed"
    with pytest.raises(ValueError, match="status 202 is not one of this operation's"):
        get_run.parse_response(httpx.Response(202, json={"id": "a"}))
    with pytest.raises(ValueError, match="the answer has no field of a Run"):
        get_run.parse_response(httpx.Response(200, json={"status": "OK"}))
    with pytest.raises(TypeError, match="the answer is not a JSON object, but of type list"):
        get_run.parse_response(httpx.Response(200, json=[]))


@pytest.mark.parametrize("raises", [True, False])
def test_the_generated_client_keeps_an_answer_that_the_spec_does_not_have(
    models: ModuleType, *, raises: bool
) -> None:
    get_run = importlib.import_module("tiny_rest.api.run.get_run")
    errors, module = map(importlib.import_module, ["tiny_rest.errors", "tiny_rest.client"])
    transport = httpx.MockTransport(lambda _: httpx.Response(202, json={"id": "a"}))
    client = module.Client("https://a.test", raise_on_unexpected_status=raises)
    client.set_httpx_client(httpx.Client(base_url="https://a.test", transport=transport))

    with client, pytest.raises(errors.UnexpectedStatus) if raises else nullcontext():
        answer = get_run.sync_detailed(client=client)
        assert (answer.status_code, answer.parsed) == (202, None)


@pytest.mark.parametrize(
    ("operation", "problem"),
    [
        ({"responses": {"2XX": {"description": "OK"}}}, "several statuses"),
        (
            {"responses": {"200": {"description": "OK"}, "202": {"description": "OK"}}},
            "several statuses",
        ),
        (
            {"parameters": [{"name": "x", "in": "cookie", "schema": {"type": "string"}}]},
            "has cookies",
        ),
        (
            {
                "requestBody": {
                    "content": {"application/x-www-form-urlencoded": {"schema": RUN}},
                }
            },
            "a body other than one of JSON",
        ),
    ],
    ids=str,
)
def test_what_the_templates_have_no_code_for_is_an_error(
    tmp_path: Path, operation: dict[str, object], problem: str
) -> None:
    with pytest.raises(GenerationError, match=problem):
        generate(document(**operation), tmp_path / "tiny_rest")


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
