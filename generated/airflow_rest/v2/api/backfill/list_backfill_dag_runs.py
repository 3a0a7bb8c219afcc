from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.backfill_dag_run_collection_response import BackfillDagRunCollectionResponse
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    backfill_id: int,
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/backfills/{quoted(backfill_id)}/dag_runs",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> BackfillDagRunCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(BackfillDagRunCollectionResponse.from_dict(response.json()))


def sync_detailed(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> Response[BackfillDagRunCollectionResponse]:
    """List Backfill Dag Runs

     List Dag runs associated with a backfill, including skipped slots.

    Args:
        backfill_id (int):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, sort_ordinal`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BackfillDagRunCollectionResponse]
    """

    return client.send(
        build_request(
            backfill_id=backfill_id,
            limit=limit,
            offset=offset,
            order_by=order_by,
        ),
        parse_response,
    )


def sync(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> BackfillDagRunCollectionResponse | None:
    """List Backfill Dag Runs

     List Dag runs associated with a backfill, including skipped slots.

    Args:
        backfill_id (int):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, sort_ordinal`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BackfillDagRunCollectionResponse
    """

    return sync_detailed(
        backfill_id=backfill_id,
        client=client,
        limit=limit,
        offset=offset,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> Response[BackfillDagRunCollectionResponse]:
    """List Backfill Dag Runs

     List Dag runs associated with a backfill, including skipped slots.

    Args:
        backfill_id (int):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, sort_ordinal`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BackfillDagRunCollectionResponse]
    """

    return await client.send_async(
        build_request(
            backfill_id=backfill_id,
            limit=limit,
            offset=offset,
            order_by=order_by,
        ),
        parse_response,
    )


async def asyncio(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> BackfillDagRunCollectionResponse | None:
    """List Backfill Dag Runs

     List Dag runs associated with a backfill, including skipped slots.

    Args:
        backfill_id (int):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, sort_ordinal`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BackfillDagRunCollectionResponse
    """

    return (
        await asyncio_detailed(
            backfill_id=backfill_id,
            client=client,
            limit=limit,
            offset=offset,
            order_by=order_by,
        )
    ).parsed
