"""A service that publishes an event for each order; it knows no Airflow.

python -m uvicorn examples.event_stream.service:app
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel, StrictInt
from redis.exceptions import RedisError

from examples.event_stream.streams import EVENTS, connect


class Order(BaseModel):
    order: StrictInt


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with connect() as app.state.redis:
        yield


app = FastAPI(lifespan=lifespan)


@app.post("/orders", status_code=202)
async def place(order: Order, request: Request) -> dict[str, str]:
    """Announce an order; announcing it twice leads to one run."""
    try:
        await request.app.state.redis.xadd(EVENTS, {"order": order.order})
    except RedisError as error:
        # It may have been published; the same order again does no harm.
        raise HTTPException(503, "try again later") from error
    return {"key": f"order-{order.order}"}
