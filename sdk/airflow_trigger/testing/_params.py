"""The params that a DAG declares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias, cast

import attrs

from airflow_trigger.models import JSON, DagParam

# A JSON Schema, whose "default" is the default of the param; or a param as the SDK returns it.
ParamDeclaration: TypeAlias = "Mapping[str, object] | DagParam"


@attrs.frozen
class Param:
    """A declared param: a `DagParam` that knows whether it has a default."""

    schema: Mapping[str, JSON]
    has_default: bool
    default: JSON
    description: str | None

    @classmethod
    def of(cls, name: str, declared: object) -> Param:
        """Read a `ParamDeclaration`; raises TypeError for anything else."""
        # Loaded only for a DAG with params: jsonschema takes longer to import than all the rest.
        from airflow_trigger.testing import _verdicts as verdicts

        schema: dict[str, JSON]
        if isinstance(declared, DagParam):
            schema, default = dict(declared.schema), declared.default
            has_default = default is not None or verdicts.accepts(None, schema)
            description = declared.description
        elif not isinstance(declared, Mapping):
            kind = type(declared).__name__
            raise TypeError(f"The param {name!r} is declared by {kind}, not by a JSON Schema")
        else:
            schema = json.loads(json.dumps(dict(cast(Mapping[str, object], declared))))
            has_default = "default" in schema
            default = schema.pop("default", None)
            text = schema.pop("description", None)
            description = text if isinstance(text, str) else None
        verdicts.check_schema(schema)
        return cls(schema, has_default, default, description)
