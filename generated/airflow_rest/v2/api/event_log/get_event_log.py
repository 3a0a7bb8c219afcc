from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.event_log_response import EventLogResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    event_log_id: int,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/eventLogs/{quoted(event_log_id)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> EventLogResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(EventLogResponse.from_dict(response.json()))


def sync_detailed(
    event_log_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[EventLogResponse]:
    """Get Event Log

    Args:
        event_log_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventLogResponse]
    """

    return client.send(
        build_request(
            event_log_id=event_log_id,
        ),
        parse_response,
    )


def sync(
    event_log_id: int,
    *,
    client: AuthenticatedClient,
) -> EventLogResponse | None:
    """Get Event Log

    Args:
        event_log_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventLogResponse
    """

    return sync_detailed(
        event_log_id=event_log_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    event_log_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[EventLogResponse]:
    """Get Event Log

    Args:
        event_log_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventLogResponse]
    """

    return await client.send_async(
        build_request(
            event_log_id=event_log_id,
        ),
        parse_response,
    )


async def asyncio(
    event_log_id: int,
    *,
    client: AuthenticatedClient,
) -> EventLogResponse | None:
    """Get Event Log

    Args:
        event_log_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventLogResponse
    """

    return (
        await asyncio_detailed(
            event_log_id=event_log_id,
            client=client,
        )
    ).parsed
