from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.dag_source_response import DAGSourceResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    dag_id: str,
    *,
    version_number: int | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_version_number: int | None | Unset
    if isinstance(version_number, Unset):
        json_version_number = UNSET
    else:
        json_version_number = version_number
    params["version_number"] = json_version_number

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/dagSources/{dag_id}".format(
            dag_id=quote(str(dag_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DAGSourceResponse | None:
    if response.status_code == 200:
        response_200 = DAGSourceResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[DAGSourceResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


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

    kwargs = _get_kwargs(
        dag_id=dag_id,
        version_number=version_number,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


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
