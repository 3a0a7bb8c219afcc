from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    OpenModel,
    fields_of,
    read_str,
    read_values,
)


@define(eq=False, repr=False, getstate_setstate=False)
class AssetExpressionRefAssetRef(OpenModel[str]):
    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        model.additional_properties = read_values(fields, read_str)
        return model
