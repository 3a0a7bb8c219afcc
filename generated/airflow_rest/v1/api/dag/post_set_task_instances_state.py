from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.task_instance_reference_collection import TaskInstanceReferenceCollection
from ...models.update_task_instances_state import UpdateTaskInstancesState
from ...types import (
    RequestParts,
    answered,
    body_json,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    dag_id: str,
    *,
    body: UpdateTaskInstancesState,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/dags/{quoted(dag_id)}/updateTaskInstancesState",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> TaskInstanceReferenceCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(TaskInstanceReferenceCollection.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateTaskInstancesState,
) -> Response[TaskInstanceReferenceCollection]:
    """Set a state of task instances

     Updates the state for multiple task instances simultaneously.

    Args:
        dag_id (str):
        body (UpdateTaskInstancesState):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceReferenceCollection]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            body=body,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateTaskInstancesState,
) -> TaskInstanceReferenceCollection | None:
    """Set a state of task instances

     Updates the state for multiple task instances simultaneously.

    Args:
        dag_id (str):
        body (UpdateTaskInstancesState):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceReferenceCollection
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateTaskInstancesState,
) -> Response[TaskInstanceReferenceCollection]:
    """Set a state of task instances

     Updates the state for multiple task instances simultaneously.

    Args:
        dag_id (str):
        body (UpdateTaskInstancesState):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceReferenceCollection]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateTaskInstancesState,
) -> TaskInstanceReferenceCollection | None:
    """Set a state of task instances

     Updates the state for multiple task instances simultaneously.

    Args:
        dag_id (str):
        body (UpdateTaskInstancesState):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceReferenceCollection
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            body=body,
        )
    ).parsed
