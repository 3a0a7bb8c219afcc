from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.patch_task_instance_body import PatchTaskInstanceBody
from ...models.task_instance_collection_response import TaskInstanceCollectionResponse
from ...types import Response


def _get_kwargs(
    dag_id: str,
    dag_run_id: str,
    group_id: str,
    *,
    body: PatchTaskInstanceBody,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskGroupInstances/{group_id}/dry_run".format(
            dag_id=quote(str(dag_id), safe=""),
            dag_run_id=quote(str(dag_run_id), safe=""),
            group_id=quote(str(group_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> TaskInstanceCollectionResponse | None:
    if response.status_code == 200:
        response_200 = TaskInstanceCollectionResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[TaskInstanceCollectionResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    group_id: str,
    *,
    client: AuthenticatedClient,
    body: PatchTaskInstanceBody,
) -> Response[TaskInstanceCollectionResponse]:
    """Patch Task Group Instances Dry Run

     Dry-run of updating the state of all task instances in a task group.

    Args:
        dag_id (str):
        dag_run_id (str):
        group_id (str):
        body (PatchTaskInstanceBody): Request body for patching task instance state.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceCollectionResponse]
    """

    kwargs = _get_kwargs(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        group_id=group_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    dag_id: str,
    dag_run_id: str,
    group_id: str,
    *,
    client: AuthenticatedClient,
    body: PatchTaskInstanceBody,
) -> TaskInstanceCollectionResponse | None:
    """Patch Task Group Instances Dry Run

     Dry-run of updating the state of all task instances in a task group.

    Args:
        dag_id (str):
        dag_run_id (str):
        group_id (str):
        body (PatchTaskInstanceBody): Request body for patching task instance state.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        group_id=group_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    group_id: str,
    *,
    client: AuthenticatedClient,
    body: PatchTaskInstanceBody,
) -> Response[TaskInstanceCollectionResponse]:
    """Patch Task Group Instances Dry Run

     Dry-run of updating the state of all task instances in a task group.

    Args:
        dag_id (str):
        dag_run_id (str):
        group_id (str):
        body (PatchTaskInstanceBody): Request body for patching task instance state.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceCollectionResponse]
    """

    kwargs = _get_kwargs(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        group_id=group_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    group_id: str,
    *,
    client: AuthenticatedClient,
    body: PatchTaskInstanceBody,
) -> TaskInstanceCollectionResponse | None:
    """Patch Task Group Instances Dry Run

     Dry-run of updating the state of all task instances in a task group.

    Args:
        dag_id (str):
        dag_run_id (str):
        group_id (str):
        body (PatchTaskInstanceBody): Request body for patching task instance state.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceCollectionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            group_id=group_id,
            client=client,
            body=body,
        )
    ).parsed
