from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag import DAG
from ...models.dag_collection import DAGCollection
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    body_json,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    body: DAG,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    update_mask: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    dag_id_pattern: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path="/dags",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "tags": tags,
                "update_mask": update_mask,
                "only_active": only_active,
                "dag_id_pattern": dag_id_pattern,
            }
        ),
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> DAGCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGCollection.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: DAG,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    update_mask: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    dag_id_pattern: str,
) -> Response[DAGCollection]:
    """Update DAGs

     Update DAGs of a given dag_id_pattern using UpdateMask.
    This endpoint allows specifying `~` as the dag_id_pattern to update all DAGs.
    *New in version 2.3.0*

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        tags (list[str] | Unset):
        update_mask (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        dag_id_pattern (str):
        body (DAG): DAG

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGCollection]
    """

    return client.send(
        build_request(
            body=body,
            limit=limit,
            offset=offset,
            tags=tags,
            update_mask=update_mask,
            only_active=only_active,
            dag_id_pattern=dag_id_pattern,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: DAG,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    update_mask: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    dag_id_pattern: str,
) -> DAGCollection | None:
    """Update DAGs

     Update DAGs of a given dag_id_pattern using UpdateMask.
    This endpoint allows specifying `~` as the dag_id_pattern to update all DAGs.
    *New in version 2.3.0*

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        tags (list[str] | Unset):
        update_mask (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        dag_id_pattern (str):
        body (DAG): DAG

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGCollection
    """

    return sync_detailed(
        client=client,
        body=body,
        limit=limit,
        offset=offset,
        tags=tags,
        update_mask=update_mask,
        only_active=only_active,
        dag_id_pattern=dag_id_pattern,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: DAG,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    update_mask: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    dag_id_pattern: str,
) -> Response[DAGCollection]:
    """Update DAGs

     Update DAGs of a given dag_id_pattern using UpdateMask.
    This endpoint allows specifying `~` as the dag_id_pattern to update all DAGs.
    *New in version 2.3.0*

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        tags (list[str] | Unset):
        update_mask (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        dag_id_pattern (str):
        body (DAG): DAG

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGCollection]
    """

    return await client.send_async(
        build_request(
            body=body,
            limit=limit,
            offset=offset,
            tags=tags,
            update_mask=update_mask,
            only_active=only_active,
            dag_id_pattern=dag_id_pattern,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: DAG,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    update_mask: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    dag_id_pattern: str,
) -> DAGCollection | None:
    """Update DAGs

     Update DAGs of a given dag_id_pattern using UpdateMask.
    This endpoint allows specifying `~` as the dag_id_pattern to update all DAGs.
    *New in version 2.3.0*

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        tags (list[str] | Unset):
        update_mask (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        dag_id_pattern (str):
        body (DAG): DAG

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGCollection
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            limit=limit,
            offset=offset,
            tags=tags,
            update_mask=update_mask,
            only_active=only_active,
            dag_id_pattern=dag_id_pattern,
        )
    ).parsed
