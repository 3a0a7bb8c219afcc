"""Changes that an overlay cannot express: rules for the whole document, and across versions.

Every function takes a document and changes it in place; `prepare` lists them in order.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any

from openapi.specs import Document

METHODS = ("get", "put", "post", "patch", "delete")
SCHEMA_PREFIX = "#/components/schemas/"


def prepare(document: Document, older: Iterable[Document]) -> Document:
    """Return a copy of a repaired document that is ready for the generator."""
    result = copy.deepcopy(document)
    drop_other_than_2xx(result)
    older = list(older)
    loosen_for_older(result, older)
    send_nothing_new_unasked(result, older)
    move_nullability_to_references(result)
    drop_unused_schemas(result)
    return result


def operations(document: Document) -> Iterator[Document]:
    for item in document["paths"].values():
        yield from (item[method] for method in METHODS if method in item)


def drop_other_than_2xx(document: Document) -> None:
    """The SDK maps errors by status: their bodies may be anything, including a proxy's HTML."""
    for operation in operations(document):
        responses = operation["responses"]
        operation["responses"] = {
            status: response for status, response in responses.items() if status.startswith("2")
        }


def loosen_for_older(document: Document, older: Iterable[Document]) -> None:
    """Make the types correct for older servers too.

    A response field becomes optional if an older supported spec lacks it or does not require it,
    and nullable if it may be null there.
    """
    schemas = document["components"]["schemas"]
    in_responses = reachable(document, [op["responses"] for op in operations(document)])
    for old_document in older:
        old_schemas = old_document["components"]["schemas"]
        for name in in_responses & old_schemas.keys():
            old_parts = list(_object_parts(old_schemas[name]))
            for part in _object_parts(schemas[name]):
                _loosen_object(part, old_parts)


def send_nothing_new_unasked(document: Document, older: Iterable[Document]) -> None:
    """Drop the defaults of fields and parameters that an older supported spec does not have.

    The generated code sends defaults, and a server refuses the whole body for one unknown field.
    """
    schemas = document["components"]["schemas"]
    bodies = [op["requestBody"] for op in operations(document) if "requestBody" in op]
    in_bodies = reachable(document, bodies)
    for old_document in older:
        old_schemas = old_document["components"]["schemas"]
        for name in in_bodies & old_schemas.keys():
            old_fields = _properties(_object_parts(old_schemas[name]))
            for field, value in _properties(_object_parts(schemas[name])).items():
                if field not in old_fields:
                    value.pop("default", None)
        for operation, old_operation in _in_both(document, old_document):
            old_names = {_resolved(old_document, one)["name"] for one in _parameters(old_operation)}
            for parameter in _parameters(operation):
                if "$ref" not in parameter and parameter["name"] not in old_names:
                    parameter["schema"].pop("default", None)


def _in_both(document: Document, older: Document) -> Iterator[tuple[Document, Document]]:
    for path in document["paths"].keys() & older["paths"].keys():
        item, old_item = document["paths"][path], older["paths"][path]
        yield from ((item[m], old_item[m]) for m in METHODS if m in item and m in old_item)


def _parameters(operation: Document) -> list[Document]:
    parameters: list[Document] = operation.get("parameters", [])
    return parameters


def _resolved(document: Document, node: Document) -> Document:
    found: Document = resolve(document, node["$ref"]) if "$ref" in node else node
    return found


def _object_parts(schema: Document) -> Iterator[Document]:
    """The schema itself and the parts of its `allOf`."""
    yield schema
    for part in schema.get("allOf", []):
        yield from _object_parts(part)


def _properties(parts: Iterable[Document]) -> dict[str, Document]:
    return {name: value for part in parts for name, value in part.get("properties", {}).items()}


def _loosen_object(schema: Document, old_parts: list[Document]) -> None:
    old_required = {name for part in old_parts for name in part.get("required", [])}
    old_properties = _properties(old_parts)
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if name in old_required]
    for name, value in schema.get("properties", {}).items():
        if _is_nullable(old_properties.get(name, {})) and not _is_nullable(value):
            schema["properties"][name] = _nullable(value)


def _is_nullable(schema: Document) -> bool:
    return bool(schema.get("nullable")) or {"type": "null"} in schema.get("anyOf", [])


def _nullable(schema: Document) -> Document:
    return {"anyOf": [schema, {"type": "null"}]}


def move_nullability_to_references(document: Document) -> None:
    """Give a nullable component a single class, and make the references to it nullable instead.

    OpenAPI 3.0 ignores `nullable` next to `$ref`, and for a nullable component the generator writes
    several classes (`TaskStateType1 | TaskStateType2Type1 | …`).
    """
    schemas = document["components"]["schemas"]
    nullable = {
        name
        for name, schema in schemas.items()
        if schema.get("nullable") or None in schema.get("enum", [])
    }
    for name in nullable:
        schemas[name].pop("nullable", None)
        if "enum" in schemas[name]:
            schemas[name]["enum"] = [value for value in schemas[name]["enum"] if value is not None]
    for parent, key, reference in list(_references(document)):
        if reference.pop("nullable", False) or _schema_name(reference) in nullable:
            parent[key] = _nullable(reference)


def drop_unused_schemas(document: Document) -> None:
    """Remove the schemas that only error responses use."""
    schemas = document["components"]["schemas"]
    used = reachable(document, [document["paths"]])
    document["components"]["schemas"] = {
        name: schema for name, schema in schemas.items() if name in used
    }


def _schema_name(reference: Document) -> str:
    return str(reference["$ref"]).removeprefix(SCHEMA_PREFIX)


def _references(node: Any) -> Iterator[tuple[Any, str | int, Document]]:
    """Every reference to a component, as (parent node, key in the parent, reference)."""
    children = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in children:
        if isinstance(child, dict) and "$ref" in child:
            yield node, key, child
        elif isinstance(child, dict | list):
            yield from _references(child)


def reachable(document: Document, roots: list[Any]) -> set[str]:
    """The names of all schemas that the nodes refer to, directly or through other components."""
    found: set[str] = set()
    seen: set[str] = set()
    queue = list(roots)
    while queue:
        for _, _, reference in _references([queue.pop()]):
            path = reference["$ref"]
            if path in seen:
                continue
            seen.add(path)
            if path.startswith(SCHEMA_PREFIX):
                found.add(_schema_name(reference))
            queue.append(resolve(document, path))
    return found


def resolve(document: Document, path: str) -> Any:
    node: Any = document
    for key in path.removeprefix("#/").split("/"):
        node = node[key]
    return node
