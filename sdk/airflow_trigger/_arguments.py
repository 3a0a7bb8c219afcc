"""Arguments that are checked at run time too.

A misspelt choice must not pass for another one, and what is no text, no number or no date must not
fail somewhere inside.
"""

from __future__ import annotations

import math
import threading
from collections.abc import AsyncIterable, Iterable, Mapping
from datetime import date, datetime
from typing import cast, get_args

# Airflow's columns for ids are as wide as that, and the one for the note of a run.
LONGEST_ID = 250
LONGEST_NOTE = 1000
NUL = "has the character NUL (U+0000), which PostgreSQL does not keep"
SURROGATE = "has half of a surrogate pair, which is not Unicode"
# No thread can sleep longer.
LONGEST_SLEEP = threading.TIMEOUT_MAX


def refuse_other(name: str, value: object, literal: object) -> None:
    """Raises ValueError for what is not one of the choices."""
    choices = get_args(literal)
    if value not in choices:
        listed = ", ".join(map(repr, choices))
        raise ValueError(f"{name} must be one of {listed}, not {value!r}")


def must_be_a(kind: type | tuple[type, ...], name: str, value: object, *, called: str) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be {called}, not {shown(value)}")


def must_be_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {shown(value)}")


def unkept(text: str, *, longest: int) -> str | None:
    """Why the databases behind Airflow do not all keep a text; None if they do."""
    if len(text) > longest:
        return f"has {len(text)} characters, more than the {longest} that Airflow keeps"
    if "\0" in text:
        return NUL
    return None if is_unicode(text) else SURROGATE


def is_unicode(text: str) -> bool:
    """Whether there is no lone surrogate in a text, which cannot be encoded."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def must_be_id(name: str, value: object) -> None:
    """Refuse what leads to something else as a part of a path, or what no database can look up.

    Raises:
        TypeError: It is no text.
        ValueError: It names nothing.
    """
    must_be_name(name, value)
    text = cast(str, value)
    if text in (".", ".."):
        raise ValueError(f"{name} must be a name, and {text!r} is a step in a path")
    if "\0" in text:
        raise ValueError(f"{name} {NUL}")


def must_be_name(name: str, value: object) -> None:
    """Raises TypeError for what is no text, and ValueError for an empty one."""
    must_be_text(name, value)
    if not value:
        what = "DAG" if name == "dag_id" else "run"
        raise ValueError(f"{name} must be the name of a {what}, and is empty")


def must_be_date(name: str, value: object) -> None:
    if not isinstance(value, datetime) or not _has_offset(value):
        raise TypeError(
            f"{name} must be an aware datetime, such as datetime(2026, 1, 31, tzinfo=UTC), not "
            f"{shown(value)}"
        )


def _has_offset(date: datetime) -> bool:
    """Whether a date can be asked for its offset, as pandas.NaT and a broken tzinfo cannot."""
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
    """Raises TypeError for what is no whole number, and ValueError for one that is too small."""
    # True and False are integers to Python, and never meant as such.
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be an int, not {shown(value)}")
    if value < least:
        raise ValueError(f"{name} must be {least} or more, not {value!r}")


def must_be_number(name: str, value: object, *, of: str = "seconds") -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number of {of}, not {shown(value)}")


def must_be_positive(name: str, value: object, *, most: float = math.inf) -> None:
    """Raises TypeError for what is no number, and ValueError for one that is no time to wait."""
    seconds = _number(name, value)
    if not 0 < seconds < math.inf:
        raise ValueError(f"{name} must be a number of seconds above 0, not {seconds!r}")
    _refuse_above(most, name, seconds)


def must_not_be_negative(name: str, value: object, *, most: float = math.inf) -> None:
    """The same as `must_be_positive`, and 0 is right."""
    seconds = _number(name, value)
    if not 0 <= seconds < math.inf:
        raise ValueError(f"{name} must be a number of seconds, 0 or more, not {seconds!r}")
    _refuse_above(most, name, seconds)


def _number(name: str, value: object, *, of: str = "seconds") -> float:
    """A number, an int that no float can hold being infinite."""
    must_be_number(name, value, of=of)
    number = cast(float, value)
    try:
        float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf
    return number


def _refuse_above(most: float, name: str, seconds: float) -> None:
    if seconds > most:
        raise ValueError(f"{name} must be at most {most:g} seconds, not {seconds!r}")


def must_be_rate(name: str, value: object) -> None:
    """Raises TypeError for what is no number, and ValueError for one that is no rate."""
    rate = _number(name, value, of="requests per second")
    if not 0 < rate < math.inf or 1 / rate > LONGEST_SLEEP:
        raise ValueError(f"{name} must be a number of requests per second above 0, not {rate!r}")


def must_be_bool(name: str, value: object) -> None:
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {shown(value)}")


def must_be_callable(name: str, value: object) -> None:
    if not callable(value):
        raise TypeError(f"{name} must be a function or another callable, not {shown(value)}")


def must_be_iterable(name: str, value: object, *, of: str) -> None:
    """Refuse what is no iterable, or one of something else: a text is one of its characters."""
    kind = type(value).__name__
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return
    hint = ", an asynchronous iterable" if isinstance(value, AsyncIterable) else ""
    raise TypeError(
        f"{name} must be an iterable of {of}, such as a list, and is of the type {kind}{hint}"
    )


def shown(value: object) -> str:
    """A wrong value, for a message."""
    if value is None:
        return "None"
    kind = type(value).__name__
    # Anything larger may be a conf or credentials in the wrong place.
    is_small = isinstance(value, str | bytes | int | float | date)
    return f"the {kind} {value!r:.60}" if is_small else f"the {kind} given"
