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
    body_json,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    dag_id: str,
    *,
    body: DAG,
    update_mask: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/dags/{quoted(dag_id)}",
        params=query(
            {
                "update_mask": update_mask,
            }
        ),
        headers={},
        json=body_json(body),
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
    body: DAG,
    update_mask: list[str] | Unset = UNSET,
) -> Response[DAG]:
    """Update a DAG

    Args:
        dag_id (str):
        update_mask (list[str] | Unset):
        body (DAG): DAG

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAG]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: DAG,
    update_mask: list[str] | Unset = UNSET,
) -> DAG | None:
    """Update a DAG

    Args:
        dag_id (str):
        update_mask (list[str] | Unset):
        body (DAG): DAG

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAG
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        body=body,
        update_mask=update_mask,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: DAG,
    update_mask: list[str] | Unset = UNSET,
) -> Response[DAG]:
    """Update a DAG

    Args:
        dag_id (str):
        update_mask (list[str] | Unset):
        body (DAG): DAG

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAG]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: DAG,
    update_mask: list[str] | Unset = UNSET,
) -> DAG | None:
    """Update a DAG

    Args:
        dag_id (str):
        update_mask (list[str] | Unset):
        body (DAG): DAG

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
            body=body,
            update_mask=update_mask,
        )
    ).parsed
