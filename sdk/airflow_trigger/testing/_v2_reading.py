"""Reads requests as Airflow 3 does: problems are lists in FastAPI's format, with status 422."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from json import JSONDecodeError
from typing import cast

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._listing import COMPARISONS, Bound
from airflow_trigger.testing._state import STATES, Airflow
from airflow_trigger.testing._wire import ReceivedRequest, Refusal, crash_answer, json_answer

# The texts and numbers that pydantic accepts as booleans.
TRUE = ("true", "1", "yes", "y", "on", "t")
FALSE = ("false", "0", "no", "n", "off", "f")
DATES = ("run_after", "logical_date", "start_date", "end_date")


def crash() -> Refusal:
    return Refusal(crash_answer("v2"))


def failed(status: int, detail: JSON) -> Refusal:
    return Refusal(json_answer(status, {"detail": detail}))


@attrs.frozen
class Problem:
    """One problem, in the form of pydantic."""

    kind: str
    place: tuple[str | int, ...]
    message: str
    given: JSON
    context: dict[str, JSON] | None = None
    url: str | None = None

    def as_json(self) -> JSON:
        place: list[JSON] = list(self.place)
        context: dict[str, JSON] = {} if self.context is None else {"ctx": self.context}
        words: dict[str, JSON] = {"type": self.kind, "loc": place, "msg": self.message}
        url: dict[str, JSON] = {} if self.url is None else {"url": self.url}
        return words | {"input": self.given} | context | url


@attrs.define
class Reading:
    """Reads the fields of one place, the body or the query, and collects all problems."""

    place: str
    values: Mapping[str, JSON]
    problems: list[Problem] = attrs.Factory(list[Problem])
    # How often the server validates the body, and so how often it reports each problem.
    times: int = 1

    def problem(self, kind: str, name: str, message: str, given: JSON, **context: JSON) -> None:
        self.problems.append(Problem(kind, (self.place, name), message, given, context or None))

    def require(self, name: str) -> None:
        if name not in self.values:
            self.problem("missing", name, "Field required", dict(self.values))

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is not None and not isinstance(value, str):
            self.problem("string_type", name, "Input should be a valid string", value)
            return None
        return value

    def date(self, name: str, *, may_be_naive: bool = False) -> datetime | None:
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, int | float) and self.place == "body":
            return datetime.fromtimestamp(value, UTC)
        try:
            date = datetime.fromisoformat(str(value).replace(" ", "+"))
        except ValueError:
            is_short = len(str(value)) < len("2024-01-01")
            reason = "input is too short" if is_short else "invalid character in year"
            message = f"Input should be a valid datetime or date, {reason}"
            kind = "datetime_from_date_parsing"
            self.problem(kind, name, message, value, error=reason)
            return None
        if date.utcoffset() is None:
            if may_be_naive:
                return date.replace(tzinfo=UTC)
            self.problem("timezone_aware", name, "Input should have timezone info", value)
            return None
        return date

    def bounds(self) -> list[Bound]:
        """Bounds of dates, such as `run_after_gte`; in a query they may be naive."""
        bounds: list[Bound] = []
        for name in DATES:
            for comparison in COMPARISONS:
                date = self.date(f"{name}_{comparison}", may_be_naive=self.place == "query")
                if date is not None:
                    bounds.append(Bound(name, comparison, date))
        return bounds

    def number(self, name: str, default: int) -> int:
        value = self.values.get(name, default)
        try:
            number = int(value) if isinstance(value, str | int) else None
        except ValueError:
            number = None
        if number is None:
            message = "Input should be a valid integer, unable to parse string as an integer"
            self.problem("int_parsing", name, message, value)
            return default
        if number < 0:
            message = "Input should be greater than or equal to 0"
            self.problem("greater_than_equal", name, message, value, ge=0)
        return number

    def truth(self, name: str, *, default: bool) -> bool:
        value = self.values.get(name, default)
        word = str(value).lower() if isinstance(value, bool | int | str) else None
        message = "Input should be a valid boolean"
        if word is None:
            self.problem("bool_type", name, message, value)
        elif word not in TRUE + FALSE:
            self.problem("bool_parsing", name, f"{message}, unable to interpret input", value)
        return word in TRUE

    def texts(self, name: str) -> list[str] | None:
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, list):
            self.problem("list_type", name, "Input should be a valid list", value)
            return None
        return [str(item) for item in value]

    def states(self, name: str) -> list[str] | None:
        states = self.texts(name)
        for index, state in enumerate(states or ()):
            if state not in STATES:
                known = "'queued', 'running', 'success' or 'failed'"
                place = (self.place, name, index)
                message = f"Input should be {known}"
                self.problems.append(Problem("enum", place, message, state, {"expected": known}))
        return states

    def forbid_others(self, known: set[str]) -> None:
        for name, value in self.values.items():
            if name not in known:
                message = "Extra inputs are not permitted"
                self.problem("extra_forbidden", name, message, value)

    def words(self, model: str) -> str:
        """All problems, as the text of a pydantic ValidationError."""
        count = len(self.problems)
        lines = [f"{count} validation error{'s' * (count > 1)} for {model}"]
        for problem in self.problems:
            lines += [str(problem.place[-1]), f"  {problem.message}"]
        return "\n".join(lines)

    def raise_problems(self) -> None:
        if self.problems:
            raise failed(422, [problem.as_json() for problem in self.problems * self.times])


def checked_body_of(request: ReceivedRequest, airflow: Airflow, *, times: int = 1) -> Reading:
    """The body, for operations that crash before 3.1 if it is null or a list."""
    is_null = request.content.strip() == b"null"
    if not airflow.is_since(3, 1) and (is_null or isinstance(request.json, list)):
        raise crash()
    return body_of(request.content, times=times)


def refuse_broken_json(request: ReceivedRequest) -> None:
    """Reject a body that is not JSON, before authentication."""
    if request.method != "GET":
        _parsed(request.content)


def _parsed(content: bytes) -> JSON:
    try:
        return cast(JSON, json.loads(content)) if content else None
    except JSONDecodeError as error:
        context: dict[str, JSON] = {"error": error.msg}
        place = ("body", error.pos)
        problem = Problem("json_invalid", place, "JSON decode error", {}, context)
        raise failed(422, [problem.as_json()]) from None


def body_of(content: bytes, *, times: int = 1) -> Reading:
    """A `Reading` of a body, which must be an object."""
    parsed = _parsed(content)
    reading = Reading("body", parsed if isinstance(parsed, dict) else {}, times=times)
    problem: Problem | None = None
    if parsed is None:
        problem = Problem("missing", ("body",), "Field required", None)
    elif not isinstance(parsed, dict):
        message = "Input should be a valid dictionary or object to extract fields from"
        problem = Problem("model_attributes_type", ("body",), message, parsed)
    if problem is not None:
        reading.problems.append(problem)
        reading.raise_problems()
    return reading
