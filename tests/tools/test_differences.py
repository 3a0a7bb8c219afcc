"""The differences between two specs in words, and which of them affect this package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from openapi.differences import differences, in_words
from openapi.specs import APIS, UPSTREAM, Api, Document, load_yaml, pins_of, read_lock
from openapi.used import Used, used_by_adapters
from tests.contract.generated import modules

NOTHING = Used(operations=frozenset(), models=frozenset())
STRING: Document = {"type": "string"}
INTEGER: Document = {"type": "integer"}


def ref(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name}"}


def json(schema: Document) -> Document:
    return {"content": {"application/json": {"schema": schema}}}


def operation(name: str, schema: Document | None = None, **more: Any) -> Document:
    return {"operationId": name, "responses": {"200": json(schema or STRING)}} | more


def spec(paths: dict[str, Document], **schemas: Document) -> Document:
    """A spec with an operation for each route, such as "GET /runs"."""
    found: dict[str, Document] = {}
    for route, node in paths.items():
        method, _, path = route.partition(" ")
        found.setdefault(path, {})[method.lower()] = node
    return {"paths": found, "components": {"schemas": schemas}}


def told(old: Document, new: Document, used: Used = NOTHING) -> list[str]:
    """The lines of the report, without empty sections."""
    lines = in_words(differences(old, new), used).splitlines()
    return [line for line in lines if not line.endswith(": none")]


def changed(old: Document, new: Document) -> list[str]:
    """The lines about a change in a response."""
    before, after = (spec({"GET /runs": operation("get_runs", one)}) for one in (old, new))
    return [line.strip() for line in told(before, after)[2:]]


def test_operations_that_are_new_or_gone_are_named_with_their_routes() -> None:
    old = spec({"GET /runs": operation("get_runs"), "GET /old": operation("get_old")})
    new = spec({"GET /runs": operation("get_runs"), "POST /runs": operation("trigger")})

    assert told(old, new, Used(operations=frozenset({"get_old"}), models=frozenset())) == [
        "New operations:",
        "  POST /runs (trigger)",
        "Gone operations:",
        "  GET /old (get_old), used by us",
    ]


def test_what_no_reader_of_a_spec_needs_to_know_is_no_change() -> None:
    old = spec({"GET /runs": operation("get_runs", summary="Runs")})
    node = STRING | {"description": "Its id.", "title": "Id", "example": "r1", "examples": ["r1"]}
    new = spec({"GET /runs": operation("get_runs", node, summary="All", description="Runs.")})
    new["paths"]["/runs"]["get"]["responses"]["404"] = json(STRING)

    assert told(old, new) == []


def test_a_body_of_one_operation_is_told_with_the_operation_ours_first() -> None:
    field = {"anyOf": [STRING, {"type": "null"}]}
    properties = {"conf": {"type": "object"}}

    def version(body: Document, answer: Document) -> Document:
        return spec(
            {
                "GET /pools": operation("get_pools", answer),
                "POST /runs": operation("trigger", requestBody=json(ref("Body"))),
            },
            Body=body,
        )

    old = version({"properties": properties}, STRING)
    new = version({"properties": properties | {"bundle_version": field}}, INTEGER)

    assert told(old, new, Used(operations=frozenset({"trigger"}), models=frozenset())) == [
        "Changed, and used by us:",
        "  POST /runs (trigger), used by us",
        "    body: new optional field bundle_version (string or null)",
        "Changed, and not used by us:",
        "  GET /pools (get_pools)",
        "    response: string → integer",
    ]


def test_a_schema_of_several_operations_is_told_once_with_those_of_ours() -> None:
    def version(run: Document) -> Document:
        return spec(
            {
                "GET /run": operation("get_run", ref("Run")),
                "GET /runs": operation("get_runs", {"type": "array", "items": ref("Run")}),
                "PATCH /run": operation("patch_run", requestBody=json(ref("Run"))),
            },
            Run=run,
        )

    old = version({"properties": {"id": STRING}})
    new = version({"properties": {"id": INTEGER}})

    assert told(old, new, Used(operations=frozenset({"get_runs"}), models=frozenset())) == [
        "Changed, and used by us:",
        "  Run, in bodies and responses of get_run, patch_run and get_runs, used by us in get_runs",
        "    field id: string → integer",
    ]
    assert told(old, new, Used(operations=frozenset(), models=frozenset({"Run"})))[0] == (
        "Changed, and used by us:"
    )


def test_the_same_new_parameter_of_many_operations_is_told_once() -> None:
    names = ["a", "b", "c", "d"]
    teams = {"name": "teams", "in": "query", "schema": {"type": "array", "items": STRING}}
    old = spec({f"GET /{name}": operation(name) for name in names})
    new = spec({f"GET /{name}": operation(name, parameters=[teams]) for name in names})

    assert told(old, new, Used(operations=frozenset({"c"}), models=frozenset())) == [
        "Changed, and used by us:",
        "  4 operations, used by us in c",
        "    new optional query parameter teams (list of string)",
    ]


def test_parameters_are_compared_wherever_they_are_declared() -> None:
    limit = {"name": "limit", "in": "query", "schema": INTEGER | {"default": 50}}
    dag_id = {"name": "dag_id", "in": "path", "required": True, "schema": STRING}
    old = spec({"GET /runs": operation("get_runs", parameters=[limit])})
    old["paths"]["/runs"]["parameters"] = [{"$ref": "#/components/parameters/Dag"}]
    old["components"]["parameters"] = {"Dag": dag_id}
    wanted = {"name": "order", "in": "query", "required": True, "schema": STRING}
    renewed = limit | {"required": True, "schema": INTEGER | {"default": 100}}
    new = spec({"GET /runs": operation("get_runs", parameters=[renewed, wanted])})

    assert told(old, new)[2:] == [
        "    query parameter limit: required now",
        "    query parameter limit: default 50 → 100",
        "    new required query parameter order (string)",
        "    path parameter dag_id is gone",
    ]


def test_bodies_answers_names_and_logins_are_compared() -> None:
    old = spec({"GET /runs": operation("get_runs", tags=["Run"], security=[{"token": []}])})
    new = spec({"GET /runs": operation("list_runs", tags=["DAG"], requestBody=json(STRING))})
    new["paths"]["/runs"]["get"]["responses"] = {"204": {"description": "OK"}}

    assert told(old, new)[2:] == [
        "    its name was get_runs",
        "    tags: Run → DAG",
        "    it needs no credentials now",
        "    it takes a body now",
        "    response: status 200 → 204",
    ]
    assert told(new, old)[-2:] == [
        "    it takes no body now",
        "    response: status 204 → 200",
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (STRING, STRING | {"format": "date"}, ["response: string → string (date)"]),
        (STRING, {"anyOf": [STRING, {"type": "null"}]}, ["response: string → string or null"]),
        (STRING, STRING | {"nullable": True}, ["response: string → string or null"]),
        (STRING, {"type": ["string", "null"]}, ["response: string → string or null"]),
        (STRING | {"maxLength": 9}, STRING, ["response: maxLength 9 → none"]),
        (
            {"enum": ["a", "b"]},
            {"enum": ["b", "c"]},
            [
                'response: new value "c"',
                'response: value "a" is gone',
            ],
        ),
        (STRING, STRING | {"enum": ["a", "b"]}, ['response: one of "a", "b" now']),
        (STRING | {"const": "a"}, STRING, ["response: any value now"]),
        (
            {"type": "array", "items": STRING | {"enum": ["a"]}},
            {"type": "array", "items": STRING | {"enum": ["a", "b"]}},
            ['response[]: new value "b"'],
        ),
        (
            {"type": "object", "additionalProperties": STRING},
            {"type": "object", "additionalProperties": INTEGER},
            ["response: object of string → object of integer"],
        ),
        (
            {"type": "object", "additionalProperties": True},
            {"type": "object", "additionalProperties": False},
            ["response: additionalProperties true → false"],
        ),
        (
            {
                "type": "object",
                "properties": {"a": {"type": "object", "properties": {"b": STRING}}},
            },
            {
                "type": "object",
                "properties": {"a": {"type": "object", "properties": {"b": INTEGER}}},
            },
            ["response, field a.b: string → integer"],
        ),
        (
            {"properties": {"a": STRING, "b": STRING, "c": STRING}, "required": ["a"]},
            {"properties": {"a": STRING, "b": STRING, "d": STRING}, "required": ["b", "d"]},
            [
                "response: field a: optional now",
                "response: field b: required now",
                "response: new required field d (string)",
                "response: field c is gone",
            ],
        ),
        (
            {"allOf": [{"properties": {"a": STRING}}]},
            {"allOf": [{"properties": {"a": STRING, "b": {"enum": ["x", "y"]}}}]},
            ['response: new optional field b (one of "x", "y")'],
        ),
    ],
)
def test_every_way_in_which_a_value_changes_has_words(
    old: Document, new: Document, lines: list[str]
) -> None:
    assert changed(old, new) == lines


def test_a_schema_under_another_name_is_compared_with_the_one_in_its_place() -> None:
    def version(name: str, field: Document) -> Document:
        return spec(
            {f"GET /{one}": operation(one, ref(name)) for one in ("a", "b")},
            **{name: {"properties": {"id": field}}},
        )

    assert told(version("OldRun", STRING), version("Run", INTEGER))[1:] == [
        "  GET /a (a)",
        "    response: OldRun → Run",
        "    response, field id: string → integer",
        "  GET /b (b)",
        "    response: OldRun → Run",
    ]


def test_a_schema_that_refers_to_itself_is_compared() -> None:
    def version(value: Document) -> Document:
        node = {"properties": {"value": value, "children": {"items": ref("Tree"), "type": "array"}}}
        return spec({"GET /a": operation("a", ref("Tree"))}, Tree=node)

    assert told(version(STRING), version(INTEGER))[-1] == (
        "    response, Tree: field value: string → integer"
    )


@pytest.mark.parametrize("api", APIS)
def test_the_newest_pinned_specs_differ_from_each_other_and_not_from_themselves(api: Api) -> None:
    pins = pins_of(api, read_lock())
    older, newest = (load_yaml(pin.path(UPSTREAM)) for pin in pins[-2:])

    assert told(older, newest, used_by_adapters(api))
    assert told(newest, newest) == []


@pytest.mark.parametrize("api", APIS)
def test_what_the_adapters_import_is_used_by_us(api: Api) -> None:
    used = used_by_adapters(api)

    generated = {module.rpartition(".")[2] for module in modules(api)}
    assert used.operations < generated
    run = "post_dag_run" if api == "v1" else "trigger_dag_run"
    assert used.has_operation(run)
    assert used.has_schema("DAGRun" if api == "v1" else "DAGRunResponse")


def test_an_import_counts_wherever_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "from airflow_rest.v2.api.dag import get_dag as read\n"
        "from airflow_rest.v2.types import UNSET\n"
        "from elsewhere.airflow_rest.v2.models import Other\n"
        "def f():\n"
        "    from airflow_rest.v2.models import DAGResponse, Pool as PoolModel\n"
        "    from airflow_rest.v1.api.dag import get_dags\n"
    )

    used = used_by_adapters("v2", tmp_path)

    assert used == Used(
        operations=frozenset({"get_dag"}), models=frozenset({"DAGResponse", "Pool"})
    )
    assert used.has_operation("getDag")


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ({"type": "array", "items": True}, "response: string → list of anything"),
        ({"properties": {"a": False}}, "response: string → object"),
    ],
)
def test_a_schema_may_be_true_or_false(new: Document, words: str) -> None:
    assert words in changed(STRING, new)
    assert f"response: {' → '.join(reversed(words.removeprefix('response: ').split(' → ')))}" in (
        changed(new, STRING)
    )
    assert changed(new, new) == []
