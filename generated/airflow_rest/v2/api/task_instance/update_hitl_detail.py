from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.hitl_detail_response import HITLDetailResponse
from ...models.update_hitl_detail_payload import UpdateHITLDetailPayload
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    body_json,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    map_index: int,
    *,
    body: UpdateHITLDetailPayload,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/{quoted(map_index)}/hitlDetails",
        params=query(
            {
                "region_id": region_id,
                "region_index": region_index,
            }
        ),
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> HITLDetailResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(HITLDetailResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    map_index: int,
    *,
    client: AuthenticatedClient,
    body: UpdateHITLDetailPayload,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[HITLDetailResponse]:
    """Update Hitl Detail

     Update a Human-in-the-loop detail.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (UpdateHITLDetailPayload): Schema for updating the content of a Human-in-the-loop
            detail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[HITLDetailResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            map_index=map_index,
            body=body,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    map_index: int,
    *,
    client: AuthenticatedClient,
    body: UpdateHITLDetailPayload,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> HITLDetailResponse | None:
    """Update Hitl Detail

     Update a Human-in-the-loop detail.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (UpdateHITLDetailPayload): Schema for updating the content of a Human-in-the-loop
            detail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        HITLDetailResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        map_index=map_index,
        client=client,
        body=body,
        region_id=region_id,
        region_index=region_index,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    map_index: int,
    *,
    client: AuthenticatedClient,
    body: UpdateHITLDetailPayload,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> Response[HITLDetailResponse]:
    """Update Hitl Detail

     Update a Human-in-the-loop detail.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (UpdateHITLDetailPayload): Schema for updating the content of a Human-in-the-loop
            detail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[HITLDetailResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            map_index=map_index,
            body=body,
            region_id=region_id,
            region_index=region_index,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    map_index: int,
    *,
    client: AuthenticatedClient,
    body: UpdateHITLDetailPayload,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
) -> HITLDetailResponse | None:
    """Update Hitl Detail

     Update a Human-in-the-loop detail.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        body (UpdateHITLDetailPayload): Schema for updating the content of a Human-in-the-loop
            detail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        HITLDetailResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            map_index=map_index,
            client=client,
            body=body,
            region_id=region_id,
            region_index=region_index,
        )
    ).parsed
