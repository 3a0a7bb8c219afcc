"""A service that starts a run for each order, once.

Run it with `uvicorn fastapi_service:app`. Address and credentials come from
the environment, as for quickstart.py.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request

from airflow_trigger import AsyncAirflowClient, ConfError, TriggerUnconfirmed


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with AsyncAirflowClient() as app.state.airflow:
        yield


def client(request: Request) -> AsyncAirflowClient:
    airflow: AsyncAirflowClient = request.app.state.airflow
    return airflow


app = FastAPI(lifespan=lifespan)


@app.post("/orders/{order_id}", status_code=202)
async def order_landed(
    order_id: str,
    conf: dict[str, object],
    airflow: Annotated[AsyncAirflowClient, Depends(client)],
) -> dict[str, str]:
    """Start the run of an order; the same order again gets the same run."""
    try:
        run = await airflow.trigger("sales", conf, idempotency_key=order_id)
    except ConfError as error:
        raise HTTPException(422, list(error.problems)) from error
    except TriggerUnconfirmed as error:
        # The caller tries again, and the key settles whether the run exists.
        raise HTTPException(503, str(error), {"Retry-After": "30"}) from error
    return {"run": str(run.ref), "url": run.url}
