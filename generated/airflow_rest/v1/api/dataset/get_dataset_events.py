from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dataset_event_collection import DatasetEventCollection
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dataset_id: int | Unset = UNSET,
    source_dag_id: str | Unset = UNSET,
    source_task_id: str | Unset = UNSET,
    source_run_id: str | Unset = UNSET,
    source_map_index: int | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/datasets/events",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "dataset_id": dataset_id,
                "source_dag_id": source_dag_id,
                "source_task_id": source_task_id,
                "source_run_id": source_run_id,
                "source_map_index": source_map_index,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DatasetEventCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DatasetEventCollection.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dataset_id: int | Unset = UNSET,
    source_dag_id: str | Unset = UNSET,
    source_task_id: str | Unset = UNSET,
    source_run_id: str | Unset = UNSET,
    source_map_index: int | Unset = UNSET,
) -> Response[DatasetEventCollection]:
    """Get dataset events

     Get dataset events

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        dataset_id (int | Unset):
        source_dag_id (str | Unset):
        source_task_id (str | Unset):
        source_run_id (str | Unset):
        source_map_index (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DatasetEventCollection]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            dataset_id=dataset_id,
            source_dag_id=source_dag_id,
            source_task_id=source_task_id,
            source_run_id=source_run_id,
            source_map_index=source_map_index,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dataset_id: int | Unset = UNSET,
    source_dag_id: str | Unset = UNSET,
    source_task_id: str | Unset = UNSET,
    source_run_id: str | Unset = UNSET,
    source_map_index: int | Unset = UNSET,
) -> DatasetEventCollection | None:
    """Get dataset events

     Get dataset events

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        dataset_id (int | Unset):
        source_dag_id (str | Unset):
        source_task_id (str | Unset):
        source_run_id (str | Unset):
        source_map_index (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetEventCollection
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        order_by=order_by,
        dataset_id=dataset_id,
        source_dag_id=source_dag_id,
        source_task_id=source_task_id,
        source_run_id=source_run_id,
        source_map_index=source_map_index,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dataset_id: int | Unset = UNSET,
    source_dag_id: str | Unset = UNSET,
    source_task_id: str | Unset = UNSET,
    source_run_id: str | Unset = UNSET,
    source_map_index: int | Unset = UNSET,
) -> Response[DatasetEventCollection]:
    """Get dataset events

     Get dataset events

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        dataset_id (int | Unset):
        source_dag_id (str | Unset):
        source_task_id (str | Unset):
        source_run_id (str | Unset):
        source_map_index (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DatasetEventCollection]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            dataset_id=dataset_id,
            source_dag_id=source_dag_id,
            source_task_id=source_task_id,
            source_run_id=source_run_id,
            source_map_index=source_map_index,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dataset_id: int | Unset = UNSET,
    source_dag_id: str | Unset = UNSET,
    source_task_id: str | Unset = UNSET,
    source_run_id: str | Unset = UNSET,
    source_map_index: int | Unset = UNSET,
) -> DatasetEventCollection | None:
    """Get dataset events

     Get dataset events

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        dataset_id (int | Unset):
        source_dag_id (str | Unset):
        source_task_id (str | Unset):
        source_run_id (str | Unset):
        source_map_index (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetEventCollection
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            order_by=order_by,
            dataset_id=dataset_id,
            source_dag_id=source_dag_id,
            source_task_id=source_task_id,
            source_run_id=source_run_id,
            source_map_index=source_map_index,
        )
    ).parsed
