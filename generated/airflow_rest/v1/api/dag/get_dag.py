from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag import DAG
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
    *,
    fields: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/dags/{quoted(dag_id)}",
        params=query(
            {
                "fields": fields,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DAG:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAG.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    fields: list[str] | Unset = UNSET,
) -> Response[DAG]:
    """Get basic information about a DAG

     Presents only information available in database (DAGModel).
    If you need detailed information, consider using GET /dags/{dag_id}/details.

    Args:
        dag_id (str):
        fields (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAG]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            fields=fields,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    fields: list[str] | Unset = UNSET,
) -> DAG | None:
    """Get basic information about a DAG

     Presents only information available in database (DAGModel).
    If you need detailed information, consider using GET /dags/{dag_id}/details.

    Args:
        dag_id (str):
        fields (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAG
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        fields=fields,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    fields: list[str] | Unset = UNSET,
) -> Response[DAG]:
    """Get basic information about a DAG

     Presents only information available in database (DAGModel).
    If you need detailed information, consider using GET /dags/{dag_id}/details.

    Args:
        dag_id (str):
        fields (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAG]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            fields=fields,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    fields: list[str] | Unset = UNSET,
) -> DAG | None:
    """Get basic information about a DAG

     Presents only information available in database (DAGModel).
    If you need detailed information, consider using GET /dags/{dag_id}/details.

    Args:
        dag_id (str):
        fields (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAG
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            fields=fields,
        )
    ).parsed
