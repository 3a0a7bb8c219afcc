"""The same without a framework, threads sharing one client (`waitress-serve wsgi_service:app`)."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from airflow_trigger import AirflowClient, AirflowTriggerError

Headers = list[tuple[str, str]]
airflow = AirflowClient()


def app(
    environ: dict[str, Any], start_response: Callable[[str, Headers], object]
) -> Iterable[bytes]:
    """POST /orders/ID starts the run of that order."""
    order_id = str(environ["PATH_INFO"]).removeprefix("/orders/")
    try:
        run = airflow.trigger("sales", {"order": order_id}, idempotency_key=order_id)
    except AirflowTriggerError as error:
        start_response("502 Bad Gateway", [("Content-Type", "text/plain; charset=utf-8")])
        return [str(error).encode()]
    start_response("202 Accepted", [("Content-Type", "application/json")])
    return [json.dumps({"run": str(run.ref), "url": run.url}).encode()]
