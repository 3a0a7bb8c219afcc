from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.asset_state_store_body import AssetStateStoreBody
from ...types import (
    RequestParts,
    body_json,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    asset_id: int,
    key: str,
    *,
    body: AssetStateStoreBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PUT",
        path=f"/api/v2/assets/{quoted(asset_id)}/state-store/{quoted(key)}",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> None:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 204:
        raise errors.UnexpectedStatus(response.status_code, response.content)


def sync_detailed(
    asset_id: int,
    key: str,
    *,
    client: AuthenticatedClient,
    body: AssetStateStoreBody,
) -> Response[None]:
    """Set Asset State Store

     Set an asset state store value. Creates or overwrites the key.

    Args:
        asset_id (int):
        key (str):
        body (AssetStateStoreBody): Request body for setting an asset state store value.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return client.send(
        build_request(
            asset_id=asset_id,
            key=key,
            body=body,
        ),
        parse_response,
    )


async def asyncio_detailed(
    asset_id: int,
    key: str,
    *,
    client: AuthenticatedClient,
    body: AssetStateStoreBody,
) -> Response[None]:
    """Set Asset State Store

     Set an asset state store value. Creates or overwrites the key.

    Args:
        asset_id (int):
        key (str):
        body (AssetStateStoreBody): Request body for setting an asset state store value.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return await client.send_async(
        build_request(
            asset_id=asset_id,
            key=key,
            body=body,
        ),
        parse_response,
    )
