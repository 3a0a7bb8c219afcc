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
    *,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    loop_id: None | str | Unset = UNSET,
    iteration: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
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
    task_display_name_pattern: None | str | Unset = UNSET,
    task_display_name_prefix_pattern: None | str | Unset = UNSET,
    task_group_id: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
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
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances",
        params=query(
            {
                "region_id": region_id,
                "region_index": region_index,
                "loop_id": loop_id,
                "iteration": iteration,
                "cursor": cursor,
                "task_id": task_id,
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
                "task_display_name_pattern": task_display_name_pattern,
                "task_display_name_prefix_pattern": task_display_name_prefix_pattern,
                "task_group_id": task_group_id,
                "dag_id_pattern": dag_id_pattern,
                "dag_id_prefix_pattern": dag_id_prefix_pattern,
                "run_id_pattern": run_id_pattern,
                "run_id_prefix_pattern": run_id_prefix_pattern,
                "state": state,
                "pool": pool,
                "pool_name_pattern": pool_name_pattern,
                "pool_name_prefix_pattern": pool_name_prefix_pattern,
                "queue": queue,
                "queue_name_pattern": queue_name_pattern,
                "queue_name_prefix_pattern": queue_name_prefix_pattern,
                "executor": executor,
                "version_number": version_number,
                "teams": teams,
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
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    loop_id: None | str | Unset = UNSET,
    iteration: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
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
    task_display_name_pattern: None | str | Unset = UNSET,
    task_display_name_prefix_pattern: None | str | Unset = UNSET,
    task_group_id: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
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
    """Get Task Instances

     Get list of task instances.

    This endpoint allows specifying `~` as the dag_id, dag_run_id
    to retrieve task instances for all Dags and Dag runs.

    Supports two pagination modes:

    **Offset (default):** use `limit` and `offset` query parameters. Returns `total_entries`.

    **Cursor:** pass `cursor` (empty string for the first page, then `next_cursor` from the response).
    When `cursor` is provided, `offset` is ignored and `total_entries` is capped at
    `total_entries_limit` (a value equal to that limit means at least that many task instances
    match). ``next_cursor`` is ``null`` when there are no more pages; ``previous_cursor`` is
    ``null`` on the first page.

    Args:
        dag_id (str):
        dag_run_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        loop_id (None | str | Unset): Task group id of a loop; matches every instance it produced.
        iteration (int | None | Unset): Narrow ``loop_id`` to a single pass of that loop.
        cursor (None | str | Unset): Cursor for keyset-based pagination. Pass an empty string for
            the first page, then use ``next_cursor`` from the response. When ``cursor`` is provided,
            ``offset`` is ignored.
        task_id (None | str | Unset):
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
        task_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `task_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        task_display_name_prefix_pattern (None | str | Unset): Case-sensitive prefix match on task
            display name (`_task_display_property_value` else `task_id`). Index-friendly alternative
            to `task_display_name_pattern`; on large databases combine with `dag_id_prefix_pattern`
            (or a specific Dag in the path) so composite indexes apply. See "Filtering with pattern
            parameters".
        task_group_id (None | str | Unset): Filter by exact task group ID. Returns all tasks
            within the specified task group.
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
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
        teams (list[str] | Unset):
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
            region_id=region_id,
            region_index=region_index,
            loop_id=loop_id,
            iteration=iteration,
            cursor=cursor,
            task_id=task_id,
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
            task_display_name_pattern=task_display_name_pattern,
            task_display_name_prefix_pattern=task_display_name_prefix_pattern,
            task_group_id=task_group_id,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            state=state,
            pool=pool,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
            queue=queue,
            queue_name_pattern=queue_name_pattern,
            queue_name_prefix_pattern=queue_name_prefix_pattern,
            executor=executor,
            version_number=version_number,
            teams=teams,
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
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    loop_id: None | str | Unset = UNSET,
    iteration: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
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
    task_display_name_pattern: None | str | Unset = UNSET,
    task_display_name_prefix_pattern: None | str | Unset = UNSET,
    task_group_id: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
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
    """Get Task Instances

     Get list of task instances.

    This endpoint allows specifying `~` as the dag_id, dag_run_id
    to retrieve task instances for all Dags and Dag runs.

    Supports two pagination modes:

    **Offset (default):** use `limit` and `offset` query parameters. Returns `total_entries`.

    **Cursor:** pass `cursor` (empty string for the first page, then `next_cursor` from the response).
    When `cursor` is provided, `offset` is ignored and `total_entries` is capped at
    `total_entries_limit` (a value equal to that limit means at least that many task instances
    match). ``next_cursor`` is ``null`` when there are no more pages; ``previous_cursor`` is
    ``null`` on the first page.

    Args:
        dag_id (str):
        dag_run_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        loop_id (None | str | Unset): Task group id of a loop; matches every instance it produced.
        iteration (int | None | Unset): Narrow ``loop_id`` to a single pass of that loop.
        cursor (None | str | Unset): Cursor for keyset-based pagination. Pass an empty string for
            the first page, then use ``next_cursor`` from the response. When ``cursor`` is provided,
            ``offset`` is ignored.
        task_id (None | str | Unset):
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
        task_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `task_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        task_display_name_prefix_pattern (None | str | Unset): Case-sensitive prefix match on task
            display name (`_task_display_property_value` else `task_id`). Index-friendly alternative
            to `task_display_name_pattern`; on large databases combine with `dag_id_prefix_pattern`
            (or a specific Dag in the path) so composite indexes apply. See "Filtering with pattern
            parameters".
        task_group_id (None | str | Unset): Filter by exact task group ID. Returns all tasks
            within the specified task group.
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
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
        teams (list[str] | Unset):
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
        client=client,
        region_id=region_id,
        region_index=region_index,
        loop_id=loop_id,
        iteration=iteration,
        cursor=cursor,
        task_id=task_id,
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
        task_display_name_pattern=task_display_name_pattern,
        task_display_name_prefix_pattern=task_display_name_prefix_pattern,
        task_group_id=task_group_id,
        dag_id_pattern=dag_id_pattern,
        dag_id_prefix_pattern=dag_id_prefix_pattern,
        run_id_pattern=run_id_pattern,
        run_id_prefix_pattern=run_id_prefix_pattern,
        state=state,
        pool=pool,
        pool_name_pattern=pool_name_pattern,
        pool_name_prefix_pattern=pool_name_prefix_pattern,
        queue=queue,
        queue_name_pattern=queue_name_pattern,
        queue_name_prefix_pattern=queue_name_prefix_pattern,
        executor=executor,
        version_number=version_number,
        teams=teams,
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
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    loop_id: None | str | Unset = UNSET,
    iteration: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
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
    task_display_name_pattern: None | str | Unset = UNSET,
    task_display_name_prefix_pattern: None | str | Unset = UNSET,
    task_group_id: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
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
    """Get Task Instances

     Get list of task instances.

    This endpoint allows specifying `~` as the dag_id, dag_run_id
    to retrieve task instances for all Dags and Dag runs.

    Supports two pagination modes:

    **Offset (default):** use `limit` and `offset` query parameters. Returns `total_entries`.

    **Cursor:** pass `cursor` (empty string for the first page, then `next_cursor` from the response).
    When `cursor` is provided, `offset` is ignored and `total_entries` is capped at
    `total_entries_limit` (a value equal to that limit means at least that many task instances
    match). ``next_cursor`` is ``null`` when there are no more pages; ``previous_cursor`` is
    ``null`` on the first page.

    Args:
        dag_id (str):
        dag_run_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        loop_id (None | str | Unset): Task group id of a loop; matches every instance it produced.
        iteration (int | None | Unset): Narrow ``loop_id`` to a single pass of that loop.
        cursor (None | str | Unset): Cursor for keyset-based pagination. Pass an empty string for
            the first page, then use ``next_cursor`` from the response. When ``cursor`` is provided,
            ``offset`` is ignored.
        task_id (None | str | Unset):
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
        task_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `task_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        task_display_name_prefix_pattern (None | str | Unset): Case-sensitive prefix match on task
            display name (`_task_display_property_value` else `task_id`). Index-friendly alternative
            to `task_display_name_pattern`; on large databases combine with `dag_id_prefix_pattern`
            (or a specific Dag in the path) so composite indexes apply. See "Filtering with pattern
            parameters".
        task_group_id (None | str | Unset): Filter by exact task group ID. Returns all tasks
            within the specified task group.
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
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
        teams (list[str] | Unset):
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
            region_id=region_id,
            region_index=region_index,
            loop_id=loop_id,
            iteration=iteration,
            cursor=cursor,
            task_id=task_id,
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
            task_display_name_pattern=task_display_name_pattern,
            task_display_name_prefix_pattern=task_display_name_prefix_pattern,
            task_group_id=task_group_id,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            state=state,
            pool=pool,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
            queue=queue,
            queue_name_pattern=queue_name_pattern,
            queue_name_prefix_pattern=queue_name_prefix_pattern,
            executor=executor,
            version_number=version_number,
            teams=teams,
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
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    loop_id: None | str | Unset = UNSET,
    iteration: int | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
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
    task_display_name_pattern: None | str | Unset = UNSET,
    task_display_name_prefix_pattern: None | str | Unset = UNSET,
    task_group_id: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    pool: list[str] | Unset = UNSET,
    pool_name_pattern: None | str | Unset = UNSET,
    pool_name_prefix_pattern: None | str | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_name_pattern: None | str | Unset = UNSET,
    queue_name_prefix_pattern: None | str | Unset = UNSET,
    executor: list[str] | Unset = UNSET,
    version_number: list[int] | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
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
    """Get Task Instances

     Get list of task instances.

    This endpoint allows specifying `~` as the dag_id, dag_run_id
    to retrieve task instances for all Dags and Dag runs.

    Supports two pagination modes:

    **Offset (default):** use `limit` and `offset` query parameters. Returns `total_entries`.

    **Cursor:** pass `cursor` (empty string for the first page, then `next_cursor` from the response).
    When `cursor` is provided, `offset` is ignored and `total_entries` is capped at
    `total_entries_limit` (a value equal to that limit means at least that many task instances
    match). ``next_cursor`` is ``null`` when there are no more pages; ``previous_cursor`` is
    ``null`` on the first page.

    Args:
        dag_id (str):
        dag_run_id (str):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        loop_id (None | str | Unset): Task group id of a loop; matches every instance it produced.
        iteration (int | None | Unset): Narrow ``loop_id`` to a single pass of that loop.
        cursor (None | str | Unset): Cursor for keyset-based pagination. Pass an empty string for
            the first page, then use ``next_cursor`` from the response. When ``cursor`` is provided,
            ``offset`` is ignored.
        task_id (None | str | Unset):
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
        task_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `task_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        task_display_name_prefix_pattern (None | str | Unset): Case-sensitive prefix match on task
            display name (`_task_display_property_value` else `task_id`). Index-friendly alternative
            to `task_display_name_pattern`; on large databases combine with `dag_id_prefix_pattern`
            (or a specific Dag in the path) so composite indexes apply. See "Filtering with pattern
            parameters".
        task_group_id (None | str | Unset): Filter by exact task group ID. Returns all tasks
            within the specified task group.
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
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
        teams (list[str] | Unset):
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
            client=client,
            region_id=region_id,
            region_index=region_index,
            loop_id=loop_id,
            iteration=iteration,
            cursor=cursor,
            task_id=task_id,
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
            task_display_name_pattern=task_display_name_pattern,
            task_display_name_prefix_pattern=task_display_name_prefix_pattern,
            task_group_id=task_group_id,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            state=state,
            pool=pool,
            pool_name_pattern=pool_name_pattern,
            pool_name_prefix_pattern=pool_name_prefix_pattern,
            queue=queue,
            queue_name_pattern=queue_name_pattern,
            queue_name_prefix_pattern=queue_name_prefix_pattern,
            executor=executor,
            version_number=version_number,
            teams=teams,
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
