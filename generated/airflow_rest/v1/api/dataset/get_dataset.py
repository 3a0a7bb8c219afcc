from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dataset import Dataset
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    uri: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/datasets/{quoted(uri)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> Dataset:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(Dataset.from_dict(response.json()))


def sync_detailed(
    uri: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Dataset]:
    """Get a dataset

     Get a dataset by uri.

    Args:
        uri (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Dataset]
    """

    return client.send(
        build_request(
            uri=uri,
        ),
        parse_response,
    )


def sync(
    uri: str,
    *,
    client: AuthenticatedClient | Client,
) -> Dataset | None:
    """Get a dataset

     Get a dataset by uri.

    Args:
        uri (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Dataset
    """

    return sync_detailed(
        uri=uri,
        client=client,
    ).parsed


async def asyncio_detailed(
    uri: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Dataset]:
    """Get a dataset

     Get a dataset by uri.

    Args:
        uri (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Dataset]
    """

    return await client.send_async(
        build_request(
            uri=uri,
        ),
        parse_response,
    )


async def asyncio(
    uri: str,
    *,
    client: AuthenticatedClient | Client,
) -> Dataset | None:
    """Get a dataset

     Get a dataset by uri.

    Args:
        uri (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Dataset
    """

    return (
        await asyncio_detailed(
            uri=uri,
            client=client,
        )
    ).parsed
