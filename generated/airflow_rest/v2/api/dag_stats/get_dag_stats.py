from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_stats_collection_response import DagStatsCollectionResponse
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
    dag_ids: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/dagStats",
        params=query(
            {
                "dag_ids": dag_ids,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DagStatsCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DagStatsCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    dag_ids: list[str] | Unset = UNSET,
) -> Response[DagStatsCollectionResponse]:
    """Get Dag Stats

     Get Dag statistics.

    Args:
        dag_ids (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagStatsCollectionResponse]
    """

    return client.send(
        build_request(
            dag_ids=dag_ids,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    dag_ids: list[str] | Unset = UNSET,
) -> DagStatsCollectionResponse | None:
    """Get Dag Stats

     Get Dag statistics.

    Args:
        dag_ids (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagStatsCollectionResponse
    """

    return sync_detailed(
        client=client,
        dag_ids=dag_ids,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    dag_ids: list[str] | Unset = UNSET,
) -> Response[DagStatsCollectionResponse]:
    """Get Dag Stats

     Get Dag statistics.

    Args:
        dag_ids (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagStatsCollectionResponse]
    """

    return await client.send_async(
        build_request(
            dag_ids=dag_ids,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    dag_ids: list[str] | Unset = UNSET,
) -> DagStatsCollectionResponse | None:
    """Get Dag Stats

     Get Dag statistics.

    Args:
        dag_ids (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagStatsCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            dag_ids=dag_ids,
        )
    ).parsed
