from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dataset_event_collection import DatasetEventCollection
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/upstreamDatasetEvents",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DatasetEventCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DatasetEventCollection.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[DatasetEventCollection]:
    """Get dataset events for a DAG run

     Get datasets for a dag run.

    *New in version 2.4.0*

    Args:
        dag_id (str):
        dag_run_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DatasetEventCollection]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DatasetEventCollection | None:
    """Get dataset events for a DAG run

     Get datasets for a dag run.

    *New in version 2.4.0*

    Args:
        dag_id (str):
        dag_run_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetEventCollection
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[DatasetEventCollection]:
    """Get dataset events for a DAG run

     Get datasets for a dag run.

    *New in version 2.4.0*

    Args:
        dag_id (str):
        dag_run_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DatasetEventCollection]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DatasetEventCollection | None:
    """Get dataset events for a DAG run

     Get datasets for a dag run.

    *New in version 2.4.0*

    Args:
        dag_id (str):
        dag_run_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetEventCollection
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            client=client,
        )
    ).parsed
