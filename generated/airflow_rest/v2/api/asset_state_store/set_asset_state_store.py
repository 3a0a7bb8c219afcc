from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.asset_state_store_body import AssetStateStoreBody
from ...types import Response


def _get_kwargs(
    asset_id: int,
    key: str,
    *,
    body: AssetStateStoreBody,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v2/assets/{asset_id}/state-store/{key}".format(
            asset_id=quote(str(asset_id), safe=""),
            key=quote(str(key), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | None:
    if response.status_code == 204:
        return None

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    asset_id: int,
    key: str,
    *,
    client: AuthenticatedClient,
    body: AssetStateStoreBody,
) -> Response[Any]:
    """Set Asset State Store

     Set an asset state store value. Creates or overwrites the key.

    Args:
        asset_id (int):
        key (str):
        body (AssetStateStoreBody): Request body for setting an asset state store value.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        asset_id=asset_id,
        key=key,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


async def asyncio_detailed(
    asset_id: int,
    key: str,
    *,
    client: AuthenticatedClient,
    body: AssetStateStoreBody,
) -> Response[Any]:
    """Set Asset State Store

     Set an asset state store value. Creates or overwrites the key.

    Args:
        asset_id (int):
        key (str):
        body (AssetStateStoreBody): Request body for setting an asset state store value.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        asset_id=asset_id,
        key=key,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)
