from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.backfill_post_body import BackfillPostBody
from ...models.dry_run_backfill_collection_response import DryRunBackfillCollectionResponse
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    body: BackfillPostBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path="/api/v2/backfills/dry_run",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> DryRunBackfillCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DryRunBackfillCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: BackfillPostBody,
) -> Response[DryRunBackfillCollectionResponse]:
    """Create Backfill Dry Run

    Args:
        body (BackfillPostBody): Object used for create backfill request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DryRunBackfillCollectionResponse]
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
    body: BackfillPostBody,
) -> DryRunBackfillCollectionResponse | None:
    """Create Backfill Dry Run

    Args:
        body (BackfillPostBody): Object used for create backfill request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DryRunBackfillCollectionResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: BackfillPostBody,
) -> Response[DryRunBackfillCollectionResponse]:
    """Create Backfill Dry Run

    Args:
        body (BackfillPostBody): Object used for create backfill request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DryRunBackfillCollectionResponse]
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
    body: BackfillPostBody,
) -> DryRunBackfillCollectionResponse | None:
    """Create Backfill Dry Run

    Args:
        body (BackfillPostBody): Object used for create backfill request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DryRunBackfillCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
