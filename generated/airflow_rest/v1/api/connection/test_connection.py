from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.connection import Connection
from ...models.connection_test import ConnectionTest
from ...types import (
    RequestParts,
    answered,
    body_json,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    body: Connection,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path="/connections/test",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> ConnectionTest:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(ConnectionTest.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: Connection,
) -> Response[ConnectionTest]:
    """Test a connection

     Test a connection.

    For security reasons, the test connection functionality is disabled by default across Airflow UI,
    API and CLI.
    For more information on capabilities of users, see the documentation:
    https://airflow.apache.org/docs/apache-airflow/stable/security/security_model.html#capabilities-of-
    authenticated-ui-users.
    It is strongly advised to not enable the feature until you make sure that only
    highly trusted UI/API users have "edit connection" permissions.

    Set the "test_connection" flag to "Enabled" in the "core" section of Airflow configuration
    (airflow.cfg) to enable testing of collections.
    It can also be controlled by the environment variable `AIRFLOW__CORE__TEST_CONNECTION`.

    *New in version 2.2.0*

    Args:
        body (Connection): Full representation of the connection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionTest]
    """

    return client.send(
        build_request(
            body=body,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: Connection,
) -> ConnectionTest | None:
    """Test a connection

     Test a connection.

    For security reasons, the test connection functionality is disabled by default across Airflow UI,
    API and CLI.
    For more information on capabilities of users, see the documentation:
    https://airflow.apache.org/docs/apache-airflow/stable/security/security_model.html#capabilities-of-
    authenticated-ui-users.
    It is strongly advised to not enable the feature until you make sure that only
    highly trusted UI/API users have "edit connection" permissions.

    Set the "test_connection" flag to "Enabled" in the "core" section of Airflow configuration
    (airflow.cfg) to enable testing of collections.
    It can also be controlled by the environment variable `AIRFLOW__CORE__TEST_CONNECTION`.

    *New in version 2.2.0*

    Args:
        body (Connection): Full representation of the connection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionTest
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: Connection,
) -> Response[ConnectionTest]:
    """Test a connection

     Test a connection.

    For security reasons, the test connection functionality is disabled by default across Airflow UI,
    API and CLI.
    For more information on capabilities of users, see the documentation:
    https://airflow.apache.org/docs/apache-airflow/stable/security/security_model.html#capabilities-of-
    authenticated-ui-users.
    It is strongly advised to not enable the feature until you make sure that only
    highly trusted UI/API users have "edit connection" permissions.

    Set the "test_connection" flag to "Enabled" in the "core" section of Airflow configuration
    (airflow.cfg) to enable testing of collections.
    It can also be controlled by the environment variable `AIRFLOW__CORE__TEST_CONNECTION`.

    *New in version 2.2.0*

    Args:
        body (Connection): Full representation of the connection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectionTest]
    """

    return await client.send_async(
        build_request(
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: Connection,
) -> ConnectionTest | None:
    """Test a connection

     Test a connection.

    For security reasons, the test connection functionality is disabled by default across Airflow UI,
    API and CLI.
    For more information on capabilities of users, see the documentation:
    https://airflow.apache.org/docs/apache-airflow/stable/security/security_model.html#capabilities-of-
    authenticated-ui-users.
    It is strongly advised to not enable the feature until you make sure that only
    highly trusted UI/API users have "edit connection" permissions.

    Set the "test_connection" flag to "Enabled" in the "core" section of Airflow configuration
    (airflow.cfg) to enable testing of collections.
    It can also be controlled by the environment variable `AIRFLOW__CORE__TEST_CONNECTION`.

    *New in version 2.2.0*

    Args:
        body (Connection): Full representation of the connection.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectionTest
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
