from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.task_collection_response import TaskCollectionResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    dag_id: str,
    *,
    order_by: str | Unset = "task_id",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["order_by"] = order_by

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/dags/{dag_id}/tasks".format(
            dag_id=quote(str(dag_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> TaskCollectionResponse | None:
    if response.status_code == 200:
        response_200 = TaskCollectionResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[TaskCollectionResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    order_by: str | Unset = "task_id",
) -> Response[TaskCollectionResponse]:
    """Get Tasks

     Get tasks for Dag.

    Args:
        dag_id (str):
        order_by (str | Unset):  Default: 'task_id'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskCollectionResponse]
    """

    kwargs = _get_kwargs(
        dag_id=dag_id,
        order_by=order_by,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    order_by: str | Unset = "task_id",
) -> TaskCollectionResponse | None:
    """Get Tasks

     Get tasks for Dag.

    Args:
        dag_id (str):
        order_by (str | Unset):  Default: 'task_id'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    order_by: str | Unset = "task_id",
) -> Response[TaskCollectionResponse]:
    """Get Tasks

     Get tasks for Dag.

    Args:
        dag_id (str):
        order_by (str | Unset):  Default: 'task_id'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskCollectionResponse]
    """

    kwargs = _get_kwargs(
        dag_id=dag_id,
        order_by=order_by,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    order_by: str | Unset = "task_id",
) -> TaskCollectionResponse | None:
    """Get Tasks

     Get tasks for Dag.

    Args:
        dag_id (str):
        order_by (str | Unset):  Default: 'task_id'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskCollectionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            order_by=order_by,
        )
    ).parsed
