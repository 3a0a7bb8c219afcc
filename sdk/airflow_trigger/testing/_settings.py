"""The settings of the fake's clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypedDict

import httpx

from airflow_trigger.events import Event
from airflow_trigger.models import Api, ConfCheck, OnPaused
from airflow_trigger.retry import RetryPolicy


class ClientSettings(TypedDict, total=False):
    """Keyword arguments of `AirflowClient` that `FakeAirflow.client` accepts."""

    auth: httpx.Auth | str | None
    api: Api | None
    conf_check: ConfCheck
    on_paused: OnPaused
    allowed_run_id_pattern: str | None
    allow_trigger_in_future: bool
    retry: RetryPolicy
    timeout: float | httpx.Timeout
    max_connections: int
    headers: Mapping[str, str] | None
    on_event: Callable[[Event], None] | None
