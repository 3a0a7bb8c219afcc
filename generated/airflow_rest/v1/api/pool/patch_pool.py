from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.pool import Pool
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
    pool_name: str,
    *,
    body: Pool,
    update_mask: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/pools/{quoted(pool_name)}",
        params=query(
            {
                "update_mask": update_mask,
            }
        ),
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> Pool:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(Pool.from_dict(response.json()))


def sync_detailed(
    pool_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: Pool,
    update_mask: list[str] | Unset = UNSET,
) -> Response[Pool]:
    """Update a pool

    Args:
        pool_name (str):
        update_mask (list[str] | Unset):
        body (Pool): The pool

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Pool]
    """

    return client.send(
        build_request(
            pool_name=pool_name,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


def sync(
    pool_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: Pool,
    update_mask: list[str] | Unset = UNSET,
) -> Pool | None:
    """Update a pool

    Args:
        pool_name (str):
        update_mask (list[str] | Unset):
        body (Pool): The pool

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Pool
    """

    return sync_detailed(
        pool_name=pool_name,
        client=client,
        body=body,
        update_mask=update_mask,
    ).parsed


async def asyncio_detailed(
    pool_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: Pool,
    update_mask: list[str] | Unset = UNSET,
) -> Response[Pool]:
    """Update a pool

    Args:
        pool_name (str):
        update_mask (list[str] | Unset):
        body (Pool): The pool

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Pool]
    """

    return await client.send_async(
        build_request(
            pool_name=pool_name,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


async def asyncio(
    pool_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: Pool,
    update_mask: list[str] | Unset = UNSET,
) -> Pool | None:
    """Update a pool

    Args:
        pool_name (str):
        update_mask (list[str] | Unset):
        body (Pool): The pool

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Pool
    """

    return (
        await asyncio_detailed(
            pool_name=pool_name,
            client=client,
            body=body,
            update_mask=update_mask,
        )
    ).parsed
