from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.variable_response import VariableResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    variable_key: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/variables/{quoted(variable_key)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> VariableResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(VariableResponse.from_dict(response.json()))


def sync_detailed(
    variable_key: str,
    *,
    client: AuthenticatedClient,
) -> Response[VariableResponse]:
    """Get Variable

     Get a variable entry.

    Args:
        variable_key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[VariableResponse]
    """

    return client.send(
        build_request(
            variable_key=variable_key,
        ),
        parse_response,
    )


def sync(
    variable_key: str,
    *,
    client: AuthenticatedClient,
) -> VariableResponse | None:
    """Get Variable

     Get a variable entry.

    Args:
        variable_key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        VariableResponse
    """

    return sync_detailed(
        variable_key=variable_key,
        client=client,
    ).parsed


async def asyncio_detailed(
    variable_key: str,
    *,
    client: AuthenticatedClient,
) -> Response[VariableResponse]:
    """Get Variable

     Get a variable entry.

    Args:
        variable_key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[VariableResponse]
    """

    return await client.send_async(
        build_request(
            variable_key=variable_key,
        ),
        parse_response,
    )


async def asyncio(
    variable_key: str,
    *,
    client: AuthenticatedClient,
) -> VariableResponse | None:
    """Get Variable

     Get a variable entry.

    Args:
        variable_key (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        VariableResponse
    """

    return (
        await asyncio_detailed(
            variable_key=variable_key,
            client=client,
        )
    ).parsed
