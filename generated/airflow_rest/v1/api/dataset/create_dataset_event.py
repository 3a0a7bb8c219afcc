from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.create_dataset_event import CreateDatasetEvent
from ...models.dataset_event import DatasetEvent
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    body: CreateDatasetEvent,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path="/datasets/events",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> DatasetEvent:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DatasetEvent.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateDatasetEvent,
) -> Response[DatasetEvent]:
    """Create dataset event

     Create dataset event

    Args:
        body (CreateDatasetEvent):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DatasetEvent]
    """

    return client.send(
        build_request(
            body=body,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: CreateDatasetEvent,
) -> DatasetEvent | None:
    """Create dataset event

     Create dataset event

    Args:
        body (CreateDatasetEvent):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetEvent
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateDatasetEvent,
) -> Response[DatasetEvent]:
    """Create dataset event

     Create dataset event

    Args:
        body (CreateDatasetEvent):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DatasetEvent]
    """

    return await client.send_async(
        build_request(
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CreateDatasetEvent,
) -> DatasetEvent | None:
    """Create dataset event

     Create dataset event

    Args:
        body (CreateDatasetEvent):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetEvent
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
