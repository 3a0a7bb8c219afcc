from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_version_response import DagVersionResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    version_number: int,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagVersions/{quoted(version_number)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DagVersionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DagVersionResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    version_number: int,
    *,
    client: AuthenticatedClient,
) -> Response[DagVersionResponse]:
    """Get Dag Version

     Get one Dag Version.

    Args:
        dag_id (str):
        version_number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagVersionResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            version_number=version_number,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    version_number: int,
    *,
    client: AuthenticatedClient,
) -> DagVersionResponse | None:
    """Get Dag Version

     Get one Dag Version.

    Args:
        dag_id (str):
        version_number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagVersionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        version_number=version_number,
        client=client,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    version_number: int,
    *,
    client: AuthenticatedClient,
) -> Response[DagVersionResponse]:
    """Get Dag Version

     Get one Dag Version.

    Args:
        dag_id (str):
        version_number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagVersionResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            version_number=version_number,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    version_number: int,
    *,
    client: AuthenticatedClient,
) -> DagVersionResponse | None:
    """Get Dag Version

     Get one Dag Version.

    Args:
        dag_id (str):
        version_number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagVersionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            version_number=version_number,
            client=client,
        )
    ).parsed
