from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.queued_event_collection_response import QueuedEventCollectionResponse
from ...types import (
    UNSET,
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
    before: None | str | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/assets/{quoted(asset_id)}/queuedEvents",
        params=query(
            {
                "before": before,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> QueuedEventCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(QueuedEventCollectionResponse.from_dict(response.json()))


def sync_detailed(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    before: None | str | Unset = UNSET,
) -> Response[QueuedEventCollectionResponse]:
    """Get Asset Queued Events

     Get queued asset events for an asset.

    Args:
        asset_id (int):
        before (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueuedEventCollectionResponse]
    """

    return client.send(
        build_request(
            asset_id=asset_id,
            before=before,
        ),
        parse_response,
    )


def sync(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    before: None | str | Unset = UNSET,
) -> QueuedEventCollectionResponse | None:
    """Get Asset Queued Events

     Get queued asset events for an asset.

    Args:
        asset_id (int):
        before (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueuedEventCollectionResponse
    """

    return sync_detailed(
        asset_id=asset_id,
        client=client,
        before=before,
    ).parsed


async def asyncio_detailed(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    before: None | str | Unset = UNSET,
) -> Response[QueuedEventCollectionResponse]:
    """Get Asset Queued Events

     Get queued asset events for an asset.

    Args:
        asset_id (int):
        before (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueuedEventCollectionResponse]
    """

    return await client.send_async(
        build_request(
            asset_id=asset_id,
            before=before,
        ),
        parse_response,
    )


async def asyncio(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    before: None | str | Unset = UNSET,
) -> QueuedEventCollectionResponse | None:
    """Get Asset Queued Events

     Get queued asset events for an asset.

    Args:
        asset_id (int):
        before (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueuedEventCollectionResponse
    """

    return (
        await asyncio_detailed(
            asset_id=asset_id,
            client=client,
            before=before,
        )
    ).parsed
