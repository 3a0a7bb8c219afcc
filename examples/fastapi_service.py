"""A service that starts exactly one run for each order.

Run it with `uvicorn fastapi_service:app`. The URL and the credentials come
from the environment, as for quickstart.py.
"""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request

from airflow_trigger import (
    AirflowTriggerError,
    AsyncAirflowClient,
    ConfError,
    ConnectionFailed,
    RetryPolicy,
    RunNotFound,
    UnexpectedResponse,
)

# The caller waits for the response: the default of two minutes is too long.
# If the server never responds, a call takes 7 seconds, and 3 more to look up
# whether the run was started.
TIMEOUT = 3
RETRY = RetryPolicy(deadline=7)
log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    airflow = AsyncAirflowClient(timeout=TIMEOUT, retry=RETRY)
    async with airflow as app.state.airflow:
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
            "orders", {"order": order}, idempotency_key=f"order-{order}"
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
        run = await airflow.get_run("orders", idempotency_key=f"order-{order}")
        tasks = airflow.tasks(run, states=["failed"])
        names = [task.name async for task in tasks]
    except RunNotFound as error:
        raise HTTPException(404, f"no order {order}") from error
    except AirflowTriggerError as error:
        raise failed(error) from error
    return {"state": run.state, "failed": names, "url": run.url}


def failed(error: AirflowTriggerError) -> HTTPException:
    # An alert on errors in the log finds what retries do not solve.
    log.log(
        logging.ERROR if needs_attention(error) else logging.WARNING,
        "Airflow: %s",
        error,
    )
    if error.retryable:
        # The caller retries, and the key prevents a second run.
        return HTTPException(503, str(error), {"Retry-After": "30"})
    return HTTPException(502, str(error))


def needs_attention(error: AirflowTriggerError) -> bool:
    """Whether the problem may last until it is fixed, even if retryable."""
    match error:
        case ConnectionFailed():  # not if a certificate is not trusted
            return not error.may_pass
        case UnexpectedResponse():  # such as a gateway's login page
            return True
        case _:
            return not error.retryable
