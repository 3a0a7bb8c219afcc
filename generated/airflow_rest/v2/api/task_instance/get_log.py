from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.task_instances_log_response import TaskInstancesLogResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    full_content: bool | Unset = False,
    map_index: int | Unset = -1,
    token: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["full_content"] = full_content

    params["map_index"] = map_index

    json_token: None | str | Unset
    if isinstance(token, Unset):
        json_token = UNSET
    else:
        json_token = token
    params["token"] = json_token

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{try_number}".format(
            dag_id=quote(str(dag_id), safe=""),
            dag_run_id=quote(str(dag_run_id), safe=""),
            task_id=quote(str(task_id), safe=""),
            try_number=quote(str(try_number), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> TaskInstancesLogResponse | None:
    if response.status_code == 200:
        response_200 = TaskInstancesLogResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[TaskInstancesLogResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    client: AuthenticatedClient,
    full_content: bool | Unset = False,
    map_index: int | Unset = -1,
    token: None | str | Unset = UNSET,
) -> Response[TaskInstancesLogResponse]:
    """Get Log

     Get logs for a specific task instance.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        try_number (int):
        full_content (bool | Unset):  Default: False.
        map_index (int | Unset):  Default: -1.
        token (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstancesLogResponse]
    """

    kwargs = _get_kwargs(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        try_number=try_number,
        full_content=full_content,
        map_index=map_index,
        token=token,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    client: AuthenticatedClient,
    full_content: bool | Unset = False,
    map_index: int | Unset = -1,
    token: None | str | Unset = UNSET,
) -> TaskInstancesLogResponse | None:
    """Get Log

     Get logs for a specific task instance.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        try_number (int):
        full_content (bool | Unset):  Default: False.
        map_index (int | Unset):  Default: -1.
        token (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstancesLogResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        try_number=try_number,
        client=client,
        full_content=full_content,
        map_index=map_index,
        token=token,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    client: AuthenticatedClient,
    full_content: bool | Unset = False,
    map_index: int | Unset = -1,
    token: None | str | Unset = UNSET,
) -> Response[TaskInstancesLogResponse]:
    """Get Log

     Get logs for a specific task instance.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        try_number (int):
        full_content (bool | Unset):  Default: False.
        map_index (int | Unset):  Default: -1.
        token (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstancesLogResponse]
    """

    kwargs = _get_kwargs(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        try_number=try_number,
        full_content=full_content,
        map_index=map_index,
        token=token,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    try_number: int,
    *,
    client: AuthenticatedClient,
    full_content: bool | Unset = False,
    map_index: int | Unset = -1,
    token: None | str | Unset = UNSET,
) -> TaskInstancesLogResponse | None:
    """Get Log

     Get logs for a specific task instance.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        try_number (int):
        full_content (bool | Unset):  Default: False.
        map_index (int | Unset):  Default: -1.
        token (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstancesLogResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            try_number=try_number,
            client=client,
            full_content=full_content,
            map_index=map_index,
            token=token,
        )
    ).parsed
