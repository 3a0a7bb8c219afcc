"""Strict parsing of JSON text."""

from __future__ import annotations

import json
import math
from typing import NoReturn

from airflow_trigger.models import JSON


class NotJson(ValueError):
    """A text that is not JSON; the message says where, without showing the text."""


def read_json(text: str) -> JSON:
    """Return the value of a JSON text.

    Raises:
        NotJson: It is not JSON, or one of its objects has a key twice.

    >>> read_json('{"year": 2026}')
    {'year': 2026}
    """
    try:
        value: JSON = json.loads(
            text, object_pairs_hook=_once_each, parse_float=finite, parse_constant=_no_number
        )
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise NotJson(f"it is not JSON at {place}: {problem.msg}") from None
    except RecursionError:
        raise NotJson("it is nested too deeply") from None
    except NotJson:
        raise
    except ValueError:
        raise NotJson("it has a number with too many digits") from None
    return value


def _once_each(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    found: dict[str, JSON] = {}
    for name, value in pairs:
        if name in found:
            raise NotJson(f"it has the key {name!r} twice in one object")
        found[name] = value
    return found


def finite(text: str) -> float:
    """Return the number of a text; raises NotJson if no float is that large."""
    if not math.isfinite(number := float(text)):
        raise NotJson("it has a number that is too large")
    return number


def _no_number(name: str) -> NoReturn:
    raise NotJson(f"it has {name}, which is not a JSON number")
