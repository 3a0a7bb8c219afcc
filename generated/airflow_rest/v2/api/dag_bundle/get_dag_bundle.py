from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_bundle_detail_response import DagBundleDetailResponse
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    bundle_name: str,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dagBundles/{quoted(bundle_name)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DagBundleDetailResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DagBundleDetailResponse.from_dict(response.json()))


def sync_detailed(
    bundle_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[DagBundleDetailResponse]:
    """Get Dag Bundle

     Get a Dag bundle.

    Args:
        bundle_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagBundleDetailResponse]
    """

    return client.send(
        build_request(
            bundle_name=bundle_name,
        ),
        parse_response,
    )


def sync(
    bundle_name: str,
    *,
    client: AuthenticatedClient,
) -> DagBundleDetailResponse | None:
    """Get Dag Bundle

     Get a Dag bundle.

    Args:
        bundle_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagBundleDetailResponse
    """

    return sync_detailed(
        bundle_name=bundle_name,
        client=client,
    ).parsed


async def asyncio_detailed(
    bundle_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[DagBundleDetailResponse]:
    """Get Dag Bundle

     Get a Dag bundle.

    Args:
        bundle_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagBundleDetailResponse]
    """

    return await client.send_async(
        build_request(
            bundle_name=bundle_name,
        ),
        parse_response,
    )


async def asyncio(
    bundle_name: str,
    *,
    client: AuthenticatedClient,
) -> DagBundleDetailResponse | None:
    """Get Dag Bundle

     Get a Dag bundle.

    Args:
        bundle_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagBundleDetailResponse
    """

    return (
        await asyncio_detailed(
            bundle_name=bundle_name,
            client=client,
        )
    ).parsed
