"""`--conf` and `--set`: builds the conf of a run."""

from __future__ import annotations

import copy
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from airflow_trigger.cli._values import Place
    from airflow_trigger.models import JSON, DagParam

CONF, SET = "'--conf'", "'--set'"
# A dot separates the keys of nested objects; a dot after a backslash is part of a key.
A_DOT = re.compile(r"(?<!\\)\.")


def conf_given(text: str | None, *, option: str = CONF) -> dict[str, JSON]:
    """The JSON object that an option gives: as text, as `@FILE`, or `-` for stdin.

    Raises:
        click.BadParameter: It cannot be read, or is not a JSON object.
    """
    if text is None:
        return {}
    from airflow_trigger._json import NotJson, read_json

    source, content = _source(text, option)
    try:
        conf = read_json(content)
    except NotJson as problem:
        is_a_path = source == "" and not text.lstrip().startswith("{") and Path(text).is_file()
        name = option.strip("'")
        advice = f" To read the file, write {name} @{text}" if is_a_path else ""
        raise _bad(option, f"{source}{problem}.{advice}") from None
    if not isinstance(conf, dict):
        raise _bad(option, f"{source}expected a JSON object (name → value), not other JSON.")
    return conf


def _source(text: str, option: str) -> tuple[str, str]:
    """The name of the source for error messages, and its content."""
    if text == "-":
        if sys.stdin is None:
            raise _bad(option, "stdin is closed.")
        return "stdin: ", _decoded(sys.stdin.buffer.read(), option, "stdin")
    if text.startswith("@"):
        return f"{text[1:]}: ", _file(text[1:], option)
    return "", text


def _file(name: str, option: str) -> str:
    try:
        return _decoded(Path(name).read_bytes(), option, name)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else problem
        raise _bad(option, f"{name} cannot be read: {reason}.") from None


def _decoded(content: bytes, option: str, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _bad(option, f"{name} is not valid UTF-8 at byte {problem.start}.") from None


def _bad(option: str, problem: str) -> click.BadParameter:
    return click.BadParameter(problem, param_hint=option)


class Assignment:
    """One `--set KEY=VALUE`.

    Attributes:
        key: The key as it was given.
        keys: The path of nested keys, outermost first.
        text: The value, or the content of its file.
        is_file: Whether the value was read from a file.

    Raises:
        click.BadParameter: The text is not KEY=VALUE, or the file cannot be read.
    """

    def __init__(self, given: str) -> None:
        self.key, equals, text = given.partition("=")
        if not equals:
            raise _bad(SET, "expected KEY=VALUE.")
        self.keys = [part.replace("\\.", ".") for part in A_DOT.split(self.key)]
        if not all(self.keys):
            raise _bad(SET, f"{self.key!r} has an empty key.")
        self.is_file = text.startswith("@") and not text.startswith("@@")
        if self.is_file:
            text = _file(text[1:], SET)
        self.text = text[1:] if text.startswith("@@") else text


def conf_with(
    conf: Mapping[str, JSON],
    assignments: Sequence[str],
    params: Mapping[str, DagParam] | None,
    *,
    is_strict: bool = True,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, JSON]:
    """Return the conf with the values of `--set` applied.

    Args:
        conf: The conf of `--conf`, which is not modified.
        assignments: The assignments, each as KEY=VALUE.
        params: The params of the DAG, which determine the types of the values. None: they
            are unknown.
        is_strict: Whether a key that the schema of an object does not declare is an error.
        tell: Called with a message for each value whose type the DAG does not declare.

    Raises:
        click.BadParameter: An assignment cannot be applied.

    >>> conf_with({"region": "eu"}, ["day=26", "region=us"], {})
    {'region': 'us', 'day': 26}
    """
    from airflow_trigger._flows.problems import kind_of

    result = copy.deepcopy(dict(conf))
    done: list[tuple[str, ...]] = []
    for given in assignments:
        assignment = Assignment(given)
        path, place, value = _assign(result, assignment, params or {}, is_strict=is_strict)
        if not place.has_types:
            tell(f"--set {assignment.key}: {_untyped(params)}; read as {kind_of(value)}.")
        if any(before[: len(path)] == path for before in done):
            raise _bad(SET, f"{assignment.key!r} is given twice.")
        done.append(path)
    return result


def _untyped(params: Mapping[str, DagParam] | None) -> str:
    """Why a value has no declared type."""
    if params is None:
        return "its type is unknown"
    return "the DAG declares no type for this key" if params else "the DAG declares no params"


def _assign(
    conf: dict[str, JSON],
    assignment: Assignment,
    params: Mapping[str, DagParam],
    *,
    is_strict: bool,
) -> tuple[tuple[str, ...], Place, JSON]:
    """Set one value; returns the keys that lead to it, its place, and the value."""
    from airflow_trigger._json import NotJson
    from airflow_trigger.cli._values import Place

    name, keys = _param(assignment, params)
    declared = params.get(name)
    place = Place({} if declared is None else dict(declared.schema))
    if keys and name not in conf and declared is not None and isinstance(declared.default, dict):
        # A conf replaces the whole value of a param: keep the defaults of its other keys.
        conf[name] = copy.deepcopy(declared.default)
    here, path = conf, [name]
    while keys:
        here = _inside(here, path[-1], assignment)
        count, inner, may_have = place.inside(keys)
        key = ".".join(keys[:count])
        if is_strict and not may_have:
            raise _undeclared(path, key, place)
        place, keys = inner, keys[count:]
        path.append(key)
    try:
        value = place.value(assignment.text, is_file=assignment.is_file)
    except NotJson as problem:
        raise _bad(SET, f"{assignment.key!r}: {problem}.") from None
    here[path[-1]] = value
    return tuple(path), place, value


def _param(assignment: Assignment, params: Mapping[str, DagParam]) -> tuple[str, list[str]]:
    """The name of the param, which may contain dots, and the keys inside it."""
    keys = assignment.keys
    for count in range(len(keys), 1, -1):
        if (name := ".".join(keys[:count])) in params:
            return name, keys[count:]
    return keys[0], keys[1:]


def _inside(here: dict[str, JSON], key: str, assignment: Assignment) -> dict[str, JSON]:
    inside = here.setdefault(key, {})
    if not isinstance(inside, dict):
        raise _bad(SET, f"{assignment.key!r}: the value of {key!r} in the conf is not an object.")
    return inside


def _undeclared(path: Sequence[str], key: str, place: Place) -> click.BadParameter:
    from airflow_trigger._flows.problems import path_text
    from airflow_trigger._flows.schema import hint

    return _bad(
        SET,
        f"{path_text([*path, key])}: the DAG does not declare {key!r}; "
        f"{hint(key, place.properties)} To send it anyway, use --conf-check schema.",
    )
