from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.role import Role
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    role_name: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/roles/{quoted(role_name)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> Role:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(Role.from_dict(response.json()))


def sync_detailed(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Role]:
    """Get a role

     Get a role.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        role_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Role]
    """

    return client.send(
        build_request(
            role_name=role_name,
        ),
        parse_response,
    )


def sync(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Role | None:
    """Get a role

     Get a role.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        role_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Role
    """

    return sync_detailed(
        role_name=role_name,
        client=client,
    ).parsed


async def asyncio_detailed(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Role]:
    """Get a role

     Get a role.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        role_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Role]
    """

    return await client.send_async(
        build_request(
            role_name=role_name,
        ),
        parse_response,
    )


async def asyncio(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Role | None:
    """Get a role

     Get a role.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        role_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Role
    """

    return (
        await asyncio_detailed(
            role_name=role_name,
            client=client,
        )
    ).parsed
