from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.clear_partitions_body import ClearPartitionsBody
from ...models.clear_partitions_response import ClearPartitionsResponse
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
    body: ClearPartitionsBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/api/v2/dags/{quoted(dag_id)}/clearPartitions",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> ClearPartitionsResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ClearPartitionsResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    body: ClearPartitionsBody,
) -> Response[ClearPartitionsResponse]:
    """Clear Dag Run Partitions

     Reset partition_key and partition_date fields on matching Dag Runs.

    Args:
        dag_id (str):
        body (ClearPartitionsBody): Request body for the clearPartitions endpoint (column-reset:
            set partition fields to None).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClearPartitionsResponse]
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
    body: ClearPartitionsBody,
) -> ClearPartitionsResponse | None:
    """Clear Dag Run Partitions

     Reset partition_key and partition_date fields on matching Dag Runs.

    Args:
        dag_id (str):
        body (ClearPartitionsBody): Request body for the clearPartitions endpoint (column-reset:
            set partition fields to None).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClearPartitionsResponse
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
    body: ClearPartitionsBody,
) -> Response[ClearPartitionsResponse]:
    """Clear Dag Run Partitions

     Reset partition_key and partition_date fields on matching Dag Runs.

    Args:
        dag_id (str):
        body (ClearPartitionsBody): Request body for the clearPartitions endpoint (column-reset:
            set partition fields to None).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClearPartitionsResponse]
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
    body: ClearPartitionsBody,
) -> ClearPartitionsResponse | None:
    """Clear Dag Run Partitions

     Reset partition_key and partition_date fields on matching Dag Runs.

    Args:
        dag_id (str):
        body (ClearPartitionsBody): Request body for the clearPartitions endpoint (column-reset:
            set partition fields to None).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClearPartitionsResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            body=body,
        )
    ).parsed
