from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.get_dag_source_response_200 import GetDagSourceResponse200
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    file_token: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/dagSources/{quoted(file_token)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> GetDagSourceResponse200:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(GetDagSourceResponse200.from_dict(response.json()))


def sync_detailed(
    file_token: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[GetDagSourceResponse200]:
    """Get a source code

     Get a source code using file token.

    Args:
        file_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GetDagSourceResponse200]
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
    client: AuthenticatedClient | Client,
) -> GetDagSourceResponse200 | None:
    """Get a source code

     Get a source code using file token.

    Args:
        file_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GetDagSourceResponse200
    """

    return sync_detailed(
        file_token=file_token,
        client=client,
    ).parsed


async def asyncio_detailed(
    file_token: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[GetDagSourceResponse200]:
    """Get a source code

     Get a source code using file token.

    Args:
        file_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GetDagSourceResponse200]
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
    client: AuthenticatedClient | Client,
) -> GetDagSourceResponse200 | None:
    """Get a source code

     Get a source code using file token.

    Args:
        file_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GetDagSourceResponse200
    """

    return (
        await asyncio_detailed(
            file_token=file_token,
            client=client,
        )
    ).parsed
