from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.connection_test_queued_response import ConnectionTestQueuedResponse
from ...models.connection_test_request_body import ConnectionTestRequestBody
from ...types import Response


def _get_kwargs(
    *,
    body: ConnectionTestRequestBody,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v2/connections/enqueue-test",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectionTestQueuedResponse | None:
    if response.status_code == 202:
        response_202 = ConnectionTestQueuedResponse.from_dict(response.json())

        return response_202

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectionTestQueuedResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


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

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


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

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


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
