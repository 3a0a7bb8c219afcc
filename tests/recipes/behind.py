"""Airflow behind a gateway that a test controls."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from airflow_trigger.testing import FakeAirflow, ReceivedRequest
from tests.fakes import OpenAirflow
from tests.recipes.local import Arrived, Reply, json_reply


def passed_on(airflow: FakeAirflow, request: Arrived, *, prefix: str = "") -> Reply | None:
    """Airflow's response to a request from whose path a gateway has removed the prefix."""
    target = request.target.removeprefix(prefix)
    received = ReceivedRequest.read(request.method, target, request.headers, request.content)
    answer = airflow.deliver(received).answer
    if answer is None:
        return None
    return Reply(answer.status, answer.content, answer.all_headers)


@attrs.define
class WantsToken:
    """A gateway that requires a currently valid bearer token on every path."""

    is_valid: Callable[[str], bool]
    airflow: OpenAirflow = attrs.Factory(OpenAirflow)
    used: list[str] = attrs.Factory(list[str])

    def respond(self, request: Arrived) -> Reply | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not self.is_valid(token):
            return json_reply({"message": "Access denied"}, 401)
        self.used.append(token)
        return passed_on(self.airflow, request)
