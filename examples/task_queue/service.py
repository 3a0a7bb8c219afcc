"""A service that takes orders; a worker starts a run for each order.

python -m uvicorn examples.task_queue.service:app --port 8000
"""

from fastapi import FastAPI, HTTPException
from kombu.exceptions import KombuError
from pydantic import BaseModel, StrictInt

from airflow_trigger import TriggerRequest
from examples.task_queue.tasks import enqueue

app = FastAPI()


class Order(BaseModel):
    order: StrictInt


@app.post("/orders", status_code=202)
def place(order: Order) -> dict[str, str]:
    """Take an order; a repeated order does not start a second run."""
    key = f"order-{order.order}"
    request = TriggerRequest(
        "orders", {"order": order.order}, idempotency_key=key
    )
    try:
        enqueue(request.to_json())
    except (KombuError, OSError) as error:
        # It may have been queued; sending the order again is safe.
        raise HTTPException(503, "try again") from error
    return {"key": key}
