from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_bundle_collection_response import DagBundleCollectionResponse
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/dagBundles",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DagBundleCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DagBundleCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> Response[DagBundleCollectionResponse]:
    """Get Dag Bundles

     List the Dag bundles Airflow knows about.

    Reports the version of each bundle Airflow currently holds and when a Dag processor last
    refreshed it, so whoever deployed the code can tell whether it has been picked up yet.

    A bundle is visible to a user who can read at least one Dag recorded against it. A bundle
    holding no registered Dag at all has nothing to authorize against, so it is listed only for a
    user holding the admin-by-default ``AccessView.IMPORT_ERRORS_ALL`` for that bundle's team --
    the same view, scoped the same way, that governs import errors for a file that never
    registered a Dag.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `name, version,
            last_refreshed, active`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagBundleCollectionResponse]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> DagBundleCollectionResponse | None:
    """Get Dag Bundles

     List the Dag bundles Airflow knows about.

    Reports the version of each bundle Airflow currently holds and when a Dag processor last
    refreshed it, so whoever deployed the code can tell whether it has been picked up yet.

    A bundle is visible to a user who can read at least one Dag recorded against it. A bundle
    holding no registered Dag at all has nothing to authorize against, so it is listed only for a
    user holding the admin-by-default ``AccessView.IMPORT_ERRORS_ALL`` for that bundle's team --
    the same view, scoped the same way, that governs import errors for a file that never
    registered a Dag.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `name, version,
            last_refreshed, active`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagBundleCollectionResponse
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> Response[DagBundleCollectionResponse]:
    """Get Dag Bundles

     List the Dag bundles Airflow knows about.

    Reports the version of each bundle Airflow currently holds and when a Dag processor last
    refreshed it, so whoever deployed the code can tell whether it has been picked up yet.

    A bundle is visible to a user who can read at least one Dag recorded against it. A bundle
    holding no registered Dag at all has nothing to authorize against, so it is listed only for a
    user holding the admin-by-default ``AccessView.IMPORT_ERRORS_ALL`` for that bundle's team --
    the same view, scoped the same way, that governs import errors for a file that never
    registered a Dag.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `name, version,
            last_refreshed, active`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagBundleCollectionResponse]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
) -> DagBundleCollectionResponse | None:
    """Get Dag Bundles

     List the Dag bundles Airflow knows about.

    Reports the version of each bundle Airflow currently holds and when a Dag processor last
    refreshed it, so whoever deployed the code can tell whether it has been picked up yet.

    A bundle is visible to a user who can read at least one Dag recorded against it. A bundle
    holding no registered Dag at all has nothing to authorize against, so it is listed only for a
    user holding the admin-by-default ``AccessView.IMPORT_ERRORS_ALL`` for that bundle's team --
    the same view, scoped the same way, that governs import errors for a file that never
    registered a Dag.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `name, version,
            last_refreshed, active`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagBundleCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            order_by=order_by,
        )
    ).parsed
