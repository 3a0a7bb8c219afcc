from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.import_error_collection_response import ImportErrorCollectionResponse
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    filename_pattern: None | str | Unset = UNSET,
    filename_prefix_pattern: None | str | Unset = UNSET,
    filename: None | str | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/importErrors",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "filename_pattern": filename_pattern,
                "filename_prefix_pattern": filename_prefix_pattern,
                "filename": filename,
                "bundle_name": bundle_name,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> ImportErrorCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ImportErrorCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    filename_pattern: None | str | Unset = UNSET,
    filename_prefix_pattern: None | str | Unset = UNSET,
    filename: None | str | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
) -> Response[ImportErrorCollectionResponse]:
    """Get Import Errors

     Get all import errors.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, timestamp, filename,
            source_reference, bundle_name, stacktrace, import_error_id`
        filename_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `filename_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        filename_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        filename (None | str | Unset): Exact filename match. Returns only the import error for
            this specific file path.
        bundle_name (None | str | Unset): Exact bundle name match. Returns only import errors from
            this specific bundle.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportErrorCollectionResponse]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            filename_pattern=filename_pattern,
            filename_prefix_pattern=filename_prefix_pattern,
            filename=filename,
            bundle_name=bundle_name,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    filename_pattern: None | str | Unset = UNSET,
    filename_prefix_pattern: None | str | Unset = UNSET,
    filename: None | str | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
) -> ImportErrorCollectionResponse | None:
    """Get Import Errors

     Get all import errors.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, timestamp, filename,
            source_reference, bundle_name, stacktrace, import_error_id`
        filename_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `filename_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        filename_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        filename (None | str | Unset): Exact filename match. Returns only the import error for
            this specific file path.
        bundle_name (None | str | Unset): Exact bundle name match. Returns only import errors from
            this specific bundle.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportErrorCollectionResponse
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        order_by=order_by,
        filename_pattern=filename_pattern,
        filename_prefix_pattern=filename_prefix_pattern,
        filename=filename,
        bundle_name=bundle_name,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    filename_pattern: None | str | Unset = UNSET,
    filename_prefix_pattern: None | str | Unset = UNSET,
    filename: None | str | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
) -> Response[ImportErrorCollectionResponse]:
    """Get Import Errors

     Get all import errors.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, timestamp, filename,
            source_reference, bundle_name, stacktrace, import_error_id`
        filename_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `filename_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        filename_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        filename (None | str | Unset): Exact filename match. Returns only the import error for
            this specific file path.
        bundle_name (None | str | Unset): Exact bundle name match. Returns only import errors from
            this specific bundle.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportErrorCollectionResponse]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            filename_pattern=filename_pattern,
            filename_prefix_pattern=filename_prefix_pattern,
            filename=filename,
            bundle_name=bundle_name,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    filename_pattern: None | str | Unset = UNSET,
    filename_prefix_pattern: None | str | Unset = UNSET,
    filename: None | str | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
) -> ImportErrorCollectionResponse | None:
    """Get Import Errors

     Get all import errors.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, timestamp, filename,
            source_reference, bundle_name, stacktrace, import_error_id`
        filename_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `filename_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        filename_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        filename (None | str | Unset): Exact filename match. Returns only the import error for
            this specific file path.
        bundle_name (None | str | Unset): Exact bundle name match. Returns only import errors from
            this specific bundle.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportErrorCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            order_by=order_by,
            filename_pattern=filename_pattern,
            filename_prefix_pattern=filename_prefix_pattern,
            filename=filename,
            bundle_name=bundle_name,
        )
    ).parsed
