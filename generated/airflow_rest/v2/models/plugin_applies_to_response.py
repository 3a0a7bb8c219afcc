from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    OpenModel,
    fields_of,
    read_list,
    read_str,
    read_values,
)


@define(eq=False, repr=False, getstate_setstate=False)
class PluginAppliesToResponse(OpenModel[list[str]]):
    """Serializer for the optional scoping criteria of a UI plugin.

    An open map of dotted field path to the values that path may take -- not a closed set of
    criteria. ``{"state": ["failed"], "dag.tags.name": ["ml"]}`` scopes to failed entities of
    ml-tagged Dags. An unqualified path is rooted at the entity the ``destination`` is about;
    a path may instead name a related record (``dag``, ``dag_run``, ``task``, ``task_instance``)
    as its first segment. Matching is equality against the listed values, OR within a path and
    AND across paths, and is evaluated client-side.
    """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        model.additional_properties = read_values(fields, lambda item: read_list(item, read_str))
        return model
