from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_bundle_file_collection_response import DagBundleFileCollectionResponse
from ...types import (
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    bundle_name: str,
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dagBundles/{quoted(bundle_name)}/files",
        params=query(
            {
                "limit": limit,
                "offset": offset,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DagBundleFileCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DagBundleFileCollectionResponse.from_dict(response.json()))


def sync_detailed(
    bundle_name: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> Response[DagBundleFileCollectionResponse]:
    """Get Dag Bundle Files

     List the files in a Dag bundle, ordered by path.

    A file is listed when the caller can read at least one Dag it defines. A file that recorded an
    import error without registering any Dag is listed too, on the same admin-by-default terms as
    ``GET /importErrors`` -- a file that fails before defining a Dag has no Dag to authorize on,
    and it is the case this page most needs to show.

    ``dag_count`` counts live Dags only. Dag rows are never deleted: a file that fails to import
    has every Dag in it marked stale, and so does a file dropped from the bundle. A file therefore
    stays listed on the strength of a live Dag *or* an import error, so a file that has just broken
    does not vanish from the page someone opened to find out why, while a file deleted long ago
    drops out instead of lingering forever.

    Parse times come from the Dags in the file rather than the file itself, which is the only
    record Airflow keeps: a file whose every Dag was removed keeps no parse time of its own.

    Args:
        bundle_name (str):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagBundleFileCollectionResponse]
    """

    return client.send(
        build_request(
            bundle_name=bundle_name,
            limit=limit,
            offset=offset,
        ),
        parse_response,
    )


def sync(
    bundle_name: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> DagBundleFileCollectionResponse | None:
    """Get Dag Bundle Files

     List the files in a Dag bundle, ordered by path.

    A file is listed when the caller can read at least one Dag it defines. A file that recorded an
    import error without registering any Dag is listed too, on the same admin-by-default terms as
    ``GET /importErrors`` -- a file that fails before defining a Dag has no Dag to authorize on,
    and it is the case this page most needs to show.

    ``dag_count`` counts live Dags only. Dag rows are never deleted: a file that fails to import
    has every Dag in it marked stale, and so does a file dropped from the bundle. A file therefore
    stays listed on the strength of a live Dag *or* an import error, so a file that has just broken
    does not vanish from the page someone opened to find out why, while a file deleted long ago
    drops out instead of lingering forever.

    Parse times come from the Dags in the file rather than the file itself, which is the only
    record Airflow keeps: a file whose every Dag was removed keeps no parse time of its own.

    Args:
        bundle_name (str):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagBundleFileCollectionResponse
    """

    return sync_detailed(
        bundle_name=bundle_name,
        client=client,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    bundle_name: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> Response[DagBundleFileCollectionResponse]:
    """Get Dag Bundle Files

     List the files in a Dag bundle, ordered by path.

    A file is listed when the caller can read at least one Dag it defines. A file that recorded an
    import error without registering any Dag is listed too, on the same admin-by-default terms as
    ``GET /importErrors`` -- a file that fails before defining a Dag has no Dag to authorize on,
    and it is the case this page most needs to show.

    ``dag_count`` counts live Dags only. Dag rows are never deleted: a file that fails to import
    has every Dag in it marked stale, and so does a file dropped from the bundle. A file therefore
    stays listed on the strength of a live Dag *or* an import error, so a file that has just broken
    does not vanish from the page someone opened to find out why, while a file deleted long ago
    drops out instead of lingering forever.

    Parse times come from the Dags in the file rather than the file itself, which is the only
    record Airflow keeps: a file whose every Dag was removed keeps no parse time of its own.

    Args:
        bundle_name (str):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagBundleFileCollectionResponse]
    """

    return await client.send_async(
        build_request(
            bundle_name=bundle_name,
            limit=limit,
            offset=offset,
        ),
        parse_response,
    )


async def asyncio(
    bundle_name: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> DagBundleFileCollectionResponse | None:
    """Get Dag Bundle Files

     List the files in a Dag bundle, ordered by path.

    A file is listed when the caller can read at least one Dag it defines. A file that recorded an
    import error without registering any Dag is listed too, on the same admin-by-default terms as
    ``GET /importErrors`` -- a file that fails before defining a Dag has no Dag to authorize on,
    and it is the case this page most needs to show.

    ``dag_count`` counts live Dags only. Dag rows are never deleted: a file that fails to import
    has every Dag in it marked stale, and so does a file dropped from the bundle. A file therefore
    stays listed on the strength of a live Dag *or* an import error, so a file that has just broken
    does not vanish from the page someone opened to find out why, while a file deleted long ago
    drops out instead of lingering forever.

    Parse times come from the Dags in the file rather than the file itself, which is the only
    record Airflow keeps: a file whose every Dag was removed keeps no parse time of its own.

    Args:
        bundle_name (str):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagBundleFileCollectionResponse
    """

    return (
        await asyncio_detailed(
            bundle_name=bundle_name,
            client=client,
            limit=limit,
            offset=offset,
        )
    ).parsed
