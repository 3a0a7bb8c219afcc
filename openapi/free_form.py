"""Objects without declared fields: plain dictionaries instead of classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

import attrs
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import AnyProperty, ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty


class FreeFormObject(AnyProperty):
    """A JSON object without declared fields."""

    _type_string: ClassVar[str] = "dict[str, Any]"
    _json_type_string: ClassVar[str] = "dict[str, Any]"


def use_plain_dictionaries(data: GeneratorData) -> None:
    """Replace every class without fields of its own by `dict[str, Any]`."""
    names = {str(model.class_info.name) for model in data.models if _is_free_form(model)}
    data.models = [model for model in data.models if str(model.class_info.name) not in names]
    for model in data.models:
        model.required_properties = _plain_all(model.required_properties or [], names)
        model.optional_properties = _plain_all(model.optional_properties or [], names)
        model.relative_imports = _without(model.relative_imports or set(), names)
        model.lazy_imports = _without(model.lazy_imports or set(), names)
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            _plain_endpoint(endpoint, names)


def _is_free_form(model: ModelProperty) -> bool:
    fields = [*(model.required_properties or []), *(model.optional_properties or [])]
    return not fields and isinstance(model.additional_properties, AnyProperty)


def _plain_endpoint(endpoint: Endpoint, names: set[str]) -> None:
    endpoint.relative_imports = _without(endpoint.relative_imports, names)
    for body in endpoint.bodies:
        body.prop = _plain(body.prop, names)
    for response in endpoint.responses:
        response.prop = _plain(response.prop, names)


def _without(imports: set[str], names: set[str]) -> set[str]:
    return {line for line in imports if line.rpartition(" import ")[2] not in names}


def _plain_all(properties: Sequence[Property], names: set[str]) -> list[Property]:
    return [_plain(prop, names) for prop in properties]


def _plain(prop: Property, names: set[str]) -> Property:
    if isinstance(prop, ListProperty):
        return attrs.evolve(prop, inner_property=_plain(cast(Property, prop.inner_property), names))
    if isinstance(prop, UnionProperty):
        inner = _plain_all(cast(list[Property], prop.inner_properties), names)
        return attrs.evolve(prop, inner_properties=[*inner])
    if isinstance(prop, ModelProperty) and str(prop.class_info.name) in names:
        return FreeFormObject(
            name=prop.name,
            required=prop.required,
            default=None,
            python_name=prop.python_name,
            description=prop.description,
            example=prop.example,
        )
    return prop
