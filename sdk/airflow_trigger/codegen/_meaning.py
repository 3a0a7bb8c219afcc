"""What a JSON Schema asserts, in a normal form: references are inlined, annotations left out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias, cast
from urllib.parse import unquote

import attrs
from jsonschema import Draft6Validator, Draft7Validator, Draft201909Validator, Draft202012Validator
from jsonschema.validators import validator_for

from airflow_trigger._flows.schema import DATE_TIME, FORMATS
from airflow_trigger.models import JSON

Schema: TypeAlias = "dict[str, JSON] | bool"

# Keywords that contain other schemas.
NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
LISTED = frozenset({"allOf", "anyOf", "oneOf"})
NESTED = frozenset(
    {"items", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else"}
    | {"unevaluatedItems", "unevaluatedProperties", "additionalItems"}
)
# Keywords without a meaning of their own; jsonschema reads them together with another keyword.
FOLLOWERS = {"then": "if", "else": "if", "minContains": "contains", "maxContains": "contains"}
# Keywords whose meaning depends on more than their own value.
OPAQUE = frozenset({"$ref", "unevaluatedItems", "unevaluatedProperties"})
# References whose target depends on the path to them.
_DYNAMIC = frozenset({"$dynamicRef", "$recursiveRef"})
# The formats that a server checks if the package for them is installed. All others are hints.
PERHAPS_CHECKED = frozenset(
    {"color", "duration", "hostname", "idn-hostname", "iri", "iri-reference", "json-pointer"}
    | {"relative-json-pointer", "uri", "uri-reference", "uri-template"}
)
_CHECKED = PERHAPS_CHECKED | {*FORMATS, DATE_TIME}
_REF_ALONE: tuple[Any, ...] = (Draft6Validator, Draft7Validator)
_READ: tuple[Any, ...] = (*_REF_ALONE, Draft201909Validator, Draft202012Validator)
# The largest number of schemas in one schema, including those that it refers to.
_MOST = 2000


class Unreadable(Exception):
    """A schema that cannot be compared with others."""


@attrs.frozen
class Meaning:
    """What a schema asserts.

    Attributes:
        schema: The schema, with keywords of draft 2020-12 and "enum" for "const". None: it cannot
            be compared, because it is invalid or refers to another document.
        text: Equal for schemas that assert the same, written in the same way.
    """

    schema: Schema | None
    text: str


def meaning(schema: Mapping[str, JSON]) -> Meaning:
    """Read a schema."""
    kind: Any = validator_for(schema, default=Draft202012Validator)
    root = {key: item for key, item in schema.items() if key != "default"}
    try:
        kind.check_schema(root)
    except Exception:
        root.pop("description", None)
        return Meaning(None, text_of(root))
    outline = _Outline(root, kind).text()
    if kind not in _READ:
        # In older drafts the same keywords have another meaning: 1.0 is not an integer.
        return Meaning(None, f"{kind.__name__} {outline}")
    try:
        return Meaning(_Inlined(root, kind).read(root), outline)
    except (Unreadable, RecursionError):
        return Meaning(None, outline)


def text_of(value: JSON) -> str:
    """A text that is equal for values equal in JSON Schema: 1 and 1.0 are, 1 and true are not."""
    return json.dumps(_integers(value), sort_keys=True)


def _integers(value: JSON) -> JSON:
    if isinstance(value, dict):
        return {key: _integers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_integers(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _Reader:
    """Reads a schema; subclasses decide how to treat references."""

    def __init__(self, root: dict[str, JSON], kind: Any) -> None:
        self.root = root
        self.kind = kind

    def referred(self, pointer: str) -> Schema:
        """The replacement of a reference."""
        raise NotImplementedError

    def read(self, schema: JSON) -> Schema:
        """Read a schema, or a part of one."""
        if not isinstance(schema, dict):
            return schema is not False
        if "$ref" in schema and self.kind in _REF_ALONE:
            return self.referred(str(schema["$ref"]))
        return self._keywords(schema)

    def _keywords(self, schema: dict[str, JSON]) -> Schema:
        read: dict[str, JSON] = {}
        every: list[JSON] = []
        for keyword, value in sorted(schema.items()):
            if keyword == "$ref":
                every.append(self.referred(str(value)))
            elif keyword == "const":
                every.append({"enum": [value]})
            elif self._is_asserted(keyword, schema):
                read[keyword] = self._value(keyword, value)
        return self._in_one_spelling(read, [one for one in every if one is not True])

    def _is_asserted(self, keyword: str, schema: dict[str, JSON]) -> bool:
        leader = FOLLOWERS.get(keyword)
        if leader is None:
            return keyword in self.kind.VALIDATORS
        if leader == "contains" and self.kind in _REF_ALONE:
            return False  # "minContains" and "maxContains" are new in draft 2019-09
        return leader in schema and leader in self.kind.VALIDATORS

    def _value(self, keyword: str, value: JSON) -> JSON:
        if keyword in NAMED and isinstance(value, dict):
            return {name: self.read(item) for name, item in sorted(value.items())}
        if keyword in LISTED | {"prefixItems"} and isinstance(value, list):
            read: list[JSON] = [self.read(item) for item in value]
            return read if keyword == "prefixItems" else sorted(read, key=text_of)
        if keyword == "items" and isinstance(value, list):
            return [self.read(item) for item in value]
        if keyword in NESTED:
            return self.read(value)
        if keyword == "dependencies" and isinstance(value, dict):
            return {
                name: sorted(item, key=text_of) if isinstance(item, list) else self.read(item)
                for name, item in sorted(value.items())
            }
        if keyword in ("required", "enum", "type") and isinstance(value, list):
            return [json.loads(text) for text in sorted({text_of(item) for item in value})]
        return value

    def _in_one_spelling(self, read: dict[str, JSON], every: list[JSON]) -> Schema:
        if isinstance(read.get("items"), list):
            read["prefixItems"] = read.pop("items")
            if "additionalItems" in read:
                read["items"] = read.pop("additionalItems")
        if self.kind is not Draft202012Validator and "prefixItems" not in read:
            read.pop("additionalItems", None)
        for name, needed in cast(dict[str, JSON], read.pop("dependencies", {})).items():
            keyword = "dependentRequired" if isinstance(needed, list) else "dependentSchemas"
            cast(dict[str, JSON], read.setdefault(keyword, {}))[name] = needed
        if "format" in read and read["format"] not in _CHECKED:
            del read["format"]
        if isinstance(kind := read.get("type"), str):
            read["type"] = [kind]
        if "enum" not in read and len(every) == 1 and is_just_enum(every[0]):
            read |= cast(dict[str, JSON], every.pop())
        if every:
            together = [*cast(list[JSON], read.get("allOf", [])), *every]
            read["allOf"] = sorted(together, key=text_of)
        return read or True

    def target(self, pointer: str) -> JSON:
        """What a reference to a place in this schema refers to; raises Unreadable for others."""
        if pointer != "#" and not pointer.startswith("#/"):
            raise Unreadable
        target: JSON = self.root
        for step in pointer.split("/")[1:]:
            name = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(target, dict) and name in target:
                target = target[name]
            elif isinstance(target, list) and name.isdecimal() and int(name) < len(target):
                target = target[int(name)]
            else:
                raise Unreadable
        return target


class _Outline(_Reader):
    """Keeps references, and reads their targets separately."""

    def text(self) -> str:
        """The schema and all that it refers to."""
        self._pending = ["#"]
        parts: dict[str, JSON] = {}
        while self._pending:
            pointer = self._pending.pop()
            if pointer not in parts:
                try:
                    parts[pointer] = self.read(self.target(pointer))
                except Unreadable:
                    parts[pointer] = "elsewhere"
        return text_of(parts)

    def referred(self, pointer: str) -> Schema:
        self._pending.append(pointer)
        return {"$ref": pointer}


class _Inlined(_Reader):
    """Replaces references with their targets."""

    def __init__(self, root: dict[str, JSON], kind: Any) -> None:
        super().__init__(root, kind)
        self._open = ["#"]
        self._count = 0

    def read(self, schema: JSON) -> Schema:
        self._count += 1
        if self._count > _MOST:
            raise Unreadable
        if isinstance(schema, dict):
            self._must_be_readable(schema)
        return super().read(schema)

    def _must_be_readable(self, schema: dict[str, JSON]) -> None:
        inside = schema is not self.root
        other: Any = validator_for(schema, default=self.kind)
        if (
            other is not self.kind
            or (inside and "$id" in schema)
            or not _DYNAMIC.isdisjoint(schema)
        ):
            raise Unreadable
        try:
            for pattern in cast(dict[str, JSON], schema.get("patternProperties", {})):
                re.compile(pattern)
        except re.error:
            raise Unreadable from None

    def referred(self, pointer: str) -> Schema:
        target = self.target(pointer)
        if pointer in self._open:
            # The schema contains itself. It is equal only if the whole schema is equal.
            return {"$ref": [pointer, _Outline(self.root, self.kind).text()]}
        self._open.append(pointer)
        read = self.read(target)
        self._open.pop()
        return read


def is_just_enum(schema: JSON) -> bool:
    """Whether a schema has no keyword except "enum"."""
    return isinstance(schema, dict) and set(schema) == {"enum"}
