"""Checks of arguments at run time, where type hints are not enough.

A wrong argument is refused at once, by its name, and does not cause an error somewhere inside.
"""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from datetime import date, datetime
from typing import cast, get_args

# The widths of Airflow's columns for ids, and for the note of a run.
LONGEST_ID = 250
LONGEST_NOTE = 1000
NUL = "has the character NUL (U+0000), which PostgreSQL cannot store"
SURROGATE = "has an unpaired surrogate, which is not valid Unicode"
# The longest time that a thread can sleep, in seconds.
LONGEST_SLEEP = threading.TIMEOUT_MAX


def refuse_other(name: str, value: object, literal: object) -> None:
    """Raises ValueError for a value that is not one of the choices."""
    choices = get_args(literal)
    if value not in choices:
        listed = ", ".join(map(repr, choices))
        raise ValueError(f"{name} must be one of {listed}, not {short(value)}")


def must_be_a(kind: type | tuple[type, ...], name: str, value: object, *, called: str) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be {called}, not {shown(value)}")


def must_be_text(name: str, value: object) -> None:
    must_be_a(str, name, value, called="a str")


def must_be_bool(name: str, value: object) -> None:
    must_be_a(bool, name, value, called="True or False")


def must_be_callable(name: str, value: object) -> None:
    must_be_a(cast(type, Callable), name, value, called="a function or another callable")


def unkept(text: str, *, longest: int) -> str | None:
    """Why some database of Airflow cannot store a text unchanged; None if all of them can."""
    if len(text) > longest:
        return f"has {len(text)} characters, more than the {longest} that Airflow stores"
    if "\0" in text:
        return NUL
    return None if is_unicode(text) else SURROGATE


def is_unicode(text: str) -> bool:
    """Whether a text can be encoded: an unpaired surrogate cannot."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def must_be_name(name: str, value: object) -> None:
    """Raises TypeError for a value that is not a str, and ValueError for an empty str."""
    must_be_text(name, value)
    if not value:
        raise ValueError(f"{name} must not be empty")


def must_be_id(name: str, value: object) -> None:
    """Like `must_be_name`; also refuses ids that change the path or that no database can store."""
    must_be_name(name, value)
    text = cast(str, value)
    if text in (".", ".."):
        raise ValueError(f"{name} must be an id, not {text!r}, which is a step in a path")
    if "\0" in text:
        raise ValueError(f"{name} {NUL}")


def must_be_date(name: str, value: object) -> None:
    if not isinstance(value, datetime) or not _has_offset(value):
        raise TypeError(
            f"{name} must be an aware datetime, such as datetime(2026, 1, 31, tzinfo=UTC), not "
            f"{shown(value)}"
        )


def _has_offset(date: datetime) -> bool:
    """Whether the offset of a date can be read: pandas.NaT and a broken tzinfo raise."""
    try:
        date.utcoffset()
    except Exception:
        return False
    return True


def must_be_interval(name: str, value: object) -> None:
    ends = _items(value)
    if len(ends) != 2:
        raise TypeError(f"{name} must be two aware datetimes, (start, end), not {shown(value)}")
    must_be_date(f"the start of the {name}", ends[0])
    must_be_date(f"the end of the {name}", ends[1])


def _items(value: object) -> tuple[object, ...]:
    return tuple(cast(Iterable[object], value)) if isinstance(value, tuple | list) else ()


def must_be_count(name: str, value: object, *, least: int) -> None:
    """Raises TypeError for a value that is not an int, and ValueError for one out of range."""
    # A bool is an int in Python.
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be an int, not {shown(value)}")
    if value < least:
        raise ValueError(f"{name} must be {least} or more, not {short(value)}")
    if value > sys.maxsize:
        raise ValueError(f"{name} must be at most {sys.maxsize}, not {short(value)}")


def must_be_number(name: str, value: object, *, of: str = "seconds") -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number of {of}, not {shown(value)}")


def must_be_positive(name: str, value: object, *, most: float = math.inf) -> None:
    """Raises TypeError for a value that is not a number, and ValueError for one out of range."""
    must_be_number(name, value)
    if not 0 < _as_float(value) < math.inf:
        raise ValueError(f"{name} must be a number of seconds above 0, not {short(value)}")
    _refuse_above(most, name, value)


def must_not_be_negative(name: str, value: object, *, most: float = math.inf) -> None:
    """Like `must_be_positive`, but allows 0."""
    must_be_number(name, value)
    if not 0 <= _as_float(value) < math.inf:
        raise ValueError(f"{name} must be a number of seconds, 0 or more, not {short(value)}")
    _refuse_above(most, name, value)


def _refuse_above(most: float, name: str, value: object) -> None:
    if _as_float(value) > most:
        raise ValueError(f"{name} must be at most {most:g} seconds, not {short(value)}")


def must_be_rate(name: str, value: object) -> None:
    """Raises TypeError for a value that is not a number, and ValueError for one out of range."""
    must_be_number(name, value, of="requests per second")
    rate = _as_float(value)
    if not 0 < rate < math.inf or 1 / rate > LONGEST_SLEEP:
        raise ValueError(
            f"{name} must be a number of requests per second above 0, not {short(value)}"
        )


def _as_float(number: object) -> float:
    """A number as a float; an int that is too large for one becomes an infinity."""
    try:
        return float(cast(float, number))
    except OverflowError:
        return math.copysign(math.inf, cast(int, number) > 0 or -1)


def must_be_iterable(name: str, value: object, *, of: str) -> None:
    """Raises TypeError for a value that is not an iterable, or is a str, bytes or mapping."""
    given = a_type(value)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return
    if isinstance(value, AsyncIterable):
        given += ", an asynchronous iterable"
    raise TypeError(f"{name} must be an iterable of {of}, such as a list, not {given}")


def shown(value: object) -> str:
    """A wrong value, as a message shows it."""
    if value is None:
        return "None"
    kind = type(value).__name__
    # A larger value may be a conf or credentials, passed as the wrong argument.
    is_small = isinstance(value, str | bytes | int | float | date)
    return f"the {kind} {short(value)}" if is_small else f"the {kind} given"


def short(value: object) -> str:
    try:
        return f"{value!r:.60}"
    except ValueError:  # Python writes no int of more than 4300 digits
        return "<too long to show>"


def a_type(value: object) -> str:
    """The type of a wrong value, with its article, for a message that must not show the value."""
    kind = type(value).__name__
    return f"an {kind}" if kind[0] in "aeioAEIO" else f"a {kind}"
