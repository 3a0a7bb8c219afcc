"""A service that takes orders: each is to become one run of the DAG `orders`.

The order and the job that starts its run are written in one transaction, so
there is never one without the other. Airflow is not needed meanwhile.

    python -m uvicorn examples.outbox.service:app --port 8000
"""

import logging

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from procrastinate.exceptions import ConnectorException
from pydantic import BaseModel, StrictInt
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError

from airflow_trigger import TriggerRequest
from examples.outbox.database import Order, Session
from examples.outbox.tasks import deliver

# At the level INFO it logs the arguments of its tasks, here a conf.
logging.getLogger("procrastinate").setLevel(logging.WARNING)

app = FastAPI()


class NewOrder(BaseModel):
    order: StrictInt


@app.post("/orders", status_code=202)
def take(new: NewOrder) -> dict[str, str]:
    """Store an order; the same one again changes nothing."""
    request = TriggerRequest(
        "orders", {"order": new.order}, idempotency_key=f"order-{new.order}"
    )
    order = insert(Order).values(number=new.order)
    with Session.begin() as session:
        stored = session.execute(
            order.on_conflict_do_nothing().returning(Order.number)
        )
        if stored.first():
            # psycopg's connection, in the middle of the session's transaction.
            connection = session.connection().connection.driver_connection
            deliver.configure(connection=connection).defer(
                request=request.to_json()
            )
    return {"key": f"order-{new.order}"}


@app.exception_handler(DBAPIError)
@app.exception_handler(ConnectorException)
def try_again(request: Request, error: Exception) -> JSONResponse:
    """Whether a commit that broke was made is unknown: both are safe."""
    return JSONResponse(
        {"detail": "try again"}, 503, headers={"Retry-After": "5"}
    )
