"""Python code for the templates: reads JSON values, and builds the parts of a request.

Each reader is a function of the generated `types.py`, which raises for a value of another type.
"""

from __future__ import annotations

import re
from typing import cast

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import (
    AnyProperty,
    EnumProperty,
    ModelProperty,
    Property,
)
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty
from openapi_python_client.parser.responses import Response

from openapi.free_form import FreeFormObject

READERS: dict[type[object], str] = {
    BooleanProperty: "read_bool",
    DateProperty: "read_date",
    DateTimeProperty: "read_datetime",
    FloatProperty: "read_float",
    FreeFormObject: "read_object",
    IntProperty: "read_int",
    NoneProperty: "read_none",
    StringProperty: "read_str",
    UuidProperty: "read_uuid",
}
# The number of overloads of `read_one_of`; if there are more kinds, the last call nests another.
MOST_KINDS = 4


class NotSupported(Exception):
    """A spec needs something that the templates have no code for."""


def reading(prop: Property, value: str) -> str:
    """The expression that reads a value."""
    if reader := READERS.get(type(prop)):
        return f"{reader}({value})"
    match prop:
        case ModelProperty():
            return f"{prop.class_info.name}.from_dict({value})"
        case EnumProperty():
            return f"{prop.class_info.name}({value})"
        case ConstProperty():
            return _cast(prop, _reading_constant(prop, value))
        case ListProperty():
            return f"read_list({value}, {_reader(cast(Property, prop.inner_property))})"
        case UnionProperty():
            kinds = cast(list[Property], prop.inner_properties)
            code = _reading_one_of(kinds, value)
            # A type checker widens the type of a constant.
            has_constant = any(isinstance(kind, ConstProperty) for kind in kinds)
            return _cast(prop, code) if has_constant else code
        case AnyProperty():
            return value
        case _:
            raise NotSupported(f"{prop.python_name}: no reader for {type(prop).__name__}")


def _reading_constant(prop: ConstProperty, value: str) -> str:
    return f"read_const({value}, {prop.value.python_code.as_unembedded_code()})"


def _cast(prop: Property, code: str) -> str:
    return f"cast({prop.get_type_string(no_optional=True).as_unembedded_code()}, {code})"


def _reading_one_of(kinds: list[Property], value: str) -> str:
    others = [kind for kind in kinds if not isinstance(kind, NoneProperty)]
    if len(kinds) == 1:
        return reading(kinds[0], value)
    if len(others) == 1:
        return f"read_nullable({value}, {_reader(others[0])})"
    readers = [_reader(kind) for kind in kinds]
    if len(kinds) > MOST_KINDS:
        rest = _reading_one_of(kinds[MOST_KINDS - 1 :], "item")
        readers = [*readers[: MOST_KINDS - 1], f"lambda item: {rest}"]
    return f"read_one_of({value}, {', '.join(readers)})"


def _reader(prop: Property) -> str:
    """The function that reads a value."""
    if reader := READERS.get(type(prop)):
        return reader
    if isinstance(prop, ModelProperty):
        return f"{prop.class_info.name}.from_dict"
    if isinstance(prop, ConstProperty):
        return f"lambda item: {_reading_constant(prop, 'item')}"
    return f"lambda item: {reading(prop, 'item')}"


def nested_imports(prop: Property) -> list[str]:
    """The imports of the models that a property contains."""
    return sorted(prop.get_lazy_imports(prefix=".."))


def reading_all(prop: Property, values: str) -> str:
    """The expression that reads the values of a dictionary."""
    if type(prop) is AnyProperty:
        return values
    return f"read_values({values}, {_reader(prop)})"


def answer_of(endpoint: Endpoint) -> Response:
    """The only response of an operation."""
    patterns = endpoint.responses.patterns
    if len(patterns) != 1 or endpoint.responses.default or patterns[0].status_code.is_range():
        raise NotSupported(f"{endpoint.name} has several statuses, or a range of them")
    return patterns[0]


def answer_type(answer: Response) -> str:
    if answer.source["return_type"] == "None":
        return "None"
    return str(answer.prop.get_type_string().as_unembedded_code())


def answer_reading(answer: Response) -> str:
    """The expression that reads a response, `response`."""
    return f"answered({reading(answer.prop, answer.source['attribute'])})"


def path_code(endpoint: Endpoint) -> str:
    """The string literal of a path."""
    path = endpoint.path.get_untrusted_value()
    if not re.fullmatch(r"[\w/{}.~-]+", path):
        raise NotSupported(f"{endpoint.name} has the path {path!r}")
    if not endpoint.path_parameters:
        return f'"{path}"'
    return 'f"' + re.sub(r"{(\w+)}", r"{quoted(\1)}", path) + '"'


def refuse_unsupported(endpoint: Endpoint) -> None:
    """Reject features that no operation of Airflow uses, so the template has no code for them."""
    if endpoint.cookie_parameters:
        raise NotSupported(f"{endpoint.name} has cookies")
    if len(endpoint.bodies) > 1 or any(body.body_type != "json" for body in endpoint.bodies):
        raise NotSupported(f"{endpoint.name} has a body other than one of JSON")


FILTERS = (
    answer_of,
    answer_reading,
    answer_type,
    nested_imports,
    path_code,
    reading,
    reading_all,
)
