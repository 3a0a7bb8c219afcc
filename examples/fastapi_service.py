"""A service that starts exactly one run for each order.

Run it with `uvicorn fastapi_service:app`. The URL and the credentials come
from the environment, as for quickstart.py.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request

from airflow_trigger import (
    AirflowTriggerError,
    AsyncAirflowClient,
    ConfError,
    RunNotFound,
)

# The caller waits for the response: the default of two minutes is too long.
DEADLINE = 10


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with AsyncAirflowClient() as app.state.airflow:
        yield


def client(request: Request) -> AsyncAirflowClient:
    airflow: AsyncAirflowClient = request.app.state.airflow
    return airflow


Airflow = Annotated[AsyncAirflowClient, Depends(client)]
app = FastAPI(lifespan=lifespan)


@app.post("/orders/{order}", status_code=202)
async def order_landed(order: int, airflow: Airflow) -> dict[str, str]:
    """Start the run of an order; a repeated order gets the same run."""
    try:
        run = await airflow.trigger(
            "orders",
            {"order": order},
            idempotency_key=f"order-{order}",
            deadline=DEADLINE,
        )
    except ConfError as error:
        raise HTTPException(422, list(error.problems)) from error
    except AirflowTriggerError as error:
        raise failed(error) from error
    return {"run": str(run.ref), "url": run.url}


@app.get("/orders/{order}")
async def order_state(order: int, airflow: Airflow) -> dict[str, object]:
    """The state of the run of an order, and which tasks failed."""
    try:
        run = await airflow.get_run(
            "orders", idempotency_key=f"order-{order}", deadline=DEADLINE
        )
        tasks = airflow.tasks(run, states=["failed"])
        names = [task.name async for task in tasks]
    except RunNotFound as error:
        raise HTTPException(404, f"no order {order}") from error
    except AirflowTriggerError as error:
        raise failed(error) from error
    return {"state": run.state, "failed": names, "url": run.url}


def failed(error: AirflowTriggerError) -> HTTPException:
    if error.retryable:
        # The caller retries, and the key prevents a second run.
        return HTTPException(503, str(error), {"Retry-After": "30"})
    return HTTPException(502, str(error))
