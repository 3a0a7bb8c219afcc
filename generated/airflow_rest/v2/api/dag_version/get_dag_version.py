from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.dag_version_response import DagVersionResponse
from ...types import Response


def _get_kwargs(
    dag_id: str,
    version_number: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/dags/{dag_id}/dagVersions/{version_number}".format(
            dag_id=quote(str(dag_id), safe=""),
            version_number=quote(str(version_number), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DagVersionResponse | None:
    if response.status_code == 200:
        response_200 = DagVersionResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[DagVersionResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


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

    kwargs = _get_kwargs(
        dag_id=dag_id,
        version_number=version_number,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


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

    kwargs = _get_kwargs(
        dag_id=dag_id,
        version_number=version_number,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


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
