"""Keys that the types of confs had, and no longer have.

A server may still accept them: other keys are allowed unless the schema says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from airflow_trigger._flows.problems import step
from airflow_trigger.codegen._shapes import DictOf, Keys, ListOf, Record, Shape, read
from airflow_trigger.models import JSON


def lost_keys(before: Mapping[str, JSON], after: Mapping[str, JSON]) -> list[str]:
    """The paths of lost keys below a param, as steps from it.

    >>> one = {"type": "object", "properties": {"a": {}}}
    >>> lost_keys({**one, "properties": {"a": {}, "b": {}}}, one)
    ["['b']"]
    """
    return list(dict.fromkeys(_Comparison().of_schemas(before, after)))


class _Comparison:
    def __init__(self) -> None:
        self._old: list[Record] = []
        self._new: list[Record] = []
        # Pairs of records that were compared already, because records may be recursive.
        self._seen: set[tuple[int, int]] = set()

    def of_schemas(self, before: Mapping[str, JSON], after: Mapping[str, JSON]) -> Iterator[str]:
        yield from self._of_shapes("", read(before, self._old), read(after, self._new))

    def _of_shapes(self, path: str, before: Shape, after: Shape) -> Iterator[str]:
        objects = [part for part in after if isinstance(part, Keys | DictOf)]
        for one, other in product(before, after):
            match one, other:
                case Keys(record=old), Keys(record=new) if len(objects) == 1:
                    yield from self._of_records(path, old, new)
                case ListOf(items=old), ListOf(items=new):
                    yield from self._of_shapes(f"{path}[*]", old, new)
                case DictOf(values=old), DictOf(values=new):
                    yield from self._of_shapes(f"{path}[*]", old, new)
                case _:
                    pass

    def _of_records(self, path: str, old: int, new: int) -> Iterator[str]:
        if (old, new) in self._seen:
            return
        self._seen.add((old, new))
        fields = self._new[new].fields
        for name, field in self._old[old].fields.items():
            below = path + step(name)
            if name in fields:
                yield from self._of_shapes(below, field.shape, fields[name].shape)
            else:
                yield below
