from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.variable_collection_item import VariableCollectionItem


T = TypeVar("T", bound="VariableCollection")


@_attrs_define
class VariableCollection:
    """Collection of variables.

    *Changed in version 2.1.0*&#58; 'total_entries' field is added.

    """

    total_entries: int | Unset = UNSET
    """ Count of total objects in the current result set before pagination parameters
    (limit, offset) are applied.
     """
    variables: list[VariableCollectionItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total_entries = self.total_entries

        variables: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.variables, Unset):
            variables = []
            for variables_item_data in self.variables:
                variables_item = variables_item_data.to_dict()
                variables.append(variables_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if total_entries is not UNSET:
            field_dict["total_entries"] = total_entries
        if variables is not UNSET:
            field_dict["variables"] = variables

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.variable_collection_item import VariableCollectionItem

        d = dict(src_dict)
        total_entries = d.pop("total_entries", UNSET)

        _variables = d.pop("variables", UNSET)
        variables: list[VariableCollectionItem] | Unset = UNSET
        if _variables is not UNSET:
            variables = []
            for variables_item_data in _variables:
                variables_item = VariableCollectionItem.from_dict(variables_item_data)

                variables.append(variables_item)

        variable_collection = cls(
            total_entries=total_entries,
            variables=variables,
        )

        variable_collection.additional_properties = d
        return variable_collection

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
