"""Describes the differences between two specs.

For maintainers who decide what a new Airflow version means for this package: requests and
successful responses, without descriptions, titles and examples. Schemas are compared by name. A
change in a schema is reported once: with the operation that uses it, or separately if several do.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Literal, TypeAlias

import attrs

from openapi.prepare import METHODS, SCHEMA_PREFIX, reachable, resolve
from openapi.specs import Document
from openapi.used import Used

Place: TypeAlias = Literal["body", "parameters", "response"]
# Schema → where an operation uses it.
Uses: TypeAlias = Mapping[str, frozenset[Place]]

_TELLING = frozenset({"description", "example", "examples", "externalDocs", "title"})
# Keys that are part of the kind or the fields of a value; every other key is a rule.
_KIND = frozenset({"$ref", "allOf", "anyOf", "const", "enum", "format", "items", "nullable"}) | {
    "oneOf",
    "properties",
    "required",
    "type",
}

# The number of operations from which on the same change is reported once.
_MANY = 3


@attrs.frozen
class Operation:
    """An operation of a spec."""

    route: str
    node: Document
    parameters: Mapping[str, Document]
    uses: Uses

    @property
    def name(self) -> str:
        return str(self.node["operationId"])

    def __str__(self) -> str:
        return f"{self.route} ({self.name})"


@attrs.frozen
class Change:
    """What changed in one place.

    Attributes:
        what: An operation, a schema of several operations, or several operations.
        lines: One line per difference.
        operations: The names of the affected operations.
        schema: The name of the schema, if the change is in one.
    """

    what: str
    lines: tuple[str, ...]
    operations: tuple[str, ...]
    schema: str | None = None


@attrs.frozen
class Differences:
    """All differences, in the order of the specs."""

    new: tuple[Operation, ...]
    gone: tuple[Operation, ...]
    changes: tuple[Change, ...]


def differences(old: Document, new: Document) -> Differences:
    before, after = operations_of(old), operations_of(new)
    both = [after[route] for route in after if route in before]
    comparison = _Comparison(old, new)
    lines = {one.route: list(comparison.operations(before[one.route], one)) for one in both}
    schemas: list[Change] = []
    for name, changed in comparison.named_schemas():
        users = [one for one in both if name in one.uses or name in before[one.route].uses]
        if len(users) == 1:
            (only,) = users
            lines[only.route] += [f"{_where(name, only)}: {line}" for line in changed]
        elif users:
            schemas.append(_of_schema(name, changed, users))
    alike = _taken_out_where_alike(lines, both)
    single = [
        Change(str(one), tuple(dict.fromkeys(lines[one.route])), (one.name,))
        for one in both
        if lines[one.route]
    ]
    return Differences(
        new=tuple(one for route, one in after.items() if route not in before),
        gone=tuple(one for route, one in before.items() if route not in after),
        changes=(*single, *schemas, *alike),
    )


def _where(name: str, operation: Operation) -> str:
    """Where an operation uses a schema, such as "body" or "response, PoolResponse"."""
    places = " and ".join(sorted(operation.uses.get(name, {"response"})))
    content = operation.node.get("requestBody", {}).get("content", {})
    bodies = [one.get("schema", {}) for one in content.values()]
    return places if {"$ref": SCHEMA_PREFIX + name} in bodies else f"{places}, {name}"


def _of_schema(name: str, lines: Iterable[str], users: list[Operation]) -> Change:
    found = set(chain.from_iterable(user.uses.get(name, ()) for user in users))
    plural = {"body": "bodies", "parameters": "parameters", "response": "responses"}
    places = " and ".join(words for place, words in plural.items() if place in found)
    names = tuple(user.name for user in users)
    return Change(f"{name}, in {places} of {_counted(names)}", tuple(lines), names, schema=name)


def _taken_out_where_alike(lines: Mapping[str, list[str]], both: list[Operation]) -> list[Change]:
    """Merge the same parameter in many operations into one change."""
    users: dict[str, list[str]] = defaultdict(list)
    for one in both:
        for line in lines[one.route]:
            if " parameter " in line:
                users[line].append(one.name)
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for line, names in users.items():
        if len(names) >= _MANY:
            together[tuple(names)].append(line)
    taken = set(chain.from_iterable(together.values()))
    for of_operation in lines.values():
        of_operation[:] = [line for line in of_operation if line not in taken]
    return [Change(_counted(names), tuple(alike), names) for names, alike in together.items()]


def _counted(names: tuple[str, ...]) -> str:
    if len(names) > _MANY:
        return f"{len(names)} operations"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def in_words(found: Differences, used: Used) -> str:
    """The differences as text, first those that affect what this package uses."""
    ours = [change for change in found.changes if _is_used(change, used)]
    others = [change for change in found.changes if change not in ours]
    sections = {
        "New operations": [str(one) for one in found.new],
        "Gone operations": [f"{one}{_used_in((one.name,), used)}" for one in found.gone],
        "Changed, and used by us": [_told(change, used) for change in ours],
        "Changed, and not used by us": [_told(change, used) for change in others],
    }
    return "\n".join(
        f"{title}: none" if not entries else "\n  ".join([f"{title}:", *entries])
        for title, entries in sections.items()
    )


def _is_used(change: Change, used: Used) -> bool:
    of_model = change.schema is not None and used.has_schema(change.schema)
    return of_model or any(map(used.has_operation, change.operations))


def _told(change: Change, used: Used) -> str:
    return "\n    ".join([change.what + _used_in(change.operations, used), *change.lines])


def _used_in(operations: tuple[str, ...], used: Used) -> str:
    ours = [name for name in operations if used.has_operation(name)]
    if not ours:
        return ""
    return f", used by us in {', '.join(ours)}" if len(operations) > 1 else ", used by us"


def operations_of(document: Document) -> dict[str, Operation]:
    """Route, such as "GET /dags/{dag_id}" → operation."""
    found: dict[str, Operation] = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                route = f"{method.upper()} {path}"
                found[route] = _operation(document, route, item, item[method])
    return found


def _operation(document: Document, route: str, item: Document, node: Document) -> Operation:
    # Parameters of the path belong to each of its operations.
    given = [*item.get("parameters", []), *node.get("parameters", [])]
    parameters = [_followed(document, one) for one in given]
    places: dict[Place, Any] = {
        "body": node.get("requestBody", {}),
        "parameters": parameters,
        "response": list(_responses(document, node).values()),
    }
    uses: dict[str, set[Place]] = defaultdict(set)
    for place, root in places.items():
        for name in reachable(document, [root]):
            uses[name].add(place)
    return Operation(
        route,
        node,
        {f"{one['in']} parameter {one['name']}": one for one in parameters},
        {name: frozenset(where) for name, where in uses.items()},
    )


def _responses(document: Document, operation: Document) -> dict[str, Document]:
    """Status → response, without errors, which the SDK reads by their status."""
    return {
        status: _followed(document, response)
        for status, response in operation["responses"].items()
        if str(status).startswith("2")
    }


def _followed(document: Document, node: Document) -> Document:
    found: Document = resolve(document, node["$ref"]) if "$ref" in node else node
    return found


class _Comparison:
    """Two specs; a renamed schema is compared with the one that it replaces."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old = old
        self._new = new
        self._schemas = old["components"]["schemas"], new["components"]["schemas"]
        self._renamed: set[tuple[str | None, str | None]] = set()

    def operations(self, old: Operation, new: Operation) -> Iterator[str]:
        if old.name != new.name:
            yield f"its name was {old.name}"
        if old.node.get("tags") != new.node.get("tags"):
            yield f"tags: {_listed(old.node.get('tags'))} → {_listed(new.node.get('tags'))}"
        if bool(old.node.get("security")) != bool(new.node.get("security")):
            yield f"it needs {'' if new.node.get('security') else 'no '}credentials now"
        yield from self._parameters(old.parameters, new.parameters)
        yield from self._bodies(old.node.get("requestBody"), new.node.get("requestBody"))
        yield from self._answers(_responses(self._old, old.node), _responses(self._new, new.node))

    def named_schemas(self) -> Iterator[tuple[str, list[str]]]:
        """The schemas of the same name that differ, and their differences."""
        old, new = self._schemas
        for name in new:
            if name in old and (lines := list(self._values(old[name], new[name], ""))):
                yield name, lines

    def _parameters(
        self, old: Mapping[str, Document], new: Mapping[str, Document]
    ) -> Iterator[str]:
        for name, parameter in new.items():
            if name not in old:
                need = "required" if parameter.get("required") else "optional"
                yield f"new {need} {name} ({kind(parameter.get('schema', {}))})"
                continue
            if bool(parameter.get("required")) != bool(old[name].get("required")):
                yield f"{name}: {'required' if parameter.get('required') else 'optional'} now"
            schemas = old[name].get("schema", {}), parameter.get("schema", {})
            yield from self._values(*schemas, name)
        yield from (f"{name} is gone" for name in old if name not in new)

    def _bodies(self, old: Document | None, new: Document | None) -> Iterator[str]:
        if old is None and new is None:
            return
        if old is None or new is None:
            yield "it takes no body now" if new is None else "it takes a body now"
            return
        if bool(old.get("required")) != bool(new.get("required")):
            yield f"body: {'required' if new.get('required') else 'optional'} now"
        bodies = _followed(self._old, old), _followed(self._new, new)
        yield from self._contents(*bodies, "body")

    def _answers(self, old: dict[str, Document], new: dict[str, Document]) -> Iterator[str]:
        if old.keys() != new.keys():
            yield f"response: status {_listed(old)} → {_listed(new)}"
        for status in new:
            if status in old:
                yield from self._contents(old[status], new[status], "response")

    def _contents(self, old: Document, new: Document, at: str) -> Iterator[str]:
        before, after = old.get("content", {}), new.get("content", {})
        if before.keys() != after.keys():
            yield f"{at}: {_listed(before) or 'nothing'} → {_listed(after) or 'nothing'}"
        for media in after:
            if media in before:
                schemas = before[media].get("schema", {}), after[media].get("schema", {})
                yield from self._values(*schemas, at)

    def _values(self, old: Document, new: Document, at: str) -> Iterator[str]:
        before, after = kind(old, with_values=False), kind(new, with_values=False)
        if before == after:
            yield from self._details(old, new, at)
            return
        yield f"{_prefix(at)}{before} → {after}"
        names = _name_of(old), _name_of(new)
        named = [schemas.get(name) for schemas, name in zip(self._schemas, names, strict=True)]
        if names[0] != names[1] and all(named) and names not in self._renamed:
            self._renamed.add(names)
            yield from self._details(named[0], named[1], at)

    def _details(self, old: Document, new: Document, at: str) -> Iterator[str]:
        """The differences between two values of the same kind."""
        yield from _values_of_enums(_enum(old), _enum(new), at)
        before, after = _rules(old), _rules(new)
        for rule in sorted(before.keys() | after.keys()):
            if before.get(rule) != after.get(rule):
                words = (one.get(rule, "none") for one in (before, after))
                yield f"{_prefix(at)}{rule} {' → '.join(words)}"
        yield from self._fields(old, new, at)
        for inner in ("items", "additionalProperties"):
            inside = [one.get(inner) for one in (_not_null(old), _not_null(new))]
            if isinstance(inside[0], dict) and isinstance(inside[1], dict):
                yield from self._details(inside[0], inside[1], _within(at, "[]"))

    def _fields(self, old: Document, new: Document, at: str) -> Iterator[str]:
        before, after = _properties(old), _properties(new)
        required_before, required_after = _required(old), _required(new)
        for name, value in after.items():
            need = "required" if name in required_after else "optional"
            if name not in before:
                yield f"{_prefix(at)}new {need} field {name} ({kind(value)})"
                continue
            if (name in required_before) != (name in required_after):
                yield f"{_prefix(at)}field {name}: {need} now"
            yield from self._values(before[name], value, _within(at, name))
        yield from (f"{_prefix(at)}field {name} is gone" for name in before if name not in after)


def kind(schema: Document, *, with_values: bool = True) -> str:
    """The type of a value in words, with or without the values of an enum."""
    schema = _as_object(schema)
    if "$ref" in schema:
        words = str(_name_of(schema))
    elif several := schema.get("anyOf") or schema.get("oneOf"):
        words = " or ".join(dict.fromkeys(kind(one, with_values=with_values) for one in several))
    elif several := schema.get("allOf"):
        words = " and ".join(dict.fromkeys(kind(one, with_values=with_values) for one in several))
    elif with_values and (values := _enum(schema)):
        words = f"one of {', '.join(values)}" if len(values) > 1 else f"only {values[0]}"
    else:
        words = _plain_kind(schema, with_values=with_values)
    return f"{words} or null" if schema.get("nullable") else words


def _plain_kind(schema: Document, *, with_values: bool) -> str:
    types = schema.get("type", "object" if "properties" in schema else "anything")
    if isinstance(types, list):
        return " or ".join(types)
    if types == "array":
        return f"list of {kind(schema.get('items', {}), with_values=with_values)}"
    values = schema.get("additionalProperties")
    if types == "object" and isinstance(values, dict) and values:
        return f"object of {kind(values, with_values=with_values)}"
    return f"{types} ({schema['format']})" if "format" in schema else str(types)


def _as_object(schema: object) -> Document:
    """True is a schema for any value, False for none (JSON Schema 2020-12, section 4.3.2)."""
    if isinstance(schema, dict):
        return schema
    return {} if schema else {"type": "nothing"}


def _name_of(schema: Document) -> str | None:
    """The name of the referenced schema, nullable or not."""
    reference = _not_null(schema).get("$ref")
    return None if reference is None else str(reference).rpartition("/")[2]


def _not_null(schema: Document) -> Document:
    """The schema without "or null", and without an `allOf` of a single schema."""
    schema = _as_object(schema)
    for key in ("anyOf", "oneOf", "allOf"):
        several = [one for one in schema.get(key, []) if one != {"type": "null"}]
        if len(several) == 1:
            only: Document = several[0]
            return only
    return schema


def _parts(schema: Document) -> Iterator[Document]:
    """The schema, and the schemas that it combines."""
    schema = _as_object(schema)
    yield schema
    for key in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(key, []):
            yield from _parts(part)


def _enum(schema: Document) -> list[str]:
    parts = list(_parts(schema))
    values = [value for part in parts for value in part.get("enum", [])]
    values += [part["const"] for part in parts if "const" in part]
    return [json.dumps(value) for value in values]


def _properties(schema: Document) -> dict[str, Document]:
    return {
        name: value for part in _parts(schema) for name, value in part.get("properties", {}).items()
    }


def _required(schema: Document) -> set[str]:
    return {name for part in _parts(schema) for name in part.get("required", [])}


def _rules(schema: Document) -> dict[str, str]:
    """Everything except the kind of a value, such as a default or limits."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in _parts(schema):
        for key in part.keys() - _KIND - _TELLING:
            if key != "additionalProperties" or isinstance(part[key], bool):
                found[key].append(json.dumps(part[key], default=str))
    return {key: ", ".join(values) for key, values in found.items()}


def _values_of_enums(old: list[str], new: list[str], at: str) -> Iterator[str]:
    if old and new:
        yield from (f"{_prefix(at)}new value {one}" for one in new if one not in old)
        yield from (f"{_prefix(at)}value {one} is gone" for one in old if one not in new)
    elif old or new:
        yield f"{_prefix(at)}{f'one of {_listed(new)} now' if new else 'any value now'}"


def _listed(words: Iterable[str] | None) -> str:
    return ", ".join(words or ())


def _prefix(at: str) -> str:
    return f"{at}: " if at else ""


def _within(at: str, name: str) -> str:
    """The place of a field, or with "[]" of every item."""
    if name == "[]":
        return f"{at}[]" if at else "every item"
    if "field " in at:
        return f"{at}.{name}"
    return f"{at}, field {name}" if at else f"field {name}"
