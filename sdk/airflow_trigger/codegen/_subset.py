"""Whether a schema accepts all values that another schema accepts.

A yes is certain. A no may also mean that this could not be proved.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Any, TypeAlias, cast, get_args

import attrs
from jsonschema import Draft202012Validator

from airflow_trigger._flows.schema import checker_of_formats
from airflow_trigger.codegen._meaning import OPAQUE, PERHAPS_CHECKED, Schema, text_of
from airflow_trigger.models import JSON, Api

# The types of JSON Schema without overlap: a "number" is an integer or a fraction.
ATOMS = ("null", "boolean", "integer", "fraction", "string", "array", "object")
_FINITE: dict[str, tuple[JSON, ...]] = {"null": (None,), "boolean": (False, True)}
# The most combinations of alternatives. Alternatives that would exceed it are ignored, as if any
# value were allowed there.
_MOST_CASES = 64

_Rule: TypeAlias = "Callable[[Case, Any, dict[str, JSON]], bool]"


@attrs.frozen
class Case:
    """The values of one type that several schemas all accept.

    Attributes:
        schemas: The schemas, with one choice made for all alternatives.
        values: All the values if they can be listed, possibly with some others.
    """

    atom: str
    schemas: tuple[dict[str, JSON], ...]
    values: tuple[JSON, ...] | None

    def found(self, keyword: str) -> Iterator[Any]:
        """The values of a keyword in the schemas."""
        return (schema[keyword] for schema in self.schemas if keyword in schema)


def accepts_all(before: Iterable[Schema], after: Schema) -> bool:
    """Whether `after` accepts each value that all of `before` accept."""
    return all(_covers(case, after) for case in cases(before))


def cases(schemas: Iterable[Schema]) -> list[Case]:
    """Cases that together contain every value that all of the schemas accept."""
    found: list[Case] = []
    for chosen in _together(_alternatives(schema) for schema in schemas):
        atoms = set(ATOMS)
        for schema in chosen:
            atoms &= _atoms(schema)
        found += [Case(atom, chosen, _values(atom, chosen)) for atom in ATOMS if atom in atoms]
    return [case for case in found if case.values != ()]


def _together(
    choices: Iterable[list[tuple[dict[str, JSON], ...]]],
) -> list[tuple[dict[str, JSON], ...]]:
    kept: list[list[tuple[dict[str, JSON], ...]]] = []
    for choice in choices:
        if math.prod(map(len, kept)) * len(choice) <= _MOST_CASES:
            kept.append(choice)
    return [tuple(schema for part in parts for schema in part) for parts in product(*kept)]


def _alternatives(schema: JSON) -> list[tuple[dict[str, JSON], ...]]:
    if not isinstance(schema, dict):
        return [] if schema is False else [()]
    every = [_alternatives(part) for part in _schemas(schema, "allOf")]
    some = [
        [chosen for part in _schemas(schema, keyword) for chosen in _alternatives(part)]
        for keyword in ("anyOf", "oneOf")
        if keyword in schema
    ]
    return _together([[(schema,)], *every, *some])


def _schemas(schema: dict[str, JSON], keyword: str) -> list[JSON]:
    return cast(list[JSON], schema.get(keyword, []))


def _atoms(schema: dict[str, JSON]) -> set[str]:
    if "type" not in schema:
        return set(ATOMS)
    atoms = set(cast(list[str], schema["type"]))
    return atoms | {"integer", "fraction"} if "number" in atoms else atoms


def atom_of(value: JSON) -> str:
    """The type of a value."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else "boolean"
    if isinstance(value, int | float):
        return "integer" if value == math.floor(value) else "fraction"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _values(atom: str, schemas: Sequence[dict[str, JSON]]) -> tuple[JSON, ...] | None:
    enums = [cast(list[JSON], schema["enum"]) for schema in schemas if "enum" in schema]
    if not enums and atom not in _FINITE:
        return None
    values = [value for value in enums[0] if atom_of(value) == atom] if enums else _FINITE[atom]
    return tuple(value for value in values if all(may_be(value, schema) for schema in schemas))


def may_be(value: JSON, schema: Schema) -> bool:
    """Whether a schema may accept a value; False is certain."""
    return not is_applied(schema) or _verdicts(value, schema) != {False}


def accepts(value: JSON, schema: Schema) -> bool:
    """Whether a schema accepts a value on each server; True is certain."""
    return is_applied(schema) and _verdicts(value, schema) == {True}


def _verdicts(value: JSON, schema: Schema) -> set[bool | None]:
    """The verdicts of all servers: only Airflow 2 checks date-times. None: it rejects the conf."""
    return {_is_valid(value, schema, api) for api in get_args(Api)}


def _is_valid(value: JSON, schema: Schema, api: Api) -> bool | None:
    validator: Any = Draft202012Validator(schema, format_checker=checker_of_formats(api))
    try:
        return bool(validator.is_valid(value))
    except Exception:
        # The local check lets such a conf pass.
        return None


def is_applied(schema: JSON) -> bool:
    """Whether every server agrees with jsonschema about this form of a schema."""
    if isinstance(schema, dict):
        if not OPAQUE.isdisjoint(schema) or schema.get("format") in PERHAPS_CHECKED:
            return False
        return all(map(is_applied, schema.values()))
    return all(map(is_applied, schema)) if isinstance(schema, list) else True


def _covers(case: Case, schema: JSON) -> bool:
    if not isinstance(schema, dict):
        return schema is not False
    text = text_of(schema)
    if any(text_of(known) == text for known in case.schemas):
        return True
    if case.values is not None and is_applied(schema):
        return all(accepts(value, schema) for value in case.values)
    return all(_implies(case, keyword, schema) for keyword in schema)


def _implies(case: Case, keyword: str, schema: dict[str, JSON]) -> bool:
    of_atoms, rule = _RULES.get(keyword, (ATOMS, _never))
    return case.atom not in of_atoms or rule(case, schema[keyword], schema)


def _never(*_: object) -> bool:
    return False


def _same(*keywords: str) -> _Rule:
    """The rule for keywords that are only compared for equality."""

    def rule(case: Case, value: Any, schema: dict[str, JSON]) -> bool:
        wanted = text_of({key: schema[key] for key in keywords if key in schema})
        return any(
            text_of({key: known[key] for key in keywords if key in known}) == wanted
            for known in case.schemas
        )

    return rule


def _type(case: Case, value: list[str], schema: dict[str, JSON]) -> bool:
    return case.atom in _atoms({"type": cast(JSON, value)})


def _enum(case: Case, value: list[JSON], schema: dict[str, JSON]) -> bool:
    texts = set(map(text_of, value))
    return case.values is not None and all(text_of(one) in texts for one in case.values)


def _bound(*, sign: int, is_open: bool) -> _Rule:
    """The rule for a bound: a lower one if `sign` is 1, and exclusive with `is_open`."""
    closed, opened = (
        ("minimum", "exclusiveMinimum") if sign > 0 else ("maximum", "exclusiveMaximum")
    )

    def rule(case: Case, value: float, schema: dict[str, JSON]) -> bool:
        ends = [(sign * end, False) for end in case.found(closed)]
        ends += [(sign * end, True) for end in case.found(opened)]
        if case.atom == "integer":
            ends = [(math.floor(end) + 1 if out else math.ceil(end), False) for end, out in ends]
        wanted = sign * value
        return any(end > wanted or (end == wanted and (out or not is_open)) for end, out in ends)

    return rule


def _multiple(case: Case, value: float, schema: dict[str, JSON]) -> bool:
    if not isinstance(value, int):
        return text_of(value) in map(text_of, case.found("multipleOf"))
    if value == 1 and case.atom == "integer":
        return True
    return any(isinstance(one, int) and one % value == 0 for one in case.found("multipleOf"))


def _at_least(keyword: str) -> _Rule:
    return lambda case, value, schema: value <= max(case.found(keyword), default=0)


def _at_most(keyword: str) -> _Rule:
    return lambda case, value, schema: any(one <= value for one in case.found(keyword))


def _unique(case: Case, value: bool, schema: dict[str, JSON]) -> bool:  # noqa: FBT001
    return not value or any(case.found("uniqueItems"))


def _every(case: Case, value: list[JSON], schema: dict[str, JSON]) -> bool:
    return all(_covers(case, part) for part in value)


def _any(case: Case, value: list[JSON], schema: dict[str, JSON]) -> bool:
    return _same("anyOf")(case, value, schema) or any(_covers(case, part) for part in value)


def _one(case: Case, value: list[JSON], schema: dict[str, JSON]) -> bool:
    if _same("oneOf")(case, value, schema):
        return True
    possible = [part for part in value if not _excludes(case, part)]
    return len(possible) == 1 and _covers(case, possible[0])


def _not(case: Case, value: JSON, schema: dict[str, JSON]) -> bool:
    return _same("not")(case, value, schema) or _excludes(case, value)


def _excludes(case: Case, schema: JSON) -> bool:
    """Whether no value of the case is accepted by the schema."""
    both = cases([*case.schemas, cast(Schema, schema)])
    return all(other.atom != case.atom for other in both)


def _if(case: Case, value: JSON, schema: dict[str, JSON]) -> bool:
    if _same("if", "then", "else")(case, value, schema):
        return True
    return all(_covers(case, schema.get(branch, True)) for branch in ("then", "else"))


def of_item(schemas: Iterable[dict[str, JSON]], index: int | None) -> list[Schema]:
    """The schemas for an item of an array. None: an item after the numbered ones."""
    found: list[JSON] = []
    for schema in schemas:
        numbered = _schemas(schema, "prefixItems")
        if index is not None and index < len(numbered):
            found.append(numbered[index])
        elif "items" in schema:
            found.append(schema["items"])
    return cast(list[Schema], found)


def _numbered(case: Case, value: list[JSON], schema: dict[str, JSON]) -> bool:
    most = min(case.found("maxItems"), default=math.inf)
    return all(
        index >= most or accepts_all(of_item(case.schemas, index), cast(Schema, part))
        for index, part in enumerate(value)
    )


def _items(case: Case, value: Schema, schema: dict[str, JSON]) -> bool:
    first = len(_schemas(schema, "prefixItems"))
    known = max((len(numbered) for numbered in case.found("prefixItems")), default=0)
    most = min(case.found("maxItems"), default=math.inf)
    further = most <= max(first, known) or accepts_all(of_item(case.schemas, None), value)
    return further and all(
        index >= most or accepts_all(of_item(case.schemas, index), value)
        for index in range(first, known)
    )


def of_key(schemas: Iterable[dict[str, JSON]], name: str) -> list[Schema]:
    """The schemas for the value of a key of an object."""
    found: list[JSON] = []
    for schema in schemas:
        own = [item for known, item in _members(schema, "properties").items() if known == name]
        own += _by_pattern(schema, name)
        if not own and "additionalProperties" in schema:
            own = [schema["additionalProperties"]]
        found += own
    return cast(list[Schema], found)


def of_other_keys(schemas: Iterable[dict[str, JSON]], patterns: Iterable[str] = ()) -> list[Schema]:
    """The schemas for the value of a key that is not named and matches none of the patterns."""
    excluded = set(patterns)
    return [
        cast(Schema, schema["additionalProperties"])
        for schema in schemas
        if "additionalProperties" in schema
        and excluded.issuperset(_members(schema, "patternProperties"))
    ]


def _members(schema: dict[str, JSON], keyword: str) -> dict[str, JSON]:
    return cast(dict[str, JSON], schema.get(keyword, {}))


def _by_pattern(schema: dict[str, JSON], name: str) -> list[JSON]:
    patterns = _members(schema, "patternProperties")
    return [item for pattern, item in patterns.items() if re.search(pattern, name)]


def named_keys(schemas: Iterable[dict[str, JSON]]) -> list[str]:
    """The keys that schemas name, sorted."""
    return sorted({name for schema in schemas for name in _members(schema, "properties")})


def _properties(case: Case, value: dict[str, Schema], schema: dict[str, JSON]) -> bool:
    return all(accepts_all(of_key(case.schemas, name), part) for name, part in value.items())


def _patterns(case: Case, value: dict[str, Schema], schema: dict[str, JSON]) -> bool:
    names = named_keys(case.schemas)
    for pattern, part in value.items():
        named = [name for name in names if re.search(pattern, name)]
        known = [of_key(case.schemas, name) for name in named]
        others = of_other_keys(case.schemas)
        others += [
            cast(Schema, patterns[pattern])
            for patterns in case.found("patternProperties")
            if pattern in patterns
        ]
        if not all(accepts_all(one, part) for one in (*known, others)):
            return False
    return True


def _further(case: Case, value: Schema, schema: dict[str, JSON]) -> bool:
    named = [
        name
        for name in named_keys(case.schemas)
        if name not in _members(schema, "properties") and not _by_pattern(schema, name)
    ]
    others = of_other_keys(case.schemas, _members(schema, "patternProperties"))
    return accepts_all(others, value) and all(
        accepts_all(of_key(case.schemas, name), value) for name in named
    )


def _names(case: Case, value: Schema, schema: dict[str, JSON]) -> bool:
    return accepts_all([{"type": ["string"]}, *case.found("propertyNames")], value)


def _required(case: Case, value: list[str], schema: dict[str, JSON]) -> bool:
    return set(value) <= {name for names in case.found("required") for name in names}


def _least_keys(case: Case, value: int, schema: dict[str, JSON]) -> bool:
    needed = {name for names in case.found("required") for name in names}
    least: int = max(case.found("minProperties"), default=0)
    return value <= max(len(needed), least)


def _dependent_names(case: Case, value: dict[str, list[str]], schema: dict[str, JSON]) -> bool:
    always = {name for names in case.found("required") for name in names}
    return all(
        always.union(*(known.get(name, ()) for known in case.found("dependentRequired")))
        >= set(needed)
        for name, needed in value.items()
    )


_NUMBERS = ("integer", "fraction")
_RULES: dict[str, tuple[Sequence[str], _Rule]] = {
    "type": (ATOMS, _type),
    "enum": (ATOMS, _enum),
    "minimum": (_NUMBERS, _bound(sign=1, is_open=False)),
    "exclusiveMinimum": (_NUMBERS, _bound(sign=1, is_open=True)),
    "maximum": (_NUMBERS, _bound(sign=-1, is_open=False)),
    "exclusiveMaximum": (_NUMBERS, _bound(sign=-1, is_open=True)),
    "multipleOf": (_NUMBERS, _multiple),
    "minLength": (("string",), _at_least("minLength")),
    "maxLength": (("string",), _at_most("maxLength")),
    "pattern": (("string",), _same("pattern")),
    "format": (("string",), _same("format")),
    "minItems": (("array",), _at_least("minItems")),
    "maxItems": (("array",), _at_most("maxItems")),
    "uniqueItems": (("array",), _unique),
    "prefixItems": (("array",), _numbered),
    "items": (("array",), _items),
    "contains": (("array",), _same("contains", "minContains", "maxContains")),
    # They are handled together with "contains" and "if".
    **dict.fromkeys(("minContains", "maxContains", "then", "else"), ((), _never)),
    "properties": (("object",), _properties),
    "patternProperties": (("object",), _patterns),
    "additionalProperties": (("object",), _further),
    "propertyNames": (("object",), _names),
    "required": (("object",), _required),
    "minProperties": (("object",), _least_keys),
    "maxProperties": (("object",), _at_most("maxProperties")),
    "dependentRequired": (("object",), _dependent_names),
    "dependentSchemas": (("object",), _same("dependentSchemas")),
    "allOf": (ATOMS, _every),
    "anyOf": (ATOMS, _any),
    "oneOf": (ATOMS, _one),
    "not": (ATOMS, _not),
    "if": (ATOMS, _if),
}
