from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.pool_collection_response import PoolCollectionResponse
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
    order_by: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/pools",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "pool_name_pattern": pool_name_pattern,
                "pool_name_prefix_pattern": pool_name_prefix_pattern,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> PoolCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(PoolCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
) -> Response[PoolCollectionResponse]:
    """Get Pools

     Get all pools entries.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, pool, name`
        pool_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `pool_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        pool_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PoolCollectionResponse]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
) -> PoolCollectionResponse | None:
    """Get Pools

     Get all pools entries.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, pool, name`
        pool_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `pool_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        pool_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PoolCollectionResponse
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        order_by=order_by,
        pool_name_pattern=pool_name_pattern,
        pool_name_prefix_pattern=pool_name_prefix_pattern,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
) -> Response[PoolCollectionResponse]:
    """Get Pools

     Get all pools entries.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, pool, name`
        pool_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `pool_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        pool_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PoolCollectionResponse]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
) -> PoolCollectionResponse | None:
    """Get Pools

     Get all pools entries.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, pool, name`
        pool_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `pool_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        pool_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PoolCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            order_by=order_by,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
        )
    ).parsed
