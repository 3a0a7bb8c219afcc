from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_run_response import DAGRunResponse
from ...models.materialize_asset_body import MaterializeAssetBody
from ...types import (
    RequestParts,
    answered,
    body_json,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    asset_id: int,
    *,
    body: MaterializeAssetBody,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="POST",
        path=f"/api/v2/assets/{quoted(asset_id)}/materialize",
        params={},
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> DAGRunResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGRunResponse.from_dict(response.json()))


def sync_detailed(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    body: MaterializeAssetBody,
) -> Response[DAGRunResponse]:
    """Materialize Asset

     Materialize an asset by triggering a Dag run that produces it.

    Args:
        asset_id (int):
        body (MaterializeAssetBody): Materialize asset request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRunResponse]
    """

    return client.send(
        build_request(
            asset_id=asset_id,
            body=body,
        ),
        parse_response,
    )


def sync(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    body: MaterializeAssetBody,
) -> DAGRunResponse | None:
    """Materialize Asset

     Materialize an asset by triggering a Dag run that produces it.

    Args:
        asset_id (int):
        body (MaterializeAssetBody): Materialize asset request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRunResponse
    """

    return sync_detailed(
        asset_id=asset_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    body: MaterializeAssetBody,
) -> Response[DAGRunResponse]:
    """Materialize Asset

     Materialize an asset by triggering a Dag run that produces it.

    Args:
        asset_id (int):
        body (MaterializeAssetBody): Materialize asset request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRunResponse]
    """

    return await client.send_async(
        build_request(
            asset_id=asset_id,
            body=body,
        ),
        parse_response,
    )


async def asyncio(
    asset_id: int,
    *,
    client: AuthenticatedClient,
    body: MaterializeAssetBody,
) -> DAGRunResponse | None:
    """Materialize Asset

     Materialize an asset by triggering a Dag run that produces it.

    Args:
        asset_id (int):
        body (MaterializeAssetBody): Materialize asset request.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRunResponse
    """

    return (
        await asyncio_detailed(
            asset_id=asset_id,
            client=client,
            body=body,
        )
    ).parsed
