from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.task_response import TaskResponse
from ...types import (
    UNSET,
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
    task_id: str,
    *,
    version_number: int | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/tasks/{quoted(task_id)}",
        params=query(
            {
                "version_number": version_number,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> TaskResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(TaskResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    version_number: int | None | Unset = UNSET,
) -> Response[TaskResponse]:
    """Get Task

     Get simplified representation of a task.

    Pass ``version_number`` (e.g. a task instance's ``dag_version.version_number``) to get the task
    as defined in that Dag version. Without it the latest version is used. Returns 404 if that
    version of the Dag does not exist.

    Args:
        dag_id (str):
        task_id (str):
        version_number (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            task_id=task_id,
            version_number=version_number,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    version_number: int | None | Unset = UNSET,
) -> TaskResponse | None:
    """Get Task

     Get simplified representation of a task.

    Pass ``version_number`` (e.g. a task instance's ``dag_version.version_number``) to get the task
    as defined in that Dag version. Without it the latest version is used. Returns 404 if that
    version of the Dag does not exist.

    Args:
        dag_id (str):
        task_id (str):
        version_number (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        task_id=task_id,
        client=client,
        version_number=version_number,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    version_number: int | None | Unset = UNSET,
) -> Response[TaskResponse]:
    """Get Task

     Get simplified representation of a task.

    Pass ``version_number`` (e.g. a task instance's ``dag_version.version_number``) to get the task
    as defined in that Dag version. Without it the latest version is used. Returns 404 if that
    version of the Dag does not exist.

    Args:
        dag_id (str):
        task_id (str):
        version_number (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            task_id=task_id,
            version_number=version_number,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    version_number: int | None | Unset = UNSET,
) -> TaskResponse | None:
    """Get Task

     Get simplified representation of a task.

    Pass ``version_number`` (e.g. a task instance's ``dag_version.version_number``) to get the task
    as defined in that Dag version. Without it the latest version is used. Returns 404 if that
    version of the Dag does not exist.

    Args:
        dag_id (str):
        task_id (str):
        version_number (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            task_id=task_id,
            client=client,
            version_number=version_number,
        )
    ).parsed
