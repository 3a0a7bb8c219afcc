from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.connection import Connection
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    body_json,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    connection_id: str,
    *,
    body: Connection,
    update_mask: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/connections/{quoted(connection_id)}",
        params=query(
            {
                "update_mask": update_mask,
            }
        ),
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> Connection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(Connection.from_dict(response.json()))


def sync_detailed(
    connection_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: Connection,
    update_mask: list[str] | Unset = UNSET,
) -> Response[Connection]:
    """Update a connection

    Args:
        connection_id (str):
        update_mask (list[str] | Unset):
        body (Connection): Full representation of the connection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Connection]
    """

    return client.send(
        build_request(
            connection_id=connection_id,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


def sync(
    connection_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: Connection,
    update_mask: list[str] | Unset = UNSET,
) -> Connection | None:
    """Update a connection

    Args:
        connection_id (str):
        update_mask (list[str] | Unset):
        body (Connection): Full representation of the connection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Connection
    """

    return sync_detailed(
        connection_id=connection_id,
        client=client,
        body=body,
        update_mask=update_mask,
    ).parsed


async def asyncio_detailed(
    connection_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: Connection,
    update_mask: list[str] | Unset = UNSET,
) -> Response[Connection]:
    """Update a connection

    Args:
        connection_id (str):
        update_mask (list[str] | Unset):
        body (Connection): Full representation of the connection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Connection]
    """

    return await client.send_async(
        build_request(
            connection_id=connection_id,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


async def asyncio(
    connection_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: Connection,
    update_mask: list[str] | Unset = UNSET,
) -> Connection | None:
    """Update a connection

    Args:
        connection_id (str):
        update_mask (list[str] | Unset):
        body (Connection): Full representation of the connection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Connection
    """

    return (
        await asyncio_detailed(
            connection_id=connection_id,
            client=client,
            body=body,
            update_mask=update_mask,
        )
    ).parsed
