from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.patch_task_instance_body import PatchTaskInstanceBody
from ...models.task_instance_collection_response import TaskInstanceCollectionResponse
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
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    body: PatchTaskInstanceBody,
    map_index: int | None | Unset = UNSET,
    update_mask: list[str] | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/dry_run",
        params=query(
            {
                "map_index": map_index,
                "update_mask": update_mask,
                "region_id": region_id,
                "region_index": region_index,
            }
        ),
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
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: PatchTaskInstanceBody,
    map_index: int | None | Unset = UNSET,
    update_mask: list[str] | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[TaskInstanceCollectionResponse]:
    """Patch Task Instance Dry Run

     Update a task instance dry_run mode.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int | None | Unset):
        update_mask (list[str] | None | Unset):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (PatchTaskInstanceBody): Request body for patching task instance state.

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
            task_id=task_id,
            body=body,
            map_index=map_index,
            update_mask=update_mask,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: PatchTaskInstanceBody,
    map_index: int | None | Unset = UNSET,
    update_mask: list[str] | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> TaskInstanceCollectionResponse | None:
    """Patch Task Instance Dry Run

     Update a task instance dry_run mode.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int | None | Unset):
        update_mask (list[str] | None | Unset):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (PatchTaskInstanceBody): Request body for patching task instance state.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        client=client,
        body=body,
        map_index=map_index,
        update_mask=update_mask,
        region_id=region_id,
        region_index=region_index,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: PatchTaskInstanceBody,
    map_index: int | None | Unset = UNSET,
    update_mask: list[str] | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[TaskInstanceCollectionResponse]:
    """Patch Task Instance Dry Run

     Update a task instance dry_run mode.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int | None | Unset):
        update_mask (list[str] | None | Unset):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (PatchTaskInstanceBody): Request body for patching task instance state.

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
            task_id=task_id,
            body=body,
            map_index=map_index,
            update_mask=update_mask,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: PatchTaskInstanceBody,
    map_index: int | None | Unset = UNSET,
    update_mask: list[str] | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> TaskInstanceCollectionResponse | None:
    """Patch Task Instance Dry Run

     Update a task instance dry_run mode.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int | None | Unset):
        update_mask (list[str] | None | Unset):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (PatchTaskInstanceBody): Request body for patching task instance state.

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
            task_id=task_id,
            client=client,
            body=body,
            map_index=map_index,
            update_mask=update_mask,
            region_id=region_id,
            region_index=region_index,
        )
    ).parsed
