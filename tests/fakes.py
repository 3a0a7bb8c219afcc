"""A fake for tests in which the credentials do not matter."""

from __future__ import annotations

from base64 import b64encode

import attrs

from airflow_trigger.models import Api
from airflow_trigger.testing import FakeAirflow, ReceivedRequest
from airflow_trigger.testing._faults import Delivery


class OpenAirflow(FakeAirflow):
    """An Airflow with a DAG, "sales", that treats every request as its admin's."""

    def __init__(self, api: Api = "v2") -> None:
        super().__init__(api)
        self.add_dag("sales")
        if api == "v1":
            password = b64encode(f"{self.username}:{self.password}".encode()).decode()
            self._admin = {"authorization": f"Basic {password}"}
        else:
            self._admin = {"authorization": f"Bearer {self.token}"}

    def deliver(self, request: ReceivedRequest) -> Delivery:
        return super().deliver(attrs.evolve(request, headers={**request.headers, **self._admin}))
