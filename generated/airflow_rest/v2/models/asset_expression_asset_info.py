from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class AssetExpressionAssetInfo(OpenModel[Any]):
    """Body of an ``asset`` leaf node.

    ``id`` is injected by ``DagModelOperation.update_dag_asset_expression`` when the expression is
    persisted; ``BaseAsset.as_expression()`` itself only emits ``uri``/``name``/``group``. It is left
    optional so a row persisted before id-enrichment (or migrated from the pre-3.0 dataset format)
    degrades gracefully instead of failing response validation.

    A leaf the caller is not authorized to read is served with ``hidden`` set and ``uri``, ``name``
    and ``id`` blanked (see ``airflow.api_fastapi.common.asset_expression``), so the shape of the
    schedule stays visible without revealing which asset it waits on.
    """

    uri: None | str
    name: None | str
    group: str
    id: int | None | Unset = UNSET
    hidden: bool | Unset = False

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.uri = read_nullable(fields.pop("uri"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "uri")
        try:
            model.name = read_nullable(fields.pop("name"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.group = read_str(fields.pop("group"))
        except UNREADABLE:
            model._leave_unread(src_dict, "group")
        try:
            model.id = read_nullable(fields.pop("id"), read_int) if "id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.hidden = read_bool(fields.pop("hidden")) if "hidden" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "hidden")
        model.additional_properties = fields
        return model
