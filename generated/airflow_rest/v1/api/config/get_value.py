from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.config import Config
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    section: str,
    option: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/config/section/{quoted(section)}/option/{quoted(option)}",
        params={},
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
    section: str,
    option: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Config]:
    """Get a option from configuration

    Args:
        section (str):
        option (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Config]
    """

    return client.send(
        build_request(
            section=section,
            option=option,
        ),
        parse_response,
    )


def sync(
    section: str,
    option: str,
    *,
    client: AuthenticatedClient | Client,
) -> Config | None:
    """Get a option from configuration

    Args:
        section (str):
        option (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Config
    """

    return sync_detailed(
        section=section,
        option=option,
        client=client,
    ).parsed


async def asyncio_detailed(
    section: str,
    option: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Config]:
    """Get a option from configuration

    Args:
        section (str):
        option (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Config]
    """

    return await client.send_async(
        build_request(
            section=section,
            option=option,
        ),
        parse_response,
    )


async def asyncio(
    section: str,
    option: str,
    *,
    client: AuthenticatedClient | Client,
) -> Config | None:
    """Get a option from configuration

    Args:
        section (str):
        option (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Config
    """

    return (
        await asyncio_detailed(
            section=section,
            option=option,
            client=client,
        )
    ).parsed
