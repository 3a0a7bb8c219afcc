"""What both clients have in common."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, Generic, TypeVar

import httpx

from airflow_trigger._flows.steps import Session
from airflow_trigger._forks import OfOneProcess

if TYPE_CHECKING:
    from airflow_trigger._async_engine import AsyncEngine
    from airflow_trigger._batch.pace import Pace
    from airflow_trigger._engine import Engine

E = TypeVar("E", bound="Engine | AsyncEngine")

DEFAULT_TIMEOUT = httpx.Timeout(30.0, connect=10.0)


class BaseClient(OfOneProcess, Generic[E]):
    """Holds the session and the engine, and warns when it is forgotten open."""

    _session: Session
    _engine: E

    def _open(self, method: str) -> E:
        """The engine, for a method that is called now.

        Raises:
            RuntimeError: The client was closed.
        """
        if self._session.is_closed:
            raise RuntimeError(
                f"{self!r} was closed, and {method} was called after that. Make a new client; one "
                "serves all threads, from the start of the program to its end."
            )
        return self._engine

    def _pace(self, concurrency: int, max_rate: float | None) -> Pace:
        from airflow_trigger._batch.pace import Pace

        pace = Pace(
            concurrency=concurrency,
            max_rate=max_rate,
            policy=self._session.retry,
            budget=self._session.budget,
        )
        # More would wait for a connection, and fail when they waited too long.
        pace.concurrency = min(concurrency, self._engine.max_connections)
        return pace

    @property
    def base_url(self) -> str:
        """The address of the server, as it is used."""
        return self._session.base_url

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.base_url!r})"

    def __del__(self) -> None:
        # There is no engine if the constructor refused its arguments.
        engine: Engine | AsyncEngine | None = getattr(self, "_engine", None)
        # At the end of the process there is nothing left to close it for.
        if engine is not None and not engine.is_closed and not sys.is_finalizing():
            warnings.warn(f"{self!r} was not closed", ResourceWarning, stacklevel=2, source=self)
