"""Checks a conf against the params that a DAG declares, with the server's own rules.

Airflow overlays the defaults with the conf and validates each declared param by itself, with
`jsonschema.validate` and a `FormatChecker` (`Param.resolve`, the same in 2.7 to 3.4).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import jsonschema
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema.exceptions import best_match as _untyped_best_match  # pyright: ignore[reportUnknownVariableType]
from jsonschema.validators import validator_for
from referencing import Registry
from referencing.exceptions import Unresolvable

from airflow_trigger._flows.problems import (
    LONGEST_NAME,
    listed,
    problem_lines,
    quoted,
    step,
    type_name,
)
from airflow_trigger.models import JSON, Api

if TYPE_CHECKING:
    from airflow_trigger.models import DagParam

# The formats that every server checks. Other formats, such as `duration`, depend on packages that
# the server may have, so only the server checks them.
FORMATS = ("date", "email", "idn-email", "ipv4", "ipv6", "regex", "time", "uuid")
DATE_TIME = "date-time"

# Contains only the drafts' own schemas. Without a registry, jsonschema would fetch the target of a
# `$ref` from the network or the file system.
NOTHING_FETCHED: Registry[Any] = Registry()

# What rpds, which jsonschema depends on, raises at Python's stack limit; not an `Exception`.
PANIC = "PanicException"

# How many unknown keys are compared with the declared names, and how long they may be.
MOST_HINTS = 20
LONGEST_HINTED = 250

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", re.ASCII)
_CALENDAR_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_OTHER_DATE = re.compile(r"\d{4}-?(\d{2,4}|W\d\d?-?\d?)?[T ]\d")

# The one error of several that `jsonschema.validate` raises.
_best_match = cast(Callable[[list[ValidationError]], ValidationError | None], _untyped_best_match)


class Validators:
    """The validators of a DAG's params, made once and used for every conf.

    Attributes:
        obstacles: The params whose values could not be fully checked, each with the reason.
    """

    def __init__(self, params: Mapping[str, DagParam], *, api: Api) -> None:
        self._params = params
        self._validators = {name: Validator(param.schema, api) for name, param in params.items()}
        # The result for a default is the same for every conf without the param.
        self._of_defaults = {name: self._of_default(name) for name in params}
        self.obstacles = self._obstacles()

    def problems(self, conf: Mapping[str, JSON]) -> list[str]:
        """One line for each value that the server would reject, beginning with its JSON path."""
        problems: list[str] = []
        for name in self._params:
            if name in conf:
                problems += self._lines(name, conf[name])
            else:
                problems += self._of_defaults[name]
        self.obstacles = self._obstacles()
        return problems

    def _obstacles(self) -> dict[str, str]:
        return {
            name: validator.obstacle
            for name, validator in self._validators.items()
            if validator.obstacle is not None
        }

    def _of_default(self, name: str) -> list[str]:
        default = self._params[name].default
        lines = self._lines(name, default)
        if lines and default is None:
            return [f"$: {quoted(name, LONGEST_NAME)} is required and has no default"]
        return [f"{line} (its default; pass a value)" for line in lines]

    def _lines(self, name: str, value: JSON) -> list[str]:
        errors = self._validators[name].errors(value)
        return problem_lines(errors, name, self._params[name].schema) if errors else []


def unknown_key_problems(conf: Mapping[str, JSON], params: Mapping[str, DagParam]) -> list[str]:
    """One line for each key that the DAG does not declare; none if it declares none at all."""
    if not params:
        return []
    unknown = [name for name in conf if name not in params]
    return [_unknown(name, params, with_hint=i < MOST_HINTS) for i, name in enumerate(unknown)]


def _unknown(name: str, params: Mapping[str, DagParam], *, with_hint: bool) -> str:
    line = f"${step(name)}: the DAG does not declare {quoted(name, LONGEST_NAME)}"
    return f"{line}; {hint(name, params)}" if with_hint else line


def hint(name: str, declared: Collection[str]) -> str:
    """A similar declared key, or else the declared keys."""
    comparable = len(name) <= LONGEST_HINTED
    close = difflib.get_close_matches(name, declared, n=1) if comparable else []
    if close:
        return f"did you mean {quoted(close[0], LONGEST_NAME)}?"
    return f"it declares {listed(declared)}"


class Validator:
    """One schema, applied as the servers of an API do.

    Attributes:
        obstacle: Why a value could not be fully checked; None if it could.
    """

    def __init__(self, schema: Mapping[str, JSON], api: Api) -> None:
        self.obstacle: str | None = None
        self._forgives = api == "v1"
        self._validator: Any = None
        try:
            kind: Any = validator_for(schema, default=validator_for({}))
            kind.check_schema(schema)
            self._validator = kind(
                schema, format_checker=checker_of_formats(api), registry=NOTHING_FETCHED
            )
        except Exception as problem:
            # The server returns 500 or 400 for any conf.
            self.obstacle = _obstacle(problem)

    def errors(self, value: JSON) -> list[ValidationError]:
        if self._validator is None:
            return []
        errors: list[ValidationError] = []
        try:
            # The server rejects what is found before an obstacle, whatever comes after it.
            errors.extend(self._validator.iter_errors(value))
        except BaseException as problem:
            if not isinstance(problem, Exception) and type(problem).__name__ != PANIC:
                raise
            self.obstacle = _obstacle(problem)
            if self._forgives and isinstance(value, str) and _is_iso_8601(value):
                return []
        if self._forgives and _is_forgiven(_best_match(errors), value):
            return []
        return errors


def _obstacle(problem: BaseException) -> str:
    """Why a schema could not be applied. Texts of exceptions are left out: they show values."""
    if isinstance(problem, Unresolvable):
        return "its schema refers to something that is not in it, and nothing is fetched"
    if isinstance(problem, RecursionError) or type(problem).__name__ == PANIC:
        return "its schema, or the value, is nested too deeply or refers to itself without end"
    if isinstance(problem, SchemaError):
        return "its schema is not valid"
    return f"its schema cannot be applied ({type_name(problem)})"


@lru_cache
def checker_of_formats(api: Api) -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=FORMATS)
    if api == "v1":
        # Airflow 2 depends on rfc3339-validator, which adds this format; Airflow 3 does not.
        checker.checks(DATE_TIME)(_is_rfc_3339)
    return checker


def _is_forgiven(error: ValidationError | None, value: JSON) -> bool:
    # Airflow 2 accepts any ISO 8601 time as a date-time, whatever else the schema requires.
    schema: Any = error.schema if error is not None else None
    is_date_time = (
        isinstance(schema, dict) and cast(dict[str, JSON], schema).get("format") == DATE_TIME
    )
    return is_date_time and isinstance(value, str) and _is_iso_8601(value)


def _is_rfc_3339(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return _RFC_3339.match(value.upper()) is not None and _is_iso_8601(value)


def _is_iso_8601(text: str) -> bool:
    # The servers' parsers ignore different characters at the end.
    text = text.upper().rstrip(".\n")
    if not _CALENDAR_DATE.match(text):
        # Weeks and days of the year: Airflow versions differ, so the server decides.
        return _OTHER_DATE.match(text) is not None
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    # A date without a time is refused, though Python reads it as midnight.
    return text[10:11] in ("T", " ")
