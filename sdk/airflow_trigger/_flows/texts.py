"""Readable texts: escaped foreign text, times, durations and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from unicodedata import category

# Characters that control a terminal, reorder the text around them, or are invisible.
HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
MOST_LISTED = 5


def visible(text: str) -> str:
    r"""Foreign text with escaped control and escape sequences; `\n` and tabs are kept.

    >>> print(visible("\x1b[31mred\x1b[0m"))
    \x1b[31mred\x1b[0m
    """
    # The carriage return of a Windows line ending overwrites nothing, so it needs no escape.
    text = text.replace("\r\n", "\n")
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character in "\n\t" or category(character) not in HIDDEN:
        return character
    return character.encode("unicode_escape").decode("ascii")


def one_line(text: str) -> str:
    """Foreign text as part of a sentence."""
    return visible(" ".join(text.split()))


def moment(date: datetime) -> str:
    """An aware date, to the second."""
    return f"{date.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def since(date: datetime | None, now: datetime) -> str:
    """Since when, and for how long; empty for an unknown date."""
    return "" if date is None else f" since {moment(date)} (for {duration(now - date)})"


def duration(length: timedelta) -> str:
    """A length of time in its two largest units; at least 0.

    >>> duration(timedelta(hours=3, minutes=12, seconds=5))
    '3 h 12 min'
    """
    seconds = max(0, round(length.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    for size, (large, small), part in ((86400, ("d", "h"), 3600), (3600, ("h", "min"), 60)):
        if seconds >= size:
            whole, rest = divmod(seconds, size)
            return f"{whole} {large} {rest // part} {small}"
    return f"{seconds // 60} min {seconds % 60} s"


def listed(items: Sequence[str], *, most: int = MOST_LISTED, count: int | None = None) -> str:
    """Items as part of a sentence, at most `most` of them.

    `count` is their number, if these are not all.

    >>> listed(["a", "b", "c", "d"], most=2)
    'a, b and 2 others'
    """
    shown = items[:most]
    left = (len(items) if count is None else count) - len(shown)
    if left > 0:
        return f"{', '.join(shown)} and {left} {'other' if left == 1 else 'others'}"
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def counted(states: Counter[str]) -> str:
    """How many items there are in each state; for a single item, just its state.

    >>> counted(Counter(["running", "queued", "running"]))
    '2 running, 1 queued'
    """
    if states.total() == 1:
        return next(iter(states))
    return ", ".join(f"{count} {state}" for state, count in states.items())
