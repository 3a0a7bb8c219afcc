from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.import_error import ImportError_
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    import_error_id: int,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/importErrors/{quoted(import_error_id)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> ImportError_:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ImportError_.from_dict(response.json()))


def sync_detailed(
    import_error_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ImportError_]:
    """Get an import error

    Args:
        import_error_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportError_]
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
    client: AuthenticatedClient | Client,
) -> ImportError_ | None:
    """Get an import error

    Args:
        import_error_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportError_
    """

    return sync_detailed(
        import_error_id=import_error_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    import_error_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ImportError_]:
    """Get an import error

    Args:
        import_error_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportError_]
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
    client: AuthenticatedClient | Client,
) -> ImportError_ | None:
    """Get an import error

    Args:
        import_error_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportError_
    """

    return (
        await asyncio_detailed(
            import_error_id=import_error_id,
            client=client,
        )
    ).parsed
