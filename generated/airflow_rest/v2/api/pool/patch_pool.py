from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.pool_patch_body import PoolPatchBody
from ...models.pool_response import PoolResponse
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
    from ...client import AuthenticatedClient, Response


def build_request(
    pool_name: str,
    *,
    body: PoolPatchBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/api/v2/pools/{quoted(pool_name)}",
        params=query(
            {
                "update_mask": update_mask,
            }
        ),
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> PoolResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(PoolResponse.from_dict(response.json()))


def sync_detailed(
    pool_name: str,
    *,
    client: AuthenticatedClient,
    body: PoolPatchBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> Response[PoolResponse]:
    """Patch Pool

     Update a Pool.

    Args:
        pool_name (str):
        update_mask (list[str] | None | Unset):
        body (PoolPatchBody): Pool serializer for patch bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PoolResponse]
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
    client: AuthenticatedClient,
    body: PoolPatchBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> PoolResponse | None:
    """Patch Pool

     Update a Pool.

    Args:
        pool_name (str):
        update_mask (list[str] | None | Unset):
        body (PoolPatchBody): Pool serializer for patch bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PoolResponse
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
    client: AuthenticatedClient,
    body: PoolPatchBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> Response[PoolResponse]:
    """Patch Pool

     Update a Pool.

    Args:
        pool_name (str):
        update_mask (list[str] | None | Unset):
        body (PoolPatchBody): Pool serializer for patch bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PoolResponse]
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
    client: AuthenticatedClient,
    body: PoolPatchBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> PoolResponse | None:
    """Patch Pool

     Update a Pool.

    Args:
        pool_name (str):
        update_mask (list[str] | None | Unset):
        body (PoolPatchBody): Pool serializer for patch bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PoolResponse
    """

    return (
        await asyncio_detailed(
            pool_name=pool_name,
            client=client,
            body=body,
            update_mask=update_mask,
        )
    ).parsed
