from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_stats_collection_schema import DagStatsCollectionSchema
from ...types import (
    RequestParts,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    dag_ids: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/dagStats",
        params=query(
            {
                "dag_ids": dag_ids,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DagStatsCollectionSchema:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DagStatsCollectionSchema.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    dag_ids: str,
) -> Response[DagStatsCollectionSchema]:
    """List Dag statistics

    Args:
        dag_ids (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagStatsCollectionSchema]
    """

    return client.send(
        build_request(
            dag_ids=dag_ids,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    dag_ids: str,
) -> DagStatsCollectionSchema | None:
    """List Dag statistics

    Args:
        dag_ids (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagStatsCollectionSchema
    """

    return sync_detailed(
        client=client,
        dag_ids=dag_ids,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    dag_ids: str,
) -> Response[DagStatsCollectionSchema]:
    """List Dag statistics

    Args:
        dag_ids (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagStatsCollectionSchema]
    """

    return await client.send_async(
        build_request(
            dag_ids=dag_ids,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    dag_ids: str,
) -> DagStatsCollectionSchema | None:
    """List Dag statistics

    Args:
        dag_ids (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagStatsCollectionSchema
    """

    return (
        await asyncio_detailed(
            client=client,
            dag_ids=dag_ids,
        )
    ).parsed
