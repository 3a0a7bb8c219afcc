from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.hitl_detail_collection import HITLDetailCollection
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    *,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    response_received: bool | None | Unset = UNSET,
    responded_by_user_id: list[str] | Unset = UNSET,
    responded_by_user_name: list[str] | Unset = UNSET,
    subject_search: None | str | Unset = UNSET,
    body_search: None | str | Unset = UNSET,
    created_at_gte: datetime.datetime | None | Unset = UNSET,
    created_at_gt: datetime.datetime | None | Unset = UNSET,
    created_at_lte: datetime.datetime | None | Unset = UNSET,
    created_at_lt: datetime.datetime | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/hitlDetails",
        params=query(
            {
                "region_id": region_id,
                "region_index": region_index,
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "dag_id_pattern": dag_id_pattern,
                "dag_id_prefix_pattern": dag_id_prefix_pattern,
                "task_id": task_id,
                "task_id_pattern": task_id_pattern,
                "task_id_prefix_pattern": task_id_prefix_pattern,
                "map_index": map_index,
                "state": state,
                "teams": teams,
                "response_received": response_received,
                "responded_by_user_id": responded_by_user_id,
                "responded_by_user_name": responded_by_user_name,
                "subject_search": subject_search,
                "body_search": body_search,
                "created_at_gte": created_at_gte,
                "created_at_gt": created_at_gt,
                "created_at_lte": created_at_lte,
                "created_at_lt": created_at_lt,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> HITLDetailCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(HITLDetailCollection.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    response_received: bool | None | Unset = UNSET,
    responded_by_user_id: list[str] | Unset = UNSET,
    responded_by_user_name: list[str] | Unset = UNSET,
    subject_search: None | str | Unset = UNSET,
    body_search: None | str | Unset = UNSET,
    created_at_gte: datetime.datetime | None | Unset = UNSET,
    created_at_gt: datetime.datetime | None | Unset = UNSET,
    created_at_lte: datetime.datetime | None | Unset = UNSET,
    created_at_lt: datetime.datetime | None | Unset = UNSET,
) -> Response[HITLDetailCollection]:
    """Get Hitl Details

     Get Human-in-the-loop details.

    Args:
        dag_id (str):
        dag_run_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `ti_id, subject, responded_at,
            created_at, responded_by_user_id, responded_by_user_name, dag_id, run_id,
            task_display_name, run_after, rendered_map_index, task_instance_operator,
            task_instance_state`
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id (None | str | Unset):
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        map_index (int | None | Unset):
        state (list[str] | Unset):
        teams (list[str] | Unset):
        response_received (bool | None | Unset):
        responded_by_user_id (list[str] | Unset):
        responded_by_user_name (list[str] | Unset):
        subject_search (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `subject_search` on large tables — see "Filtering with pattern parameters".
        body_search (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `body_search` on large tables — see "Filtering with pattern parameters".
        created_at_gte (datetime.datetime | None | Unset):
        created_at_gt (datetime.datetime | None | Unset):
        created_at_lte (datetime.datetime | None | Unset):
        created_at_lt (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[HITLDetailCollection]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            region_id=region_id,
            region_index=region_index,
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            task_id=task_id,
            task_id_pattern=task_id_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            map_index=map_index,
            state=state,
            teams=teams,
            response_received=response_received,
            responded_by_user_id=responded_by_user_id,
            responded_by_user_name=responded_by_user_name,
            subject_search=subject_search,
            body_search=body_search,
            created_at_gte=created_at_gte,
            created_at_gt=created_at_gt,
            created_at_lte=created_at_lte,
            created_at_lt=created_at_lt,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    response_received: bool | None | Unset = UNSET,
    responded_by_user_id: list[str] | Unset = UNSET,
    responded_by_user_name: list[str] | Unset = UNSET,
    subject_search: None | str | Unset = UNSET,
    body_search: None | str | Unset = UNSET,
    created_at_gte: datetime.datetime | None | Unset = UNSET,
    created_at_gt: datetime.datetime | None | Unset = UNSET,
    created_at_lte: datetime.datetime | None | Unset = UNSET,
    created_at_lt: datetime.datetime | None | Unset = UNSET,
) -> HITLDetailCollection | None:
    """Get Hitl Details

     Get Human-in-the-loop details.

    Args:
        dag_id (str):
        dag_run_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `ti_id, subject, responded_at,
            created_at, responded_by_user_id, responded_by_user_name, dag_id, run_id,
            task_display_name, run_after, rendered_map_index, task_instance_operator,
            task_instance_state`
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id (None | str | Unset):
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        map_index (int | None | Unset):
        state (list[str] | Unset):
        teams (list[str] | Unset):
        response_received (bool | None | Unset):
        responded_by_user_id (list[str] | Unset):
        responded_by_user_name (list[str] | Unset):
        subject_search (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `subject_search` on large tables — see "Filtering with pattern parameters".
        body_search (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `body_search` on large tables — see "Filtering with pattern parameters".
        created_at_gte (datetime.datetime | None | Unset):
        created_at_gt (datetime.datetime | None | Unset):
        created_at_lte (datetime.datetime | None | Unset):
        created_at_lt (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        HITLDetailCollection
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        client=client,
        region_id=region_id,
        region_index=region_index,
        limit=limit,
        offset=offset,
        order_by=order_by,
        dag_id_pattern=dag_id_pattern,
        dag_id_prefix_pattern=dag_id_prefix_pattern,
        task_id=task_id,
        task_id_pattern=task_id_pattern,
        task_id_prefix_pattern=task_id_prefix_pattern,
        map_index=map_index,
        state=state,
        teams=teams,
        response_received=response_received,
        responded_by_user_id=responded_by_user_id,
        responded_by_user_name=responded_by_user_name,
        subject_search=subject_search,
        body_search=body_search,
        created_at_gte=created_at_gte,
        created_at_gt=created_at_gt,
        created_at_lte=created_at_lte,
        created_at_lt=created_at_lt,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    response_received: bool | None | Unset = UNSET,
    responded_by_user_id: list[str] | Unset = UNSET,
    responded_by_user_name: list[str] | Unset = UNSET,
    subject_search: None | str | Unset = UNSET,
    body_search: None | str | Unset = UNSET,
    created_at_gte: datetime.datetime | None | Unset = UNSET,
    created_at_gt: datetime.datetime | None | Unset = UNSET,
    created_at_lte: datetime.datetime | None | Unset = UNSET,
    created_at_lt: datetime.datetime | None | Unset = UNSET,
) -> Response[HITLDetailCollection]:
    """Get Hitl Details

     Get Human-in-the-loop details.

    Args:
        dag_id (str):
        dag_run_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `ti_id, subject, responded_at,
            created_at, responded_by_user_id, responded_by_user_name, dag_id, run_id,
            task_display_name, run_after, rendered_map_index, task_instance_operator,
            task_instance_state`
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id (None | str | Unset):
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        map_index (int | None | Unset):
        state (list[str] | Unset):
        teams (list[str] | Unset):
        response_received (bool | None | Unset):
        responded_by_user_id (list[str] | Unset):
        responded_by_user_name (list[str] | Unset):
        subject_search (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `subject_search` on large tables — see "Filtering with pattern parameters".
        body_search (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `body_search` on large tables — see "Filtering with pattern parameters".
        created_at_gte (datetime.datetime | None | Unset):
        created_at_gt (datetime.datetime | None | Unset):
        created_at_lte (datetime.datetime | None | Unset):
        created_at_lt (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[HITLDetailCollection]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            region_id=region_id,
            region_index=region_index,
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            task_id=task_id,
            task_id_pattern=task_id_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            map_index=map_index,
            state=state,
            teams=teams,
            response_received=response_received,
            responded_by_user_id=responded_by_user_id,
            responded_by_user_name=responded_by_user_name,
            subject_search=subject_search,
            body_search=body_search,
            created_at_gte=created_at_gte,
            created_at_gt=created_at_gt,
            created_at_lte=created_at_lte,
            created_at_lt=created_at_lt,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    response_received: bool | None | Unset = UNSET,
    responded_by_user_id: list[str] | Unset = UNSET,
    responded_by_user_name: list[str] | Unset = UNSET,
    subject_search: None | str | Unset = UNSET,
    body_search: None | str | Unset = UNSET,
    created_at_gte: datetime.datetime | None | Unset = UNSET,
    created_at_gt: datetime.datetime | None | Unset = UNSET,
    created_at_lte: datetime.datetime | None | Unset = UNSET,
    created_at_lt: datetime.datetime | None | Unset = UNSET,
) -> HITLDetailCollection | None:
    """Get Hitl Details

     Get Human-in-the-loop details.

    Args:
        dag_id (str):
        dag_run_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `ti_id, subject, responded_at,
            created_at, responded_by_user_id, responded_by_user_name, dag_id, run_id,
            task_display_name, run_after, rendered_map_index, task_instance_operator,
            task_instance_state`
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id (None | str | Unset):
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        map_index (int | None | Unset):
        state (list[str] | Unset):
        teams (list[str] | Unset):
        response_received (bool | None | Unset):
        responded_by_user_id (list[str] | Unset):
        responded_by_user_name (list[str] | Unset):
        subject_search (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `subject_search` on large tables — see "Filtering with pattern parameters".
        body_search (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `body_search` on large tables — see "Filtering with pattern parameters".
        created_at_gte (datetime.datetime | None | Unset):
        created_at_gt (datetime.datetime | None | Unset):
        created_at_lte (datetime.datetime | None | Unset):
        created_at_lt (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        HITLDetailCollection
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            client=client,
            region_id=region_id,
            region_index=region_index,
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            task_id=task_id,
            task_id_pattern=task_id_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            map_index=map_index,
            state=state,
            teams=teams,
            response_received=response_received,
            responded_by_user_id=responded_by_user_id,
            responded_by_user_name=responded_by_user_name,
            subject_search=subject_search,
            body_search=body_search,
            created_at_gte=created_at_gte,
            created_at_gt=created_at_gt,
            created_at_lte=created_at_lte,
            created_at_lt=created_at_lt,
        )
    ).parsed
