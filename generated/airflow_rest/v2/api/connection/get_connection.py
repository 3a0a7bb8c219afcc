from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.connection_response import ConnectionResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    connection_id: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/connections/{quoted(connection_id)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> ConnectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ConnectionResponse.from_dict(response.json()))


def sync_detailed(
    connection_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ConnectionResponse]:
    """Get Connection

     Get a connection entry.

    Args:
        connection_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionResponse]
    """

    return client.send(
        build_request(
            connection_id=connection_id,
        ),
        parse_response,
    )


def sync(
    connection_id: str,
    *,
    client: AuthenticatedClient,
) -> ConnectionResponse | None:
    """Get Connection

     Get a connection entry.

    Args:
        connection_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionResponse
    """

    return sync_detailed(
        connection_id=connection_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    connection_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ConnectionResponse]:
    """Get Connection

     Get a connection entry.

    Args:
        connection_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionResponse]
    """

    return await client.send_async(
        build_request(
            connection_id=connection_id,
        ),
        parse_response,
    )


async def asyncio(
    connection_id: str,
    *,
    client: AuthenticatedClient,
) -> ConnectionResponse | None:
    """Get Connection

     Get a connection entry.

    Args:
        connection_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionResponse
    """

    return (
        await asyncio_detailed(
            connection_id=connection_id,
            client=client,
        )
    ).parsed
