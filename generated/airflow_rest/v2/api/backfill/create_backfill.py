from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.backfill_post_body import BackfillPostBody
from ...models.backfill_response import BackfillResponse
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
        path="/api/v2/backfills",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> BackfillResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(BackfillResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: BackfillPostBody,
) -> Response[BackfillResponse]:
    """Create Backfill

    Args:
        body (BackfillPostBody): Object used for create backfill request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BackfillResponse]
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
) -> BackfillResponse | None:
    """Create Backfill

    Args:
        body (BackfillPostBody): Object used for create backfill request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BackfillResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: BackfillPostBody,
) -> Response[BackfillResponse]:
    """Create Backfill

    Args:
        body (BackfillPostBody): Object used for create backfill request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BackfillResponse]
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
) -> BackfillResponse | None:
    """Create Backfill

    Args:
        body (BackfillPostBody): Object used for create backfill request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BackfillResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
