"""`--conf` and `--set`: the conf of a run."""

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
# A dot separates the keys of nested objects, one after a backslash is part of a key.
A_DOT = re.compile(r"(?<!\\)\.")


def conf_given(text: str | None, *, option: str = CONF) -> dict[str, JSON]:
    """The object of an option: `@FILE`, `-` for stdin, or a JSON object.

    Raises:
        click.BadParameter: It cannot be read, or is no JSON object.
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
        advice = f" To read the file: {name} @{text}" if is_a_path else ""
        raise _bad(option, f"{source}{problem}.{advice}") from None
    if not isinstance(conf, dict):
        raise _bad(option, f"{source}it is JSON, and not an object: name → value.")
    return conf


def _source(text: str, option: str) -> tuple[str, str]:
    """What to call it in an error, and its content."""
    if text == "-":
        if sys.stdin is None:
            raise _bad(option, "stdin: it is closed.")
        return "stdin: ", _decoded(sys.stdin.buffer.read(), option, "stdin")
    if text.startswith("@"):
        return f"{text[1:]}: ", _file(text[1:], option)
    return "", text


def _file(name: str, option: str) -> str:
    try:
        return _decoded(Path(name).read_bytes(), option, name)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else problem
        raise _bad(option, f"{name}: it cannot be read: {reason}.") from None


def _decoded(content: bytes, option: str, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _bad(option, f"{name}: it is not UTF-8 at byte {problem.start}.") from None


def _bad(option: str, problem: str) -> click.BadParameter:
    return click.BadParameter(problem, param_hint=option)


class Assignment:
    """One `--set KEY=VALUE`.

    Attributes:
        key: The key as it was given.
        keys: The keys that it leads through, outermost first.
        text: The value, or what its file has.
        is_file: Whether it is that of a file.

    Raises:
        click.BadParameter: It is none, or its file cannot be read.
    """

    def __init__(self, given: str) -> None:
        self.key, equals, text = given.partition("=")
        if not equals:
            raise _bad(SET, "give it as KEY=VALUE.")
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
    params: Mapping[str, DagParam],
    *,
    is_strict: bool = True,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, JSON]:
    """The conf with the values that `--set` gives.

    Args:
        conf: That of `--conf`, which is left as it is.
        assignments: Each as KEY=VALUE.
        params: The params of the DAG, by which the values are converted.
        is_strict: Whether a key is refused that an object's schema does not declare.
        tell: Called with what a person should know: a value of which the DAG says no type.

    Raises:
        click.BadParameter: One of them cannot be applied.

    >>> conf_with({"region": "eu"}, ["day=26", "region=us"], {})
    {'region': 'us', 'day': 26}
    """
    from airflow_trigger._flows.problems import kind_of

    result = copy.deepcopy(dict(conf))
    done: list[tuple[str, ...]] = []
    for given in assignments:
        assignment = Assignment(given)
        path, place, value = _assign(result, assignment, params, is_strict=is_strict)
        if not place.has_types:
            kind = kind_of(value)
            tell(f"--set {assignment.key}: the DAG declares no type for it; it is sent as {kind}.")
        if any(before[: len(path)] == path for before in done):
            raise _bad(SET, f"{assignment.key!r} is given twice.")
        done.append(path)
    return result


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
        # The server takes all of a param or nothing: the other keys keep their defaults.
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
    """The name of the param, which may have dots itself, and the keys inside."""
    keys = assignment.keys
    for count in range(len(keys), 1, -1):
        if (name := ".".join(keys[:count])) in params:
            return name, keys[count:]
    return keys[0], keys[1:]


def _inside(here: dict[str, JSON], key: str, assignment: Assignment) -> dict[str, JSON]:
    inside = here.setdefault(key, {})
    if not isinstance(inside, dict):
        raise _bad(SET, f"{assignment.key!r}: the conf has no object at {key!r}.")
    return inside


def _undeclared(path: Sequence[str], key: str, place: Place) -> click.BadParameter:
    from airflow_trigger._flows.problems import path_text
    from airflow_trigger._flows.schema import hint

    return _bad(
        SET,
        f"{path_text([*path, key])}: the DAG does not declare {key!r}; "
        f"{hint(key, place.properties)} --conf-check schema lets it pass.",
    )
