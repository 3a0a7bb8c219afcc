from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.dag_stats_collection_response import DagStatsCollectionResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    dag_ids: list[str] | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_dag_ids: list[str] | Unset = UNSET
    if not isinstance(dag_ids, Unset):
        json_dag_ids = dag_ids

    params["dag_ids"] = json_dag_ids

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/dagStats",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DagStatsCollectionResponse | None:
    if response.status_code == 200:
        response_200 = DagStatsCollectionResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[DagStatsCollectionResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    dag_ids: list[str] | Unset = UNSET,
) -> Response[DagStatsCollectionResponse]:
    """Get Dag Stats

     Get Dag statistics.

    Args:
        dag_ids (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagStatsCollectionResponse]
    """

    kwargs = _get_kwargs(
        dag_ids=dag_ids,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    dag_ids: list[str] | Unset = UNSET,
) -> DagStatsCollectionResponse | None:
    """Get Dag Stats

     Get Dag statistics.

    Args:
        dag_ids (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagStatsCollectionResponse
    """

    return sync_detailed(
        client=client,
        dag_ids=dag_ids,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    dag_ids: list[str] | Unset = UNSET,
) -> Response[DagStatsCollectionResponse]:
    """Get Dag Stats

     Get Dag statistics.

    Args:
        dag_ids (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagStatsCollectionResponse]
    """

    kwargs = _get_kwargs(
        dag_ids=dag_ids,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    dag_ids: list[str] | Unset = UNSET,
) -> DagStatsCollectionResponse | None:
    """Get Dag Stats

     Get Dag statistics.

    Args:
        dag_ids (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagStatsCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            dag_ids=dag_ids,
        )
    ).parsed
