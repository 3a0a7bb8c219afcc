from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    file_token: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PUT",
        path=f"/api/v2/parseDagFile/{quoted(file_token)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> Any:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 201:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(response.json())


def sync_detailed(
    file_token: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any]:
    """Reparse Dag File

     Request re-parsing a Dag file.

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


def sync(
    file_token: str,
    *,
    client: AuthenticatedClient,
) -> Any | None:
    """Reparse Dag File

     Request re-parsing a Dag file.

    Args:
        file_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    return sync_detailed(
        file_token=file_token,
        client=client,
    ).parsed


async def asyncio_detailed(
    file_token: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any]:
    """Reparse Dag File

     Request re-parsing a Dag file.

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


async def asyncio(
    file_token: str,
    *,
    client: AuthenticatedClient,
) -> Any | None:
    """Reparse Dag File

     Request re-parsing a Dag file.

    Args:
        file_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    return (
        await asyncio_detailed(
            file_token=file_token,
            client=client,
        )
    ).parsed
