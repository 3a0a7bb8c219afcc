from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.async_connection_test_response import AsyncConnectionTestResponse
from ...types import (
    RequestParts,
    answered,
    headers_of,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    airflow_connection_test_token: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/connections/enqueue-test",
        params={},
        headers=headers_of(
            {
                "Airflow-Connection-Test-Token": airflow_connection_test_token,
            }
        ),
        json=None,
    )


def parse_response(response: httpx.Response) -> AsyncConnectionTestResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(AsyncConnectionTestResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    airflow_connection_test_token: str,
) -> Response[AsyncConnectionTestResponse]:
    """Get Connection Test

     Poll for the status of an enqueued connection test by its token (passed as a header).

    Args:
        airflow_connection_test_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AsyncConnectionTestResponse]
    """

    return client.send(
        build_request(
            airflow_connection_test_token=airflow_connection_test_token,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    airflow_connection_test_token: str,
) -> AsyncConnectionTestResponse | None:
    """Get Connection Test

     Poll for the status of an enqueued connection test by its token (passed as a header).

    Args:
        airflow_connection_test_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AsyncConnectionTestResponse
    """

    return sync_detailed(
        client=client,
        airflow_connection_test_token=airflow_connection_test_token,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    airflow_connection_test_token: str,
) -> Response[AsyncConnectionTestResponse]:
    """Get Connection Test

     Poll for the status of an enqueued connection test by its token (passed as a header).

    Args:
        airflow_connection_test_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AsyncConnectionTestResponse]
    """

    return await client.send_async(
        build_request(
            airflow_connection_test_token=airflow_connection_test_token,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    airflow_connection_test_token: str,
) -> AsyncConnectionTestResponse | None:
    """Get Connection Test

     Poll for the status of an enqueued connection test by its token (passed as a header).

    Args:
        airflow_connection_test_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AsyncConnectionTestResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            airflow_connection_test_token=airflow_connection_test_token,
        )
    ).parsed
