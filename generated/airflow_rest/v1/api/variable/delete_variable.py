from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...types import (
    RequestParts,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    variable_key: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="DELETE",
        path=f"/variables/{quoted(variable_key)}",
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
    variable_key: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[None]:
    """Delete a variable

    Args:
        variable_key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return client.send(
        build_request(
            variable_key=variable_key,
        ),
        parse_response,
    )


async def asyncio_detailed(
    variable_key: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[None]:
    """Delete a variable

    Args:
        variable_key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return await client.send_async(
        build_request(
            variable_key=variable_key,
        ),
        parse_response,
    )
