from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.health_info_response import HealthInfoResponse
from ...types import (
    RequestParts,
    answered,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request() -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/monitor/health",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> HealthInfoResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(HealthInfoResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
) -> Response[HealthInfoResponse]:
    """Get Health

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[HealthInfoResponse]
    """

    return client.send(build_request(), parse_response)


def sync(
    *,
    client: AuthenticatedClient | Client,
) -> HealthInfoResponse | None:
    """Get Health

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        HealthInfoResponse
    """

    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
) -> Response[HealthInfoResponse]:
    """Get Health

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[HealthInfoResponse]
    """

    return await client.send_async(build_request(), parse_response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
) -> HealthInfoResponse | None:
    """Get Health

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        HealthInfoResponse
    """

    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed
