from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.plugin_collection import PluginCollection
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/plugins",
        params=query(
            {
                "limit": limit,
                "offset": offset,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> PluginCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(PluginCollection.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> Response[PluginCollection]:
    """Get a list of loaded plugins

     Get a list of loaded plugins.

    *New in version 2.1.0*

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PluginCollection]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> PluginCollection | None:
    """Get a list of loaded plugins

     Get a list of loaded plugins.

    *New in version 2.1.0*

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PluginCollection
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> Response[PluginCollection]:
    """Get a list of loaded plugins

     Get a list of loaded plugins.

    *New in version 2.1.0*

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PluginCollection]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> PluginCollection | None:
    """Get a list of loaded plugins

     Get a list of loaded plugins.

    *New in version 2.1.0*

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PluginCollection
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
        )
    ).parsed
