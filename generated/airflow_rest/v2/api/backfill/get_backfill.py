from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.backfill_response import BackfillResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    backfill_id: int,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/backfills/{quoted(backfill_id)}",
        params={},
        headers={},
        json=None,
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
    backfill_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[BackfillResponse]:
    """Get Backfill

    Args:
        backfill_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BackfillResponse]
    """

    return client.send(
        build_request(
            backfill_id=backfill_id,
        ),
        parse_response,
    )


def sync(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
) -> BackfillResponse | None:
    """Get Backfill

    Args:
        backfill_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BackfillResponse
    """

    return sync_detailed(
        backfill_id=backfill_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[BackfillResponse]:
    """Get Backfill

    Args:
        backfill_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BackfillResponse]
    """

    return await client.send_async(
        build_request(
            backfill_id=backfill_id,
        ),
        parse_response,
    )


async def asyncio(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
) -> BackfillResponse | None:
    """Get Backfill

    Args:
        backfill_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BackfillResponse
    """

    return (
        await asyncio_detailed(
            backfill_id=backfill_id,
            client=client,
        )
    ).parsed
