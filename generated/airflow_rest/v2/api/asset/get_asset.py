from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.asset_response import AssetResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    asset_id: int,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/assets/{quoted(asset_id)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> AssetResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(AssetResponse.from_dict(response.json()))


def sync_detailed(
    asset_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[AssetResponse]:
    """Get Asset

     Get an asset.

    Args:
        asset_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetResponse]
    """

    return client.send(
        build_request(
            asset_id=asset_id,
        ),
        parse_response,
    )


def sync(
    asset_id: int,
    *,
    client: AuthenticatedClient,
) -> AssetResponse | None:
    """Get Asset

     Get an asset.

    Args:
        asset_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetResponse
    """

    return sync_detailed(
        asset_id=asset_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    asset_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[AssetResponse]:
    """Get Asset

     Get an asset.

    Args:
        asset_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetResponse]
    """

    return await client.send_async(
        build_request(
            asset_id=asset_id,
        ),
        parse_response,
    )


async def asyncio(
    asset_id: int,
    *,
    client: AuthenticatedClient,
) -> AssetResponse | None:
    """Get Asset

     Get an asset.

    Args:
        asset_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetResponse
    """

    return (
        await asyncio_detailed(
            asset_id=asset_id,
            client=client,
        )
    ).parsed
