from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.queued_event_collection import QueuedEventCollection
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
    uri: str,
    *,
    before: datetime.datetime | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/datasets/queuedEvent/{quoted(uri)}",
        params=query(
            {
                "before": before,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> QueuedEventCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(QueuedEventCollection.from_dict(response.json()))


def sync_detailed(
    uri: str,
    *,
    client: AuthenticatedClient | Client,
    before: datetime.datetime | Unset = UNSET,
) -> Response[QueuedEventCollection]:
    """Get queued Dataset events for a Dataset.

     Get queued Dataset events for a Dataset

    *New in version 2.9.0*

    Args:
        uri (str):
        before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueuedEventCollection]
    """

    return client.send(
        build_request(
            uri=uri,
            before=before,
        ),
        parse_response,
    )


def sync(
    uri: str,
    *,
    client: AuthenticatedClient | Client,
    before: datetime.datetime | Unset = UNSET,
) -> QueuedEventCollection | None:
    """Get queued Dataset events for a Dataset.

     Get queued Dataset events for a Dataset

    *New in version 2.9.0*

    Args:
        uri (str):
        before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueuedEventCollection
    """

    return sync_detailed(
        uri=uri,
        client=client,
        before=before,
    ).parsed


async def asyncio_detailed(
    uri: str,
    *,
    client: AuthenticatedClient | Client,
    before: datetime.datetime | Unset = UNSET,
) -> Response[QueuedEventCollection]:
    """Get queued Dataset events for a Dataset.

     Get queued Dataset events for a Dataset

    *New in version 2.9.0*

    Args:
        uri (str):
        before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueuedEventCollection]
    """

    return await client.send_async(
        build_request(
            uri=uri,
            before=before,
        ),
        parse_response,
    )


async def asyncio(
    uri: str,
    *,
    client: AuthenticatedClient | Client,
    before: datetime.datetime | Unset = UNSET,
) -> QueuedEventCollection | None:
    """Get queued Dataset events for a Dataset.

     Get queued Dataset events for a Dataset

    *New in version 2.9.0*

    Args:
        uri (str):
        before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueuedEventCollection
    """

    return (
        await asyncio_detailed(
            uri=uri,
            client=client,
            before=before,
        )
    ).parsed
