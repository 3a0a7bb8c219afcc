from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.plugin_import_error_collection_response import PluginImportErrorCollectionResponse
from ...types import (
    RequestParts,
    answered,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request() -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/plugins/importErrors",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> PluginImportErrorCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(PluginImportErrorCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[PluginImportErrorCollectionResponse]:
    """Import Errors

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PluginImportErrorCollectionResponse]
    """

    return client.send(build_request(), parse_response)


def sync(
    *,
    client: AuthenticatedClient,
) -> PluginImportErrorCollectionResponse | None:
    """Import Errors

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PluginImportErrorCollectionResponse
    """

    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[PluginImportErrorCollectionResponse]:
    """Import Errors

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PluginImportErrorCollectionResponse]
    """

    return await client.send_async(build_request(), parse_response)


async def asyncio(
    *,
    client: AuthenticatedClient,
) -> PluginImportErrorCollectionResponse | None:
    """Import Errors

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PluginImportErrorCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed
