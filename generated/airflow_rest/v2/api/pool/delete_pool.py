from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...types import (
    RequestParts,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    pool_name: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="DELETE",
        path=f"/api/v2/pools/{quoted(pool_name)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> None:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 204:
        raise errors.UnexpectedStatus(response.status_code, response.content)


def sync_detailed(
    pool_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[None]:
    """Delete Pool

     Delete a pool entry.

    Args:
        pool_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return client.send(
        build_request(
            pool_name=pool_name,
        ),
        parse_response,
    )


async def asyncio_detailed(
    pool_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[None]:
    """Delete Pool

     Delete a pool entry.

    Args:
        pool_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return await client.send_async(
        build_request(
            pool_name=pool_name,
        ),
        parse_response,
    )
