"""The part of a JSON Schema that Python's types can express.

A `Shape` is a union. It is read from the keywords that have a counterpart in Python's types, with
`allOf` and `$ref` as intersections, `anyOf` and `oneOf` as unions. All other keywords are ignored,
and a schema that cannot be understood is any JSON: a shape may be too wide, but not too narrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, Literal, TypeAlias, TypeGuard, cast

import attrs
import jsonschema
from jsonschema.validators import validator_for
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import specification_with

from airflow_trigger.models import JSON

# Lists and dicts nested deeper than this are any JSON, as their type would be unreadable. Objects
# with known keys do not count, because each is a class.
DEEPEST = 8
# Intersections of larger unions are not computed.
MOST_COMBINATIONS = 10_000

# The formats of strings that Python objects are converted to.
CONVERTED = ("date", "date-time", "uuid")
KINDS = ("string", "number", "boolean", "array", "object", "null")


@attrs.frozen
class Anything:
    """Any JSON."""


@attrs.frozen
class Plain:
    """All values of a scalar type; for strings also the formats with accepted Python objects."""

    type: str
    formats: tuple[str, ...] = ()


@attrs.frozen
class Only:
    """One value."""

    value: str | int
    type: str


@attrs.frozen
class ListOf:
    """A list."""

    items: Shape


@attrs.frozen
class DictOf:
    """A dict with any keys."""

    values: Shape


@attrs.frozen
class Keys:
    """A dict with known keys: those of a record, by its number."""

    record: int


@attrs.frozen(eq=False)
class _Source:
    """A schema, and the document that its references point into."""

    schema: Mapping[str, JSON]
    resolver: Any


@attrs.frozen
class _Deferred:
    """The arrays or objects that all these schemas accept; read later, as they may be recursive."""

    type: Literal["array", "object"]
    sources: tuple[_Source, ...] = ()


Part: TypeAlias = Anything | Plain | Only | ListOf | DictOf | Keys | _Deferred
Shape: TypeAlias = tuple[Part, ...]

ANYTHING: Shape = (Anything(),)
NOTHING: Shape = ()
# With all these types, all lists and all dicts, a shape is any JSON.
_EVERY_SCALAR = {"string", "number", "boolean", "null"}


@attrs.frozen
class Field:
    """A key of a record."""

    shape: Shape
    required: bool
    description: str | None = None


@attrs.define
class Record:
    """An object with known keys.

    Attributes:
        fields: Its keys.
        description: The description in its schema.
    """

    fields: dict[str, Field] = attrs.field(factory=dict[str, Field])
    description: str | None = None


def read(schema: Mapping[str, JSON], records: list[Record]) -> Shape:
    """Return the shape of a param's schema, and append the records of its `Keys`."""
    try:
        return _Reader(schema, records).read()
    except (RecursionError, ValueError, _NotApplicable):
        # Endlessly nested, a reference that is not a URL, or invalid: the server decides.
        return ANYTHING


def is_sendable(text: str) -> bool:
    """Whether a conf can contain the text: no NUL, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


class _NotApplicable(Exception):
    """The server cannot apply the schema to any value."""


class _Reader:
    """Reads the schema of one param, which is a document of its own."""

    def __init__(self, schema: Mapping[str, JSON], records: list[Record]) -> None:
        kind: Any = validator_for(schema, default=jsonschema.Draft202012Validator)
        try:
            kind.check_schema(schema)
        except Exception as problem:
            raise _NotApplicable from problem
        if kind is jsonschema.Draft3Validator:
            raise _NotApplicable
        self._ref_stands_alone = kind in (
            jsonschema.Draft4Validator,
            jsonschema.Draft6Validator,
            jsonschema.Draft7Validator,
        )
        self._has_const = kind is not jsonschema.Draft4Validator
        self._has_prefix_items = kind is jsonschema.Draft202012Validator
        self._specification: Any = specification_with(kind.ID_OF(kind.META_SCHEMA))
        # An empty registry, without a way to retrieve anything.
        registry: Registry[Any] = Registry()
        document = self._specification.create_resource(schema)
        # By the identity of the schema, so that recursive schemas end.
        self._sources: dict[int, _Source] = {}
        self._root = self._source(schema, registry.resolver_with_root(document))
        self._records = records
        self._numbers: dict[tuple[int, ...], int] = {}
        self._unfinished: list[tuple[Record, tuple[_Source, ...]]] = []
        # The schemas being read, to detect circular references.
        self._inside: set[int] = set()

    def read(self) -> Shape:
        shape = self._settled(self._shape(self._root), 0)
        while self._unfinished:
            record, sources = self._unfinished.pop(0)
            record.fields = self._fields(sources)
        return shape

    def _source(self, schema: Mapping[str, JSON], resolver: Any) -> _Source:
        if id(schema) not in self._sources:
            resource = self._specification.create_resource(schema)
            self._sources[id(schema)] = _Source(schema, resolver.in_subresource(resource))
        return self._sources[id(schema)]

    def _shape_of(self, schema: JSON, parent: _Source) -> Shape:
        if isinstance(schema, dict):
            return self._shape(self._source(schema, parent.resolver))
        return NOTHING if schema is False else ANYTHING

    def _shape(self, source: _Source) -> Shape:
        identity = id(source.schema)
        if identity in self._inside:
            return ANYTHING
        self._inside.add(identity)
        try:
            return self._all_of(source)
        finally:
            self._inside.remove(identity)

    def _all_of(self, source: _Source) -> Shape:
        schema = source.schema
        parts: list[Shape] = []
        if "$ref" in schema:
            parts.append(self._referred(str(schema["$ref"]), source))
            if self._ref_stands_alone:
                return parts[0]
        parts.append(_typed(source))
        parts += [self._shape_of(one, source) for one in _schemas(schema.get("allOf"))]
        for name in ("anyOf", "oneOf"):
            if name in schema:
                choices = [self._shape_of(one, source) for one in _schemas(schema[name])]
                parts.append(union(choices))
        shape = reduce(_intersection, parts)
        if "enum" in schema:
            shape = _chosen(shape, _schemas(schema["enum"]))
        if "const" in schema and self._has_const:
            shape = _chosen(shape, [schema["const"]])
        return shape

    def _referred(self, ref: str, source: _Source) -> Shape:
        try:
            found = source.resolver.lookup(ref)
        except Unresolvable:
            return ANYTHING
        contents: object = found.contents
        if isinstance(contents, dict):
            return self._shape(self._source(cast(dict[str, JSON], contents), found.resolver))
        return NOTHING if contents is False else ANYTHING

    def _settled(self, shape: Shape, depth: int) -> Shape:
        """The shape after reading its arrays and objects."""
        return union([(self._settled_part(part, depth),) for part in shape])

    def _settled_part(self, part: Part, depth: int) -> Part:
        if not isinstance(part, _Deferred):
            return part
        if part.type == "object" and any(map(_has_known_keys, part.sources)):
            return Keys(self._number(part.sources))
        inside = self._items if part.type == "array" else self._values
        shape = ANYTHING
        if depth < DEEPEST:
            shapes = [inside(source) for source in part.sources]
            shape = self._settled(reduce(_intersection, shapes, ANYTHING), depth + 1)
        return ListOf(shape) if part.type == "array" else DictOf(shape)

    def _number(self, sources: tuple[_Source, ...]) -> int:
        identity = tuple(id(source.schema) for source in sources)
        if identity not in self._numbers:
            self._numbers[identity] = len(self._records)
            described = (source.schema.get("description") for source in sources)
            texts = [text for text in described if isinstance(text, str)]
            record = Record(description=texts[0] if texts else None)
            self._records.append(record)
            self._unfinished.append((record, sources))
        return self._numbers[identity]

    def _items(self, source: _Source) -> Shape:
        schema = source.schema
        first, rest = schema.get("prefixItems", []), schema.get("items", True)
        if not self._has_prefix_items:
            first = []
            if isinstance(rest, list):
                first, rest = rest, schema.get("additionalItems", True)
        return union([self._shape_of(one, source) for one in [*_schemas(first), rest]])

    def _values(self, source: _Source) -> Shape:
        schema = source.schema
        named = [*_members(schema, "properties").values()]
        named += _members(schema, "patternProperties").values()
        named.append(schema.get("additionalProperties", True))
        return union([self._shape_of(one, source) for one in named])

    def _fields(self, sources: tuple[_Source, ...]) -> dict[str, Field]:
        required = {
            str(name) for source in sources for name in _schemas(source.schema.get("required"))
        }
        named = [name for source in sources for name in _members(source.schema, "properties")]
        fields: dict[str, Field] = {}
        for name in dict.fromkeys([*named, *sorted(required)]):
            field = self._field(name, sources, required=name in required)
            # A key without any allowed value is left out, unless it is required.
            if is_sendable(name) and (field.required or field.shape != NOTHING):
                fields[name] = field
        return fields

    def _field(self, name: str, sources: tuple[_Source, ...], *, required: bool) -> Field:
        shape = reduce(_intersection, [self._member(name, source) for source in sources])
        texts: list[str] = []
        for source in sources:
            schema = _members(source.schema, "properties").get(name)
            text = schema.get("description") if isinstance(schema, dict) else None
            if isinstance(text, str):
                texts.append(text)
        return Field(self._settled(shape, 0), required, texts[0] if texts else None)

    def _member(self, name: str, source: _Source) -> Shape:
        properties = _members(source.schema, "properties")
        if name in properties:
            return self._shape_of(properties[name], source)
        if "patternProperties" in source.schema:
            # Only a validator can decide whether a pattern matches the name.
            return ANYTHING
        return self._shape_of(source.schema.get("additionalProperties", True), source)


def _has_known_keys(source: _Source) -> bool:
    # JSON Schema allows other keys by default. They are taken as intended only if the schema
    # allows them explicitly.
    schema = source.schema
    if "patternProperties" in schema or schema.get("additionalProperties", False) is not False:
        return False
    if "" in _members(schema, "properties") or "" in _schemas(schema.get("required")):
        # No type checker accepts an empty key.
        return False
    return "properties" in schema or "additionalProperties" in schema


def _schemas(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []


def _members(schema: Mapping[str, JSON], name: str) -> dict[str, JSON]:
    members = schema.get(name)
    return members if isinstance(members, dict) else {}


def _typed(source: _Source) -> Shape:
    """The shape given by `type` and the keywords for single types."""
    schema = source.schema
    types = schema.get("type", list(KINDS))
    found = [str(one) for one in (types if isinstance(types, list) else [types])]
    return union([(_typed_part(one, source),) for one in found])


def _typed_part(name: str, source: _Source) -> Part:
    if name == "array":
        return _Deferred("array", (source,) if _ARRAY_KEYWORDS & source.schema.keys() else ())
    if name == "object":
        return _Deferred("object", (source,) if _OBJECT_KEYWORDS & source.schema.keys() else ())
    format_ = source.schema.get("format")
    if name == "string" and format_ in CONVERTED:
        return Plain(name, (str(format_),))
    return Plain(name)


_ARRAY_KEYWORDS = {"items", "prefixItems", "additionalItems"}
_OBJECT_KEYWORDS = {"properties", "patternProperties", "additionalProperties", "required"}


def union(shapes: Iterable[Shape]) -> Shape:
    """The shape that accepts what any of the shapes accepts, with its parts in a fixed order."""
    parts = list(dict.fromkeys(part for shape in shapes for part in shape))
    whole = {part.type for part in parts if isinstance(part, Plain)}
    if Anything() in parts or _is_anything(parts, whole):
        return ANYTHING
    if {False, True} <= {part.value for part in parts if _is_only(part, "boolean")}:
        whole.add("boolean")
        parts.append(Plain("boolean"))
    if "number" in whole:
        whole.add("integer")
        parts = [part for part in parts if part != Plain("integer")]
    parts = [part for part in parts if not (isinstance(part, Only) and part.type in whole)]
    return tuple(sorted(_with_one_container(_with_one_string(parts)), key=_rank))


def _is_anything(parts: list[Part], whole: set[str]) -> bool:
    has_all_lists = _Deferred("array") in parts or ListOf(ANYTHING) in parts
    has_all_dicts = _Deferred("object") in parts or DictOf(ANYTHING) in parts
    return whole >= _EVERY_SCALAR and has_all_lists and has_all_dicts


def _is_only(part: Part, type_: str) -> TypeGuard[Only]:
    return isinstance(part, Only) and part.type == type_


def _with_one_string(parts: list[Part]) -> list[Part]:
    """The parts, with the formats of all strings in one."""
    strings = [part for part in parts if isinstance(part, Plain) and part.type == "string"]
    if len(strings) < 2:
        return parts
    formats = {name for part in strings for name in part.formats}
    others = [part for part in parts if part not in strings]
    return [*others, Plain("string", tuple(sorted(formats)))]


# Literals come first, containers before None at the end, as is usual in annotations.
_PLAIN_RANKS = {"string": 1, "integer": 2, "number": 3, "boolean": 4, "null": 6}


def _with_one_container(parts: list[Part]) -> list[Part]:
    """The parts, with the items of all lists in one, and the values of all dicts.

    mypy refuses nested literals for some unions of lists.
    """
    lists = [part.items for part in parts if isinstance(part, ListOf)]
    dicts = [part.values for part in parts if isinstance(part, DictOf)]
    merged: list[Part] = [part for part in parts if not isinstance(part, ListOf | DictOf)]
    if lists:
        merged.append(ListOf(union(lists)))
    if dicts:
        merged.append(DictOf(union(dicts)))
    return merged


def _rank(part: Part) -> int:
    if isinstance(part, Plain):
        return _PLAIN_RANKS[part.type]
    return 0 if isinstance(part, Only) else max(_PLAIN_RANKS.values()) - 1


def _intersection(one: Shape, other: Shape) -> Shape:
    """The shape that accepts what both accept."""
    if other == ANYTHING or len(one) * len(other) > MOST_COMBINATIONS:
        return one
    if one == ANYTHING:
        return other
    met = [_met(left, right) for left in one for right in other]
    return union([(part,) for part in met if part is not None])


def _met(one: Part, other: Part) -> Part | None:
    if isinstance(one, Plain) and isinstance(other, Plain):
        return _met_plain(one, other)
    if isinstance(one, _Deferred) and isinstance(other, _Deferred):
        if one.type != other.type:
            return None
        return _Deferred(one.type, tuple(dict.fromkeys([*one.sources, *other.sources])))
    if isinstance(one, Only):
        return one if other == one or _covers(other, one) else None
    if isinstance(other, Only):
        return other if _covers(one, other) else None
    return None


def _met_plain(one: Plain, other: Plain) -> Plain | None:
    if one.type == other.type:
        return one if one.formats else other
    if {one.type, other.type} == {"integer", "number"}:
        return Plain("integer")
    return None


def _covers(part: Part, only: Only) -> bool:
    if not isinstance(part, Plain):
        return False
    return part.type == only.type or (part.type == "number" and only.type == "integer")


def _chosen(shape: Shape, values: list[JSON]) -> Shape:
    """The values that the shape accepts, as a shape."""
    wanted = union([(part,) for value in values if (part := _part_of(value)) is not None])
    return _intersection(shape, wanted)


def _part_of(value: JSON) -> Part | None:
    """The narrowest part that accepts the value; None if no conf can contain it."""
    if isinstance(value, bool):
        return Only(value, "boolean")
    if isinstance(value, str):
        return Only(value, "string") if is_sendable(value) else None
    if isinstance(value, int):
        return Only(value, "integer")
    if isinstance(value, float):
        # Literal types cannot contain fractions.
        return Only(int(value), "integer") if value.is_integer() else Plain("number")
    if value is None:
        return Plain("null")
    return _Deferred("array" if isinstance(value, list) else "object")
