"""What an error may say of a conf: the path, the kind of value, names; never a value."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import cast

from airflow_trigger.models import JSON

# Characters of one name, of one text of a schema, and of several of them together.
LONGEST_NAME = 60
LONGEST_TEXT = 120
MOST_NAMES = 10
# Steps of a path; the middle of a longer one is left out.
MOST_STEPS = 12
HIDDEN = "the value (not shown)"
# A shorter one cannot be told from the words around it.
SHORTEST_SECRET = 4

_SECRET = re.compile(
    r"pass(?:w|phrase|code)|secret|token|key|cred|auth(?!or(?!i))|bearer|jwt|private|cookie|signature"
    r"|certificate|kennwort",
    re.IGNORECASE,
)
# Words that say so only where they stand alone, as in `db_pass`.
_SECRET_WORDS = frozenset(
    {"dsn", "otp", "pass", "pat", "pin", "pw", "pwd", "sas", "session", "sig"}
)
# What the parts of a secret are called: no part of the secret itself.
_LABELS = frozenset({"access", "api", "client", "host", "id", "login", "name", "user", "username"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def says_secret(name: str) -> bool:
    """Whether the name of a param, a key or a format says that what it holds is a secret."""
    if _SECRET.search(name):
        return True
    return any(word.lower() in _SECRET_WORDS for word in _WORD.findall(name))


def path_text(
    path: Sequence[str | int], *, named: Collection[str | int] = (), is_secret: bool = False
) -> str:
    """The normalized path (RFC 9535, section 2.7) of a place in a conf, cut where it is long.

    Args:
        path: The keys and indexes from the conf itself.
        named: Keys that the DAG itself names. Below a key that says that it holds a secret, others
            are a part of that secret.
        is_secret: Whether all of it is a secret, whatever the keys say.
    """
    steps: list[str] = []
    is_inside_secret = is_secret
    for key in path:
        is_shown = not is_inside_secret or key in named or _is_label(key)
        steps.append(step(key) if is_shown else "['…']")
        is_inside_secret = is_inside_secret or (isinstance(key, str) and says_secret(key))
    if len(steps) > MOST_STEPS:
        half = MOST_STEPS // 2
        steps[half:-half] = ["…"]
    return "$" + "".join(steps)


def step(key: str | int) -> str:
    """One step of a normalized path."""
    if isinstance(key, int):
        return f"[{key}]"
    return f"['{''.join(map(_escaped, cut(key, LONGEST_NAME)))}']"


def _escaped(character: str) -> str:
    if character in "\\'":
        return f"\\{character}"
    return character if character.isprintable() else json.dumps(character)[1:-1]


def _is_label(key: str | int) -> bool:
    if isinstance(key, int):
        return True
    words = [word.lower() for word in _WORD.findall(key)]
    is_word = re.fullmatch(r"[A-Za-z_-]*", key) is not None
    return is_word and all(word in _LABELS or says_secret(word) for word in words)


def cut(text: str, longest: int = LONGEST_TEXT) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def quoted(value: object, longest: int = LONGEST_TEXT) -> str:
    """A part of a schema, or a name."""
    if isinstance(value, str):
        return repr(cut(value, longest))
    return cut(repr(value), longest)


def listed(values: Iterable[object], longest: int = LONGEST_NAME) -> str:
    """Parts of a schema, or names; the first ones of many."""
    every = list(values)
    shown = [quoted(value, longest) for value in every[:MOST_NAMES]]
    if len(every) > MOST_NAMES:
        shown.append(f"… ({len(every):,} in all)")
    return ", ".join(shown)


def kind_of(value: object) -> str:
    """What kind of JSON a value is, and how long it is."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int):
        return "an integer"
    if isinstance(value, float):
        return "a number"
    if isinstance(value, str):
        return _sized("a string", len(value), "character")
    if isinstance(value, list):
        return _sized("an array", len(cast(list[object], value)), "item")
    if isinstance(value, dict):
        return _sized("an object", len(cast(dict[str, object], value)), "key")
    return f"a {type_name(value)}"


def _sized(kind: str, size: int, unit: str) -> str:
    if size == 0:
        return f"an empty {kind.split()[1]}"
    return f"{kind} of {size:,} {unit}{'' if size == 1 else 's'}"


def type_name(value: object) -> str:
    return cut(type(value).__name__, LONGEST_NAME)


def without_secrets(text: str, conf: JSON) -> str:
    """A text, such as a server's message, without what the conf holds under names of secrets."""
    for secret in sorted(_secrets(conf, is_secret=False), key=len, reverse=True):
        for form in _forms(secret):
            text = text.replace(form, "…")
            # A message that is cut may end within it.
            start = text.find(form[:LONGEST_NAME]) if len(form) > LONGEST_NAME else -1
            text = text if start < 0 else f"{text[:start]}…"
    return text


def _forms(secret: str) -> set[str]:
    """How a message may quote it, on one line."""
    forms = {secret, repr(secret)[1:-1], json.dumps(secret)[1:-1]}
    forms |= {" ".join(form.split()) for form in forms}
    return {form for form in forms if len(form) >= SHORTEST_SECRET}


def _secrets(value: JSON, *, is_secret: bool) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _secrets(item, is_secret=is_secret or says_secret(key))
    elif isinstance(value, list):
        for item in value:
            yield from _secrets(item, is_secret=is_secret)
    elif is_secret and value is not None and not isinstance(value, bool):
        text = value if isinstance(value, str) else str(value)
        if len(text) >= SHORTEST_SECRET:
            yield text
