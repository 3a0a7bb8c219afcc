from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.asset_alias_response import AssetAliasResponse
from ...types import Response


def _get_kwargs(
    asset_alias_id: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/assets/aliases/{asset_alias_id}".format(
            asset_alias_id=quote(str(asset_alias_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AssetAliasResponse | None:
    if response.status_code == 200:
        response_200 = AssetAliasResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AssetAliasResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    asset_alias_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[AssetAliasResponse]:
    """Get Asset Alias

     Get an asset alias.

    Args:
        asset_alias_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetAliasResponse]
    """

    kwargs = _get_kwargs(
        asset_alias_id=asset_alias_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    asset_alias_id: int,
    *,
    client: AuthenticatedClient,
) -> AssetAliasResponse | None:
    """Get Asset Alias

     Get an asset alias.

    Args:
        asset_alias_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetAliasResponse
    """

    return sync_detailed(
        asset_alias_id=asset_alias_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    asset_alias_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[AssetAliasResponse]:
    """Get Asset Alias

     Get an asset alias.

    Args:
        asset_alias_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetAliasResponse]
    """

    kwargs = _get_kwargs(
        asset_alias_id=asset_alias_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    asset_alias_id: int,
    *,
    client: AuthenticatedClient,
) -> AssetAliasResponse | None:
    """Get Asset Alias

     Get an asset alias.

    Args:
        asset_alias_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetAliasResponse
    """

    return (
        await asyncio_detailed(
            asset_alias_id=asset_alias_id,
            client=client,
        )
    ).parsed
