from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.x_com_response_native import XComResponseNative
from ...models.x_com_response_string import XComResponseString
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
    read_one_of,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    xcom_key: str,
    *,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = False,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/xcomEntries/{quoted(xcom_key)}",
        params=query(
            {
                "map_index": map_index,
                "region_id": region_id,
                "region_index": region_index,
                "deserialize": deserialize,
                "stringify": stringify,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> XComResponseNative | XComResponseString:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(
        read_one_of(response.json(), XComResponseNative.from_dict, XComResponseString.from_dict)
    )


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    xcom_key: str,
    *,
    client: AuthenticatedClient,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = False,
) -> Response[XComResponseNative | XComResponseString]:
    """Get Xcom Entry

     Get an XCom entry.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (str):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        deserialize (bool | Unset):  Default: False.
        stringify (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XComResponseNative | XComResponseString]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            xcom_key=xcom_key,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
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
    client: AuthenticatedClient,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = False,
) -> XComResponseNative | XComResponseString | None:
    """Get Xcom Entry

     Get an XCom entry.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (str):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        deserialize (bool | Unset):  Default: False.
        stringify (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XComResponseNative | XComResponseString
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        xcom_key=xcom_key,
        client=client,
        map_index=map_index,
        region_id=region_id,
        region_index=region_index,
        deserialize=deserialize,
        stringify=stringify,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    xcom_key: str,
    *,
    client: AuthenticatedClient,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = False,
) -> Response[XComResponseNative | XComResponseString]:
    """Get Xcom Entry

     Get an XCom entry.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (str):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        deserialize (bool | Unset):  Default: False.
        stringify (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XComResponseNative | XComResponseString]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            xcom_key=xcom_key,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
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
    client: AuthenticatedClient,
    map_index: int | Unset = -1,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    deserialize: bool | Unset = False,
    stringify: bool | Unset = False,
) -> XComResponseNative | XComResponseString | None:
    """Get Xcom Entry

     Get an XCom entry.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (str):
        map_index (int | Unset):  Default: -1.
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        deserialize (bool | Unset):  Default: False.
        stringify (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XComResponseNative | XComResponseString
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            xcom_key=xcom_key,
            client=client,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
            deserialize=deserialize,
            stringify=stringify,
        )
    ).parsed
