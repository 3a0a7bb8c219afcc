from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.role import Role
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    body_json,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    role_name: str,
    *,
    body: Role,
    update_mask: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/roles/{quoted(role_name)}",
        params=query(
            {
                "update_mask": update_mask,
            }
        ),
        headers={},
        json=body_json(body),
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
    body: Role,
    update_mask: list[str] | Unset = UNSET,
) -> Response[Role]:
    """Update a role

     Update a role.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        role_name (str):
        update_mask (list[str] | Unset):
        body (Role): a role item.

            *New in version 2.1.0*

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Role]
    """

    return client.send(
        build_request(
            role_name=role_name,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


def sync(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: Role,
    update_mask: list[str] | Unset = UNSET,
) -> Role | None:
    """Update a role

     Update a role.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        role_name (str):
        update_mask (list[str] | Unset):
        body (Role): a role item.

            *New in version 2.1.0*

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Role
    """

    return sync_detailed(
        role_name=role_name,
        client=client,
        body=body,
        update_mask=update_mask,
    ).parsed


async def asyncio_detailed(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: Role,
    update_mask: list[str] | Unset = UNSET,
) -> Response[Role]:
    """Update a role

     Update a role.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        role_name (str):
        update_mask (list[str] | Unset):
        body (Role): a role item.

            *New in version 2.1.0*

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Role]
    """

    return await client.send_async(
        build_request(
            role_name=role_name,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


async def asyncio(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: Role,
    update_mask: list[str] | Unset = UNSET,
) -> Role | None:
    """Update a role

     Update a role.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        role_name (str):
        update_mask (list[str] | Unset):
        body (Role): a role item.

            *New in version 2.1.0*

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
            body=body,
            update_mask=update_mask,
        )
    ).parsed
