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
    file_token: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PUT",
        path=f"/parseDagFile/{quoted(file_token)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> None:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 201:
        raise errors.UnexpectedStatus(response.status_code, response.content)


def sync_detailed(
    file_token: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[None]:
    """Request re-parsing of a DAG file

     Request re-parsing of existing DAG files using a file token.

    Args:
        file_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return client.send(
        build_request(
            file_token=file_token,
        ),
        parse_response,
    )


async def asyncio_detailed(
    file_token: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[None]:
    """Request re-parsing of a DAG file

     Request re-parsing of existing DAG files using a file token.

    Args:
        file_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return await client.send_async(
        build_request(
            file_token=file_token,
        ),
        parse_response,
    )
