from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.backfill_response import BackfillResponse
from ...types import Response


def _get_kwargs(
    backfill_id: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/backfills/{backfill_id}".format(
            backfill_id=quote(str(backfill_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BackfillResponse | None:
    if response.status_code == 200:
        response_200 = BackfillResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[BackfillResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[BackfillResponse]:
    """Get Backfill

    Args:
        backfill_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BackfillResponse]
    """

    kwargs = _get_kwargs(
        backfill_id=backfill_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
) -> BackfillResponse | None:
    """Get Backfill

    Args:
        backfill_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BackfillResponse
    """

    return sync_detailed(
        backfill_id=backfill_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[BackfillResponse]:
    """Get Backfill

    Args:
        backfill_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BackfillResponse]
    """

    kwargs = _get_kwargs(
        backfill_id=backfill_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    backfill_id: int,
    *,
    client: AuthenticatedClient,
) -> BackfillResponse | None:
    """Get Backfill

    Args:
        backfill_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BackfillResponse
    """

    return (
        await asyncio_detailed(
            backfill_id=backfill_id,
            client=client,
        )
    ).parsed
