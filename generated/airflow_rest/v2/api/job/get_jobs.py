from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.job_collection_response import JobCollectionResponse
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    job_state: None | str | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    job_type: None | str | Unset = UNSET,
    hostname: None | str | Unset = UNSET,
    executor_class: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    is_alive: bool | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/jobs",
        params=query(
            {
                "start_date_gte": start_date_gte,
                "start_date_gt": start_date_gt,
                "start_date_lte": start_date_lte,
                "start_date_lt": start_date_lt,
                "end_date_gte": end_date_gte,
                "end_date_gt": end_date_gt,
                "end_date_lte": end_date_lte,
                "end_date_lt": end_date_lt,
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "job_state": job_state,
                "dag_id": dag_id,
                "job_type": job_type,
                "hostname": hostname,
                "executor_class": executor_class,
                "teams": teams,
                "is_alive": is_alive,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> JobCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(JobCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    job_state: None | str | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    job_type: None | str | Unset = UNSET,
    hostname: None | str | Unset = UNSET,
    executor_class: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    is_alive: bool | None | Unset = UNSET,
) -> Response[JobCollectionResponse]:
    """Get Jobs

     Get all jobs.

    Args:
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, dag_id, state, job_type,
            start_date, end_date, latest_heartbeat, executor_class, hostname, unixname`
        job_state (None | str | Unset):
        dag_id (None | str | Unset):
        job_type (None | str | Unset):
        hostname (None | str | Unset):
        executor_class (None | str | Unset):
        teams (list[str] | Unset):
        is_alive (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobCollectionResponse]
    """

    return client.send(
        build_request(
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            limit=limit,
            offset=offset,
            order_by=order_by,
            job_state=job_state,
            dag_id=dag_id,
            job_type=job_type,
            hostname=hostname,
            executor_class=executor_class,
            teams=teams,
            is_alive=is_alive,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    job_state: None | str | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    job_type: None | str | Unset = UNSET,
    hostname: None | str | Unset = UNSET,
    executor_class: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    is_alive: bool | None | Unset = UNSET,
) -> JobCollectionResponse | None:
    """Get Jobs

     Get all jobs.

    Args:
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, dag_id, state, job_type,
            start_date, end_date, latest_heartbeat, executor_class, hostname, unixname`
        job_state (None | str | Unset):
        dag_id (None | str | Unset):
        job_type (None | str | Unset):
        hostname (None | str | Unset):
        executor_class (None | str | Unset):
        teams (list[str] | Unset):
        is_alive (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobCollectionResponse
    """

    return sync_detailed(
        client=client,
        start_date_gte=start_date_gte,
        start_date_gt=start_date_gt,
        start_date_lte=start_date_lte,
        start_date_lt=start_date_lt,
        end_date_gte=end_date_gte,
        end_date_gt=end_date_gt,
        end_date_lte=end_date_lte,
        end_date_lt=end_date_lt,
        limit=limit,
        offset=offset,
        order_by=order_by,
        job_state=job_state,
        dag_id=dag_id,
        job_type=job_type,
        hostname=hostname,
        executor_class=executor_class,
        teams=teams,
        is_alive=is_alive,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    job_state: None | str | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    job_type: None | str | Unset = UNSET,
    hostname: None | str | Unset = UNSET,
    executor_class: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    is_alive: bool | None | Unset = UNSET,
) -> Response[JobCollectionResponse]:
    """Get Jobs

     Get all jobs.

    Args:
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, dag_id, state, job_type,
            start_date, end_date, latest_heartbeat, executor_class, hostname, unixname`
        job_state (None | str | Unset):
        dag_id (None | str | Unset):
        job_type (None | str | Unset):
        hostname (None | str | Unset):
        executor_class (None | str | Unset):
        teams (list[str] | Unset):
        is_alive (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobCollectionResponse]
    """

    return await client.send_async(
        build_request(
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            limit=limit,
            offset=offset,
            order_by=order_by,
            job_state=job_state,
            dag_id=dag_id,
            job_type=job_type,
            hostname=hostname,
            executor_class=executor_class,
            teams=teams,
            is_alive=is_alive,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    job_state: None | str | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    job_type: None | str | Unset = UNSET,
    hostname: None | str | Unset = UNSET,
    executor_class: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    is_alive: bool | None | Unset = UNSET,
) -> JobCollectionResponse | None:
    """Get Jobs

     Get all jobs.

    Args:
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, dag_id, state, job_type,
            start_date, end_date, latest_heartbeat, executor_class, hostname, unixname`
        job_state (None | str | Unset):
        dag_id (None | str | Unset):
        job_type (None | str | Unset):
        hostname (None | str | Unset):
        executor_class (None | str | Unset):
        teams (list[str] | Unset):
        is_alive (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            limit=limit,
            offset=offset,
            order_by=order_by,
            job_state=job_state,
            dag_id=dag_id,
            job_type=job_type,
            hostname=hostname,
            executor_class=executor_class,
            teams=teams,
            is_alive=is_alive,
        )
    ).parsed
