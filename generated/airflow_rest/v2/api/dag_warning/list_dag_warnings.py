from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_warning_collection_response import DAGWarningCollectionResponse
from ...models.dag_warning_type import DagWarningType
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
    dag_id: None | str | Unset = UNSET,
    warning_type: DagWarningType | None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/dagWarnings",
        params=query(
            {
                "dag_id": dag_id,
                "warning_type": warning_type,
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DAGWarningCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGWarningCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    dag_id: None | str | Unset = UNSET,
    warning_type: DagWarningType | None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> Response[DAGWarningCollectionResponse]:
    """List Dag Warnings

     Get a list of Dag warnings.

    Args:
        dag_id (None | str | Unset):
        warning_type (DagWarningType | None | str | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `dag_id, warning_type,
            message, timestamp`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGWarningCollectionResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            warning_type=warning_type,
            limit=limit,
            offset=offset,
            order_by=order_by,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    dag_id: None | str | Unset = UNSET,
    warning_type: DagWarningType | None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> DAGWarningCollectionResponse | None:
    """List Dag Warnings

     Get a list of Dag warnings.

    Args:
        dag_id (None | str | Unset):
        warning_type (DagWarningType | None | str | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `dag_id, warning_type,
            message, timestamp`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGWarningCollectionResponse
    """

    return sync_detailed(
        client=client,
        dag_id=dag_id,
        warning_type=warning_type,
        limit=limit,
        offset=offset,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    dag_id: None | str | Unset = UNSET,
    warning_type: DagWarningType | None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> Response[DAGWarningCollectionResponse]:
    """List Dag Warnings

     Get a list of Dag warnings.

    Args:
        dag_id (None | str | Unset):
        warning_type (DagWarningType | None | str | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `dag_id, warning_type,
            message, timestamp`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGWarningCollectionResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            warning_type=warning_type,
            limit=limit,
            offset=offset,
            order_by=order_by,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    dag_id: None | str | Unset = UNSET,
    warning_type: DagWarningType | None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> DAGWarningCollectionResponse | None:
    """List Dag Warnings

     Get a list of Dag warnings.

    Args:
        dag_id (None | str | Unset):
        warning_type (DagWarningType | None | str | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `dag_id, warning_type,
            message, timestamp`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGWarningCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            dag_id=dag_id,
            warning_type=warning_type,
            limit=limit,
            offset=offset,
            order_by=order_by,
        )
    ).parsed
