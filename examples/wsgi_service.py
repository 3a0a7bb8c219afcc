"""The same without a framework, threads sharing one client.

Run it with `waitress-serve wsgi_service:app`.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from airflow_trigger import AirflowClient, AirflowTriggerError, ConfError

Headers = list[tuple[str, str]]
airflow = AirflowClient()


def app(
    environ: dict[str, Any], start_response: Callable[[str, Headers], object]
) -> Iterable[bytes]:
    """POST /orders/ID starts the run of that order; the body is its conf."""

    def answer(status: str, body: object) -> list[bytes]:
        headers = [("Content-Type", "application/json"), ("Allow", "POST")]
        start_response(status, headers)
        return [json.dumps(body).encode()]

    if environ["REQUEST_METHOD"] != "POST":
        return answer("405 Method Not Allowed", "only POST")
    order_id = str(environ["PATH_INFO"]).removeprefix("/orders/")
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        conf = json.loads(environ["wsgi.input"].read(length))
        run = airflow.trigger("sales", conf, idempotency_key=order_id)
    except (ConfError, ValueError) as error:
        return answer("400 Bad Request", str(error))
    except AirflowTriggerError as error:
        return answer("502 Bad Gateway", str(error))
    return answer("202 Accepted", {"run": str(run.ref), "url": run.url})
