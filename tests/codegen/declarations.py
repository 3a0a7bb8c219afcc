"""DAGs made by hypothesis, with confs that their params take or refuse."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeAlias, cast
from uuid import UUID

import attrs
from hypothesis import strategies as st

from airflow_trigger._flows.schema import Validators, unknown_key_problems
from airflow_trigger.codegen.declared import DeclaredDag
from airflow_trigger.conf import to_json
from airflow_trigger.models import JSON, DagParam

Schema: TypeAlias = dict[str, JSON]
Draw: TypeAlias = st.DrawFn

# Few names and values, so that they meet.
NAMES: tuple[str, ...] = ("a", "b", "file type", "class", "str", "__x")
CHOICES: tuple[JSON, ...] = ("a", "b", 'c"', 0, 1, 7, True, False, None)
VALUES: tuple[JSON, ...] = (*CHOICES, 1.5, "2026-11-26", [], ["a"], [7], {}, {"a": "a"}, {"b": 7})
TO_OTHER: Schema = {"$ref": "#/$defs/other"}


@st.composite
def scalars(draw: Draw) -> Schema:
    kind = draw(st.sampled_from(["type", "types", "enum", "const", "format", "typed enum", "none"]))
    types = st.sampled_from(["string", "integer", "number", "boolean", "null"])
    match kind:
        case "type":
            return {"type": draw(types)}
        case "types":
            return {"type": cast(JSON, draw(st.lists(types, min_size=1, max_size=3, unique=True)))}
        case "enum":
            return {"enum": draw(some_choices())}
        case "typed enum":
            return {"enum": draw(some_choices()), "type": ["string", "null", "integer"]}
        case "const":
            return {"const": draw(st.sampled_from(CHOICES))}
        case "format":
            return {"type": "string", "format": draw(st.sampled_from([*OF_FORMAT]))}
        case _:
            return {}


def some_choices() -> st.SearchStrategy[JSON]:
    # A list that has 1 and True, or 0 and False, is not unique to Python.
    unique = st.lists(st.sampled_from(CHOICES), min_size=1, max_size=4, unique_by=json.dumps)
    return cast(st.SearchStrategy[JSON], unique)


@st.composite
def objects(draw: Draw, inner: st.SearchStrategy[Schema]) -> Schema:
    properties = draw(st.dictionaries(st.sampled_from(NAMES), inner, max_size=3))
    needed = [name for name in properties if draw(st.booleans())]
    # Further keys are for checkers to refuse, whatever the schema says.
    schema: dict[str, Any] = {"type": "object", "properties": properties, "required": needed}
    return schema | {"additionalProperties": False}


@st.composite
def compound(draw: Draw, inner: st.SearchStrategy[Schema]) -> Schema:
    match draw(st.sampled_from(["object", "object", "array", "dict", "choices", "all"])):
        case "object":
            return draw(objects(inner))
        case "array":
            return {"type": "array", "items": draw(inner)}
        case "dict":
            return {"type": "object", "additionalProperties": draw(inner)}
        case "all":
            return {"allOf": [draw(scalars()), draw(scalars())]}
        case _:
            several: list[JSON] = [draw(scalars()), draw(st.one_of(scalars(), objects(inner)))]
            # Types do not tell one list from another, nor one dict with any keys.
            others: list[JSON] = [
                TO_OTHER,
                {"type": "array", "items": draw(inner)},
                {"type": "object", "additionalProperties": draw(inner)},
            ]
            return {"anyOf": several + [other for other in others if draw(st.booleans())]}


SCHEMAS = st.recursive(st.one_of(scalars(), scalars(), st.just(TO_OTHER)), compound, max_leaves=8)


@st.composite
def params(draw: Draw) -> Schema:
    definitions: Schema = {"$defs": {"other": draw(objects(SCHEMAS))}}
    return (
        draw(SCHEMAS)
        | definitions
        | ({"default": draw(st.sampled_from(VALUES))} if draw(st.booleans()) else {})
    )


@attrs.frozen
class Case:
    """A DAG, and confs for it with the verdict of the local check on each."""

    params: dict[str, Schema]
    confs: list[tuple[dict[str, Any], bool]]


@st.composite
def cases(draw: Draw) -> Case:
    declared = draw(st.dictionaries(st.sampled_from(NAMES), params(), min_size=1, max_size=3))
    accepts, accepts_the_rest = check(declared), check(relaxed(declared))
    confs: list[tuple[dict[str, Any], bool]] = []
    for _ in range(4):
        conf = draw(confs_near(declared))
        verdict = accepts(conf)
        # What the check refuses for a reason that types cannot say is left out.
        if verdict or not accepts_the_rest(as_numbers(conf)):
            confs.append((conf, verdict))
    return Case(declared, confs)


@st.composite
def confs_near(draw: Draw, declared: Mapping[str, Schema]) -> dict[str, Any]:
    """Confs of which most are right but for one thing."""
    conf = {
        name: draw(values(schema, schema, 3))
        for name, schema in declared.items()
        if "default" not in schema or draw(st.booleans())
    }
    match draw(st.sampled_from(["right", "right", "other value", "other key", "without"])):
        case "other value":
            conf[draw(st.sampled_from([*declared]))] = draw(st.sampled_from(VALUES))
        case "other key":
            conf["unknown"] = 7
        case "without" if conf:
            del conf[draw(st.sampled_from([*conf]))]
        case _:
            pass
    return conf


@st.composite
def values(draw: Draw, schema: Mapping[str, Any], root: Mapping[str, Any], depth: int) -> Any:
    """Values that a schema accepts, as far as they are easily found."""
    if "$ref" in schema:
        schema = root["$defs"]["other"]
    if "enum" in schema:
        return draw(st.sampled_from(schema["enum"]))
    if "const" in schema:
        return schema["const"]
    for name in ("anyOf", "allOf"):
        if name in schema:
            return draw(values(draw(st.sampled_from(schema[name])), root, depth))
    if "format" in schema:
        return draw(st.sampled_from(OF_FORMAT[schema["format"]]))
    if "type" not in schema:
        return draw(st.sampled_from(VALUES))
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    kind = draw(st.sampled_from(types))
    if kind == "array":
        size = draw(st.integers(0, 2 if depth else 0))
        return [draw(values(schema["items"], root, depth - 1)) for _ in range(size)]
    if kind == "object":
        return draw(members(schema, root, depth))
    return draw(st.sampled_from(OF_TYPE[kind]))


@st.composite
def members(draw: Draw, schema: Mapping[str, Any], root: Mapping[str, Any], depth: int) -> Any:
    if not depth:
        return {}
    if "properties" not in schema:
        names = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
        inner = schema["additionalProperties"]
        return {name: draw(values(inner, root, depth - 1)) for name in names}
    given = [n for n in schema["properties"] if n in schema["required"] or draw(st.booleans())]
    found = {n: draw(values(schema["properties"][n], root, depth - 1)) for n in given}
    if draw(st.integers(0, 9)) == 0:
        found["unknown"] = 7
    return found


OF_TYPE: dict[str, tuple[JSON, ...]] = {
    "string": ("a", "b", "2026-11-26"),
    "integer": (0, 1, 7),
    "number": (0, 7, 1.5),
    "boolean": (True, False),
    "null": (None,),
}
OF_FORMAT: dict[str, tuple[object, ...]] = {
    "date": ("2026-11-26", date(2026, 11, 26)),
    "date-time": ("2026-11-26T12:30:00Z", datetime(2026, 11, 26, tzinfo=UTC)),
    "uuid": ("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", UUID(int=7)),
}


def check(declared: Mapping[str, Schema]) -> Callable[[dict[str, Any]], bool]:
    """Return whether the client's own check, at its strictest, accepts a conf."""
    known = {n: DagParam(default=s.get("default"), schema=s) for n, s in declared.items()}
    validators = Validators(known, api="v2")

    def accepts(conf: dict[str, Any]) -> bool:
        sent = to_json(conf, dag_id="dag")
        return not validators.problems(sent) + unknown_key_problems(sent, known)

    return accepts


def relaxed(schema: Any) -> Any:
    """The schema without what no type says."""
    if isinstance(schema, dict):
        members = cast(dict[str, Any], schema)
        return {name: relaxed(member) for name, member in members.items() if name != "format"}
    return [*map(relaxed, cast(list[object], schema))] if isinstance(schema, list) else schema


def as_numbers(value: Any) -> Any:
    """The value with each boolean as the number that it also is."""
    if isinstance(value, dict):
        return {name: as_numbers(item) for name, item in cast(dict[str, Any], value).items()}
    if isinstance(value, list):
        return [*map(as_numbers, cast(list[object], value))]
    return int(value) if isinstance(value, bool) else value


def dag(number: int, case: Case) -> DeclaredDag:
    return DeclaredDag(f"dag-{number}", case.params)
