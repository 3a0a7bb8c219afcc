"""What DAGs declare: from a server, as JSON, and read back from a generated file."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airflow_trigger.codegen.code import code
from airflow_trigger.codegen.declared import (
    DeclaredDag,
    declared,
    from_json,
    in_code,
    required,
    to_json,
)
from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow

PARAMS: dict[str, dict[str, JSON]] = {
    "dataset_name": {"type": "string", "description": "Which **one**."},
    "file_type": {"enum": ["csv", "xml"], "default": "csv"},
    "limit": {"type": ["null", "integer"], "default": None},
    "start_date": {"type": "string", "format": "date", "default": "2026-01-01"},
}
SALES = DeclaredDag("sales", PARAMS, "Sells.")

TEXTS = st.text(max_size=5) | st.sampled_from(["\x1b[31m", '"""', "\\", "\u202e", "\ud800", "{x}"])
VALUES: st.SearchStrategy[JSON] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
IDS = st.from_regex(r"[a-z][a-z0-9_.-]{0,8}", fullmatch=True)
DAGS = st.builds(
    DeclaredDag,
    IDS,
    st.dictionaries(TEXTS, st.dictionaries(TEXTS, VALUES, max_size=3), max_size=3),
    st.none() | TEXTS,
)


@pytest.mark.parametrize("version", ["2.11.2", "3.3.2"])
def test_a_dag_declares_what_its_server_says(version: str) -> None:
    fake = FakeAirflow(version=version)
    fake.add_dag("sales", params=PARAMS, description="Sells.")

    with fake.client() as airflow:
        assert declared(airflow.dag("sales")) == SALES


def test_a_null_is_a_default_only_where_the_schema_takes_it() -> None:
    fake = FakeAirflow()
    fake.add_dag("d", params={"needed": {"type": "string"}, "free": {}, "null": {"type": "null"}})

    with fake.client() as airflow:
        params = declared(airflow.dag("d")).params

    assert {name for name, schema in params.items() if "default" in schema} == {"free", "null"}


def test_the_order_of_the_params_in_the_dag_s_file_does_not_show() -> None:
    fake = FakeAirflow()
    fake.add_dag("d", params={"b": {}, "a": {}})

    with fake.client() as airflow:
        assert list(declared(airflow.dag("d")).params) == ["a", "b"]


@pytest.mark.parametrize(
    ("schema", "is_required"),
    [
        ({"type": "string"}, True),
        ({"type": "string", "default": None}, True),
        ({"type": "string", "default": 1}, True),
        ({"type": "string", "default": ""}, False),
        ({"type": ["string", "null"]}, False),
        ({}, False),
        ({"not": {}}, True),
        ({"format": "date", "default": "soon"}, True),
        ({"type": "bogus"}, False),
        ({"$ref": "https://example.com/schema"}, False),
    ],
)
def test_a_param_is_required_whose_default_the_server_refuses(
    schema: dict[str, JSON],
    is_required: bool,  # noqa: FBT001
) -> None:
    assert required({"x": schema, "other": {}}) == ({"x"} if is_required else set())


def test_the_document_is_the_same_for_the_same_dags_and_names_no_server() -> None:
    orders = DeclaredDag("orders", {})
    shuffled = DeclaredDag("sales", dict(reversed(PARAMS.items())), "Sells.")
    document = to_json([SALES, orders])

    assert to_json([orders, shuffled]) == document
    assert document.endswith("}\n")
    assert json.loads(document) == {
        "version": 1,
        "dags": {"orders": {"params": {}}, "sales": {"description": "Sells.", "params": PARAMS}},
    }
    assert [*json.loads(document)["dags"]] == ["orders", "sales"]


def test_the_document_controls_no_terminal() -> None:
    document = to_json([DeclaredDag("d", {"é": {"description": "\x1b[31m\x9b\u202e\n"}})])

    assert document.replace("\n", "").isprintable()
    assert "é" in document
    assert from_json(document)[0].params == {"é": {"description": "\x1b[31m\x9b\u202e\n"}}


@given(st.lists(DAGS, max_size=2, unique_by=lambda dag: dag.dag_id))
def test_what_was_exported_is_read_back(dags: list[DeclaredDag]) -> None:
    document = to_json(dags)

    assert sorted(from_json(document), key=lambda dag: dag.dag_id) == sorted(
        dags, key=lambda dag: dag.dag_id
    )
    assert to_json(from_json(document)) == document
    document.encode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON: Expecting value (line 1, column 1)"),
        ("[]", "$: expected an object, not an empty array"),
        ("{}", "$['version']: the version is missing; this airflow-trigger reads version 1"),
        ('{"version": 2, "dags": {}}', "$['version']: the version is 2"),
        ('{"version": true, "dags": {}}', "$['version']: the version is True"),
        ('{"version": 1}', "$['dags']: expected an object, it is missing"),
        (
            '{"version": 1, "dags": {}, "x": 1}',
            "$['x']: unknown key; expected are 'version', 'dags'",
        ),
        ('{"version": 1, "dags": {"a": []}}', "$['dags']['a']: expected an object"),
        ('{"version": 1, "dags": {"a": {}}}', "$['dags']['a']['params']: expected an object"),
        (
            '{"version": 1, "dags": {"": {}}}',
            "$['dags']['']: dag_id must not be empty",
        ),
        (
            '{"version": 1, "dags": {"a": {"params": {}, "tags": []}}}',
            "$['dags']['a']['tags']: unknown key; expected are 'description', 'params'",
        ),
        (
            '{"version": 1, "dags": {"a": {"params": {"x": true}}}}',
            "$['dags']['a']['params']['x']: expected an object, not a boolean",
        ),
        (
            '{"version": 1, "dags": {"a": {"params": {}, "description": 1}}}',
            "$['dags']['a']['description']: expected a string, not an integer",
        ),
        (
            '{"version": 1, "dags": {"a": {"params": {"x": {"default": 1e999}}}}}',
            "$['dags']['a']['params']['x']['default']: the number is too large for JSON",
        ),
        ('{"version": 1, "dags": NaN}', "it has NaN, which is not JSON"),
        ('{"version": 1, "version": 1}', "it has the key 'version' twice in one object"),
        ("[" * 100_000, "nested too deeply"),
        (
            '{"version": 1, "dags": {"a": {"params": {"x": {"default": '
            + "[" * 95
            + "]" * 95
            + "}}}}}",
            "nested more than 90 levels deep",
        ),
    ],
)
def test_another_document_is_refused_and_the_message_says_where(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        from_json(text)


def test_the_dags_of_a_generated_file_are_read_without_running_it() -> None:
    orders = DeclaredDag("orders", {"class": {"default": -1.5}})
    source = code([orders, SALES])

    assert in_code(f"raise SystemExit\n{source}") == (
        orders,
        DeclaredDag("sales", PARAMS),
    )


@given(st.lists(DAGS, min_size=1, max_size=2, unique_by=lambda dag: dag.dag_id))
def test_what_was_generated_is_read_back(dags: list[DeclaredDag]) -> None:
    assert in_code(code(dags)) == tuple(DeclaredDag(dag.dag_id, dag.params) for dag in dags)


@pytest.mark.parametrize("source", ["", "import this", 'X = print("x")', "def f(): ..."])
def test_a_file_without_typed_dags_has_none(source: str) -> None:
    assert in_code(source) == ()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("x = (", "line 1: it is not Python"),
        ("x = '\0'", "it is not Python"),
        ('\nX = TypedDag("x", params=params())', "line 2: a TypedDag differs from generated code"),
        ('X = TypedDag("x")', "line 1: expected a TypedDag of an id and its params"),
        ('X = TypedDag("x", params={}, more=1)', "expected a TypedDag of an id and its params"),
        ("X = TypedDag(1, params={})", "dag_id must be"),
        ('X = TypedDag("x", params={"a": 1})', "$['params']['a']: expected an object"),
        ('X = TypedDag("x", params={"a": {"b": (1,)}})', "expected JSON, not a tuple"),
        ('X = TypedDag("x", params={"a": {1: 2}})', "a key is an integer, not a string"),
        ('X = TypedDag("x", params={"a": {"default": 1e999}})', "too large for JSON"),
        ('X = TypedDag("x", params=__import__("os"))', "a TypedDag differs from generated code"),
        (
            'X = TypedDag("x", params=P)',
            "differs from generated code: its id and its params must be literals",
        ),
        ('X = TypedDag("x", params={[]: 1})', "its id and its params must be literals"),
        (f"X = {'[' * 5000}", "line 1"),
    ],
)
def test_a_file_that_was_changed_by_hand_is_refused(source: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        in_code(source)


def test_params_that_python_cannot_hold_are_refused_with_the_name_of_the_dag() -> None:
    deep: Any = []
    for _ in range(100):
        deep = [deep]
    fake = FakeAirflow()
    fake.add_dag("deep", params={"x": {"default": deep}})

    with fake.client() as airflow, pytest.raises(ValueError, match="DAG 'deep' has params"):
        declared(airflow.dag("deep"))
