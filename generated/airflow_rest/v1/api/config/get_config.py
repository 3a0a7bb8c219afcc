from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.config import Config
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
    section: str | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/config",
        params=query(
            {
                "section": section,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> Config:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(Config.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    section: str | Unset = UNSET,
) -> Response[Config]:
    """Get current configuration

    Args:
        section (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Config]
    """

    return client.send(
        build_request(
            section=section,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    section: str | Unset = UNSET,
) -> Config | None:
    """Get current configuration

    Args:
        section (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Config
    """

    return sync_detailed(
        client=client,
        section=section,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    section: str | Unset = UNSET,
) -> Response[Config]:
    """Get current configuration

    Args:
        section (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Config]
    """

    return await client.send_async(
        build_request(
            section=section,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    section: str | Unset = UNSET,
) -> Config | None:
    """Get current configuration

    Args:
        section (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Config
    """

    return (
        await asyncio_detailed(
            client=client,
            section=section,
        )
    ).parsed
