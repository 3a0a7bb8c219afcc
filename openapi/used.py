"""Which operations and models of an API this package uses, by the imports of its adapters."""

from __future__ import annotations

import ast
from pathlib import Path

import attrs
from openapi_python_client.strings import ClassName, PythonIdentifier

from openapi.specs import HERE, Api

ADAPTERS = HERE.parent / "sdk" / "airflow_trigger" / "_adapters"


@attrs.frozen
class Used:
    """The names of generated operations and models."""

    operations: frozenset[str]
    models: frozenset[str]

    def has_operation(self, operation_id: str) -> bool:
        return PythonIdentifier(operation_id, "") in self.operations

    def has_schema(self, name: str) -> bool:
        return ClassName(name, "") in self.models


def used_by_adapters(api: Api, folder: Path = ADAPTERS) -> Used:
    found: dict[str, set[str]] = {"api": set(), "models": set()}
    for file in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                outside, _, inside = node.module.partition(f"airflow_rest.{api}.")
                names = found.get(inside.partition(".")[0])
                if not outside and names is not None:
                    names.update(alias.name for alias in node.names)
    return Used(operations=frozenset(found["api"]), models=frozenset(found["models"]))
