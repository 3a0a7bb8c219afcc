from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.task_state_store_body import TaskStateStoreBody
from ...types import (
    UNSET,
    RequestParts,
    Unset,
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
    key: str,
    *,
    body: TaskStateStoreBody,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PUT",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/state-store/{quoted(key)}",
        params=query(
            {
                "map_index": map_index,
                "region_id": region_id,
                "region_index": region_index,
            }
        ),
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> None:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 204:
        raise errors.UnexpectedStatus(response.status_code, response.content)


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    key: str,
    *,
    client: AuthenticatedClient,
    body: TaskStateStoreBody,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[None]:
    """Set Task State Store

     Set a task state store value. Creates or overwrites the key.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        key (str):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (TaskStateStoreBody): Request body for setting a task state store value.

            ``expires_at`` controls expiry:

            - ``"default"``: apply the configured ``[state_store] default_retention_days``.
            - ``null``: never expire.
            - aware datetime: expire at that time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            key=key,
            body=body,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    key: str,
    *,
    client: AuthenticatedClient,
    body: TaskStateStoreBody,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[None]:
    """Set Task State Store

     Set a task state store value. Creates or overwrites the key.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        key (str):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (TaskStateStoreBody): Request body for setting a task state store value.

            ``expires_at`` controls expiry:

            - ``"default"``: apply the configured ``[state_store] default_retention_days``.
            - ``null``: never expire.
            - aware datetime: expire at that time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            key=key,
            body=body,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )
