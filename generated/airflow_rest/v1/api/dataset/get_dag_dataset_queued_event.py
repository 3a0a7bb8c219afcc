from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.queued_event import QueuedEvent
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    dag_id: str,
    uri: str,
    *,
    before: datetime.datetime | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/dags/{quoted(dag_id)}/datasets/queuedEvent/{quoted(uri)}",
        params=query(
            {
                "before": before,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> QueuedEvent:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(QueuedEvent.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    uri: str,
    *,
    client: AuthenticatedClient | Client,
    before: datetime.datetime | Unset = UNSET,
) -> Response[QueuedEvent]:
    """Get a queued Dataset event for a DAG

     Get a queued Dataset event for a DAG.

    *New in version 2.9.0*

    Args:
        dag_id (str):
        uri (str):
        before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueuedEvent]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            uri=uri,
            before=before,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    uri: str,
    *,
    client: AuthenticatedClient | Client,
    before: datetime.datetime | Unset = UNSET,
) -> QueuedEvent | None:
    """Get a queued Dataset event for a DAG

     Get a queued Dataset event for a DAG.

    *New in version 2.9.0*

    Args:
        dag_id (str):
        uri (str):
        before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueuedEvent
    """

    return sync_detailed(
        dag_id=dag_id,
        uri=uri,
        client=client,
        before=before,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    uri: str,
    *,
    client: AuthenticatedClient | Client,
    before: datetime.datetime | Unset = UNSET,
) -> Response[QueuedEvent]:
    """Get a queued Dataset event for a DAG

     Get a queued Dataset event for a DAG.

    *New in version 2.9.0*

    Args:
        dag_id (str):
        uri (str):
        before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueuedEvent]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            uri=uri,
            before=before,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    uri: str,
    *,
    client: AuthenticatedClient | Client,
    before: datetime.datetime | Unset = UNSET,
) -> QueuedEvent | None:
    """Get a queued Dataset event for a DAG

     Get a queued Dataset event for a DAG.

    *New in version 2.9.0*

    Args:
        dag_id (str):
        uri (str):
        before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueuedEvent
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            uri=uri,
            client=client,
            before=before,
        )
    ).parsed
