"""What is wrong with a conf, in words that show names and kinds, and never a value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, cast

from jsonschema.exceptions import ValidationError

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


# What follows them in the path of a schema is a name that its author chose.
_NAMING = frozenset(
    {"properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions"}
)


class _Problem:
    """One error of `jsonschema`, as far as it may be told.

    Attributes:
        limit: The value of the keyword that the value does not fit.
        schema: The schema that has the keyword.
    """

    def __init__(self, error: ValidationError, name: str, *, is_secret: bool) -> None:
        # Typed by nobody: they are as the schema and the conf are.
        found: Any = error
        self.instance: JSON = found.instance
        self.keyword = "false" if found.validator is None else str(found.validator)
        self.limit: Any = found.validator_value
        self.schema = cast(Mapping[str, Any], found.schema)
        self.path: tuple[str | int, ...] = (name, *found.absolute_path)
        self.schema_path: tuple[str | int, ...] = tuple(found.absolute_schema_path)
        self.has_context = bool(found.context)
        self.named, self.is_of_a_name = _named(self.schema_path)
        self.is_secret = is_secret or any(
            says_secret(key) for key in self.path if isinstance(key, str)
        )
        self._shown_path = path_text(self.path, named={name, *self.named}, is_secret=is_secret)

    @property
    def place(self) -> Hashable:
        """The same for the errors that one keyword reports of one value."""
        return self.path, self.schema_path, id(self.instance)

    @property
    def subject(self) -> str:
        if self.is_of_a_name:
            name = self.names([str(self.instance)])
            return name if self.is_secret else f"the key {name}"
        return HIDDEN if self.is_secret else kind_of(self.instance)

    def names(self, keys: Iterable[str]) -> str:
        """Keys of the conf; those of a secret are a part of it."""
        every = list(keys)
        if self.is_secret:
            return f"{len(every):,} of its keys" if len(every) > 1 else "one of its keys"
        return listed(every)

    @property
    def line(self) -> str:
        text = _TEXTS.get(self.keyword, _unknown)
        return f"{self._shown_path}: {text(self)}"


def problem_lines(
    errors: Iterable[ValidationError], name: str, schema: Mapping[str, JSON]
) -> list[str]:
    """One line for each thing that is wrong with the value of a param."""
    is_secret = says_secret(name) or _is_marked_secret(schema)
    problems = [_Problem(error, name, is_secret=is_secret) for error in errors]
    one_of_each = {problem.place: problem for problem in problems}
    return list(dict.fromkeys(problem.line for problem in one_of_each.values()))


def _named(schema_path: Sequence[str | int]) -> tuple[frozenset[str | int], bool]:
    """The keys that a schema names on the way to a keyword, and whether it checks a key there."""
    named: set[str | int] = set()
    is_of_a_name = False
    steps = iter(schema_path)
    for keyword in steps:
        if keyword in _NAMING:
            name = next(steps, "")
            if keyword == "properties":
                named.add(name)
        elif keyword == "propertyNames":
            is_of_a_name = True
    return frozenset(named), is_of_a_name


def _is_marked_secret(schema: object) -> bool:
    """Whether anything in a schema says that it is of a secret: the whole value is not shown."""
    if isinstance(schema, list):
        return any(map(_is_marked_secret, cast(list[object], schema)))
    if not isinstance(schema, dict):
        return False
    known = cast(dict[str, object], schema)
    declared = known.get("format")
    if known.get("writeOnly") is True or (isinstance(declared, str) and says_secret(declared)):
        return True
    return any(map(_is_marked_secret, known.values()))


_Text: TypeAlias = Callable[[_Problem], str]


def _limited(words: str) -> _Text:
    return lambda problem: f"{problem.subject} {words} {quoted(problem.limit)}"


def _is_short(problem: _Problem) -> str:
    return f"{problem.subject} is too short: at least {_counted(problem)}"


def _is_long(problem: _Problem) -> str:
    return f"{problem.subject} is too long: at most {_counted(problem)}"


def _counted(problem: _Problem) -> str:
    unit = {"Length": "character", "Items": "item", "Properties": "key"}[problem.keyword[3:]]
    limit = quoted(problem.limit)
    return f"{limit} {unit}{'' if limit == '1' else 's'}"


def _minimum(problem: _Problem) -> str:
    # In draft 4 a boolean beside it says that it is not allowed itself.
    or_equal = " or equal to" if problem.schema.get("exclusiveMinimum") is True else ""
    return f"{problem.subject} is less than{or_equal} the minimum of {quoted(problem.limit)}"


def _maximum(problem: _Problem) -> str:
    or_equal = " or equal to" if problem.schema.get("exclusiveMaximum") is True else ""
    return f"{problem.subject} is greater than{or_equal} the maximum of {quoted(problem.limit)}"


def _type(problem: _Problem) -> str:
    types: object = problem.limit
    return f"{problem.subject} is not of type {listed(_list_of(types))}"


def _enum(problem: _Problem) -> str:
    choices = _list_of(problem.limit)
    if problem.is_secret:
        return f"{problem.subject} is not one of the {len(choices):,} values that are allowed"
    return f"{problem.subject} is not one of {listed(choices)}"


def _const(problem: _Problem) -> str:
    if problem.is_secret:
        return f"{problem.subject} is not the only value that is allowed"
    return f"{problem.subject} was given, and only {quoted(problem.limit)} is allowed"


def _required(problem: _Problem) -> str:
    given = cast(dict[str, JSON], problem.instance)
    if problem.limit is True:  # in draft 3 the property itself says so
        return "a required property is missing"
    missing = [name for name in _list_of(problem.limit) if name not in given]
    if len(missing) == 1:
        return f"{quoted(missing[0], LONGEST_NAME)} is a required property"
    return f"{listed(missing)} are required properties"


def _dependent(problem: _Problem) -> str:
    given = cast(dict[str, JSON], problem.instance)
    rules: Mapping[str, object] = problem.limit
    needs = {
        name: missing
        for name, needed in rules.items()
        if name in given
        and not isinstance(needed, dict | bool)
        and (missing := [other for other in _list_of(needed) if other not in given])
    }
    every = [f"{quoted(name, LONGEST_NAME)} also needs {listed(needs[name])}" for name in needs]
    return "; ".join(every[:MOST_NAMES])


def _additional_properties(problem: _Problem) -> str:
    given = cast(dict[str, JSON], problem.instance)
    declared = problem.schema.get("properties", {})
    patterns = list(problem.schema.get("patternProperties", {}))
    extra = [
        name
        for name in given
        if name not in declared and not any(re.search(pattern, name) for pattern in patterns)
    ]
    return f"Additional properties are not allowed: {problem.names(extra)}"


def _one_of(problem: _Problem) -> str:
    if problem.has_context:
        return f"{problem.subject} is not valid under any of the given schemas of 'oneOf'"
    return f"{problem.subject} is valid under more than one of the given schemas of 'oneOf'"


def _fixed(words: str) -> _Text:
    return lambda problem: f"{problem.subject} {words}"


def _unknown(problem: _Problem) -> str:
    return f"{problem.subject} does not fit {quoted(problem.keyword)} of its schema"


def _list_of(value: object) -> list[object]:
    return cast(list[object], value) if isinstance(value, list) else [value]


_TEXTS: dict[str, _Text] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _limited("is less than or equal to the minimum of"),
    "exclusiveMaximum": _limited("is greater than or equal to the maximum of"),
    "multipleOf": _limited("is not a multiple of"),
    "divisibleBy": _limited("is not a multiple of"),
    "minLength": _is_short,
    "maxLength": _is_long,
    "minItems": _is_short,
    "maxItems": _is_long,
    "minProperties": _is_short,
    "maxProperties": _is_long,
    "uniqueItems": _fixed("has non-unique elements"),
    "pattern": _limited("does not match"),
    "format": _limited("is not a"),
    "required": _required,
    "dependentRequired": _dependent,
    "dependencies": _dependent,
    "additionalProperties": _additional_properties,
    "additionalItems": _fixed("has more items than its schema allows"),
    "items": _fixed("has more items than its schema allows"),
    "unevaluatedProperties": _fixed("has keys that no part of its schema allows"),
    "unevaluatedItems": _fixed("has items that no part of its schema allows"),
    "contains": _fixed("has no item that fits 'contains'"),
    "minContains": _limited("has fewer items that fit 'contains' than"),
    "maxContains": _limited("has more items that fit 'contains' than"),
    "anyOf": _fixed("is not valid under any of the given schemas of 'anyOf'"),
    "oneOf": _one_of,
    "not": _fixed("is what 'not' of its schema excludes"),
    "false": _fixed("is not allowed there: its schema allows no value"),
}
