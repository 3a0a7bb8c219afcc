from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.x_com_collection import XComCollection
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    map_index: int | Unset = UNSET,
    xcom_key: str | Unset = UNSET,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/xcomEntries",
        params=query(
            {
                "map_index": map_index,
                "xcom_key": xcom_key,
                "limit": limit,
                "offset": offset,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> XComCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(XComCollection.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient | Client,
    map_index: int | Unset = UNSET,
    xcom_key: str | Unset = UNSET,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> Response[XComCollection]:
    """List XCom entries

     This endpoint allows specifying `~` as the dag_id, dag_run_id, task_id to retrieve XCOM entries for
    for all DAGs, DAG runs and task instances. XCom values won't be returned as they can be large. Use
    this endpoint to get a list of XCom entries and then fetch individual entry to get value.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int | Unset):
        xcom_key (str | Unset):
        limit (int | Unset):  Default: 100.
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XComCollection]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            map_index=map_index,
            xcom_key=xcom_key,
            limit=limit,
            offset=offset,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient | Client,
    map_index: int | Unset = UNSET,
    xcom_key: str | Unset = UNSET,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> XComCollection | None:
    """List XCom entries

     This endpoint allows specifying `~` as the dag_id, dag_run_id, task_id to retrieve XCOM entries for
    for all DAGs, DAG runs and task instances. XCom values won't be returned as they can be large. Use
    this endpoint to get a list of XCom entries and then fetch individual entry to get value.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int | Unset):
        xcom_key (str | Unset):
        limit (int | Unset):  Default: 100.
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XComCollection
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        client=client,
        map_index=map_index,
        xcom_key=xcom_key,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient | Client,
    map_index: int | Unset = UNSET,
    xcom_key: str | Unset = UNSET,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> Response[XComCollection]:
    """List XCom entries

     This endpoint allows specifying `~` as the dag_id, dag_run_id, task_id to retrieve XCOM entries for
    for all DAGs, DAG runs and task instances. XCom values won't be returned as they can be large. Use
    this endpoint to get a list of XCom entries and then fetch individual entry to get value.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int | Unset):
        xcom_key (str | Unset):
        limit (int | Unset):  Default: 100.
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XComCollection]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            map_index=map_index,
            xcom_key=xcom_key,
            limit=limit,
            offset=offset,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient | Client,
    map_index: int | Unset = UNSET,
    xcom_key: str | Unset = UNSET,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
) -> XComCollection | None:
    """List XCom entries

     This endpoint allows specifying `~` as the dag_id, dag_run_id, task_id to retrieve XCOM entries for
    for all DAGs, DAG runs and task instances. XCom values won't be returned as they can be large. Use
    this endpoint to get a list of XCom entries and then fetch individual entry to get value.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        map_index (int | Unset):
        xcom_key (str | Unset):
        limit (int | Unset):  Default: 100.
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XComCollection
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            client=client,
            map_index=map_index,
            xcom_key=xcom_key,
            limit=limit,
            offset=offset,
        )
    ).parsed
