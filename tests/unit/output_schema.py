"""The schema of what `--json` prints."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

SCHEMA: dict[str, Any] = json.loads(
    files("airflow_trigger.cli").joinpath("output.schema.json").read_text("utf-8")
)


def problems(kind: str, value: Any) -> list[str]:
    """Why a value is not a valid object of that kind."""
    one = {"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]}
    checker = Draft202012Validator.FORMAT_CHECKER
    validator: Any = Draft202012Validator(one, format_checker=checker)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
