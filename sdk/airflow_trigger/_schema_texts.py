"""What is wrong with a value, in words of our own: those of `jsonschema` show the value itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias, cast

from jsonschema.exceptions import ValidationError

from airflow_trigger._redaction import (
    HIDDEN,
    LONGEST_NAME,
    MOST_NAMES,
    kind_of,
    listed,
    path_text,
    quoted,
    says_secret,
)
from airflow_trigger.models import JSON

# What follows them in the path of a schema is a name that its author chose.
_NAMING = frozenset(
    {"properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions"}
)


class _Problem:
    """One error of `jsonschema`, as far as it may be told.

    Attributes:
        limit: The value of the keyword that the value does not fit.
        schema: The schema that has the keyword.
    """

    def __init__(self, error: ValidationError, name: str, *, is_secret: bool) -> None:
        # Typed by nobody: they are as the schema and the conf are.
        found: Any = error
        self.instance: JSON = found.instance
        self.keyword = "false" if found.validator is None else str(found.validator)
        self.limit: Any = found.validator_value
        self.schema = cast(Mapping[str, Any], found.schema)
        self.path: tuple[str | int, ...] = (name, *found.absolute_path)
        self.schema_path: tuple[str | int, ...] = tuple(found.absolute_schema_path)
        self.has_context = bool(found.context)
        self.named, self.is_of_a_name = _named(self.schema_path)
        self.is_secret = is_secret or any(
            says_secret(key) for key in self.path if isinstance(key, str)
        )
        self._shown_path = path_text(self.path, named={name, *self.named}, is_secret=is_secret)

    @property
    def place(self) -> Hashable:
        """The same for the errors that one keyword reports of one value."""
        return self.path, self.schema_path, id(self.instance)

    @property
    def subject(self) -> str:
        if self.is_of_a_name:
            name = self.names([str(self.instance)])
            return name if self.is_secret else f"the key {name}"
        return HIDDEN if self.is_secret else kind_of(self.instance)

    def names(self, keys: Iterable[str]) -> str:
        """Keys of the conf; those of a secret are a part of it."""
        every = list(keys)
        if self.is_secret:
            return f"{len(every):,} of its keys" if len(every) > 1 else "one of its keys"
        return listed(every)

    @property
    def line(self) -> str:
        text = _TEXTS.get(self.keyword, _unknown)
        return f"{self._shown_path}: {text(self)}"


def problem_lines(
    errors: Iterable[ValidationError], name: str, schema: Mapping[str, JSON]
) -> list[str]:
    """One line for each thing that is wrong with the value of a param."""
    is_secret = says_secret(name) or _is_marked_secret(schema)
    problems = [_Problem(error, name, is_secret=is_secret) for error in errors]
    one_of_each = {problem.place: problem for problem in problems}
    return list(dict.fromkeys(problem.line for problem in one_of_each.values()))


def _named(schema_path: Sequence[str | int]) -> tuple[frozenset[str | int], bool]:
    """The keys that a schema names on the way to a keyword, and whether it checks a key there."""
    named: set[str | int] = set()
    is_of_a_name = False
    steps = iter(schema_path)
    for keyword in steps:
        if keyword in _NAMING:
            name = next(steps, "")
            if keyword == "properties":
                named.add(name)
        elif keyword == "propertyNames":
            is_of_a_name = True
    return frozenset(named), is_of_a_name


def _is_marked_secret(schema: object) -> bool:
    """Whether anything in a schema says that it is of a secret: the whole value is not shown."""
    if isinstance(schema, list):
        return any(map(_is_marked_secret, cast(list[object], schema)))
    if not isinstance(schema, dict):
        return False
    known = cast(dict[str, object], schema)
    declared = known.get("format")
    if known.get("writeOnly") is True or (isinstance(declared, str) and says_secret(declared)):
        return True
    return any(map(_is_marked_secret, known.values()))


_Text: TypeAlias = Callable[[_Problem], str]


def _limited(words: str) -> _Text:
    return lambda problem: f"{problem.subject} {words} {quoted(problem.limit)}"


def _is_short(problem: _Problem) -> str:
    return f"{problem.subject} is too short: at least {_counted(problem)}"


def _is_long(problem: _Problem) -> str:
    return f"{problem.subject} is too long: at most {_counted(problem)}"


def _counted(problem: _Problem) -> str:
    unit = {"Length": "character", "Items": "item", "Properties": "key"}[problem.keyword[3:]]
    limit = quoted(problem.limit)
    return f"{limit} {unit}{'' if limit == '1' else 's'}"


def _minimum(problem: _Problem) -> str:
    # In draft 4 a boolean beside it says that it is not allowed itself.
    or_equal = " or equal to" if problem.schema.get("exclusiveMinimum") is True else ""
    return f"{problem.subject} is less than{or_equal} the minimum of {quoted(problem.limit)}"


def _maximum(problem: _Problem) -> str:
    or_equal = " or equal to" if problem.schema.get("exclusiveMaximum") is True else ""
    return f"{problem.subject} is greater than{or_equal} the maximum of {quoted(problem.limit)}"


def _type(problem: _Problem) -> str:
    types: object = problem.limit
    return f"{problem.subject} is not of type {listed(_list_of(types))}"


def _enum(problem: _Problem) -> str:
    choices = _list_of(problem.limit)
    if problem.is_secret:
        return f"{problem.subject} is not one of the {len(choices):,} values that are allowed"
    return f"{problem.subject} is not one of {listed(choices)}"


def _const(problem: _Problem) -> str:
    if problem.is_secret:
        return f"{problem.subject} is not the only value that is allowed"
    return f"{problem.subject} was given, and only {quoted(problem.limit)} is allowed"


def _required(problem: _Problem) -> str:
    given = cast(dict[str, JSON], problem.instance)
    if problem.limit is True:  # in draft 3 the property itself says so
        return "a required property is missing"
    missing = [name for name in _list_of(problem.limit) if name not in given]
    if len(missing) == 1:
        return f"{quoted(missing[0], LONGEST_NAME)} is a required property"
    return f"{listed(missing)} are required properties"


def _dependent(problem: _Problem) -> str:
    given = cast(dict[str, JSON], problem.instance)
    rules: Mapping[str, object] = problem.limit
    needs = {
        name: missing
        for name, needed in rules.items()
        if name in given
        and not isinstance(needed, dict | bool)
        and (missing := [other for other in _list_of(needed) if other not in given])
    }
    every = [f"{quoted(name, LONGEST_NAME)} also needs {listed(needs[name])}" for name in needs]
    return "; ".join(every[:MOST_NAMES])


def _additional_properties(problem: _Problem) -> str:
    given = cast(dict[str, JSON], problem.instance)
    declared = problem.schema.get("properties", {})
    patterns = list(problem.schema.get("patternProperties", {}))
    extra = [
        name
        for name in given
        if name not in declared and not any(re.search(pattern, name) for pattern in patterns)
    ]
    return f"Additional properties are not allowed: {problem.names(extra)}"


def _one_of(problem: _Problem) -> str:
    if problem.has_context:
        return f"{problem.subject} is not valid under any of the given schemas of 'oneOf'"
    return f"{problem.subject} is valid under more than one of the given schemas of 'oneOf'"


def _fixed(words: str) -> _Text:
    return lambda problem: f"{problem.subject} {words}"


def _unknown(problem: _Problem) -> str:
    return f"{problem.subject} does not fit {quoted(problem.keyword)} of its schema"


def _list_of(value: object) -> list[object]:
    return cast(list[object], value) if isinstance(value, list) else [value]


_TEXTS: dict[str, _Text] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _limited("is less than or equal to the minimum of"),
    "exclusiveMaximum": _limited("is greater than or equal to the maximum of"),
    "multipleOf": _limited("is not a multiple of"),
    "divisibleBy": _limited("is not a multiple of"),
    "minLength": _is_short,
    "maxLength": _is_long,
    "minItems": _is_short,
    "maxItems": _is_long,
    "minProperties": _is_short,
    "maxProperties": _is_long,
    "uniqueItems": _fixed("has non-unique elements"),
    "pattern": _limited("does not match"),
    "format": _limited("is not a"),
    "required": _required,
    "dependentRequired": _dependent,
    "dependencies": _dependent,
    "additionalProperties": _additional_properties,
    "additionalItems": _fixed("has more items than its schema allows"),
    "items": _fixed("has more items than its schema allows"),
    "unevaluatedProperties": _fixed("has keys that no part of its schema allows"),
    "unevaluatedItems": _fixed("has items that no part of its schema allows"),
    "contains": _fixed("has no item that fits 'contains'"),
    "minContains": _limited("has fewer items that fit 'contains' than"),
    "maxContains": _limited("has more items that fit 'contains' than"),
    "anyOf": _fixed("is not valid under any of the given schemas of 'anyOf'"),
    "oneOf": _one_of,
    "not": _fixed("is what 'not' of its schema excludes"),
    "false": _fixed("is not allowed there: its schema allows no value"),
}
