"""Fakes for tests in which the credentials do not matter."""

from __future__ import annotations

import attrs

from airflow_trigger.testing import FakeAirflow, ReceivedRequest
from airflow_trigger.testing._faults import Delivery


class OpenAirflow(FakeAirflow):
    """An Airflow 3 with a DAG, "sales", that takes any credentials for the token of its admin."""

    def __init__(self) -> None:
        super().__init__()
        self._good = {"authorization": f"Bearer {self.token}"}
        self.add_dag("sales")

    def deliver(self, request: ReceivedRequest) -> Delivery:
        return super().deliver(attrs.evolve(request, headers={**request.headers, **self._good}))
