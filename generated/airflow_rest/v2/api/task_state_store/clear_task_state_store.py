from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...types import (
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
    *,
    all_map_indices: bool | Unset = False,
    map_index: int | Unset = -1,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="DELETE",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/state-store",
        params=query(
            {
                "all_map_indices": all_map_indices,
                "map_index": map_index,
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
    *,
    client: AuthenticatedClient,
    all_map_indices: bool | Unset = False,
    map_index: int | Unset = -1,
) -> Response[None]:
    """Clear Task State Store

     Delete all task state store keys for a task instance.

    When ``all_map_indices=true``, state store is cleared for every map index of the task and
    the ``map_index`` parameter is ignored.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        all_map_indices (bool | Unset):  Default: False.
        map_index (int | Unset):  Default: -1.

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
            all_map_indices=all_map_indices,
            map_index=map_index,
        ),
        parse_response,
    )


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    all_map_indices: bool | Unset = False,
    map_index: int | Unset = -1,
) -> Response[None]:
    """Clear Task State Store

     Delete all task state store keys for a task instance.

    When ``all_map_indices=true``, state store is cleared for every map index of the task and
    the ``map_index`` parameter is ignored.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        all_map_indices (bool | Unset):  Default: False.
        map_index (int | Unset):  Default: -1.

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
            all_map_indices=all_map_indices,
            map_index=map_index,
        ),
        parse_response,
    )
