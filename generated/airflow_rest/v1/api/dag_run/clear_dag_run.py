from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.clear_dag_run import ClearDagRun
from ...models.dag_run import DAGRun
from ...models.task_instance_collection import TaskInstanceCollection
from ...types import (
    RequestParts,
    answered,
    body_json,
    quoted,
    read_one_of,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    *,
    body: ClearDagRun,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/clear",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> DAGRun | TaskInstanceCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(
        read_one_of(response.json(), DAGRun.from_dict, TaskInstanceCollection.from_dict)
    )


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ClearDagRun,
) -> Response[DAGRun | TaskInstanceCollection]:
    """Clear a DAG run

     Clear a DAG run.

    *New in version 2.4.0*

    Args:
        dag_id (str):
        dag_run_id (str):
        body (ClearDagRun):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRun | TaskInstanceCollection]
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
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ClearDagRun,
) -> DAGRun | TaskInstanceCollection | None:
    """Clear a DAG run

     Clear a DAG run.

    *New in version 2.4.0*

    Args:
        dag_id (str):
        dag_run_id (str):
        body (ClearDagRun):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRun | TaskInstanceCollection
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ClearDagRun,
) -> Response[DAGRun | TaskInstanceCollection]:
    """Clear a DAG run

     Clear a DAG run.

    *New in version 2.4.0*

    Args:
        dag_id (str):
        dag_run_id (str):
        body (ClearDagRun):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRun | TaskInstanceCollection]
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
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ClearDagRun,
) -> DAGRun | TaskInstanceCollection | None:
    """Clear a DAG run

     Clear a DAG run.

    *New in version 2.4.0*

    Args:
        dag_id (str):
        dag_run_id (str):
        body (ClearDagRun):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRun | TaskInstanceCollection
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            client=client,
            body=body,
        )
    ).parsed
