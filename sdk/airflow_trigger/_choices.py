"""Arguments that are checked at run time too.

A misspelt choice must not pass for another one, and what is no text or no date must not fail
somewhere inside.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast, get_args


def refuse_other(name: str, value: object, literal: object) -> None:
    """Raises ValueError for what is not one of the choices."""
    choices = get_args(literal)
    if value not in choices:
        listed = ", ".join(map(repr, choices))
        raise ValueError(f"{name} must be one of {listed}, not {value!r}")


def must_be_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {shown(value)}")


def must_be_date(name: str, value: object) -> None:
    if not isinstance(value, datetime):
        raise TypeError(
            f"{name} must be an aware datetime, such as datetime(2026, 1, 31, tzinfo=UTC), not "
            f"{shown(value)}"
        )


def must_be_interval(name: str, value: object) -> None:
    ends = _items(value)
    if len(ends) != 2:
        raise TypeError(f"{name} must be two aware datetimes, (start, end), not {shown(value)}")
    must_be_date(f"the start of the {name}", ends[0])
    must_be_date(f"the end of the {name}", ends[1])


def _items(value: object) -> tuple[object, ...]:
    return tuple(cast(Iterable[object], value)) if isinstance(value, tuple | list) else ()


def shown(value: object) -> str:
    """A wrong value, for a message."""
    return "None" if value is None else f"the {type(value).__name__} {value!r:.60}"
