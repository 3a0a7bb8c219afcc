from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.import_error_response import ImportErrorResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    import_error_id: int,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/importErrors/{quoted(import_error_id)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> ImportErrorResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ImportErrorResponse.from_dict(response.json()))


def sync_detailed(
    import_error_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ImportErrorResponse]:
    """Get Import Error

     Get an import error.

    Args:
        import_error_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportErrorResponse]
    """

    return client.send(
        build_request(
            import_error_id=import_error_id,
        ),
        parse_response,
    )


def sync(
    import_error_id: int,
    *,
    client: AuthenticatedClient,
) -> ImportErrorResponse | None:
    """Get Import Error

     Get an import error.

    Args:
        import_error_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportErrorResponse
    """

    return sync_detailed(
        import_error_id=import_error_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    import_error_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ImportErrorResponse]:
    """Get Import Error

     Get an import error.

    Args:
        import_error_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportErrorResponse]
    """

    return await client.send_async(
        build_request(
            import_error_id=import_error_id,
        ),
        parse_response,
    )


async def asyncio(
    import_error_id: int,
    *,
    client: AuthenticatedClient,
) -> ImportErrorResponse | None:
    """Get Import Error

     Get an import error.

    Args:
        import_error_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportErrorResponse
    """

    return (
        await asyncio_detailed(
            import_error_id=import_error_id,
            client=client,
        )
    ).parsed
