from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.bulk_body_bulk_task_instance_body import BulkBodyBulkTaskInstanceBody
from ...models.bulk_response import BulkResponse
from ...types import (
    RequestParts,
    answered,
    body_json,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    *,
    body: BulkBodyBulkTaskInstanceBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> BulkResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(BulkResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    body: BulkBodyBulkTaskInstanceBody,
) -> Response[BulkResponse]:
    """Bulk Task Instances

     Bulk update, and delete task instances.

    Args:
        dag_id (str):
        dag_run_id (str):
        body (BulkBodyBulkTaskInstanceBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BulkResponse]
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
    client: AuthenticatedClient,
    body: BulkBodyBulkTaskInstanceBody,
) -> BulkResponse | None:
    """Bulk Task Instances

     Bulk update, and delete task instances.

    Args:
        dag_id (str):
        dag_run_id (str):
        body (BulkBodyBulkTaskInstanceBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BulkResponse
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
    client: AuthenticatedClient,
    body: BulkBodyBulkTaskInstanceBody,
) -> Response[BulkResponse]:
    """Bulk Task Instances

     Bulk update, and delete task instances.

    Args:
        dag_id (str):
        dag_run_id (str):
        body (BulkBodyBulkTaskInstanceBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BulkResponse]
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
    client: AuthenticatedClient,
    body: BulkBodyBulkTaskInstanceBody,
) -> BulkResponse | None:
    """Bulk Task Instances

     Bulk update, and delete task instances.

    Args:
        dag_id (str):
        dag_run_id (str):
        body (BulkBodyBulkTaskInstanceBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BulkResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            client=client,
            body=body,
        )
    ).parsed
