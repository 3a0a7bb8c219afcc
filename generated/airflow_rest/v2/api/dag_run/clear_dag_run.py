from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.clear_task_instance_collection_response import ClearTaskInstanceCollectionResponse
from ...models.dag_run_clear_body import DAGRunClearBody
from ...models.dag_run_response import DAGRunResponse
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
    dag_run_id: str,
    *,
    body: DAGRunClearBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/clear",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(
    response: httpx.Response,
) -> ClearTaskInstanceCollectionResponse | DAGRunResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(
        read_one_of(
            response.json(), ClearTaskInstanceCollectionResponse.from_dict, DAGRunResponse.from_dict
        )
    )


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    body: DAGRunClearBody,
) -> Response[ClearTaskInstanceCollectionResponse | DAGRunResponse]:
    """Clear Dag Run

    Args:
        dag_id (str):
        dag_run_id (str):
        body (DAGRunClearBody): Dag Run serializer for clear endpoint body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClearTaskInstanceCollectionResponse | DAGRunResponse]
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
    body: DAGRunClearBody,
) -> ClearTaskInstanceCollectionResponse | DAGRunResponse | None:
    """Clear Dag Run

    Args:
        dag_id (str):
        dag_run_id (str):
        body (DAGRunClearBody): Dag Run serializer for clear endpoint body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClearTaskInstanceCollectionResponse | DAGRunResponse
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
    body: DAGRunClearBody,
) -> Response[ClearTaskInstanceCollectionResponse | DAGRunResponse]:
    """Clear Dag Run

    Args:
        dag_id (str):
        dag_run_id (str):
        body (DAGRunClearBody): Dag Run serializer for clear endpoint body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClearTaskInstanceCollectionResponse | DAGRunResponse]
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
    body: DAGRunClearBody,
) -> ClearTaskInstanceCollectionResponse | DAGRunResponse | None:
    """Clear Dag Run

    Args:
        dag_id (str):
        dag_run_id (str):
        body (DAGRunClearBody): Dag Run serializer for clear endpoint body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClearTaskInstanceCollectionResponse | DAGRunResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            client=client,
            body=body,
        )
    ).parsed
