from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
    read_str,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    *,
    interval: float,
    result: list[str] | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/wait",
        params=query(
            {
                "interval": interval,
                "result": result,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> str:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(read_str(response.text))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    interval: float,
    result: list[str] | None | Unset = UNSET,
) -> Response[str]:
    """Experimental: Wait for a dag run to complete, and return task results if requested.

     🚧 This is an experimental endpoint and may change or be removed without notice.Successful response
    are streamed as newline-delimited JSON (NDJSON). Each line is a JSON object representing the Dag run
    state.

    Args:
        dag_id (str):
        dag_run_id (str):
        interval (float): Seconds to wait between dag run state checks
        result (list[str] | None | Unset): Collect result XCom from task. Can be set multiple
            times. If unset, return value of the return task as specified in the dag (in present) is
            returned by default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[str]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            interval=interval,
            result=result,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    interval: float,
    result: list[str] | None | Unset = UNSET,
) -> str | None:
    """Experimental: Wait for a dag run to complete, and return task results if requested.

     🚧 This is an experimental endpoint and may change or be removed without notice.Successful response
    are streamed as newline-delimited JSON (NDJSON). Each line is a JSON object representing the Dag run
    state.

    Args:
        dag_id (str):
        dag_run_id (str):
        interval (float): Seconds to wait between dag run state checks
        result (list[str] | None | Unset): Collect result XCom from task. Can be set multiple
            times. If unset, return value of the return task as specified in the dag (in present) is
            returned by default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        str
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        client=client,
        interval=interval,
        result=result,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    interval: float,
    result: list[str] | None | Unset = UNSET,
) -> Response[str]:
    """Experimental: Wait for a dag run to complete, and return task results if requested.

     🚧 This is an experimental endpoint and may change or be removed without notice.Successful response
    are streamed as newline-delimited JSON (NDJSON). Each line is a JSON object representing the Dag run
    state.

    Args:
        dag_id (str):
        dag_run_id (str):
        interval (float): Seconds to wait between dag run state checks
        result (list[str] | None | Unset): Collect result XCom from task. Can be set multiple
            times. If unset, return value of the return task as specified in the dag (in present) is
            returned by default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[str]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            interval=interval,
            result=result,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    *,
    client: AuthenticatedClient,
    interval: float,
    result: list[str] | None | Unset = UNSET,
) -> str | None:
    """Experimental: Wait for a dag run to complete, and return task results if requested.

     🚧 This is an experimental endpoint and may change or be removed without notice.Successful response
    are streamed as newline-delimited JSON (NDJSON). Each line is a JSON object representing the Dag run
    state.

    Args:
        dag_id (str):
        dag_run_id (str):
        interval (float): Seconds to wait between dag run state checks
        result (list[str] | None | Unset): Collect result XCom from task. Can be set multiple
            times. If unset, return value of the return task as specified in the dag (in present) is
            returned by default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        str
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            client=client,
            interval=interval,
            result=result,
        )
    ).parsed
