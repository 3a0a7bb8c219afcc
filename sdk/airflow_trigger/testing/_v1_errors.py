"""The errors of Airflow 2: problems (RFC 9457), and a page for a crash."""

from __future__ import annotations

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._wire import Answer, Refusal, crash_answer, json_answer

DOCS = "https://airflow.apache.org/docs/apache-airflow/{}/stable-rest-api-ref.html#section/Errors/"


@attrs.frozen
class Problems:
    """Creates the errors of one version, which contain its number."""

    version: str

    def problem(
        self, status: int, title: str | None, detail: str | None, *, kind: str | None
    ) -> Answer:
        about = "about:blank" if kind is None else DOCS.format(self.version) + kind
        body: dict[str, JSON] = {
            "detail": detail,
            "status": status,
            "title": title,
            "type": about,
        }
        return json_answer(status, body, content_type="application/problem+json")

    def bad(self, detail: str | None, title: str | None = "Bad Request") -> Refusal:
        return Refusal(self.problem(400, title, detail, kind="BadRequest"))

    def missing(self, title: str, detail: str | None) -> Refusal:
        return Refusal(self.problem(404, title, detail, kind="NotFound"))

    def exists(self, detail: str) -> Refusal:
        return Refusal(self.problem(409, "Conflict", detail, kind="AlreadyExists"))

    def crash(self) -> Refusal:
        return Refusal(crash_answer("v1"))
