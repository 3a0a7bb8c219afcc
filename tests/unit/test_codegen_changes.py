"""What changed in the declarations of DAGs, and whether that breaks callers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, cast, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from airflow_trigger._flows.schema import Validators, unknown_key_problems
from airflow_trigger.codegen.changes import NOBODY_KNOWS, changes
from airflow_trigger.codegen.declared import DeclaredDag
from airflow_trigger.models import JSON, Api, DagParam

Params = Mapping[str, Mapping[str, JSON]]

INTEGER: dict[str, JSON] = {"type": "integer"}
NUMBER: dict[str, JSON] = {"type": "number"}
TEXT: dict[str, JSON] = {"type": "string"}
NULL: dict[str, JSON] = {"type": "null"}
MOMENT: dict[str, JSON] = {"type": "string", "format": "date-time"}


def told(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    found = changes([DeclaredDag("sales", before)], [DeclaredDag("sales", after)])
    assert {change.dag_id for change in found} <= {"sales"}
    return [(change.path, change.text, change.breaks) for change in found]


def of_value(before: Mapping[str, JSON], after: Mapping[str, JSON]) -> list[tuple[str, str, bool]]:
    """The changes of a value, whether its param is required or not."""
    # In an array, so that a default plays no part.
    return [
        (path.replace("$['x'][*]", "$"), text, breaks)
        for path, text, breaks in told(
            {"x": {"type": "array", "items": dict(before)}},
            {"x": {"type": "array", "items": dict(after)}},
        )
    ]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ({}, {"x": TEXT}, ("$['x']", "new required param", True)),
        ({}, {"x": {**TEXT, "default": ""}}, ("$['x']", "new optional param", False)),
        (
            {"x": {**TEXT, "default": ""}},
            {"x": TEXT},
            ("$['x']", "is required now: its default is gone", True),
        ),
        (
            {"x": {**TEXT, "default": ""}},
            {"x": {**TEXT, "default": 1}},
            ("$['x']", "is required now: its default is no longer valid", True),
        ),
        ({"x": TEXT}, {"x": {**TEXT, "default": ""}}, ("$['x']", "is no longer required", False)),
        (
            {"x": {**INTEGER, "default": 2026}},
            {"x": {**INTEGER, "default": 2027}},
            ("$['x']", "default 2026 became 2027", False),
        ),
        (
            {"api_key": {**TEXT, "default": "s3cret"}},
            {"api_key": {**TEXT, "default": "s3cret2"}},
            ("$['api_key']", "another default", False),
        ),
    ],
)
def test_what_a_conf_has_to_have_changes(
    before: Params, after: Params, change: tuple[str, str, bool]
) -> None:
    always: Params = {"always": INTEGER}

    assert told({**always, **before}, {**always, **after}) == [change]


def test_a_lost_param_breaks_unless_the_dag_declares_none_any_more() -> None:
    ((path, text, breaks),) = told({"x": TEXT, "y": TEXT}, {"x": TEXT})
    assert (path, breaks) == ("$['y']", True)
    assert text.startswith("no longer declared")

    assert [breaks for *_, breaks in told({"x": TEXT}, {})] == [False]


def test_the_first_param_breaks_for_those_who_sent_other_keys() -> None:
    assert [(path, breaks) for path, _, breaks in told({}, {"x": {"default": 1}})] == [
        ("$", True),
        ("$['x']", False),
    ]


def test_a_dag_that_is_gone_breaks_and_a_new_one_does_not() -> None:
    sales, orders = DeclaredDag("sales", {}), DeclaredDag("orders", {})

    (gone,) = changes([sales, orders], [sales])
    (new,) = changes([sales], [orders, sales])

    assert (gone.dag_id, gone.path, gone.breaks) == ("orders", "$", True)
    assert (new.dag_id, new.path, new.breaks) == ("orders", "$", False)


@pytest.mark.parametrize(
    ("before", "after", "texts"),
    [
        (TEXT, INTEGER, ['"string" became "integer"']),
        (NUMBER, INTEGER, ['"number" became "integer"']),
        ({"type": ["string", "null"]}, TEXT, ["no longer accepts null"]),
        ({"anyOf": [TEXT, NULL]}, TEXT, ["no longer accepts null"]),
        ({"type": ["string", "integer"]}, TEXT, ['no longer accepts "integer"']),
        ({"enum": ["csv", "xml"]}, {"enum": ["csv"]}, ["no longer accepts 'xml'"]),
        ({"enum": ["csv", 1]}, {"const": "csv"}, ["no longer accepts 1"]),
        (TEXT, {**TEXT, "enum": ["csv"]}, ["accepts only 'csv' now"]),
        (TEXT, {**TEXT, "format": "date"}, ["new format 'date'"]),
        ({**TEXT, "format": "date"}, {**TEXT, "format": "time"}, ["format 'date' became 'time'"]),
        (TEXT, {**TEXT, "format": "uri"}, ["new format 'uri'"]),
        (TEXT, {**TEXT, "pattern": "^a"}, ["new pattern '^a'"]),
        (TEXT, {**TEXT, "minLength": 1}, ["new minimum length 1"]),
        (INTEGER, {**INTEGER, "minimum": 1}, ["new minimum 1"]),
        (INTEGER, {**INTEGER, "exclusiveMaximum": 1}, ["new exclusive maximum 1"]),
        ({**INTEGER, "maximum": 9}, {**INTEGER, "maximum": 8}, ["maximum 9 became 8"]),
        ({**INTEGER, "multipleOf": 2}, {**INTEGER, "multipleOf": 4}, ["multiple of 2 became 4"]),
        ({"type": "array"}, {"type": "array", "uniqueItems": True}, ["new items are unique: true"]),
        ({"oneOf": [TEXT, INTEGER]}, {"oneOf": [TEXT]}, ['no longer accepts "integer"']),
        ({"allOf": [TEXT]}, {"allOf": [TEXT, {"maxLength": 2}]}, ["new maximum length 2"]),
    ],
)
def test_a_narrower_schema_breaks(
    before: dict[str, JSON], after: dict[str, JSON], texts: list[str]
) -> None:
    assert of_value(before, after) == [("$", text, True) for text in texts]
    assert not any(breaks for *_, breaks in of_value(after, before)) or "became" in texts[0]
    assert of_value(after, before)


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (INTEGER, NUMBER, '"integer" became "number"'),
        (TEXT, {"type": ["null", "string"]}, "accepts null too"),
        (TEXT, {"oneOf": [NULL, TEXT]}, "accepts null too"),
        (TEXT, {}, '"string" became any type'),
        ({"enum": ["csv"]}, {"enum": ["csv", "xml"]}, "accepts 'xml' too"),
        ({"const": None}, {"enum": [None, True]}, "accepts true too"),
        ({**TEXT, "enum": ["csv"]}, TEXT, "accepts more than 'csv'"),
        ({**INTEGER, "minimum": 1}, INTEGER, "minimum 1 is gone"),
        ({**TEXT, "format": "date"}, TEXT, "format 'date' is gone"),
        ({"not": TEXT}, {}, '"integer" or "number"'),
        (MOMENT, {"anyOf": [MOMENT, NULL]}, "accepts null too"),
        (MOMENT, {"type": ["string", "null"], "format": "date-time"}, "accepts null too"),
    ],
)
def test_a_wider_schema_breaks_nobody(
    before: dict[str, JSON], after: dict[str, JSON], text: str
) -> None:
    found = [change for change in told({"x": before}, {"x": after}) if "required" not in change[1]]

    if "not" in before:
        assert [breaks for *_, breaks in found] == [False]
    else:
        assert found == [("$['x']", text, False)]


def test_a_change_inside_an_object_is_told_where_it_is() -> None:
    closed: dict[str, JSON] = {"type": "object", "additionalProperties": False}
    before = {**closed, "properties": {"a": TEXT, "b": TEXT, "c": INTEGER}, "required": ["a"]}
    after = {**closed, "properties": {"a": INTEGER, "c": NUMBER, "d": TEXT}, "required": ["c"]}

    assert told({"x": {**before, "default": {"a": ""}}}, {"x": {**after, "default": {"c": 1}}}) == [
        ("$['x']", """default {"a": ""} became {"c": 1}""", False),
        ("$['x']['a']", '"string" became "integer"', True),
        ("$['x']['b']", "is no longer accepted", True),
        ("$['x']['c']", '"integer" became "number"', False),
        ("$['x']['d']", "is accepted now", False),
        ("$['x']['c']", "is required now", True),
        ("$['x']['a']", "is no longer required", False),
    ]


@pytest.mark.parametrize("value", [INTEGER, {}, {"type": "object", "properties": {"b": {}}}])
def test_a_key_that_an_open_object_declares_no_longer_breaks_callers_that_have_types(
    value: dict[str, JSON],
) -> None:
    after: dict[str, Any] = {"type": "object", "properties": {"a": TEXT}}
    before: dict[str, Any] = {**after, "properties": {"a": TEXT, "b": value}}
    gone = "no longer declared: type checkers reject it now"

    assert of_value(before, after) == [("$['b']", gone, True)]
    assert of_value(before, {**after, "additionalProperties": {}}) != [("$['b']", gone, True)]


def test_a_change_inside_arrays_and_choices_is_told_where_it_is() -> None:
    def rows(item: JSON) -> dict[str, JSON]:
        row: JSON = {"type": "object", "properties": {"id": item}}
        return {"anyOf": [{"type": "array", "items": row}, NULL]}

    assert told({"x": rows(INTEGER)}, {"x": rows(TEXT)}) == [
        ("$['x'][*]['id']", '"integer" became "string"', True)
    ]


def test_a_key_that_an_open_object_begins_to_declare_breaks() -> None:
    ((path, text, breaks),) = told(
        {"x": {"type": "object"}}, {"x": {"type": "object", "properties": {"a": TEXT}}}
    )

    assert (path, breaks) == ("$['x']['a']", True)
    assert "any value was accepted" in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"not": TEXT}, {"not": INTEGER}),
        ({"anyOf": [{"minimum": 3}, {"maximum": 1}]}, {"anyOf": [{"minimum": 4}, {"maximum": 2}]}),
        ({"if": TEXT, "then": {"minLength": 2}}, {"if": TEXT, "then": {"minLength": 1}}),
        ({**TEXT, "pattern": "a"}, {"$ref": "https://example.com/schema"}),
        ({"$ref": "https://example.com/schema"}, TEXT),
        (TEXT, {"type": "strnig"}),
        ({"$schema": "http://json-schema.org/draft-04/schema#"}, {"minLength": 0}),
        (
            {"properties": {"next": {"$ref": "#"}, "id": TEXT}},
            {"properties": {"next": {"$ref": "#"}}},
        ),
    ],
)
def test_what_cannot_be_decided_breaks_and_says_so(
    before: dict[str, JSON], after: dict[str, JSON]
) -> None:
    found = told({"x": before}, {"x": {**after, "default": None}})

    assert any(breaks for *_, breaks in found) == ("$schema" not in before)
    if "$schema" not in before:
        assert any(NOBODY_KNOWS in text for _, text, _ in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": ["string", "null"]}, {"anyOf": [NULL, TEXT]}),
        ({"const": 1}, {"enum": [1.0]}),
        ({"enum": ["a", "b"]}, {"enum": ["b", "a", "a"], "type": "string"}),
        (TEXT, {"$ref": "#/$defs/name", "$defs": {"name": {**TEXT, "title": "A name"}}}),
        (TEXT, {"allOf": [TEXT], "minLength": 0}),
        ({**INTEGER, "minimum": 1}, {**INTEGER, "exclusiveMinimum": 0}),
        (INTEGER, {"$schema": "http://json-schema.org/draft-07/schema#", **INTEGER}),
        (
            {"type": "array", "prefixItems": [TEXT], "items": False},
            {
                "$schema": "http://json-schema.org/draft-07/schema#",
                "type": "array",
                "items": [TEXT],
                "additionalItems": False,
            },
        ),
        (
            {"$ref": "https://example.com/schema", "title": "A"},
            {"title": "B", "$ref": "https://example.com/schema"},
        ),
        (
            {"properties": {"next": {"$ref": "#", "title": "A"}}},
            {"properties": {"next": {"title": "B", "$ref": "#"}}},
        ),
        (TEXT, {**TEXT, "format": "multiline"}),
        (
            TEXT,
            {
                **TEXT,
                "title": "T",
                "description": "D",
                "description_md": "*D*",
                "section": "S",
                "examples": ["a"],
                "values_display": {"a": "A"},
                "custom_html_form": "<p>",
            },
        ),
    ],
)
def test_another_spelling_of_the_same_is_no_change(
    before: dict[str, JSON], after: dict[str, JSON]
) -> None:
    assert told({"x": before}, {"x": after}) == []
    assert told({"x": after}, {"x": before}) == []


def test_a_choice_that_only_airflow_2_takes_is_lost_where_airflow_3_refuses_all_texts() -> None:
    # Airflow 3 does not check date-times: it accepts any text as one.
    no_moment: dict[str, JSON] = {"not": MOMENT}

    assert any(breaks for *_, breaks in of_value({"enum": ["a", 1]}, no_moment))
    assert not any(breaks for *_, breaks in of_value({"enum": [1, 2]}, no_moment))


def test_the_same_words_in_an_old_draft_are_a_change() -> None:
    draft_4 = "http://json-schema.org/draft-04/schema#"
    changed = told({"x": INTEGER}, {"x": {"$schema": draft_4, **INTEGER}})

    assert changed == [("$['x']", f"its schema changed: {NOBODY_KNOWS}", True)]


def test_what_is_secret_is_not_shown() -> None:
    def secret(*values: JSON) -> dict[str, JSON]:
        return {"enum": list(values), "default": values[0]}

    shown = str(
        [
            *told({"db_password": secret("hunter2", "b")}, {"db_password": secret("c", "b")}),
            *told({"x": {"enum": ["hunter2"], "format": "password"}}, {"x": {"enum": ["b"]}}),
            *told({"x": {"properties": {"token": {"const": "hunter2"}}}}, {"x": {"type": "null"}}),
        ]
    )

    assert "hunter2" not in shown
    assert "no longer accepts a value" in shown


NAMES = st.sampled_from(["a", "b", "c"])
VALUES: st.SearchStrategy[JSON] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-2, 4),
        st.sampled_from([0.5, 1.0, 2.0, 3.5, -1.0]),
        st.sampled_from(["", "a", "ab", "abc", "2024-01-31", "2024-01-31 12:30", "127.0.0.1"]),
        st.sampled_from(["2024-01-31T12:30:00Z", "2024-01-31T12:30:00." + 40 * "0"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=5,
)
TYPES = st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "object"])
SMALL = st.integers(0, 2)
Schema = dict[str, JSON]


def one(keyword: str, *values: JSON) -> st.SearchStrategy[Schema]:
    """A schema with one keyword, which has one of the values."""
    return st.sampled_from(values).map(lambda value: {keyword: value})


def with_each(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Schema]:
    """A schema with these keywords."""
    return st.fixed_dictionaries(dict(parts))


LEAVES: st.SearchStrategy[Schema] = st.one_of(
    with_each(type=TYPES),
    with_each(type=st.lists(TYPES, min_size=1, max_size=3, unique=True)),
    with_each(enum=st.lists(VALUES, min_size=1, max_size=3)),
    with_each(const=VALUES),
    *(one(keyword, 0, 1, 2, 3) for keyword in ("minimum", "maximum", "minLength", "maxLength")),
    *(one(keyword, 0, 1, 2, 3) for keyword in ("exclusiveMinimum", "exclusiveMaximum")),
    *(one(keyword, 0, 1, 2) for keyword in ("minItems", "maxItems")),
    *(one(keyword, 0, 1, 2) for keyword in ("minProperties", "maxProperties")),
    one("multipleOf", 1, 2, 4, 0.5),
    one("format", "date", "date-time", "ipv4", "uri", "multiline"),
    one("pattern", "^a", "b"),
    with_each(uniqueItems=st.just(value=True)),
    with_each(required=st.lists(NAMES, max_size=2, unique=True)),
)


def composed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Schema]:
    """Schemas that contain other schemas."""
    part: st.SearchStrategy[Any] = inner | st.booleans()
    some = st.lists(part, min_size=1, max_size=3)
    named = st.dictionaries(NAMES, part, max_size=2)
    return st.one_of(
        st.tuples(inner, inner).map(lambda both: {**both[0], **both[1]}),
        *(with_each(**{keyword: some}) for keyword in ("allOf", "anyOf", "oneOf")),
        with_each(**{"not": part}),
        with_each(**{"if": part, "then": part, "else": part}),
        with_each(properties=named),
        with_each(properties=named, additionalProperties=part),
        with_each(properties=named, patternProperties=with_each(**{"a|b": part})),
        with_each(patternProperties=with_each(**{"^a": part}), additionalProperties=part),
        with_each(items=part),
        with_each(prefixItems=st.lists(part, min_size=1, max_size=2)),
        with_each(prefixItems=st.lists(part, min_size=1, max_size=2), items=part),
        with_each(contains=part),
        with_each(contains=part, minContains=SMALL),
        with_each(propertyNames=part),
        with_each(dependentRequired=with_each(a=st.lists(NAMES, max_size=1))),
        with_each(dependentSchemas=with_each(a=part)),
        with_each(unevaluatedProperties=part, allOf=some),
    )


SCHEMAS: st.SearchStrategy[dict[str, JSON]] = st.recursive(LEAVES, composed, max_leaves=6)


INSIDE = ("items", "not", "additionalProperties", "contains", "if", "then", "else")
LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")


@st.composite
def mutated(draw: st.DrawFn, schema: Any) -> Any:
    """A schema that differs from the given one in a place or two."""
    if not isinstance(schema, dict) or draw(st.integers(0, 3)) == 0:
        return draw(LEAVES | st.booleans() | SCHEMAS)
    kept: Schema = {**schema}
    how = draw(st.sampled_from(["add", "drop", "inside", "choice"]))
    if how == "choice":
        return {draw(st.sampled_from(["anyOf", "oneOf", "allOf"])): [kept, draw(LEAVES)]}
    if how == "add" or not kept:
        return kept | draw(LEAVES)
    keyword = draw(st.sampled_from(sorted(kept)))
    value = kept.pop(keyword)
    if how == "drop":
        return kept
    if keyword in INSIDE:
        return {**kept, keyword: draw(mutated(value))}
    if keyword in LISTS and isinstance(value, list):
        index = draw(st.integers(0, len(value) - 1))
        return {**kept, keyword: [*value[:index], draw(mutated(value[index])), *value[index + 1 :]]}
    if keyword == "properties" and isinstance(value, dict) and value:
        name = draw(st.sampled_from(sorted(value)))
        return {**kept, keyword: {**value, name: draw(mutated(value[name]))}}
    return {**kept, keyword: value} | draw(LEAVES)


def as_param(schema: Any, default: list[JSON], *, is_referred: bool) -> Schema:
    declared: Schema = {"$ref": "#/$defs/x", "$defs": {"x": schema}}
    if isinstance(schema, dict) and not is_referred:
        declared = {**schema}
    return {**declared, "default": default[0]} if default else declared


DEFAULTS = st.lists(VALUES, max_size=1)


@st.composite
def declarations(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """The params of a DAG before and after a change."""
    old: dict[str, Any] = {}
    new: dict[str, Any] = {}
    for name in draw(st.lists(NAMES, max_size=2, unique=True)):
        schema, default = draw(SCHEMAS), draw(DEFAULTS)
        fate = draw(st.sampled_from(["changed", "changed", "changed", "added", "dropped"]))
        if fate != "added":
            old[name] = as_param(schema, default, is_referred=draw(st.booleans()))
        if fate != "dropped":
            other = draw(mutated(schema)) if fate == "changed" else schema
            default = default if draw(st.booleans()) else draw(DEFAULTS)
            new[name] = as_param(other, default, is_referred=draw(st.booleans()))
    return old, new


def acceptance(params: Params, api: Api) -> Callable[[Mapping[str, JSON]], bool]:
    """Whether the strict check accepts a conf."""
    declared = {
        name: DagParam(schema.get("default"), {k: v for k, v in schema.items() if k != "default"})
        for name, schema in params.items()
    }
    problems = Validators(declared, api=api).problems
    return lambda conf: not problems(conf) and not unknown_key_problems(conf, declared)


EDGES: list[JSON] = [
    *(None, True, False, 0, 1, 2, 3, 4, 0.5, 1.0, -1, "", "a", "ab", "abc"),
    *("2024-01-31", "2024-01-31 12:30", "2024-01-31T12:30:00Z", "2024-01-31T12:30:00." + 40 * "0"),
    *cast(list[JSON], [[], [1, 1], [1, "a"], ["a"], [None], {}, {"a": 1}, {"b": 1}, {"c": True}]),
    {"a": "a", "b": None},
]


@settings(deadline=None)
@given(declarations(), st.lists(VALUES, max_size=4), st.randoms(use_true_random=False))
def test_where_no_change_breaks_each_conf_that_was_accepted_still_is(
    both: tuple[dict[str, Any], dict[str, Any]], values: list[JSON], random: Random
) -> None:
    old, new = both
    found = told(old, new)
    assume(not any(breaks for *_, breaks in found))
    confs: list[dict[str, JSON]] = [
        {name: random.choice(EDGES + values) for name in "abc" if random.random() < 0.6}
        for _ in range(20)
    ]
    for api in get_args(Api):
        is_accepted, was_accepted = acceptance(new, api), acceptance(old, api)
        for conf in confs:
            was, now = was_accepted(conf), is_accepted(conf)
            assert now or not was, conf
            # If no change was found, both schemas accept exactly the same confs.
            assert now is was or found, conf


def shuffled(value: JSON, random: Random) -> JSON:
    """The same schema with its keys and other unordered parts in another order."""
    if isinstance(value, list):
        return [shuffled(item, random) for item in value]
    if not isinstance(value, dict):
        return value
    again: Schema = {}
    for keyword, item in random.sample(list(value.items()), len(value)):
        again[keyword] = item if keyword in ("const", "enum") else shuffled(item, random)
        if isinstance(item, list) and keyword not in ("const", "prefixItems"):
            again[keyword] = random.sample(cast(list[JSON], again[keyword]), len(item))
    return again


@settings(deadline=None)
@given(declarations(), st.randoms(use_true_random=False))
def test_another_order_or_description_is_no_change(
    both: tuple[dict[str, Any], dict[str, Any]], random: Random
) -> None:
    old, _ = both
    hints = {"description": "What it is.", "section": "Details", "title": "Its title"}
    new: dict[str, Any] = {}
    for name in random.sample(list(old), len(old)):
        schema = {**old[name]}
        default = {"default": schema.pop("default")} if "default" in schema else {}
        new[name] = {**cast(Schema, shuffled(schema, random)), **default, **hints}

    assert told(old, new) == []
