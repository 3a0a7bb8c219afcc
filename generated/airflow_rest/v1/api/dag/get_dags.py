from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_collection import DAGCollection
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    paused: bool | Unset = UNSET,
    fields: list[str] | Unset = UNSET,
    dag_id_pattern: str | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/dags",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "tags": tags,
                "only_active": only_active,
                "paused": paused,
                "fields": fields,
                "dag_id_pattern": dag_id_pattern,
            }
        ),
        headers={},
        json=None,
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
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    paused: bool | Unset = UNSET,
    fields: list[str] | Unset = UNSET,
    dag_id_pattern: str | Unset = UNSET,
) -> Response[DAGCollection]:
    """List DAGs

     List DAGs in the database.
    `dag_id_pattern` can be set to match dags of a specific pattern

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        tags (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        paused (bool | Unset):
        fields (list[str] | Unset):
        dag_id_pattern (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGCollection]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            tags=tags,
            only_active=only_active,
            paused=paused,
            fields=fields,
            dag_id_pattern=dag_id_pattern,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    paused: bool | Unset = UNSET,
    fields: list[str] | Unset = UNSET,
    dag_id_pattern: str | Unset = UNSET,
) -> DAGCollection | None:
    """List DAGs

     List DAGs in the database.
    `dag_id_pattern` can be set to match dags of a specific pattern

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        tags (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        paused (bool | Unset):
        fields (list[str] | Unset):
        dag_id_pattern (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGCollection
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        order_by=order_by,
        tags=tags,
        only_active=only_active,
        paused=paused,
        fields=fields,
        dag_id_pattern=dag_id_pattern,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    paused: bool | Unset = UNSET,
    fields: list[str] | Unset = UNSET,
    dag_id_pattern: str | Unset = UNSET,
) -> Response[DAGCollection]:
    """List DAGs

     List DAGs in the database.
    `dag_id_pattern` can be set to match dags of a specific pattern

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        tags (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        paused (bool | Unset):
        fields (list[str] | Unset):
        dag_id_pattern (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGCollection]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            tags=tags,
            only_active=only_active,
            paused=paused,
            fields=fields,
            dag_id_pattern=dag_id_pattern,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    only_active: bool | Unset = True,
    paused: bool | Unset = UNSET,
    fields: list[str] | Unset = UNSET,
    dag_id_pattern: str | Unset = UNSET,
) -> DAGCollection | None:
    """List DAGs

     List DAGs in the database.
    `dag_id_pattern` can be set to match dags of a specific pattern

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        tags (list[str] | Unset):
        only_active (bool | Unset):  Default: True.
        paused (bool | Unset):
        fields (list[str] | Unset):
        dag_id_pattern (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGCollection
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            order_by=order_by,
            tags=tags,
            only_active=only_active,
            paused=paused,
            fields=fields,
            dag_id_pattern=dag_id_pattern,
        )
    ).parsed
