from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.pool_body import PoolBody
from ...models.pool_response import PoolResponse
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    body: PoolBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path="/api/v2/pools",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> PoolResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 201:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(PoolResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: PoolBody,
) -> Response[PoolResponse]:
    """Post Pool

     Create a Pool.

    Args:
        body (PoolBody): Pool serializer for post bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PoolResponse]
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
    body: PoolBody,
) -> PoolResponse | None:
    """Post Pool

     Create a Pool.

    Args:
        body (PoolBody): Pool serializer for post bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PoolResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: PoolBody,
) -> Response[PoolResponse]:
    """Post Pool

     Create a Pool.

    Args:
        body (PoolBody): Pool serializer for post bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PoolResponse]
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
    body: PoolBody,
) -> PoolResponse | None:
    """Post Pool

     Create a Pool.

    Args:
        body (PoolBody): Pool serializer for post bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PoolResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
