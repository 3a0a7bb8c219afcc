from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.bulk_body_bulk_dag_body import BulkBodyBulkDAGBody
from ...models.bulk_response import BulkResponse
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    body: BulkBodyBulkDAGBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path="/api/v2/dags/bulk",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> BulkResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(BulkResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: BulkBodyBulkDAGBody,
) -> Response[BulkResponse]:
    """Bulk Dags

     Bulk pause, resume, or drain Dags by id.

    Args:
        body (BulkBodyBulkDAGBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BulkResponse]
    """

    return client.send(
        build_request(
            body=body,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    body: BulkBodyBulkDAGBody,
) -> BulkResponse | None:
    """Bulk Dags

     Bulk pause, resume, or drain Dags by id.

    Args:
        body (BulkBodyBulkDAGBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BulkResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: BulkBodyBulkDAGBody,
) -> Response[BulkResponse]:
    """Bulk Dags

     Bulk pause, resume, or drain Dags by id.

    Args:
        body (BulkBodyBulkDAGBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BulkResponse]
    """

    return await client.send_async(
        build_request(
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: BulkBodyBulkDAGBody,
) -> BulkResponse | None:
    """Bulk Dags

     Bulk pause, resume, or drain Dags by id.

    Args:
        body (BulkBodyBulkDAGBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BulkResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
