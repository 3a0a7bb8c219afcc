from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.asset_alias_collection_response import AssetAliasCollectionResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["offset"] = offset

    json_name_pattern: None | str | Unset
    if isinstance(name_pattern, Unset):
        json_name_pattern = UNSET
    else:
        json_name_pattern = name_pattern
    params["name_pattern"] = json_name_pattern

    json_name_prefix_pattern: None | str | Unset
    if isinstance(name_prefix_pattern, Unset):
        json_name_prefix_pattern = UNSET
    else:
        json_name_prefix_pattern = name_prefix_pattern
    params["name_prefix_pattern"] = json_name_prefix_pattern

    json_order_by: list[str] | Unset = UNSET
    if not isinstance(order_by, Unset):
        json_order_by = order_by

    params["order_by"] = json_order_by

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/assets/aliases",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AssetAliasCollectionResponse | None:
    if response.status_code == 200:
        response_200 = AssetAliasCollectionResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AssetAliasCollectionResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> Response[AssetAliasCollectionResponse]:
    """Get Asset Aliases

     Get asset aliases.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, name`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetAliasCollectionResponse]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        name_pattern=name_pattern,
        name_prefix_pattern=name_prefix_pattern,
        order_by=order_by,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> AssetAliasCollectionResponse | None:
    """Get Asset Aliases

     Get asset aliases.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, name`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetAliasCollectionResponse
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        name_pattern=name_pattern,
        name_prefix_pattern=name_prefix_pattern,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> Response[AssetAliasCollectionResponse]:
    """Get Asset Aliases

     Get asset aliases.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, name`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetAliasCollectionResponse]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        name_pattern=name_pattern,
        name_prefix_pattern=name_prefix_pattern,
        order_by=order_by,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> AssetAliasCollectionResponse | None:
    """Get Asset Aliases

     Get asset aliases.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, name`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetAliasCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            name_pattern=name_pattern,
            name_prefix_pattern=name_prefix_pattern,
            order_by=order_by,
        )
    ).parsed
