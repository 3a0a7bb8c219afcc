from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.asset_event_response import AssetEventResponse
from ...models.create_asset_events_body import CreateAssetEventsBody
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    body: CreateAssetEventsBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path="/api/v2/assets/events",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> AssetEventResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(AssetEventResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateAssetEventsBody,
) -> Response[AssetEventResponse]:
    """Create Asset Event

     Create asset events.

    Args:
        body (CreateAssetEventsBody): Create asset events request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetEventResponse]
    """

    return client.send(
        build_request(
            body=body,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    body: CreateAssetEventsBody,
) -> AssetEventResponse | None:
    """Create Asset Event

     Create asset events.

    Args:
        body (CreateAssetEventsBody): Create asset events request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetEventResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateAssetEventsBody,
) -> Response[AssetEventResponse]:
    """Create Asset Event

     Create asset events.

    Args:
        body (CreateAssetEventsBody): Create asset events request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetEventResponse]
    """

    return await client.send_async(
        build_request(
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateAssetEventsBody,
) -> AssetEventResponse | None:
    """Create Asset Event

     Create asset events.

    Args:
        body (CreateAssetEventsBody): Create asset events request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetEventResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
