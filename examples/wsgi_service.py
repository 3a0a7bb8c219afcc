"""The same service without a framework; its threads share one client.

Run it with `waitress-serve wsgi_service:app`.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    ConfError,
    RetryPolicy,
)

Headers = list[tuple[str, str]]
# The caller waits for the response: the default of two minutes is too long.
# If the server never responds, a call takes 7 seconds, and 3 more to look up
# whether the run was started.
airflow = AirflowClient(timeout=3, retry=RetryPolicy(deadline=7))


def app(
    environ: dict[str, Any], start_response: Callable[[str, Headers], object]
) -> Iterable[bytes]:
    """POST /orders/NUMBER starts the run of that order."""

    def answer(
        status: str, body: object, *more: tuple[str, str]
    ) -> list[bytes]:
        headers = [("Content-Type", "application/json"), *more]
        start_response(status, headers)
        return [json.dumps(body).encode()]

    if environ["REQUEST_METHOD"] != "POST":
        only = ("Allow", "POST")
        return answer("405 Method Not Allowed", "only POST", only)
    try:
        order = int(environ["PATH_INFO"].removeprefix("/orders/"))
        run = airflow.trigger(
            "orders", {"order": order}, idempotency_key=f"order-{order}"
        )
    except (ConfError, ValueError) as error:
        return answer("400 Bad Request", str(error))
    except AirflowTriggerError as error:
        if error.retryable:
            # The caller retries, and the key prevents a second run.
            later = ("Retry-After", "30")
            return answer("503 Service Unavailable", str(error), later)
        return answer("502 Bad Gateway", str(error))
    return answer("202 Accepted", {"run": str(run.ref), "url": run.url})
