"""What a DAG declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from airflow_trigger.models import JSON, DagParam

# A JSON Schema, whose "default" is that of the param; or a param as the SDK shows it.
ParamDeclaration: TypeAlias = "Mapping[str, JSON] | DagParam"


@attrs.frozen
class Param:
    """A declared param: a `DagParam` that knows whether it has a default."""

    schema: Mapping[str, JSON]
    has_default: bool
    default: JSON
    description: str | None

    @classmethod
    def of(cls, declared: ParamDeclaration) -> Param:
        """Read a JSON Schema whose `default` is the param's, or what the SDK says of a param."""
        # Loaded only for a DAG with params: jsonschema takes longer to import than all the rest.
        from airflow_trigger.testing import _verdicts as verdicts

        if isinstance(declared, DagParam):
            schema, default = dict(declared.schema), declared.default
            has_default = default is not None or verdicts.accepts(None, schema)
            description = declared.description
        else:
            schema = dict(declared)
            has_default = "default" in schema
            default = schema.pop("default", None)
            text = schema.pop("description", None)
            description = text if isinstance(text, str) else None
        verdicts.check_schema(schema)
        return cls(schema, has_default, default, description)
