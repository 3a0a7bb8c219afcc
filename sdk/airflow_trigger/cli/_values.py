"""Converts text from the command line to JSON, by the JSON Schema of a param."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias, cast
from urllib.parse import unquote

from airflow_trigger._flows.schema import Validator
from airflow_trigger._json import NotJson, finite, read_json
from airflow_trigger.models import JSON

Schema: TypeAlias = "Mapping[str, JSON]"

# Other spellings of booleans than JSON's.
BOOLEANS = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}
# `date +%m` prints 08, which is not a JSON number.
A_NUMBER = re.compile(r"([+-]?)0*(\d+(?:\.\d+)?)", re.ASCII)
# Keywords that apply to strings only.
OF_TEXTS = {"format", "pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType"}
# Keywords that a local `$ref` may point into, and the dialect.
SHARED = ("$defs", "definitions", "$schema")
MOST_REFS = 20
NOTHING: Schema = {}


class Place:
    """A place in a conf, with its schema.

    Args:
        schema: The schema of the place.
        root: The schema of the param, to which a local `$ref` points.

    >>> Place({"type": "integer"}).value("3"), Place({"type": "string"}).value("3")
    (3, '3')
    """

    def __init__(self, schema: JSON, root: Schema | None = None) -> None:
        self._root = root if root is not None else _as_schema(schema)
        self._schema = self._resolved(schema)
        self._types = self._declared(self._schema, MOST_REFS)
        self._validator: Validator | None = None
        self._items: Place | None = None

    @property
    def has_types(self) -> bool:
        """Whether the schema restricts the type."""
        return bool(self._types)

    def value(self, text: str, *, is_file: bool = False) -> JSON:
        """The value that a text means: the first interpretation that the schema accepts.

        If the schema accepts none, this returns a value of a type that the schema names, if
        possible, and the checks of the conf explain the problem.

        Args:
            text: The text.
            is_file: Whether the text was read from a file; commas are no separators there.

        Raises:
            NotJson: The text must be JSON, and is not.
        """
        value = self._read(text, has_lists=not is_file)
        is_to_be_json = "string" not in self._types and self._types & {"array", "object"}
        is_one = isinstance(value, str) and (is_file or text.lstrip()[:1] in ("[", "{"))
        if is_to_be_json and is_one:
            read_json(text)
        return value

    def _read(self, text: str, *, has_lists: bool) -> JSON:
        readings = list(self._readings(text, has_lists=has_lists))
        for reading in readings:
            if self._is_valid(reading):
                return reading
        of_a_type = [one for one in readings if self._types & _types_of(one)]
        return of_a_type[0] if of_a_type else text

    def _readings(self, text: str, *, has_lists: bool) -> Iterator[JSON]:
        """The possible interpretations of the text, the preferred one first."""
        types = self._types
        whole = [] if (value := _json_or_text(text)) is text else [self._whole(value)]
        if text == "null" or text[:1] in ("[", "{"):
            yield from (one for one in whole if _types_of(one) & types)
        if "string" in types:
            yield text
        yield from whole
        stripped = text.strip()
        if types & {"integer", "number"} and (number := A_NUMBER.fullmatch(stripped)):
            yield from _number("".join(number.groups()))
        if "boolean" in types and stripped.lower() in BOOLEANS:
            yield BOOLEANS[stripped.lower()]
        if "array" in types and has_lists and text[:1] not in ("[", "{"):
            parts = text.split(",") if text else []
            yield [self._item._read(part, has_lists=False) for part in parts]
        yield text

    def _whole(self, value: JSON) -> JSON:
        """The number as an int if it is a whole number: in JSON Schema 1000.0 is an integer."""
        is_whole = isinstance(value, float) and value.is_integer()
        of_integers = "integer" in self._types and "number" not in self._types
        return int(cast(float, value)) if is_whole and of_integers else value

    @property
    def _item(self) -> Place:
        if self._items is None:
            found = [
                one["items"] for one in self._branches(self._schema, MOST_REFS) if "items" in one
            ]
            self._items = Place(_any_of(found), self._root)
        return self._items

    def inside(self, names: list[str]) -> tuple[int, Place, bool]:
        """The property that the first of these names identify.

        A name may contain dots itself: the longest declared name wins.

        Returns:
            How many of the names it uses, its place, and whether the schema allows it.
        """
        branches = list(self._branches(self._schema, MOST_REFS))
        for count in range(len(names), 0, -1):
            name = ".".join(names[:count])
            declared = [
                _part(one, "properties")[name]
                for one in branches
                if name in _part(one, "properties")
            ]
            if declared:
                return count, Place(_any_of(declared), self._root), True
        name = names[0]
        others = [
            schema
            for one in branches
            for pattern, schema in _part(one, "patternProperties").items()
            if _matches(pattern, name)
        ]
        others = others or [
            one["additionalProperties"] for one in branches if one.get("additionalProperties")
        ]
        is_open = bool(others) or not self.properties
        return 1, Place(_any_of(others), self._root), is_open

    @property
    def properties(self) -> dict[str, JSON]:
        """The properties that the schema names."""
        every: dict[str, JSON] = {}
        for one in self._branches(self._schema, MOST_REFS):
            every |= _part(one, "properties")
        return every

    def _is_valid(self, value: JSON) -> bool:
        if self._validator is None:
            shared = {name: self._root[name] for name in SHARED if name in self._root}
            # Airflow 2 checks more formats than Airflow 3.
            self._validator = Validator(shared | dict(self._schema), "v1")
        return not self._validator.errors(value)

    def _declared(self, schema: Schema, depth: int) -> frozenset[str]:
        """The types that a schema names, if any."""
        found: set[str] = set()
        for one in self._branches(schema, depth):
            declared = one.get("type")
            of_type = [declared] if isinstance(declared, str) else declared
            if isinstance(of_type, list):
                found |= {each for each in of_type if isinstance(each, str)}
            else:
                choices = one.get("enum", [one["const"]] if "const" in one else [])
                for choice in choices if isinstance(choices, list) else []:
                    found |= _types_of(choice)
                if OF_TEXTS & one.keys():
                    found.add("string")
        return frozenset(found)

    def _branches(self, schema: Schema, depth: int) -> Iterator[Schema]:
        """The schema, and the schemas that it is composed of."""
        yield schema
        for keyword in ("allOf", "anyOf", "oneOf"):
            members = schema.get(keyword)
            if isinstance(members, list) and depth:
                for member in members:
                    yield from self._branches(self._resolved(member), depth - 1)

    def _resolved(self, schema: JSON) -> Schema:
        """The schema, merged with what its `$ref` points to in the same param."""
        found = _as_schema(schema)
        for _ in range(MOST_REFS):
            ref = found.get("$ref")
            if not isinstance(ref, str) or not ref.startswith("#"):
                break
            target = self._at(ref)
            if target is None:
                break
            beside = {name: part for name, part in found.items() if name != "$ref"}
            found = {**target, **beside}
        return found

    def _at(self, ref: str) -> Schema | None:
        """The schema that a JSON pointer (RFC 6901) identifies."""
        here: JSON = dict(self._root)
        for step in ref.split("/")[1:]:
            name = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(here, dict) and name in here:
                here = here[name]
            elif isinstance(here, list) and name.isdecimal() and int(name) < len(here):
                here = here[int(name)]
            else:
                return None
        return cast(Schema, here) if isinstance(here, dict) and (ref == "#" or "/" in ref) else None


def _as_schema(schema: JSON | Schema) -> Schema:
    return schema if isinstance(schema, Mapping) else NOTHING


def _part(schema: Schema, keyword: str) -> dict[str, JSON]:
    part = schema.get(keyword)
    return part if isinstance(part, dict) else {}


def _any_of(schemas: list[JSON]) -> JSON:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas} if schemas else {}


def _matches(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:
        return False


def _json_or_text(text: str) -> JSON:
    try:
        return read_json(text)
    except NotJson:
        return text


def _number(text: str) -> Iterator[JSON]:
    try:
        yield finite(text) if "." in text else int(text)
    except ValueError:  # Python parses no int of more than 4300 digits
        return


def _types_of(value: JSON) -> set[str]:
    """The types of JSON Schema that a value has."""
    match value:
        case None:
            return {"null"}
        case bool():
            return {"boolean"}
        case int():
            return {"integer", "number"}
        case float():
            return {"number", "integer"}
        case str():
            return {"string"}
        case list():
            return {"array"}
        case _:
            return {"object"}
