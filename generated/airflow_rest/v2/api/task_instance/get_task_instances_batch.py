from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import httpx

from ... import errors
from ...models.task_instance_collection_response import TaskInstanceCollectionResponse
from ...models.task_instances_batch_body import TaskInstancesBatchBody
from ...types import (
    RequestParts,
    answered,
    body_json,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: Literal["~"],
    dag_run_id: Literal["~"],
    *,
    body: TaskInstancesBatchBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/list",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> TaskInstanceCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(TaskInstanceCollectionResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: Literal["~"],
    dag_run_id: Literal["~"],
    *,
    client: AuthenticatedClient,
    body: TaskInstancesBatchBody,
) -> Response[TaskInstanceCollectionResponse]:
    """Get Task Instances Batch

     Get list of task instances.

    Args:
        dag_id (Literal['~']):
        dag_run_id (Literal['~']):
        body (TaskInstancesBatchBody): Task Instance body for get batch.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceCollectionResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            body=body,
        ),
        parse_response,
    )


def sync(
    dag_id: Literal["~"],
    dag_run_id: Literal["~"],
    *,
    client: AuthenticatedClient,
    body: TaskInstancesBatchBody,
) -> TaskInstanceCollectionResponse | None:
    """Get Task Instances Batch

     Get list of task instances.

    Args:
        dag_id (Literal['~']):
        dag_run_id (Literal['~']):
        body (TaskInstancesBatchBody): Task Instance body for get batch.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    dag_id: Literal["~"],
    dag_run_id: Literal["~"],
    *,
    client: AuthenticatedClient,
    body: TaskInstancesBatchBody,
) -> Response[TaskInstanceCollectionResponse]:
    """Get Task Instances Batch

     Get list of task instances.

    Args:
        dag_id (Literal['~']):
        dag_run_id (Literal['~']):
        body (TaskInstancesBatchBody): Task Instance body for get batch.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceCollectionResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: Literal["~"],
    dag_run_id: Literal["~"],
    *,
    client: AuthenticatedClient,
    body: TaskInstancesBatchBody,
) -> TaskInstanceCollectionResponse | None:
    """Get Task Instances Batch

     Get list of task instances.

    Args:
        dag_id (Literal['~']):
        dag_run_id (Literal['~']):
        body (TaskInstancesBatchBody): Task Instance body for get batch.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceCollectionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            client=client,
            body=body,
        )
    ).parsed
