from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.connection_body import ConnectionBody
from ...models.connection_response import ConnectionResponse
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    body: ConnectionBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path="/api/v2/connections",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> ConnectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 201:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ConnectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ConnectionBody,
) -> Response[ConnectionResponse]:
    """Post Connection

     Create connection entry.

    Args:
        body (ConnectionBody): Connection Serializer for requests body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionResponse]
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
    body: ConnectionBody,
) -> ConnectionResponse | None:
    """Post Connection

     Create connection entry.

    Args:
        body (ConnectionBody): Connection Serializer for requests body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ConnectionBody,
) -> Response[ConnectionResponse]:
    """Post Connection

     Create connection entry.

    Args:
        body (ConnectionBody): Connection Serializer for requests body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionResponse]
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
    body: ConnectionBody,
) -> ConnectionResponse | None:
    """Post Connection

     Create connection entry.

    Args:
        body (ConnectionBody): Connection Serializer for requests body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
