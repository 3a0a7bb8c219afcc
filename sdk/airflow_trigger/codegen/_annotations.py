"""The annotations of records' fields, written by datamodel-code-generator.

The generator gets the shapes as minimal schemas with generated names. So the only text from a
server that reaches it is the choices of enums, and none of its quirks matter: there are no titles,
constraints, unknown keywords, external references, or keys that are not identifiers.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TypeAlias

from airflow_trigger.codegen._shapes import (
    Anything,
    DictOf,
    Keys,
    ListOf,
    Only,
    Part,
    Plain,
    Record,
    Shape,
)
from airflow_trigger.errors import ConfigError
from airflow_trigger.models import JSON

Annotations: TypeAlias = Mapping[tuple[int, str], ast.expr]

_OF_FORMAT = {"date": "datetime.date", "date-time": "datetime.datetime", "uuid": "uuid.UUID"}


def annotated(records: Mapping[int, Record], names: Mapping[int, str]) -> Annotations:
    """Return the annotation of each field, by the number of its record and its key.

    Args:
        records: The records, by their numbers.
        names: The names of their classes, which the annotations use.

    Raises:
        ConfigError: datamodel-code-generator is not installed.
    """
    definitions: dict[str, JSON] = {
        f"Record{number}": _definition(record) for number, record in records.items()
    }
    tree = ast.parse(_generated(definitions) if records else "")
    written = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    renamed = _Renamed({f"Record{number}": name for number, name in names.items()})
    found: dict[tuple[int, str], ast.expr] = {}
    for number, record in records.items():
        fields = [n for n in written[f"Record{number}"].body if isinstance(n, ast.AnnAssign)]
        for key, field in zip(record.fields, fields, strict=True):
            found[number, key] = renamed.visit(field.annotation)
    return found


class _Renamed(ast.NodeTransformer):
    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self._names.get(node.id, node.id))


def _generated(definitions: dict[str, JSON]) -> str:
    try:
        from datamodel_code_generator import generate
        from datamodel_code_generator.enums import DataModelType, InputFileType
        from datamodel_code_generator.format import PythonVersion
        from datamodel_code_generator.parser import LiteralType
    except ImportError as error:
        raise missing("datamodel-code-generator") from error
    source = generate(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions},
        input_file_type=InputFileType.JsonSchema,
        output_model_type=DataModelType.TypingTypedDict,
        target_python_version=PythonVersion.PY_311,
        enum_field_as_literal=LiteralType.All,
        # Formatters would read the settings of the current directory.
        formatters=[],
        disable_timestamp=True,
        use_closed_typed_dict=False,
        skip_root_model=True,
        allow_remote_refs=False,
    )
    assert isinstance(source, str), "one document in, one module out"
    return source


def missing(package: str) -> ConfigError:
    return ConfigError(
        f"codegen needs {package}: install airflow-trigger[codegen] from the index of "
        "airflow-trigger."
    )


def _definition(record: Record) -> JSON:
    keys = {key: f"field{i}" for i, key in enumerate(record.fields)}
    return {
        "type": "object",
        "properties": {keys[key]: _schema(field.shape) for key, field in record.fields.items()},
        "required": [keys[key] for key, field in record.fields.items() if field.required],
        "additionalProperties": False,
    }


def _schema(shape: Shape) -> JSON:
    choices: list[JSON] = [part.value for part in shape if isinstance(part, Only)]
    schemas: list[JSON] = [{"enum": choices}] if choices else []
    for part in shape:
        schemas += _schemas(part)
    if not schemas:
        return {"customTypePath": "typing.Never"}
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _schemas(part: Part) -> list[JSON]:
    match part:
        case Plain(type=name, formats=formats):
            objects: list[JSON] = [{"customTypePath": _OF_FORMAT[name]} for name in formats]
            return [{"type": name}, *objects]
        case ListOf(items=items):
            return [{"type": "array", "items": _schema(items)}]
        case DictOf(values=values):
            return [{"type": "object", "additionalProperties": _schema(values)}]
        case Keys(record=record):
            return [{"$ref": f"#/$defs/Record{record}"}]
        case Anything():
            return [{"customTypePath": "airflow_trigger.JSON"}]
        case _:
            return []
