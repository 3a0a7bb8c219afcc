"""A service that takes orders and starts one run of `orders` for each.

The order and the job that starts its run are written in one transaction, so
neither exists without the other. Airflow need not be available meanwhile.

    python -m uvicorn examples.outbox.service:app --port 8000
"""

from fastapi import FastAPI, HTTPException
from procrastinate.exceptions import ConnectorException
from pydantic import BaseModel, StrictInt
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from airflow_trigger import TriggerRequest
from examples.outbox.schema import Order, Session
from examples.outbox.worker import enqueue

app = FastAPI()


class NewOrder(BaseModel):
    order: StrictInt


@app.post("/orders", status_code=202)
def place(new: NewOrder) -> dict[str, str]:
    """Store an order; a repeated order changes nothing."""
    key = f"order-{new.order}"
    request = TriggerRequest(
        "orders", {"order": new.order}, idempotency_key=key
    )
    order = insert(Order).values(number=new.order).on_conflict_do_nothing()
    try:
        with Session.begin() as session:
            if session.scalars(order.returning(Order.number)).all():
                enqueue(session, request.to_json())
    except (SQLAlchemyError, ConnectorException) as error:
        # It may have been stored; sending the order again is safe.
        raise HTTPException(503, "try again") from error
    return {"key": key}
