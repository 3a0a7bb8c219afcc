from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.task_collection_response import TaskCollectionResponse
from ...types import (
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    *,
    order_by: str | Unset = "task_id",
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/tasks",
        params=query(
            {
                "order_by": order_by,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> TaskCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(TaskCollectionResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    order_by: str | Unset = "task_id",
) -> Response[TaskCollectionResponse]:
    """Get Tasks

     Get tasks for Dag.

    Args:
        dag_id (str):
        order_by (str | Unset):  Default: 'task_id'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskCollectionResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            order_by=order_by,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    order_by: str | Unset = "task_id",
) -> TaskCollectionResponse | None:
    """Get Tasks

     Get tasks for Dag.

    Args:
        dag_id (str):
        order_by (str | Unset):  Default: 'task_id'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    order_by: str | Unset = "task_id",
) -> Response[TaskCollectionResponse]:
    """Get Tasks

     Get tasks for Dag.

    Args:
        dag_id (str):
        order_by (str | Unset):  Default: 'task_id'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskCollectionResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            order_by=order_by,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    order_by: str | Unset = "task_id",
) -> TaskCollectionResponse | None:
    """Get Tasks

     Get tasks for Dag.

    Args:
        dag_id (str):
        order_by (str | Unset):  Default: 'task_id'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskCollectionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            order_by=order_by,
        )
    ).parsed
