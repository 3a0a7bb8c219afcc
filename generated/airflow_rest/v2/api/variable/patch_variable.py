from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.variable_body import VariableBody
from ...models.variable_response import VariableResponse
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    body_json,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    variable_key: str,
    *,
    body: VariableBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="PATCH",
        path=f"/api/v2/variables/{quoted(variable_key)}",
        params=query(
            {
                "update_mask": update_mask,
            }
        ),
        headers={},
        json=body_json(body),
    )


def parse_response(response: httpx.Response) -> VariableResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(VariableResponse.from_dict(response.json()))


def sync_detailed(
    variable_key: str,
    *,
    client: AuthenticatedClient,
    body: VariableBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> Response[VariableResponse]:
    """Patch Variable

     Update a variable by key.

    Args:
        variable_key (str):
        update_mask (list[str] | None | Unset):
        body (VariableBody): Variable serializer for bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[VariableResponse]
    """

    return client.send(
        build_request(
            variable_key=variable_key,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


def sync(
    variable_key: str,
    *,
    client: AuthenticatedClient,
    body: VariableBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> VariableResponse | None:
    """Patch Variable

     Update a variable by key.

    Args:
        variable_key (str):
        update_mask (list[str] | None | Unset):
        body (VariableBody): Variable serializer for bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        VariableResponse
    """

    return sync_detailed(
        variable_key=variable_key,
        client=client,
        body=body,
        update_mask=update_mask,
    ).parsed


async def asyncio_detailed(
    variable_key: str,
    *,
    client: AuthenticatedClient,
    body: VariableBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> Response[VariableResponse]:
    """Patch Variable

     Update a variable by key.

    Args:
        variable_key (str):
        update_mask (list[str] | None | Unset):
        body (VariableBody): Variable serializer for bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[VariableResponse]
    """

    return await client.send_async(
        build_request(
            variable_key=variable_key,
            body=body,
            update_mask=update_mask,
        ),
        parse_response,
    )


async def asyncio(
    variable_key: str,
    *,
    client: AuthenticatedClient,
    body: VariableBody,
    update_mask: list[str] | None | Unset = UNSET,
) -> VariableResponse | None:
    """Patch Variable

     Update a variable by key.

    Args:
        variable_key (str):
        update_mask (list[str] | None | Unset):
        body (VariableBody): Variable serializer for bodies.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        VariableResponse
    """

    return (
        await asyncio_detailed(
            variable_key=variable_key,
            client=client,
            body=body,
            update_mask=update_mask,
        )
    ).parsed
