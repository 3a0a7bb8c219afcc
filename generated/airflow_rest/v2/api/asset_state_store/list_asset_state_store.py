from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.asset_state_store_collection_response import AssetStateStoreCollectionResponse
from ...types import (
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    asset_id: int,
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/assets/{quoted(asset_id)}/state-store",
        params=query(
            {
                "limit": limit,
                "offset": offset,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> AssetStateStoreCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(AssetStateStoreCollectionResponse.from_dict(response.json()))


def sync_detailed(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> Response[AssetStateStoreCollectionResponse]:
    """List Asset State Store

     List all state store entries for an asset.

    Args:
        asset_id (int):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetStateStoreCollectionResponse]
    """

    return client.send(
        build_request(
            asset_id=asset_id,
            limit=limit,
            offset=offset,
        ),
        parse_response,
    )


def sync(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> AssetStateStoreCollectionResponse | None:
    """List Asset State Store

     List all state store entries for an asset.

    Args:
        asset_id (int):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetStateStoreCollectionResponse
    """

    return sync_detailed(
        asset_id=asset_id,
        client=client,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> Response[AssetStateStoreCollectionResponse]:
    """List Asset State Store

     List all state store entries for an asset.

    Args:
        asset_id (int):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetStateStoreCollectionResponse]
    """

    return await client.send_async(
        build_request(
            asset_id=asset_id,
            limit=limit,
            offset=offset,
        ),
        parse_response,
    )


async def asyncio(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> AssetStateStoreCollectionResponse | None:
    """List Asset State Store

     List all state store entries for an asset.

    Args:
        asset_id (int):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetStateStoreCollectionResponse
    """

    return (
        await asyncio_detailed(
            asset_id=asset_id,
            client=client,
            limit=limit,
            offset=offset,
        )
    ).parsed
