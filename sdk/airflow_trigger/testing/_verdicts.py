"""Validates confs against the params of a DAG, with the server's own messages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import jsonschema
from jsonschema.exceptions import ValidationError
from jsonschema.validators import validator_for

from airflow_trigger._flows.schema import DATE_TIME, FORMATS, NOTHING_FETCHED, Validators
from airflow_trigger.models import JSON, Api, DagParam
from airflow_trigger.testing._params import Param


def check_schema(schema: Mapping[str, JSON]) -> None:
    """Raise `jsonschema.SchemaError` if the schema is invalid."""
    kind: Any = validator_for(schema, default=validator_for({}))
    kind.check_schema(schema)


def accepts(value: JSON, schema: Mapping[str, JSON]) -> bool:
    return not _problems(value, schema, api="v2")


def refusal(
    conf: Mapping[str, JSON], params: Mapping[str, Param], *, api: Api, missing: str
) -> str | None:
    """The server's message about the first invalid param, or None.

    Airflow overlays the defaults with the conf, and ignores undeclared keys.
    """
    for name, param in params.items():
        if name not in conf and not param.has_default:
            return f"Invalid input for param {name}: {missing}"
        value = conf.get(name, param.default)
        if _problems(value, param.schema, api=api):
            return f"Invalid input for param {name}: {_words(value, param.schema, api=api)}"
    return None


def resolved(param: Param, *, api: Api) -> JSON:
    """The default as Airflow 3.2 and later return it: null instead of an invalid default."""
    if not param.has_default or _problems(param.default, param.schema, api=api):
        return None
    return param.default


def _problems(value: JSON, schema: Mapping[str, JSON], *, api: Api) -> list[str]:
    # The SDK's own check decides; tests compare it with real servers.
    return Validators({"value": DagParam("", schema)}, api=api).problems({"value": value})


def _words(value: JSON, schema: Mapping[str, JSON], *, api: Api) -> str:
    checker = jsonschema.FormatChecker(formats=FORMATS)
    if api == "v1":
        checker.checks(DATE_TIME)(_is_moment)
    try:
        jsonschema.validate(value, schema, format_checker=checker, registry=NOTHING_FETCHED)
    except ValidationError as error:
        return str(error)
    return f"{value!r} is not valid"


def _is_moment(value: object) -> bool:
    try:
        return not isinstance(value, str) or datetime.fromisoformat(value).utcoffset() is not None
    except ValueError:
        return False
