"""Reads requests as Airflow 2 does, and rejects invalid queries and bodies."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._v1_errors import Problems
from airflow_trigger.testing._wire import ReceivedRequest

LONGEST_PAGE = 100


@attrs.frozen
class Query:
    """The query parameters of a request; unknown parameters were refused."""

    values: Mapping[str, list[str]]
    problems: Problems

    @classmethod
    def of(cls, request: ReceivedRequest, known: Collection[str], problems: Problems) -> Query:
        extra = [name for name in request.query if name not in known]
        if extra:
            words = f"Extra query parameter(s) {', '.join(extra)} not in spec"
            raise problems.bad(words, None)
        return cls(request.query, problems)

    def text(self, name: str) -> str | None:
        return self.values[name][-1] if name in self.values else None

    def texts(self) -> dict[str, str]:
        return {name: given[-1] for name, given in self.values.items()}

    def number(self, name: str) -> int | None:
        text = self.text(name)
        try:
            return None if text is None else int(text)
        except ValueError:
            words = f"Wrong type, expected 'integer' for query parameter '{name}'"
            raise self.problems.bad(words) from None

    def truth(self, name: str, *, default: bool) -> bool:
        text = self.text(name)
        return default if text is None else text.lower() in ("true", "1", "yes", "on")

    def page(self) -> slice:
        """The requested page of a list, at most 100 entries."""
        limit, offset = self.number("limit"), self.number("offset") or 0
        if limit is not None and limit < 0:
            raise self.problems.bad(None, "Page limit must be a positive integer")
        return slice(offset, offset + min(limit or LONGEST_PAGE, LONGEST_PAGE))


def refuse_unknown(body: Mapping[str, JSON], known: Collection[str], problems: Problems) -> None:
    unknown = {name: ["Unknown field."] for name in body if name not in known}
    if unknown:
        raise problems.bad(str(unknown))


def body_of(request: ReceivedRequest, problems: Problems) -> dict[str, JSON]:
    """The body of a request, which must be an object."""
    body = request.json
    if not request.content:
        raise problems.bad("Request body must not be empty")
    if body is None:
        raise problems.bad("Request body is not valid JSON")
    if not isinstance(body, dict):
        raise problems.bad(f"{body!r} is not of type 'object'")
    return body
