from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.user import User
from ...models.user_collection_item import UserCollectionItem
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
    username: str,
    *,
    body: User,
    update_mask: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/users/{quoted(username)}",
        params=query(
            {
                "update_mask": update_mask,
            }
        ),
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> UserCollectionItem:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(UserCollectionItem.from_dict(response.json()))


def sync_detailed(
    username: str,
    *,
    client: AuthenticatedClient | Client,
    body: User,
    update_mask: list[str] | Unset = UNSET,
) -> Response[UserCollectionItem]:
    """Update a user

     Update fields for a user.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        username (str):
        update_mask (list[str] | Unset):
        body (User): A user object with sensitive data.

            *New in version 2.1.0*

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UserCollectionItem]
    """

    return client.send(
        build_request(
            username=username,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


def sync(
    username: str,
    *,
    client: AuthenticatedClient | Client,
    body: User,
    update_mask: list[str] | Unset = UNSET,
) -> UserCollectionItem | None:
    """Update a user

     Update fields for a user.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        username (str):
        update_mask (list[str] | Unset):
        body (User): A user object with sensitive data.

            *New in version 2.1.0*

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UserCollectionItem
    """

    return sync_detailed(
        username=username,
        client=client,
        body=body,
        update_mask=update_mask,
    ).parsed


async def asyncio_detailed(
    username: str,
    *,
    client: AuthenticatedClient | Client,
    body: User,
    update_mask: list[str] | Unset = UNSET,
) -> Response[UserCollectionItem]:
    """Update a user

     Update fields for a user.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        username (str):
        update_mask (list[str] | Unset):
        body (User): A user object with sensitive data.

            *New in version 2.1.0*

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UserCollectionItem]
    """

    return await client.send_async(
        build_request(
            username=username,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


async def asyncio(
    username: str,
    *,
    client: AuthenticatedClient | Client,
    body: User,
    update_mask: list[str] | Unset = UNSET,
) -> UserCollectionItem | None:
    """Update a user

     Update fields for a user.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        username (str):
        update_mask (list[str] | Unset):
        body (User): A user object with sensitive data.

            *New in version 2.1.0*

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UserCollectionItem
    """

    return (
        await asyncio_detailed(
            username=username,
            client=client,
            body=body,
            update_mask=update_mask,
        )
    ).parsed
