from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...types import (
    UNSET,
    RequestParts,
    Unset,
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
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="DELETE",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/state-store/{quoted(key)}",
        params=query(
            {
                "map_index": map_index,
                "region_id": region_id,
                "region_index": region_index,
            }
        ),
        headers={},
        json=None,
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
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[None]:
    """Delete Task State Store

     Delete a single task state store key. No-op if the key does not exist.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        key (str):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):

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
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[None]:
    """Delete Task State Store

     Delete a single task state store key. No-op if the key does not exist.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        key (str):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):

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
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )
