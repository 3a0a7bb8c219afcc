from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.x_com import XCom
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
    xcom_key: str,
    *,
    map_index: int | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/xcomEntries/{quoted(xcom_key)}",
        params=query(
            {
                "map_index": map_index,
                "deserialize": deserialize,
                "stringify": stringify,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> XCom:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(XCom.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    xcom_key: str,
    *,
    client: AuthenticatedClient | Client,
    map_index: int | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = UNSET,
) -> Response[XCom]:
    """Get an XCom entry

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (str):
        map_index (int | Unset):
        deserialize (bool | Unset):  Default: False.
        stringify (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XCom]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            xcom_key=xcom_key,
            map_index=map_index,
            deserialize=deserialize,
            stringify=stringify,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    xcom_key: str,
    *,
    client: AuthenticatedClient | Client,
    map_index: int | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = UNSET,
) -> XCom | None:
    """Get an XCom entry

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (str):
        map_index (int | Unset):
        deserialize (bool | Unset):  Default: False.
        stringify (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XCom
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        xcom_key=xcom_key,
        client=client,
        map_index=map_index,
        deserialize=deserialize,
        stringify=stringify,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    xcom_key: str,
    *,
    client: AuthenticatedClient | Client,
    map_index: int | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = UNSET,
) -> Response[XCom]:
    """Get an XCom entry

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (str):
        map_index (int | Unset):
        deserialize (bool | Unset):  Default: False.
        stringify (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XCom]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            xcom_key=xcom_key,
            map_index=map_index,
            deserialize=deserialize,
            stringify=stringify,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    xcom_key: str,
    *,
    client: AuthenticatedClient | Client,
    map_index: int | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = UNSET,
) -> XCom | None:
    """Get an XCom entry

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (str):
        map_index (int | Unset):
        deserialize (bool | Unset):  Default: False.
        stringify (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XCom
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            xcom_key=xcom_key,
            client=client,
            map_index=map_index,
            deserialize=deserialize,
            stringify=stringify,
        )
    ).parsed
