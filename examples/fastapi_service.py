"""A service that starts a run for each order, once.

Run it with `uvicorn fastapi_service:app`. Address and credentials come from
the environment, as for quickstart.py.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request

from airflow_trigger import (
    AirflowTriggerError,
    AsyncAirflowClient,
    ConfError,
    ConnectionFailed,
    RateLimited,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    TriggerUnconfirmed,
)

AGAIN_LATER = (
    ConnectionFailed,
    RateLimited,
    RequestTimeout,
    ServerError,
    TriggerUnconfirmed,
)
# Whoever sent the order waits for the answer, and not for two minutes.
PATIENCE = RetryPolicy(deadline=10)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with AsyncAirflowClient(retry=PATIENCE) as app.state.airflow:
        yield


def client(request: Request) -> AsyncAirflowClient:
    airflow: AsyncAirflowClient = request.app.state.airflow
    return airflow


app = FastAPI(lifespan=lifespan)


@app.post("/orders/{order}", status_code=202)
async def order_landed(
    order: int, airflow: Annotated[AsyncAirflowClient, Depends(client)]
) -> dict[str, str]:
    """Start the run of an order; the same order again gets the same run."""
    try:
        run = await airflow.trigger(
            "orders", {"order": order}, idempotency_key=f"order-{order}"
        )
    except ConfError as error:
        raise HTTPException(422, list(error.problems)) from error
    except AGAIN_LATER as error:
        # The caller tries again, and the key keeps it at one run.
        raise HTTPException(503, str(error), {"Retry-After": "30"}) from error
    except AirflowTriggerError as error:
        raise HTTPException(502, str(error)) from error
    return {"run": str(run.ref), "url": run.url}
