from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_detail import DAGDetail
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
        path=f"/dags/{quoted(dag_id)}/details",
        params=query(
            {
                "fields": fields,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DAGDetail:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGDetail.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    fields: list[str] | Unset = UNSET,
) -> Response[DAGDetail]:
    """Get a simplified representation of DAG

     The response contains many DAG attributes, so the response can be large. If possible, consider using
    GET /dags/{dag_id}.

    Args:
        dag_id (str):
        fields (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGDetail]
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
) -> DAGDetail | None:
    """Get a simplified representation of DAG

     The response contains many DAG attributes, so the response can be large. If possible, consider using
    GET /dags/{dag_id}.

    Args:
        dag_id (str):
        fields (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGDetail
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
) -> Response[DAGDetail]:
    """Get a simplified representation of DAG

     The response contains many DAG attributes, so the response can be large. If possible, consider using
    GET /dags/{dag_id}.

    Args:
        dag_id (str):
        fields (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGDetail]
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
) -> DAGDetail | None:
    """Get a simplified representation of DAG

     The response contains many DAG attributes, so the response can be large. If possible, consider using
    GET /dags/{dag_id}.

    Args:
        dag_id (str):
        fields (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGDetail
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            fields=fields,
        )
    ).parsed
