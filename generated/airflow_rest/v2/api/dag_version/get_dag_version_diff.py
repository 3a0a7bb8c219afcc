from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_version_diff_response import DagVersionDiffResponse
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
    dag_id: str,
    *,
    base_version_number: int,
    target_version_number: int,
    max_changes: int | Unset = 500,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagVersions/diff",
        params=query(
            {
                "base_version_number": base_version_number,
                "target_version_number": target_version_number,
                "max_changes": max_changes,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DagVersionDiffResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DagVersionDiffResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    base_version_number: int,
    target_version_number: int,
    max_changes: int | Unset = 500,
) -> Response[DagVersionDiffResponse]:
    """Experimental: Compare what two stored versions of a Dag currently hold.

     🚧 This is an experimental endpoint and may change or be removed without notice.

    Reports observed state — what the two stored versions currently hold — not why a version was
    created. Version access returns the changed structure with identifying path components masked; the
    raw values behind those changes, and the paths that name them, are disclosed only to a caller who
    may also read the Dag's code.

    Args:
        dag_id (str):
        base_version_number (int): Version to compare from.
        target_version_number (int): Version to compare to.
        max_changes (int | Unset): Largest number of records `changes` may hold. A repeat of a
            path already recorded does not count towards it, and `truncated` says whether the bound
            dropped anything. Default: 500.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagVersionDiffResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            base_version_number=base_version_number,
            target_version_number=target_version_number,
            max_changes=max_changes,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    base_version_number: int,
    target_version_number: int,
    max_changes: int | Unset = 500,
) -> DagVersionDiffResponse | None:
    """Experimental: Compare what two stored versions of a Dag currently hold.

     🚧 This is an experimental endpoint and may change or be removed without notice.

    Reports observed state — what the two stored versions currently hold — not why a version was
    created. Version access returns the changed structure with identifying path components masked; the
    raw values behind those changes, and the paths that name them, are disclosed only to a caller who
    may also read the Dag's code.

    Args:
        dag_id (str):
        base_version_number (int): Version to compare from.
        target_version_number (int): Version to compare to.
        max_changes (int | Unset): Largest number of records `changes` may hold. A repeat of a
            path already recorded does not count towards it, and `truncated` says whether the bound
            dropped anything. Default: 500.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagVersionDiffResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        base_version_number=base_version_number,
        target_version_number=target_version_number,
        max_changes=max_changes,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    base_version_number: int,
    target_version_number: int,
    max_changes: int | Unset = 500,
) -> Response[DagVersionDiffResponse]:
    """Experimental: Compare what two stored versions of a Dag currently hold.

     🚧 This is an experimental endpoint and may change or be removed without notice.

    Reports observed state — what the two stored versions currently hold — not why a version was
    created. Version access returns the changed structure with identifying path components masked; the
    raw values behind those changes, and the paths that name them, are disclosed only to a caller who
    may also read the Dag's code.

    Args:
        dag_id (str):
        base_version_number (int): Version to compare from.
        target_version_number (int): Version to compare to.
        max_changes (int | Unset): Largest number of records `changes` may hold. A repeat of a
            path already recorded does not count towards it, and `truncated` says whether the bound
            dropped anything. Default: 500.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DagVersionDiffResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            base_version_number=base_version_number,
            target_version_number=target_version_number,
            max_changes=max_changes,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    base_version_number: int,
    target_version_number: int,
    max_changes: int | Unset = 500,
) -> DagVersionDiffResponse | None:
    """Experimental: Compare what two stored versions of a Dag currently hold.

     🚧 This is an experimental endpoint and may change or be removed without notice.

    Reports observed state — what the two stored versions currently hold — not why a version was
    created. Version access returns the changed structure with identifying path components masked; the
    raw values behind those changes, and the paths that name them, are disclosed only to a caller who
    may also read the Dag's code.

    Args:
        dag_id (str):
        base_version_number (int): Version to compare from.
        target_version_number (int): Version to compare to.
        max_changes (int | Unset): Largest number of records `changes` may hold. A repeat of a
            path already recorded does not count towards it, and `truncated` says whether the bound
            dropped anything. Default: 500.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DagVersionDiffResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            base_version_number=base_version_number,
            target_version_number=target_version_number,
            max_changes=max_changes,
        )
    ).parsed
