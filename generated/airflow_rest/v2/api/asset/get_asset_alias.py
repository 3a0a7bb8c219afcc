from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.asset_alias_response import AssetAliasResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    asset_alias_id: int,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/assets/aliases/{quoted(asset_alias_id)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> AssetAliasResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(AssetAliasResponse.from_dict(response.json()))


def sync_detailed(
    asset_alias_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[AssetAliasResponse]:
    """Get Asset Alias

     Get an asset alias.

    Args:
        asset_alias_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetAliasResponse]
    """

    return client.send(
        build_request(
            asset_alias_id=asset_alias_id,
        ),
        parse_response,
    )


def sync(
    asset_alias_id: int,
    *,
    client: AuthenticatedClient,
) -> AssetAliasResponse | None:
    """Get Asset Alias

     Get an asset alias.

    Args:
        asset_alias_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetAliasResponse
    """

    return sync_detailed(
        asset_alias_id=asset_alias_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    asset_alias_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[AssetAliasResponse]:
    """Get Asset Alias

     Get an asset alias.

    Args:
        asset_alias_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetAliasResponse]
    """

    return await client.send_async(
        build_request(
            asset_alias_id=asset_alias_id,
        ),
        parse_response,
    )


async def asyncio(
    asset_alias_id: int,
    *,
    client: AuthenticatedClient,
) -> AssetAliasResponse | None:
    """Get Asset Alias

     Get an asset alias.

    Args:
        asset_alias_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetAliasResponse
    """

    return (
        await asyncio_detailed(
            asset_alias_id=asset_alias_id,
            client=client,
        )
    ).parsed
