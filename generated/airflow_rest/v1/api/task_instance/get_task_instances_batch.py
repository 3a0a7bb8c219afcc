from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.list_task_instance_form import ListTaskInstanceForm
from ...models.task_instance_collection import TaskInstanceCollection
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    body: ListTaskInstanceForm,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path="/dags/~/dagRuns/~/taskInstances/list",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> TaskInstanceCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(TaskInstanceCollection.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ListTaskInstanceForm,
) -> Response[TaskInstanceCollection]:
    """List task instances (batch)

     List task instances from all DAGs and DAG runs.
    This endpoint is a POST to allow filtering across a large number of DAG IDs, where as a GET it would
    run in to maximum HTTP request URL length limits.

    Args:
        body (ListTaskInstanceForm):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceCollection]
    """

    return client.send(
        build_request(
            body=body,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: ListTaskInstanceForm,
) -> TaskInstanceCollection | None:
    """List task instances (batch)

     List task instances from all DAGs and DAG runs.
    This endpoint is a POST to allow filtering across a large number of DAG IDs, where as a GET it would
    run in to maximum HTTP request URL length limits.

    Args:
        body (ListTaskInstanceForm):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceCollection
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ListTaskInstanceForm,
) -> Response[TaskInstanceCollection]:
    """List task instances (batch)

     List task instances from all DAGs and DAG runs.
    This endpoint is a POST to allow filtering across a large number of DAG IDs, where as a GET it would
    run in to maximum HTTP request URL length limits.

    Args:
        body (ListTaskInstanceForm):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceCollection]
    """

    return await client.send_async(
        build_request(
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: ListTaskInstanceForm,
) -> TaskInstanceCollection | None:
    """List task instances (batch)

     List task instances from all DAGs and DAG runs.
    This endpoint is a POST to allow filtering across a large number of DAG IDs, where as a GET it would
    run in to maximum HTTP request URL length limits.

    Args:
        body (ListTaskInstanceForm):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceCollection
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
