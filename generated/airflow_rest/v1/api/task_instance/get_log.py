from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.get_log_response_200 import GetLogResponse200
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    task_try_number: int,
    *,
    full_content: bool | Unset = UNSET,
    map_index: int | Unset = UNSET,
    token: str | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/logs/{quoted(task_try_number)}",
        params=query(
            {
                "full_content": full_content,
                "map_index": map_index,
                "token": token,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> GetLogResponse200:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(GetLogResponse200.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    task_try_number: int,
    *,
    client: AuthenticatedClient | Client,
    full_content: bool | Unset = UNSET,
    map_index: int | Unset = UNSET,
    token: str | Unset = UNSET,
) -> Response[GetLogResponse200]:
    """Get logs

     Get logs for a specific task instance and its try number.
    To get log from specific character position, following way of using
    URLSafeSerializer can be used.

    Example:
    ```
    from itsdangerous.url_safe import URLSafeSerializer

    request_url = f"api/v1/dags/{DAG_ID}/dagRuns/{RUN_ID}/taskInstances/{TASK_ID}/logs/1"
    key = app.config["SECRET_KEY"]
    serializer = URLSafeSerializer(key)
    token = serializer.dumps({"log_pos": 10000})

    response = self.client.get(
        request_url,
        query_string={"token": token},
        headers={"Accept": "text/plain"},
        environ_overrides={"REMOTE_USER": "test"},
    )
    continuation_token = response.json["continuation_token"]
        metadata = URLSafeSerializer(key).loads(continuation_token)
        log_pos = metadata["log_pos"]
        end_of_log = metadata["end_of_log"]
    ```
    If log_pos is passed as 10000 like the above example, it renders the logs starting
    from char position 10000 to last (not the end as the logs may be tailing behind in
    running state). This way pagination can be done with metadata as part of the token.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        task_try_number (int):
        full_content (bool | Unset):
        map_index (int | Unset):
        token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GetLogResponse200]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            task_try_number=task_try_number,
            full_content=full_content,
            map_index=map_index,
            token=token,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    task_try_number: int,
    *,
    client: AuthenticatedClient | Client,
    full_content: bool | Unset = UNSET,
    map_index: int | Unset = UNSET,
    token: str | Unset = UNSET,
) -> GetLogResponse200 | None:
    """Get logs

     Get logs for a specific task instance and its try number.
    To get log from specific character position, following way of using
    URLSafeSerializer can be used.

    Example:
    ```
    from itsdangerous.url_safe import URLSafeSerializer

    request_url = f"api/v1/dags/{DAG_ID}/dagRuns/{RUN_ID}/taskInstances/{TASK_ID}/logs/1"
    key = app.config["SECRET_KEY"]
    serializer = URLSafeSerializer(key)
    token = serializer.dumps({"log_pos": 10000})

    response = self.client.get(
        request_url,
        query_string={"token": token},
        headers={"Accept": "text/plain"},
        environ_overrides={"REMOTE_USER": "test"},
    )
    continuation_token = response.json["continuation_token"]
        metadata = URLSafeSerializer(key).loads(continuation_token)
        log_pos = metadata["log_pos"]
        end_of_log = metadata["end_of_log"]
    ```
    If log_pos is passed as 10000 like the above example, it renders the logs starting
    from char position 10000 to last (not the end as the logs may be tailing behind in
    running state). This way pagination can be done with metadata as part of the token.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        task_try_number (int):
        full_content (bool | Unset):
        map_index (int | Unset):
        token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GetLogResponse200
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        task_try_number=task_try_number,
        client=client,
        full_content=full_content,
        map_index=map_index,
        token=token,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    task_try_number: int,
    *,
    client: AuthenticatedClient | Client,
    full_content: bool | Unset = UNSET,
    map_index: int | Unset = UNSET,
    token: str | Unset = UNSET,
) -> Response[GetLogResponse200]:
    """Get logs

     Get logs for a specific task instance and its try number.
    To get log from specific character position, following way of using
    URLSafeSerializer can be used.

    Example:
    ```
    from itsdangerous.url_safe import URLSafeSerializer

    request_url = f"api/v1/dags/{DAG_ID}/dagRuns/{RUN_ID}/taskInstances/{TASK_ID}/logs/1"
    key = app.config["SECRET_KEY"]
    serializer = URLSafeSerializer(key)
    token = serializer.dumps({"log_pos": 10000})

    response = self.client.get(
        request_url,
        query_string={"token": token},
        headers={"Accept": "text/plain"},
        environ_overrides={"REMOTE_USER": "test"},
    )
    continuation_token = response.json["continuation_token"]
        metadata = URLSafeSerializer(key).loads(continuation_token)
        log_pos = metadata["log_pos"]
        end_of_log = metadata["end_of_log"]
    ```
    If log_pos is passed as 10000 like the above example, it renders the logs starting
    from char position 10000 to last (not the end as the logs may be tailing behind in
    running state). This way pagination can be done with metadata as part of the token.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        task_try_number (int):
        full_content (bool | Unset):
        map_index (int | Unset):
        token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GetLogResponse200]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            task_try_number=task_try_number,
            full_content=full_content,
            map_index=map_index,
            token=token,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    task_try_number: int,
    *,
    client: AuthenticatedClient | Client,
    full_content: bool | Unset = UNSET,
    map_index: int | Unset = UNSET,
    token: str | Unset = UNSET,
) -> GetLogResponse200 | None:
    """Get logs

     Get logs for a specific task instance and its try number.
    To get log from specific character position, following way of using
    URLSafeSerializer can be used.

    Example:
    ```
    from itsdangerous.url_safe import URLSafeSerializer

    request_url = f"api/v1/dags/{DAG_ID}/dagRuns/{RUN_ID}/taskInstances/{TASK_ID}/logs/1"
    key = app.config["SECRET_KEY"]
    serializer = URLSafeSerializer(key)
    token = serializer.dumps({"log_pos": 10000})

    response = self.client.get(
        request_url,
        query_string={"token": token},
        headers={"Accept": "text/plain"},
        environ_overrides={"REMOTE_USER": "test"},
    )
    continuation_token = response.json["continuation_token"]
        metadata = URLSafeSerializer(key).loads(continuation_token)
        log_pos = metadata["log_pos"]
        end_of_log = metadata["end_of_log"]
    ```
    If log_pos is passed as 10000 like the above example, it renders the logs starting
    from char position 10000 to last (not the end as the logs may be tailing behind in
    running state). This way pagination can be done with metadata as part of the token.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        task_try_number (int):
        full_content (bool | Unset):
        map_index (int | Unset):
        token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GetLogResponse200
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            task_try_number=task_try_number,
            client=client,
            full_content=full_content,
            map_index=map_index,
            token=token,
        )
    ).parsed
