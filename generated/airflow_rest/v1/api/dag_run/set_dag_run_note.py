from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_run import DAGRun
from ...models.set_dag_run_note import SetDagRunNote
from ...types import (
    RequestParts,
    answered,
    body_json,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    *,
    body: SetDagRunNote,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/setNote",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> DAGRun:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGRun.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SetDagRunNote,
) -> Response[DAGRun]:
    """Update the DagRun note.

     Update the manual user note of a DagRun.

    *New in version 2.5.0*

    Args:
        dag_id (str):
        dag_run_id (str):
        body (SetDagRunNote):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRun]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            body=body,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SetDagRunNote,
) -> DAGRun | None:
    """Update the DagRun note.

     Update the manual user note of a DagRun.

    *New in version 2.5.0*

    Args:
        dag_id (str):
        dag_run_id (str):
        body (SetDagRunNote):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRun
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SetDagRunNote,
) -> Response[DAGRun]:
    """Update the DagRun note.

     Update the manual user note of a DagRun.

    *New in version 2.5.0*

    Args:
        dag_id (str):
        dag_run_id (str):
        body (SetDagRunNote):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRun]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SetDagRunNote,
) -> DAGRun | None:
    """Update the DagRun note.

     Update the manual user note of a DagRun.

    *New in version 2.5.0*

    Args:
        dag_id (str):
        dag_run_id (str):
        body (SetDagRunNote):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRun
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            client=client,
            body=body,
        )
    ).parsed
