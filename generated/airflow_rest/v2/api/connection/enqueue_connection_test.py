from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.connection_test_queued_response import ConnectionTestQueuedResponse
from ...models.connection_test_request_body import ConnectionTestRequestBody
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    body: ConnectionTestRequestBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path="/api/v2/connections/enqueue-test",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> ConnectionTestQueuedResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 202:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ConnectionTestQueuedResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ConnectionTestRequestBody,
) -> Response[ConnectionTestQueuedResponse]:
    """Enqueue Connection Test

     Enqueue a connection test for deferred execution on a worker; returns a polling token.

    Args:
        body (ConnectionTestRequestBody): Request body for enqueueing a connection test on a
            worker.

            Inherits ``connection_id`` pattern, ``extra`` JSON validation, and
            ``team_name`` handling from ``ConnectionBody`` so tested connections share
            the same input contract as persisted ones.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionTestQueuedResponse]
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
    body: ConnectionTestRequestBody,
) -> ConnectionTestQueuedResponse | None:
    """Enqueue Connection Test

     Enqueue a connection test for deferred execution on a worker; returns a polling token.

    Args:
        body (ConnectionTestRequestBody): Request body for enqueueing a connection test on a
            worker.

            Inherits ``connection_id`` pattern, ``extra`` JSON validation, and
            ``team_name`` handling from ``ConnectionBody`` so tested connections share
            the same input contract as persisted ones.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionTestQueuedResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ConnectionTestRequestBody,
) -> Response[ConnectionTestQueuedResponse]:
    """Enqueue Connection Test

     Enqueue a connection test for deferred execution on a worker; returns a polling token.

    Args:
        body (ConnectionTestRequestBody): Request body for enqueueing a connection test on a
            worker.

            Inherits ``connection_id`` pattern, ``extra`` JSON validation, and
            ``team_name`` handling from ``ConnectionBody`` so tested connections share
            the same input contract as persisted ones.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionTestQueuedResponse]
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
    body: ConnectionTestRequestBody,
) -> ConnectionTestQueuedResponse | None:
    """Enqueue Connection Test

     Enqueue a connection test for deferred execution on a worker; returns a polling token.

    Args:
        body (ConnectionTestRequestBody): Request body for enqueueing a connection test on a
            worker.

            Inherits ``connection_id`` pattern, ``extra`` JSON validation, and
            ``team_name`` handling from ``ConnectionBody`` so tested connections share
            the same input contract as persisted ones.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionTestQueuedResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
