"""A client at module level, used inside functions and never closed: it ends with the process."""

from __future__ import annotations

import asyncio
import sys

from airflow_trigger import AirflowClient, AsyncAirflowClient, PasswordAuth, TriggerRequest

KIND, URL = sys.argv[1:]

airflow = AirflowClient(URL, "token")
login = AirflowClient(URL, PasswordAuth("ada", "pass word"), api="v2", conf_check="json")
later = AsyncAirflowClient(URL, "token")


def trigger() -> None:
    airflow.trigger("sales")
    assert login.base_url == URL


def trigger_many() -> None:
    requests = [TriggerRequest("sales", {"order": order}) for order in range(20)]
    assert len(list(airflow.trigger_many(requests))) == 20


def leave_many() -> None:
    next(airflow.trigger_many(TriggerRequest("sales", {"order": order}) for order in range(20)))


async def trigger_later() -> None:
    asyncio.get_running_loop().slow_callback_duration = 60  # slow steps do not matter here
    await later.trigger("sales")


match KIND:
    case "trigger":
        trigger()
    case "batch":
        trigger_many()
    case "batch that was left":
        leave_many()
    case "async":
        asyncio.run(trigger_later())
    case _:
        raise SystemExit(KIND)
