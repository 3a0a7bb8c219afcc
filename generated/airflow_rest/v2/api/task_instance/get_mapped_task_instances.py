from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.task_instance_collection_response import TaskInstanceCollectionResponse
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
    task_id: str,
    *,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    try_number: list[int] | Unset = UNSET,
    operator: list[str] | Unset = UNSET,
    operator_name_pattern: None | str | Unset = UNSET,
    operator_name_prefix_pattern: None | str | Unset = UNSET,
    map_index: list[int] | Unset = UNSET,
    rendered_map_index_pattern: None | str | Unset = UNSET,
    rendered_map_index_prefix_pattern: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/listMapped",
        params=query(
            {
                "region_id": region_id,
                "region_index": region_index,
                "run_after_gte": run_after_gte,
                "run_after_gt": run_after_gt,
                "run_after_lte": run_after_lte,
                "run_after_lt": run_after_lt,
                "logical_date_gte": logical_date_gte,
                "logical_date_gt": logical_date_gt,
                "logical_date_lte": logical_date_lte,
                "logical_date_lt": logical_date_lt,
                "start_date_gte": start_date_gte,
                "start_date_gt": start_date_gt,
                "start_date_lte": start_date_lte,
                "start_date_lt": start_date_lt,
                "end_date_gte": end_date_gte,
                "end_date_gt": end_date_gt,
                "end_date_lte": end_date_lte,
                "end_date_lt": end_date_lt,
                "updated_at_gte": updated_at_gte,
                "updated_at_gt": updated_at_gt,
                "updated_at_lte": updated_at_lte,
                "updated_at_lt": updated_at_lt,
                "duration_gte": duration_gte,
                "duration_gt": duration_gt,
                "duration_lte": duration_lte,
                "duration_lt": duration_lt,
                "state": state,
                "pool": pool,
                "pool_name_pattern": pool_name_pattern,
                "pool_name_prefix_pattern": pool_name_prefix_pattern,
                "queue": queue,
                "queue_name_pattern": queue_name_pattern,
                "queue_name_prefix_pattern": queue_name_prefix_pattern,
                "executor": executor,
                "version_number": version_number,
                "try_number": try_number,
                "operator": operator,
                "operator_name_pattern": operator_name_pattern,
                "operator_name_prefix_pattern": operator_name_prefix_pattern,
                "map_index": map_index,
                "rendered_map_index_pattern": rendered_map_index_pattern,
                "rendered_map_index_prefix_pattern": rendered_map_index_prefix_pattern,
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> TaskInstanceCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(TaskInstanceCollectionResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    try_number: list[int] | Unset = UNSET,
    operator: list[str] | Unset = UNSET,
    operator_name_pattern: None | str | Unset = UNSET,
    operator_name_prefix_pattern: None | str | Unset = UNSET,
    map_index: list[int] | Unset = UNSET,
    rendered_map_index_pattern: None | str | Unset = UNSET,
    rendered_map_index_prefix_pattern: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> Response[TaskInstanceCollectionResponse]:
    """Get Mapped Task Instances

     Get list of mapped task instances.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        updated_at_gte (datetime.datetime | None | Unset):
        updated_at_gt (datetime.datetime | None | Unset):
        updated_at_lte (datetime.datetime | None | Unset):
        updated_at_lt (datetime.datetime | None | Unset):
        duration_gte (float | None | Unset):
        duration_gt (float | None | Unset):
        duration_lte (float | None | Unset):
        duration_lt (float | None | Unset):
        state (list[str] | Unset):
        pool (list[str] | Unset):
        pool_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `pool_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        pool_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        queue (list[str] | Unset):
        queue_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `queue_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        queue_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        executor (list[str] | Unset):
        version_number (list[int] | Unset):
        try_number (list[int] | Unset):
        operator (list[str] | Unset):
        operator_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `operator_name_prefix_pattern` on large tables — see "Filtering with
            pattern parameters".
        operator_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        map_index (list[int] | Unset):
        rendered_map_index_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `rendered_map_index_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        rendered_map_index_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, state, duration,
            start_date, end_date, map_index, try_number, logical_date, run_after, data_interval_start,
            data_interval_end, rendered_map_index, operator`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceCollectionResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            region_id=region_id,
            region_index=region_index,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            updated_at_gte=updated_at_gte,
            updated_at_gt=updated_at_gt,
            updated_at_lte=updated_at_lte,
            updated_at_lt=updated_at_lt,
            duration_gte=duration_gte,
            duration_gt=duration_gt,
            duration_lte=duration_lte,
            duration_lt=duration_lt,
            state=state,
            pool=pool,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
            queue=queue,
            queue_name_pattern=queue_name_pattern,
            queue_name_prefix_pattern=queue_name_prefix_pattern,
            executor=executor,
            version_number=version_number,
            try_number=try_number,
            operator=operator,
            operator_name_pattern=operator_name_pattern,
            operator_name_prefix_pattern=operator_name_prefix_pattern,
            map_index=map_index,
            rendered_map_index_pattern=rendered_map_index_pattern,
            rendered_map_index_prefix_pattern=rendered_map_index_prefix_pattern,
            limit=limit,
            offset=offset,
            order_by=order_by,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    try_number: list[int] | Unset = UNSET,
    operator: list[str] | Unset = UNSET,
    operator_name_pattern: None | str | Unset = UNSET,
    operator_name_prefix_pattern: None | str | Unset = UNSET,
    map_index: list[int] | Unset = UNSET,
    rendered_map_index_pattern: None | str | Unset = UNSET,
    rendered_map_index_prefix_pattern: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> TaskInstanceCollectionResponse | None:
    """Get Mapped Task Instances

     Get list of mapped task instances.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        updated_at_gte (datetime.datetime | None | Unset):
        updated_at_gt (datetime.datetime | None | Unset):
        updated_at_lte (datetime.datetime | None | Unset):
        updated_at_lt (datetime.datetime | None | Unset):
        duration_gte (float | None | Unset):
        duration_gt (float | None | Unset):
        duration_lte (float | None | Unset):
        duration_lt (float | None | Unset):
        state (list[str] | Unset):
        pool (list[str] | Unset):
        pool_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `pool_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        pool_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        queue (list[str] | Unset):
        queue_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `queue_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        queue_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        executor (list[str] | Unset):
        version_number (list[int] | Unset):
        try_number (list[int] | Unset):
        operator (list[str] | Unset):
        operator_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `operator_name_prefix_pattern` on large tables — see "Filtering with
            pattern parameters".
        operator_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        map_index (list[int] | Unset):
        rendered_map_index_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `rendered_map_index_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        rendered_map_index_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, state, duration,
            start_date, end_date, map_index, try_number, logical_date, run_after, data_interval_start,
            data_interval_end, rendered_map_index, operator`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskInstanceCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        client=client,
        region_id=region_id,
        region_index=region_index,
        run_after_gte=run_after_gte,
        run_after_gt=run_after_gt,
        run_after_lte=run_after_lte,
        run_after_lt=run_after_lt,
        logical_date_gte=logical_date_gte,
        logical_date_gt=logical_date_gt,
        logical_date_lte=logical_date_lte,
        logical_date_lt=logical_date_lt,
        start_date_gte=start_date_gte,
        start_date_gt=start_date_gt,
        start_date_lte=start_date_lte,
        start_date_lt=start_date_lt,
        end_date_gte=end_date_gte,
        end_date_gt=end_date_gt,
        end_date_lte=end_date_lte,
        end_date_lt=end_date_lt,
        updated_at_gte=updated_at_gte,
        updated_at_gt=updated_at_gt,
        updated_at_lte=updated_at_lte,
        updated_at_lt=updated_at_lt,
        duration_gte=duration_gte,
        duration_gt=duration_gt,
        duration_lte=duration_lte,
        duration_lt=duration_lt,
        state=state,
        pool=pool,
        pool_name_pattern=pool_name_pattern,
        pool_name_prefix_pattern=pool_name_prefix_pattern,
        queue=queue,
        queue_name_pattern=queue_name_pattern,
        queue_name_prefix_pattern=queue_name_prefix_pattern,
        executor=executor,
        version_number=version_number,
        try_number=try_number,
        operator=operator,
        operator_name_pattern=operator_name_pattern,
        operator_name_prefix_pattern=operator_name_prefix_pattern,
        map_index=map_index,
        rendered_map_index_pattern=rendered_map_index_pattern,
        rendered_map_index_prefix_pattern=rendered_map_index_prefix_pattern,
        limit=limit,
        offset=offset,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    try_number: list[int] | Unset = UNSET,
    operator: list[str] | Unset = UNSET,
    operator_name_pattern: None | str | Unset = UNSET,
    operator_name_prefix_pattern: None | str | Unset = UNSET,
    map_index: list[int] | Unset = UNSET,
    rendered_map_index_pattern: None | str | Unset = UNSET,
    rendered_map_index_prefix_pattern: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> Response[TaskInstanceCollectionResponse]:
    """Get Mapped Task Instances

     Get list of mapped task instances.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        updated_at_gte (datetime.datetime | None | Unset):
        updated_at_gt (datetime.datetime | None | Unset):
        updated_at_lte (datetime.datetime | None | Unset):
        updated_at_lt (datetime.datetime | None | Unset):
        duration_gte (float | None | Unset):
        duration_gt (float | None | Unset):
        duration_lte (float | None | Unset):
        duration_lt (float | None | Unset):
        state (list[str] | Unset):
        pool (list[str] | Unset):
        pool_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `pool_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        pool_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        queue (list[str] | Unset):
        queue_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `queue_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        queue_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        executor (list[str] | Unset):
        version_number (list[int] | Unset):
        try_number (list[int] | Unset):
        operator (list[str] | Unset):
        operator_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `operator_name_prefix_pattern` on large tables — see "Filtering with
            pattern parameters".
        operator_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        map_index (list[int] | Unset):
        rendered_map_index_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `rendered_map_index_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        rendered_map_index_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, state, duration,
            start_date, end_date, map_index, try_number, logical_date, run_after, data_interval_start,
            data_interval_end, rendered_map_index, operator`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TaskInstanceCollectionResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            region_id=region_id,
            region_index=region_index,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            updated_at_gte=updated_at_gte,
            updated_at_gt=updated_at_gt,
            updated_at_lte=updated_at_lte,
            updated_at_lt=updated_at_lt,
            duration_gte=duration_gte,
            duration_gt=duration_gt,
            duration_lte=duration_lte,
            duration_lt=duration_lt,
            state=state,
            pool=pool,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
            queue=queue,
            queue_name_pattern=queue_name_pattern,
            queue_name_prefix_pattern=queue_name_prefix_pattern,
            executor=executor,
            version_number=version_number,
            try_number=try_number,
            operator=operator,
            operator_name_pattern=operator_name_pattern,
            operator_name_prefix_pattern=operator_name_prefix_pattern,
            map_index=map_index,
            rendered_map_index_pattern=rendered_map_index_pattern,
            rendered_map_index_prefix_pattern=rendered_map_index_prefix_pattern,
            limit=limit,
            offset=offset,
            order_by=order_by,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    try_number: list[int] | Unset = UNSET,
    operator: list[str] | Unset = UNSET,
    operator_name_pattern: None | str | Unset = UNSET,
    operator_name_prefix_pattern: None | str | Unset = UNSET,
    map_index: list[int] | Unset = UNSET,
    rendered_map_index_pattern: None | str | Unset = UNSET,
    rendered_map_index_prefix_pattern: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> TaskInstanceCollectionResponse | None:
    """Get Mapped Task Instances

     Get list of mapped task instances.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        updated_at_gte (datetime.datetime | None | Unset):
        updated_at_gt (datetime.datetime | None | Unset):
        updated_at_lte (datetime.datetime | None | Unset):
        updated_at_lt (datetime.datetime | None | Unset):
        duration_gte (float | None | Unset):
        duration_gt (float | None | Unset):
        duration_lte (float | None | Unset):
        duration_lt (float | None | Unset):
        state (list[str] | Unset):
        pool (list[str] | Unset):
        pool_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `pool_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        pool_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        queue (list[str] | Unset):
        queue_name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `queue_name_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        queue_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        executor (list[str] | Unset):
        version_number (list[int] | Unset):
        try_number (list[int] | Unset):
        operator (list[str] | Unset):
        operator_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `operator_name_prefix_pattern` on large tables — see "Filtering with
            pattern parameters".
        operator_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. See "Filtering with pattern parameters".
        map_index (list[int] | Unset):
        rendered_map_index_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `rendered_map_index_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        rendered_map_index_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, state, duration,
            start_date, end_date, map_index, try_number, logical_date, run_after, data_interval_start,
            data_interval_end, rendered_map_index, operator`

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
            task_id=task_id,
            client=client,
            region_id=region_id,
            region_index=region_index,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            updated_at_gte=updated_at_gte,
            updated_at_gt=updated_at_gt,
            updated_at_lte=updated_at_lte,
            updated_at_lt=updated_at_lt,
            duration_gte=duration_gte,
            duration_gt=duration_gt,
            duration_lte=duration_lte,
            duration_lt=duration_lt,
            state=state,
            pool=pool,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
            queue=queue,
            queue_name_pattern=queue_name_pattern,
            queue_name_prefix_pattern=queue_name_prefix_pattern,
            executor=executor,
            version_number=version_number,
            try_number=try_number,
            operator=operator,
            operator_name_pattern=operator_name_pattern,
            operator_name_prefix_pattern=operator_name_prefix_pattern,
            map_index=map_index,
            rendered_map_index_pattern=rendered_map_index_pattern,
            rendered_map_index_prefix_pattern=rendered_map_index_prefix_pattern,
            limit=limit,
            offset=offset,
            order_by=order_by,
        )
    ).parsed
