from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.asset_collection_response import AssetCollectionResponse
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    uri: list[str] | Unset = UNSET,
    uri_pattern: None | str | Unset = UNSET,
    uri_prefix_pattern: None | str | Unset = UNSET,
    dag_ids: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    order_by: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/assets",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "name_pattern": name_pattern,
                "name_prefix_pattern": name_prefix_pattern,
                "uri": uri,
                "uri_pattern": uri_pattern,
                "uri_prefix_pattern": uri_prefix_pattern,
                "dag_ids": dag_ids,
                "only_active": only_active,
                "order_by": order_by,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> AssetCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(AssetCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    uri: list[str] | Unset = UNSET,
    uri_pattern: None | str | Unset = UNSET,
    uri_prefix_pattern: None | str | Unset = UNSET,
    dag_ids: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    order_by: list[str] | Unset = UNSET,
) -> Response[AssetCollectionResponse]:
    """Get Assets

     Get assets.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        uri (list[str] | Unset): Exact-match filter on the full asset URI. Compiles to an indexed
            equality comparison (``uri = ...``). Repeat the parameter (``?uri=a&uri=b``) to match
            multiple assets.
        uri_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `uri_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        uri_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        dag_ids (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, name, uri, created_at,
            updated_at`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetCollectionResponse]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
            name_pattern=name_pattern,
            name_prefix_pattern=name_prefix_pattern,
            uri=uri,
            uri_pattern=uri_pattern,
            uri_prefix_pattern=uri_prefix_pattern,
            dag_ids=dag_ids,
            only_active=only_active,
            order_by=order_by,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    uri: list[str] | Unset = UNSET,
    uri_pattern: None | str | Unset = UNSET,
    uri_prefix_pattern: None | str | Unset = UNSET,
    dag_ids: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    order_by: list[str] | Unset = UNSET,
) -> AssetCollectionResponse | None:
    """Get Assets

     Get assets.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        uri (list[str] | Unset): Exact-match filter on the full asset URI. Compiles to an indexed
            equality comparison (``uri = ...``). Repeat the parameter (``?uri=a&uri=b``) to match
            multiple assets.
        uri_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `uri_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        uri_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        dag_ids (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, name, uri, created_at,
            updated_at`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetCollectionResponse
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        name_pattern=name_pattern,
        name_prefix_pattern=name_prefix_pattern,
        uri=uri,
        uri_pattern=uri_pattern,
        uri_prefix_pattern=uri_prefix_pattern,
        dag_ids=dag_ids,
        only_active=only_active,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    uri: list[str] | Unset = UNSET,
    uri_pattern: None | str | Unset = UNSET,
    uri_prefix_pattern: None | str | Unset = UNSET,
    dag_ids: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    order_by: list[str] | Unset = UNSET,
) -> Response[AssetCollectionResponse]:
    """Get Assets

     Get assets.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        uri (list[str] | Unset): Exact-match filter on the full asset URI. Compiles to an indexed
            equality comparison (``uri = ...``). Repeat the parameter (``?uri=a&uri=b``) to match
            multiple assets.
        uri_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `uri_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        uri_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        dag_ids (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, name, uri, created_at,
            updated_at`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetCollectionResponse]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
            name_pattern=name_pattern,
            name_prefix_pattern=name_prefix_pattern,
            uri=uri,
            uri_pattern=uri_pattern,
            uri_prefix_pattern=uri_prefix_pattern,
            dag_ids=dag_ids,
            only_active=only_active,
            order_by=order_by,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    uri: list[str] | Unset = UNSET,
    uri_pattern: None | str | Unset = UNSET,
    uri_prefix_pattern: None | str | Unset = UNSET,
    dag_ids: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    order_by: list[str] | Unset = UNSET,
) -> AssetCollectionResponse | None:
    """Get Assets

     Get assets.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        uri (list[str] | Unset): Exact-match filter on the full asset URI. Compiles to an indexed
            equality comparison (``uri = ...``). Repeat the parameter (``?uri=a&uri=b``) to match
            multiple assets.
        uri_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `uri_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        uri_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        dag_ids (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, name, uri, created_at,
            updated_at`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            name_pattern=name_pattern,
            name_prefix_pattern=name_prefix_pattern,
            uri=uri,
            uri_pattern=uri_pattern,
            uri_prefix_pattern=uri_prefix_pattern,
            dag_ids=dag_ids,
            only_active=only_active,
            order_by=order_by,
        )
    ).parsed
