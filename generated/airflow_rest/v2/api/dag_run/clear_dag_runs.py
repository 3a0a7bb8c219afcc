from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.bulk_dag_run_clear_body import BulkDAGRunClearBody
from ...models.clear_task_instance_collection_response import ClearTaskInstanceCollectionResponse
from ...models.dag_run_collection_response import DAGRunCollectionResponse
from ...types import (
    RequestParts,
    answered,
    body_json,
    quoted,
    read_one_of,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    *,
    body: BulkDAGRunClearBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/api/v2/dags/{quoted(dag_id)}/clearDagRuns",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(
    response: httpx.Response,
) -> ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(
        read_one_of(
            response.json(),
            ClearTaskInstanceCollectionResponse.from_dict,
            DAGRunCollectionResponse.from_dict,
        )
    )


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    body: BulkDAGRunClearBody,
) -> Response[ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse]:
    """Clear Dag Runs

     Clear multiple Dag Runs in a single request.

    Args:
        dag_id (str):
        body (BulkDAGRunClearBody): Request body for the bulk clear Dag Runs endpoint.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse]
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
    client: AuthenticatedClient,
    body: BulkDAGRunClearBody,
) -> ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse | None:
    """Clear Dag Runs

     Clear multiple Dag Runs in a single request.

    Args:
        dag_id (str):
        body (BulkDAGRunClearBody): Request body for the bulk clear Dag Runs endpoint.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    body: BulkDAGRunClearBody,
) -> Response[ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse]:
    """Clear Dag Runs

     Clear multiple Dag Runs in a single request.

    Args:
        dag_id (str):
        body (BulkDAGRunClearBody): Request body for the bulk clear Dag Runs endpoint.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse]
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
    client: AuthenticatedClient,
    body: BulkDAGRunClearBody,
) -> ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse | None:
    """Clear Dag Runs

     Clear multiple Dag Runs in a single request.

    Args:
        dag_id (str):
        body (BulkDAGRunClearBody): Request body for the bulk clear Dag Runs endpoint.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            body=body,
        )
    ).parsed
