from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.connection_collection_item import ConnectionCollectionItem


T = TypeVar("T", bound="ConnectionCollection")


@_attrs_define
class ConnectionCollection:
    """Collection of connections.

    *Changed in version 2.1.0*&#58; 'total_entries' field is added.

    """

    total_entries: int | Unset = UNSET
    """ Count of total objects in the current result set before pagination parameters
    (limit, offset) are applied.
     """
    connections: list[ConnectionCollectionItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total_entries = self.total_entries

        connections: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.connections, Unset):
            connections = []
            for connections_item_data in self.connections:
                connections_item = connections_item_data.to_dict()
                connections.append(connections_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if total_entries is not UNSET:
            field_dict["total_entries"] = total_entries
        if connections is not UNSET:
            field_dict["connections"] = connections

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.connection_collection_item import ConnectionCollectionItem

        d = dict(src_dict)
        total_entries = d.pop("total_entries", UNSET)

        _connections = d.pop("connections", UNSET)
        connections: list[ConnectionCollectionItem] | Unset = UNSET
        if _connections is not UNSET:
            connections = []
            for connections_item_data in _connections:
                connections_item = ConnectionCollectionItem.from_dict(connections_item_data)

                connections.append(connections_item)

        connection_collection = cls(
            total_entries=total_entries,
            connections=connections,
        )

        connection_collection.additional_properties = d
        return connection_collection

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
