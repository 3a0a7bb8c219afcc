from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.asset_state_store_response import AssetStateStoreResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    asset_id: int,
    key: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/assets/{quoted(asset_id)}/state-store/{quoted(key)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> AssetStateStoreResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(AssetStateStoreResponse.from_dict(response.json()))


def sync_detailed(
    asset_id: int,
    key: str,
    *,
    client: AuthenticatedClient,
) -> Response[AssetStateStoreResponse]:
    """Get Asset State Store

     Get a single asset state store entry.

    Args:
        asset_id (int):
        key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetStateStoreResponse]
    """

    return client.send(
        build_request(
            asset_id=asset_id,
            key=key,
        ),
        parse_response,
    )


def sync(
    asset_id: int,
    key: str,
    *,
    client: AuthenticatedClient,
) -> AssetStateStoreResponse | None:
    """Get Asset State Store

     Get a single asset state store entry.

    Args:
        asset_id (int):
        key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetStateStoreResponse
    """

    return sync_detailed(
        asset_id=asset_id,
        key=key,
        client=client,
    ).parsed


async def asyncio_detailed(
    asset_id: int,
    key: str,
    *,
    client: AuthenticatedClient,
) -> Response[AssetStateStoreResponse]:
    """Get Asset State Store

     Get a single asset state store entry.

    Args:
        asset_id (int):
        key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetStateStoreResponse]
    """

    return await client.send_async(
        build_request(
            asset_id=asset_id,
            key=key,
        ),
        parse_response,
    )


async def asyncio(
    asset_id: int,
    key: str,
    *,
    client: AuthenticatedClient,
) -> AssetStateStoreResponse | None:
    """Get Asset State Store

     Get a single asset state store entry.

    Args:
        asset_id (int):
        key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetStateStoreResponse
    """

    return (
        await asyncio_detailed(
            asset_id=asset_id,
            key=key,
            client=client,
        )
    ).parsed
