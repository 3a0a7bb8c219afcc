"""A service that publishes an event for each order, without Airflow.

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
    """Publish an order; publishing it twice starts only one run."""
    try:
        await request.app.state.redis.xadd(EVENTS, {"order": order.order})
    except RedisError as error:
        # It may have been published; sending the order again is safe.
        raise HTTPException(503, "try again later") from error
    return {"key": f"order-{order.order}"}
