from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.user_collection_item import UserCollectionItem
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    username: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/users/{quoted(username)}",
        params={},
        headers={},
        json=None,
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
) -> Response[UserCollectionItem]:
    """Get a user

     Get a user with a specific username.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        username (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UserCollectionItem]
    """

    return client.send(
        build_request(
            username=username,
        ),
        parse_response,
    )


def sync(
    username: str,
    *,
    client: AuthenticatedClient | Client,
) -> UserCollectionItem | None:
    """Get a user

     Get a user with a specific username.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        username (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UserCollectionItem
    """

    return sync_detailed(
        username=username,
        client=client,
    ).parsed


async def asyncio_detailed(
    username: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[UserCollectionItem]:
    """Get a user

     Get a user with a specific username.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        username (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UserCollectionItem]
    """

    return await client.send_async(
        build_request(
            username=username,
        ),
        parse_response,
    )


async def asyncio(
    username: str,
    *,
    client: AuthenticatedClient | Client,
) -> UserCollectionItem | None:
    """Get a user

     Get a user with a specific username.

    *This API endpoint is deprecated, please use the endpoint `/auth/fab/v1` for this operation
    instead.*

    Args:
        username (str):

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
        )
    ).parsed
