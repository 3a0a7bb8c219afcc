from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.external_log_url_response import ExternalLogUrlResponse
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
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/externalLogUrl/{quoted(try_number)}",
        params=query(
            {
                "map_index": map_index,
                "region_id": region_id,
                "region_index": region_index,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> ExternalLogUrlResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ExternalLogUrlResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    client: AuthenticatedClient,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[ExternalLogUrlResponse]:
    """Get External Log Url

     Get external log URL for a specific task instance.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        try_number (int):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExternalLogUrlResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            try_number=try_number,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    client: AuthenticatedClient,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> ExternalLogUrlResponse | None:
    """Get External Log Url

     Get external log URL for a specific task instance.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        try_number (int):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExternalLogUrlResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        try_number=try_number,
        client=client,
        map_index=map_index,
        region_id=region_id,
        region_index=region_index,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    client: AuthenticatedClient,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[ExternalLogUrlResponse]:
    """Get External Log Url

     Get external log URL for a specific task instance.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        try_number (int):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExternalLogUrlResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            try_number=try_number,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    client: AuthenticatedClient,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> ExternalLogUrlResponse | None:
    """Get External Log Url

     Get external log URL for a specific task instance.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        try_number (int):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExternalLogUrlResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            try_number=try_number,
            client=client,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
        )
    ).parsed
