"""Finds changes in the meaning of what DAGs declare, and whether they break callers.

A different order, another spelling of the same schema, or a different title, description, example
or hint for Airflow's form is no change. A different default is a compatible change: a param that
is left out gets another value, and the types stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast, get_args

import attrs

from airflow_trigger._flows.problems import (
    is_marked_secret,
    kind_of,
    listed,
    quoted,
    says_secret,
    step,
)
from airflow_trigger.codegen._dates import loses_dates
from airflow_trigger.codegen._lost import lost_keys
from airflow_trigger.codegen._meaning import Meaning, Schema, meaning, text_of
from airflow_trigger.codegen._simpler import simpler
from airflow_trigger.codegen._subset import (
    ATOMS,
    accepts_all,
    cases,
    named_keys,
    of_item,
    of_key,
    of_other_keys,
)
from airflow_trigger.codegen.declared import DeclaredDag, is_required
from airflow_trigger.models import JSON, Api

LOST = "no longer declared: type checkers reject it now"
NOBODY_KNOWS = "it may no longer accept all values that it accepted"

_Params = Mapping[str, Mapping[str, JSON]]


@attrs.frozen
class Change:
    """One difference in what a DAG declares.

    Attributes:
        dag_id: The id of the DAG.
        path: The JSON path of the change in the conf; "$" is the conf itself, and "[*]" means any
            item or any other key.
        text: A description of the change.
        breaks: Whether the server or type checkers may now reject a conf that was accepted. True
            also if that cannot be decided.
    """

    dag_id: str
    path: str
    text: str
    breaks: bool


def changes(before: Sequence[DeclaredDag], after: Sequence[DeclaredDag]) -> tuple[Change, ...]:
    """The changes between two declarations of DAGs.

    "Accepted" means accepted by the strict check of confs, which also rejects unknown keys.

    >>> before = [DeclaredDag("sales", {"year": {"type": "integer", "default": 2026}})]
    >>> after = [DeclaredDag("sales", {"year": {"type": "integer"}})]
    >>> for change in changes(before, after):
    ...     print(change.path, change.text, change.breaks)
    $['year'] is required now: its default is gone True
    """
    old = {dag.dag_id: dag for dag in before}
    new = {dag.dag_id: dag for dag in after}
    found: list[Change] = []
    for dag_id in (*old, *(dag_id for dag_id in new if dag_id not in old)):
        if dag_id not in new:
            found.append(Change(dag_id, "$", "no longer among the DAGs", breaks=True))
        elif dag_id not in old:
            found.append(Change(dag_id, "$", "new DAG", breaks=False))
        else:
            found += _of_params(dag_id, old[dag_id].params, new[dag_id].params)
    return tuple(found)


def _of_params(dag_id: str, old: _Params, new: _Params) -> Iterator[Change]:
    if new and not old:
        text = "has params now: undeclared keys were accepted, and are rejected now"
        yield Change(dag_id, "$", text, breaks=True)
    for name in sorted({*old, *new}):
        path = f"${step(name)}"
        if name not in new:
            refused = "and rejected in a conf" if new else "but still accepted, as no param is left"
            yield Change(dag_id, path, f"no longer declared, {refused}", breaks=bool(new))
        elif name not in old:
            is_needed = _is_required_by(new[name]) != set()
            text = "new required param" if is_needed else "new optional param"
            yield Change(dag_id, path, text, breaks=is_needed)
        else:
            yield from _of_param(_Place(dag_id, path, _is_secret(name, old, new)), old, new, name)


def _is_secret(name: str, *declarations: _Params) -> bool:
    return says_secret(name) or any(is_marked_secret(params[name]) for params in declarations)


@attrs.frozen
class _Place:
    """The place of a change, and whether the values there are secret."""

    dag_id: str
    path: str
    is_secret: bool

    def key(self, name: str) -> _Place:
        return _Place(self.dag_id, self.path + step(name), self.is_secret or says_secret(name))

    def item(self, index: int | None) -> _Place:
        path = f"{self.path}[{'*' if index is None else index}]"
        return _Place(self.dag_id, path, self.is_secret)

    def change(self, text: str, *, breaks: bool) -> Change:
        return Change(self.dag_id, self.path, text, breaks=breaks)


def _of_param(place: _Place, old: _Params, new: _Params, name: str) -> Iterator[Change]:
    before, after = old[name], new[name]
    yield from _of_default(place, before, after)
    found = list(_of_schemas(place, meaning(before), meaning(after)))
    lost = {place.path + steps for steps in lost_keys(before, after)}
    lost -= {change.path for change in found if change.breaks}
    yield from (change for change in found if change.path not in lost)
    yield from (Change(place.dag_id, path, LOST, breaks=True) for path in sorted(lost))


def _of_default(
    place: _Place, before: Mapping[str, JSON], after: Mapping[str, JSON]
) -> Iterator[Change]:
    was, now = _is_required_by(before), _is_required_by(after)
    if now - was:
        why = "no longer valid" if "default" in after else "gone"
        if "default" not in before:
            why = "null, which is no longer valid"
        yield place.change(f"is required now: its default is {why}", breaks=True)
    elif was - now:
        yield place.change("is no longer required", breaks=False)
    elif not now and text_of(before.get("default")) != text_of(after.get("default")):
        yield place.change(_new_default(place, before, after), breaks=False)


def _is_required_by(schema: Mapping[str, JSON]) -> set[Api]:
    apis: tuple[Api, ...] = get_args(Api)
    return {api for api in apis if is_required(schema, api=api)}


def _new_default(place: _Place, before: Mapping[str, JSON], after: Mapping[str, JSON]) -> str:
    if place.is_secret:
        return "another default"
    return f"default {_shown(before.get('default'))} became {_shown(after.get('default'))}"


def _of_schemas(place: _Place, before: Meaning, after: Meaning) -> Iterator[Change]:
    if before.text == after.text:
        return
    if after.schema is None:
        yield place.change(f"its schema changed: {NOBODY_KNOWS}", breaks=True)
    elif before.schema is None:
        takes_all = accepts_all([], after.schema)
        what = "it accepts everything now" if takes_all else NOBODY_KNOWS
        yield place.change(f"its schema changed: {what}", breaks=not takes_all)
    else:
        found = list(_of_values(place, before.schema, after.schema))
        yield from found
        is_told = any(change.breaks for change in found)
        if not is_told and loses_dates(before.schema, after.schema):
            text = "Airflow 2 may reject some times that it accepted in other forms than RFC 3339"
            yield place.change(text, breaks=True)


def _of_values(place: _Place, before: Schema, after: Schema) -> Iterator[Change]:
    """The changes at one place of a conf and below it."""
    narrower = not accepts_all([before], after)
    if not narrower and accepts_all([after], before):
        return
    found = list(_differences(place, simpler(before), simpler(after)))
    if not narrower:
        found = [attrs.evolve(change, breaks=False) for change in found]
    elif not any(change.breaks for change in found):
        found.append(place.change(f"its schema changed: {NOBODY_KNOWS}", breaks=True))
    yield from found or [place.change("accepts more", breaks=False)]


def _differences(place: _Place, before: Schema, after: Schema) -> Iterator[Change]:
    if after is False:
        yield place.change("is no longer accepted", breaks=True)
    elif before is False:
        yield place.change("is accepted now", breaks=False)
    elif (was := _choices(before)) is not None and (now := _choices(after)) is not None:
        yield from _of_choices(place, was, now, after)
    else:
        yield from _of_types(place, before, after)
        yield from _of_keywords(place, _members(before), _members(after))


def _members(schema: Schema) -> dict[str, JSON]:
    return schema if isinstance(schema, dict) else {}


def _choices(schema: Schema) -> list[JSON] | None:
    """The values of an enumeration."""
    every = cases([schema])
    if not any("enum" in known for case in every for known in case.schemas):
        return None
    values: dict[str, JSON] = {}
    for case in every:
        if case.values is None:
            return None
        values |= {text_of(value): value for value in case.values}
    return list(values.values())


def _of_choices(place: _Place, was: list[JSON], now: list[JSON], after: Schema) -> Iterator[Change]:
    known = set(map(text_of, was))
    lost = [value for value in was if not accepts_all([{"enum": [value]}], after)]
    gained = [value for value in now if text_of(value) not in known]
    if lost:
        yield place.change(f"no longer accepts {_some(place, lost)}", breaks=True)
    if gained:
        yield place.change(f"accepts {_some(place, gained)} too", breaks=False)


def _some(place: _Place, values: Sequence[JSON]) -> str:
    if place.is_secret:
        return "a value" if len(values) == 1 else f"{len(values):,} values"
    return ", ".join(map(_shown, values)) if len(values) < 10 else listed(values)


def _shown(value: object) -> str:
    """A value as JSON, but strings in the quotes of JSON paths."""
    if isinstance(value, str):
        return quoted(value)
    shown = text_of(cast(JSON, value))
    return shown if len(shown) <= 120 else kind_of(value)


def _of_types(place: _Place, before: Schema, after: Schema) -> Iterator[Change]:
    was, now = _types(before), _types(after)
    lost, gained = was - now, now - was
    if not lost and not gained:
        return
    if (lost and gained) or "fraction" in lost | gained or len(was) == len(ATOMS):
        text = f"{_named(was)} became {_named(now)}"
    elif lost:
        text = f"no longer accepts {_named(lost)}"
    else:
        text = f"accepts {_named(gained)} too"
    yield place.change(text, breaks=bool(lost))


def _types(schema: Schema) -> set[str]:
    return {case.atom for case in cases([schema])}


def _named(types: set[str]) -> str:
    if len(types) == len(ATOMS):
        return "any type"
    if "fraction" in types:
        types = types - {"fraction", "integer"} | {"number"}
    names = ["null" if one == "null" else f'"{one}"' for one in sorted(types, key=_null_last)]
    return " or ".join(names) or "nothing"


def _null_last(name: str) -> tuple[bool, str]:
    return name == "null", name


# Groups of keywords whose meanings depend on each other.
_OBJECT = ("properties", "patternProperties", "additionalProperties")
_ARRAY = ("items", "prefixItems")
_GROUPS = {
    **dict.fromkeys(_OBJECT, _OBJECT),
    **dict.fromkeys(_ARRAY, _ARRAY),
    **dict.fromkeys(("if", "then", "else"), ("if", "then", "else")),
    **dict.fromkeys(
        ("contains", "minContains", "maxContains"), ("contains", "minContains", "maxContains")
    ),
}


def _of_keywords(
    place: _Place, before: dict[str, JSON], after: dict[str, JSON]
) -> Iterator[Change]:
    # Only the common types: `_of_types` has already reported the others.
    common = sorted(_types(before) & _types(after))
    names: list[JSON] = ["number" if name == "fraction" else name for name in common]
    of_common: Schema = {"type": names}
    keywords = sorted({*before, *after} - {"type"})
    for group in dict.fromkeys(_GROUPS.get(keyword, (keyword,)) for keyword in keywords):
        was = {key: before[key] for key in group if key in before}
        now = {key: after[key] for key in group if key in after}
        narrower = not accepts_all([before, of_common], now)
        wider = not accepts_all([after, of_common], was)
        if narrower or wider:
            yield from _of_group(place, group, was, now, narrower=narrower)


def _of_group(
    place: _Place,
    group: tuple[str, ...],
    was: dict[str, JSON],
    now: dict[str, JSON],
    *,
    narrower: bool,
) -> Iterator[Change]:
    keyword = next(key for key in group if key in now or key in was)
    if group == _OBJECT:
        yield from _of_keys(place, was, now)
    elif group == _ARRAY:
        yield from _of_items(place, was, now)
    elif group == ("required",):
        yield from _of_required(place, was, now)
    elif group == ("enum",):
        yield from _of_enum(place, was, now)
    elif keyword in _SHOWN:
        yield place.change(_of_limit(place, keyword, was, now), breaks=narrower)
    elif narrower:
        yield place.change(f"'{keyword}' of its schema changed: {NOBODY_KNOWS}", breaks=True)
    else:
        yield place.change(f"'{keyword}' of its schema changed: accepts more", breaks=False)


_SHOWN = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive minimum",
    "exclusiveMaximum": "exclusive maximum",
    "multipleOf": "multiple of",
    "minLength": "minimum length",
    "maxLength": "maximum length",
    "minItems": "minimum of items",
    "maxItems": "maximum of items",
    "minProperties": "minimum of keys",
    "maxProperties": "maximum of keys",
    "uniqueItems": "items are unique:",
    "pattern": "pattern",
    "format": "format",
}


def _of_limit(place: _Place, keyword: str, was: dict[str, JSON], now: dict[str, JSON]) -> str:
    name = _SHOWN[keyword]
    if not was:
        return f"new {name} {_shown(now[keyword])}"
    if not now:
        return f"{name} {_shown(was[keyword])} is gone"
    return f"{name} {_shown(was[keyword])} became {_shown(now[keyword])}"


def _of_enum(place: _Place, was: dict[str, JSON], now: dict[str, JSON]) -> Iterator[Change]:
    if now:
        values = cast(list[JSON], now["enum"])
        yield place.change(f"accepts only {_some(place, values)} now", breaks=True)
    else:
        values = cast(list[JSON], was["enum"])
        yield place.change(f"accepts more than {_some(place, values)}", breaks=False)


def _of_required(place: _Place, was: dict[str, JSON], now: dict[str, JSON]) -> Iterator[Change]:
    before = set(cast(list[str], was.get("required", [])))
    after = set(cast(list[str], now.get("required", [])))
    for name in sorted(after - before):
        yield place.key(name).change("is required now", breaks=True)
    for name in sorted(before - after):
        yield place.key(name).change("is no longer required", breaks=False)


def _of_keys(place: _Place, was: dict[str, JSON], now: dict[str, JSON]) -> Iterator[Change]:
    for name in named_keys([was, now]):
        before, after = of_key([was], name), of_key([now], name)
        if not before and not accepts_all([], _all(after)):
            text = "newly declared: any value was accepted, and other values are rejected now"
            yield place.key(name).change(text, breaks=True)
        else:
            yield from _of_values(place.key(name), _all(before), _all(after))
    yield from _of_values(place.item(None), _all(of_other_keys([was])), _all(of_other_keys([now])))


def _of_items(place: _Place, was: dict[str, JSON], now: dict[str, JSON]) -> Iterator[Change]:
    numbered = max(len(cast(list[JSON], one.get("prefixItems", []))) for one in (was, now))
    for index in (*range(numbered), None):
        before, after = _all(of_item([was], index)), _all(of_item([now], index))
        yield from _of_values(place.item(index), before, after)


def _all(schemas: Iterable[Schema]) -> Schema:
    every: list[Any] = [schema for schema in schemas if schema is not True]
    if any(schema is False for schema in every):
        return False
    return every[0] if len(every) == 1 else {"allOf": every} if every else True
