from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.x_com_create_body import XComCreateBody
from ...models.x_com_response_native import XComResponseNative
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
    dag_run_id: str,
    task_id: str,
    *,
    body: XComCreateBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/xcomEntries",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> XComResponseNative:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 201:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(XComResponseNative.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: XComCreateBody,
) -> Response[XComResponseNative]:
    """Create Xcom Entry

     Create an XCom entry.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        body (XComCreateBody): Payload serializer for creating an XCom entry.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XComResponseNative]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            body=body,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: XComCreateBody,
) -> XComResponseNative | None:
    """Create Xcom Entry

     Create an XCom entry.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        body (XComCreateBody): Payload serializer for creating an XCom entry.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XComResponseNative
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: XComCreateBody,
) -> Response[XComResponseNative]:
    """Create Xcom Entry

     Create an XCom entry.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        body (XComCreateBody): Payload serializer for creating an XCom entry.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XComResponseNative]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: XComCreateBody,
) -> XComResponseNative | None:
    """Create Xcom Entry

     Create an XCom entry.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        body (XComCreateBody): Payload serializer for creating an XCom entry.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XComResponseNative
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            client=client,
            body=body,
        )
    ).parsed
