from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import httpx

from ... import errors
from ...models.dag_run_collection_response import DAGRunCollectionResponse
from ...models.dag_runs_batch_body import DAGRunsBatchBody
from ...types import (
    RequestParts,
    answered,
    body_json,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: Literal["~"],
    *,
    body: DAGRunsBatchBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/list",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> DAGRunCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGRunCollectionResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: Literal["~"],
    *,
    client: AuthenticatedClient,
    body: DAGRunsBatchBody,
) -> Response[DAGRunCollectionResponse]:
    """Get List Dag Runs Batch

     Get a list of Dag Runs.

    Args:
        dag_id (Literal['~']):
        body (DAGRunsBatchBody): List Dag Runs body for batch endpoint.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRunCollectionResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            body=body,
        ),
        parse_response,
    )


def sync(
    dag_id: Literal["~"],
    *,
    client: AuthenticatedClient,
    body: DAGRunsBatchBody,
) -> DAGRunCollectionResponse | None:
    """Get List Dag Runs Batch

     Get a list of Dag Runs.

    Args:
        dag_id (Literal['~']):
        body (DAGRunsBatchBody): List Dag Runs body for batch endpoint.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRunCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    dag_id: Literal["~"],
    *,
    client: AuthenticatedClient,
    body: DAGRunsBatchBody,
) -> Response[DAGRunCollectionResponse]:
    """Get List Dag Runs Batch

     Get a list of Dag Runs.

    Args:
        dag_id (Literal['~']):
        body (DAGRunsBatchBody): List Dag Runs body for batch endpoint.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRunCollectionResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: Literal["~"],
    *,
    client: AuthenticatedClient,
    body: DAGRunsBatchBody,
) -> DAGRunCollectionResponse | None:
    """Get List Dag Runs Batch

     Get a list of Dag Runs.

    Args:
        dag_id (Literal['~']):
        body (DAGRunsBatchBody): List Dag Runs body for batch endpoint.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRunCollectionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            body=body,
        )
    ).parsed
