from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_run_response import DAGRunResponse
from ...models.trigger_dag_run_post_body import TriggerDAGRunPostBody
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
    *,
    body: TriggerDAGRunPostBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> DAGRunResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGRunResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    body: TriggerDAGRunPostBody,
) -> Response[DAGRunResponse]:
    """Trigger Dag Run

     Trigger a Dag.

    Args:
        dag_id (str):
        body (TriggerDAGRunPostBody): Trigger Dag Run Serializer for POST body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRunResponse]
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
    body: TriggerDAGRunPostBody,
) -> DAGRunResponse | None:
    """Trigger Dag Run

     Trigger a Dag.

    Args:
        dag_id (str):
        body (TriggerDAGRunPostBody): Trigger Dag Run Serializer for POST body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRunResponse
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
    body: TriggerDAGRunPostBody,
) -> Response[DAGRunResponse]:
    """Trigger Dag Run

     Trigger a Dag.

    Args:
        dag_id (str):
        body (TriggerDAGRunPostBody): Trigger Dag Run Serializer for POST body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRunResponse]
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
    body: TriggerDAGRunPostBody,
) -> DAGRunResponse | None:
    """Trigger Dag Run

     Trigger a Dag.

    Args:
        dag_id (str):
        body (TriggerDAGRunPostBody): Trigger Dag Run Serializer for POST body.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRunResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            body=body,
        )
    ).parsed
