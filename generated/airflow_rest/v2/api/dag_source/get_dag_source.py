from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_source_response import DAGSourceResponse
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
    *,
    version_number: int | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dagSources/{quoted(dag_id)}",
        params=query(
            {
                "version_number": version_number,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DAGSourceResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGSourceResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    version_number: int | None | Unset = UNSET,
) -> Response[DAGSourceResponse]:
    """Get Dag Source

     Get source code using file token.

    Args:
        dag_id (str):
        version_number (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGSourceResponse]
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
    *,
    client: AuthenticatedClient,
    version_number: int | None | Unset = UNSET,
) -> DAGSourceResponse | None:
    """Get Dag Source

     Get source code using file token.

    Args:
        dag_id (str):
        version_number (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGSourceResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        version_number=version_number,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    version_number: int | None | Unset = UNSET,
) -> Response[DAGSourceResponse]:
    """Get Dag Source

     Get source code using file token.

    Args:
        dag_id (str):
        version_number (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGSourceResponse]
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
    *,
    client: AuthenticatedClient,
    version_number: int | None | Unset = UNSET,
) -> DAGSourceResponse | None:
    """Get Dag Source

     Get source code using file token.

    Args:
        dag_id (str):
        version_number (int | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGSourceResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            version_number=version_number,
        )
    ).parsed
