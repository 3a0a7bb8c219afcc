"""Describes the problems of a conf by paths, names and types, without showing any value.

The messages of `jsonschema` show the value itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from airflow_trigger.models import JSON

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

# The longest name, the longest text of a schema, and the most names in a list.
LONGEST_NAME = 60
LONGEST_TEXT = 120
MOST_NAMES = 10
# The most steps of a path; the middle of a longer one is left out.
MOST_STEPS = 12
HIDDEN = "the value (not shown)"
# A shorter secret cannot be distinguished from other words.
SHORTEST_SECRET = 4

_SECRET = re.compile(
    r"pass(?:w|phrase|code)|secret|token|key|cred|auth(?!or(?!i))|bearer|jwt|private|cookie|signature"
    r"|certificate|kennwort",
    re.IGNORECASE,
)
# Words that indicate a secret only as whole words, as in `db_pass`.
_SECRET_WORDS = frozenset(
    {"dsn", "otp", "pass", "pat", "pin", "pw", "pwd", "sas", "session", "sig"}
)
# The usual names of a secret's parts, which are not secret themselves.
_LABELS = frozenset({"access", "api", "client", "host", "id", "login", "name", "user", "username"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Keywords that, in the path of a schema, are followed by a name that its author chose.
_NAMING = frozenset(
    {"properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions"}
)


def says_secret(name: str) -> bool:
    """Whether the name of a param, a key or a format indicates that its value is a secret."""
    if _SECRET.search(name):
        return True
    return any(word.lower() in _SECRET_WORDS for word in _WORD.findall(name))


def path_text(
    path: Sequence[str | int], *, named: Collection[str | int] = (), is_secret: bool = False
) -> str:
    """The normalized path (RFC 9535, section 2.7) of a place in a conf, shortened if it is long.

    Args:
        path: The keys and indexes in the conf.
        named: Keys that the DAG's schema names. Other keys inside a secret are part of it.
        is_secret: Whether the whole value is a secret, whatever its keys are called.
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
    is_word = re.fullmatch(r"[A-Za-z_-]*", key) is not None
    return is_word and all(
        word.lower() in _LABELS or says_secret(word.lower()) for word in _WORD.findall(key)
    )


def cut(text: str, longest: int = LONGEST_TEXT) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def quoted(value: object, longest: int = LONGEST_TEXT) -> str:
    """A name, or a part of a schema."""
    if isinstance(value, str):
        return repr(cut(value, longest))
    return cut(repr(value), longest)


def listed(values: Iterable[object], longest: int = LONGEST_NAME) -> str:
    """Names, or parts of a schema; only the first of many."""
    every = list(values)
    shown = [quoted(value, longest) for value in every[:MOST_NAMES]]
    if len(every) > MOST_NAMES:
        shown.append(f"… ({len(every):,} in all)")
    return ", ".join(shown)


def kind_of(value: object) -> str:
    """The JSON type of a value, and its length."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int):
        return "an integer"
    if isinstance(value, float):
        return "a number"
    for kind, name, unit in (
        (str, "string", "character"),
        (list, "array", "item"),
        (dict, "object", "key"),
    ):
        if isinstance(value, kind):
            size = len(cast(Collection[object], value))
            article = "an" if name[0] in "ao" else "a"
            plural = "" if size == 1 else "s"
            return f"{article} {name} of {size:,} {unit}{plural}" if size else f"an empty {name}"
    return f"a {type_name(value)}"


def type_name(value: object) -> str:
    return cut(type(value).__name__, LONGEST_NAME)


def without_secrets(text: str, conf: JSON) -> str:
    """A text, such as a server's message, without the secret values of the conf."""
    for secret in sorted(_secrets(conf, is_secret=False), key=len, reverse=True):
        for form in _forms(secret):
            text = text.replace(form, "…")
            # A shortened message may end within the secret.
            start = text.find(form[:LONGEST_NAME]) if len(form) > LONGEST_NAME else -1
            text = text if start < 0 else f"{text[:start]}…"
    return text


def _forms(secret: str) -> set[str]:
    """The ways in which a one-line message may quote a secret."""
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
        yield str(value)


def problem_lines(
    errors: Iterable[ValidationError], name: str, schema: Mapping[str, JSON]
) -> list[str]:
    """One line for each problem with the value of a param."""
    is_secret = says_secret(name) or is_marked_secret(schema)
    problems = [_Problem(error, name, is_secret=is_secret) for error in errors]
    one_of_each = {problem.place: problem for problem in problems}
    return list(dict.fromkeys(problem.line for problem in one_of_each.values()))


def is_marked_secret(schema: object) -> bool:
    """Whether any part of a schema says that the value is a secret; then no part is shown."""
    if isinstance(schema, list):
        return any(map(is_marked_secret, cast(list[object], schema)))
    if not isinstance(schema, dict):
        return False
    known = cast(dict[str, object], schema)
    declared = known.get("format")
    if known.get("writeOnly") is True or (isinstance(declared, str) and says_secret(declared)):
        return True
    return any(map(is_marked_secret, known.values()))


class _Problem:
    """The parts of an error of `jsonschema` that may be shown.

    Attributes:
        instance: The value.
        keyword: The keyword that it violates, such as "minimum".
        limit: The keyword's value in the schema.
        schema: The schema that has the keyword.
    """

    def __init__(self, error: ValidationError, name: str, *, is_secret: bool) -> None:
        found: Any = error  # its attributes have no useful types
        self.instance: JSON = found.instance
        self.keyword = "false" if found.validator is None else str(found.validator)
        self.limit: Any = found.validator_value
        self.schema = cast(Mapping[str, Any], found.schema)
        self.has_context = bool(found.context)
        path = (name, *found.absolute_path)
        schema_path = tuple(found.absolute_schema_path)
        # The same for all errors that one keyword reports about one value.
        self.place: Hashable = (path, schema_path, id(self.instance))
        named, self._is_of_a_name = _named(schema_path)
        self.is_secret = is_secret or any(says_secret(key) for key in path if isinstance(key, str))
        self._path = path_text(path, named={name, *named}, is_secret=is_secret)

    @property
    def subject(self) -> str:
        if self._is_of_a_name:
            name = self.names([str(self.instance)])
            return name if self.is_secret else f"the key {name}"
        return HIDDEN if self.is_secret else kind_of(self.instance)

    def names(self, keys: Iterable[str]) -> str:
        """Keys of the conf; the keys of a secret are part of it, and not shown."""
        every = list(keys)
        if self.is_secret:
            return f"{len(every):,} of its keys" if len(every) > 1 else "one of its keys"
        return listed(every)

    @property
    def line(self) -> str:
        text = _TEXTS.get(self.keyword, "{subject} does not satisfy {keyword} of its schema")
        if callable(text):
            return f"{self._path}: {text(self)}"
        limit = quoted(self.limit)
        parts = {
            "subject": self.subject,
            "limit": limit,
            "s": "" if limit == "1" else "s",
            "keyword": quoted(self.keyword),
        }
        return f"{self._path}: {text.format_map(parts)}"


def _named(schema_path: Sequence[str | int]) -> tuple[frozenset[str | int], bool]:
    """The keys that a schema names on the path to a keyword; whether the keyword checks a key."""
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


def _bound(problem: _Problem) -> str:
    is_minimum = problem.keyword == "minimum"
    # In draft 4, a boolean next to the bound excludes the bound itself.
    exclusive = "exclusiveMinimum" if is_minimum else "exclusiveMaximum"
    or_equal = " or equal to" if problem.schema.get(exclusive) is True else ""
    than = "less than" if is_minimum else "greater than"
    return f"{problem.subject} is {than}{or_equal} the {problem.keyword} of {quoted(problem.limit)}"


def _enum(problem: _Problem) -> str:
    choices = _list_of(problem.limit)
    if problem.is_secret:
        return f"{problem.subject} is not one of the {len(choices):,} values that are allowed"
    return f"{problem.subject} is not one of {listed(choices)}"


def _const(problem: _Problem) -> str:
    if problem.is_secret:
        return f"{problem.subject} is not the only value that is allowed"
    return f"{problem.subject} was given, but only {quoted(problem.limit)} is allowed"


def _required(problem: _Problem) -> str:
    given = cast(dict[str, JSON], problem.instance)
    if problem.limit is True:  # in draft 3, the property itself has the keyword
        return "a required property is missing"
    missing = [name for name in _list_of(problem.limit) if name not in given]
    if len(missing) == 1:
        return f"{quoted(missing[0], LONGEST_NAME)} is a required property"
    return f"{listed(missing)} are required properties"


def _dependent(problem: _Problem) -> str:
    given = cast(dict[str, JSON], problem.instance)
    rules: Mapping[str, object] = problem.limit
    lines: list[str] = []
    for name, needed in rules.items():
        if name in given and not isinstance(needed, dict | bool):
            missing = [other for other in _list_of(needed) if other not in given]
            if missing:
                lines.append(f"{quoted(name, LONGEST_NAME)} also needs {listed(missing)}")
    return "; ".join(lines[:MOST_NAMES])


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
    number = "any" if problem.has_context else "more than one"
    is_not = "is not" if problem.has_context else "is"
    return f"{problem.subject} {is_not} valid under {number} of the given schemas of 'oneOf'"


def _list_of(value: object) -> list[object]:
    return cast(list[object], value) if isinstance(value, list) else [value]


_Text: TypeAlias = "str | Callable[[_Problem], str]"
_TEXTS: dict[str, _Text] = {
    "type": lambda problem: f"{problem.subject} is not of type {listed(_list_of(problem.limit))}",
    "enum": _enum,
    "const": _const,
    "minimum": _bound,
    "maximum": _bound,
    "exclusiveMinimum": "{subject} is less than or equal to the minimum of {limit}",
    "exclusiveMaximum": "{subject} is greater than or equal to the maximum of {limit}",
    "multipleOf": "{subject} is not a multiple of {limit}",
    "divisibleBy": "{subject} is not a multiple of {limit}",
    "minLength": "{subject} is too short: at least {limit} character{s}",
    "maxLength": "{subject} is too long: at most {limit} character{s}",
    "minItems": "{subject} is too short: at least {limit} item{s}",
    "maxItems": "{subject} is too long: at most {limit} item{s}",
    "minProperties": "{subject} is too short: at least {limit} key{s}",
    "maxProperties": "{subject} is too long: at most {limit} key{s}",
    "uniqueItems": "{subject} has non-unique elements",
    "pattern": "{subject} does not match {limit}",
    "format": "{subject} is not a {limit}",
    "required": _required,
    "dependentRequired": _dependent,
    "dependencies": _dependent,
    "additionalProperties": _additional_properties,
    "additionalItems": "{subject} has more items than its schema allows",
    "items": "{subject} has more items than its schema allows",
    "unevaluatedProperties": "{subject} has keys that no part of its schema allows",
    "unevaluatedItems": "{subject} has items that no part of its schema allows",
    "contains": "{subject} has no item that matches 'contains'",
    "minContains": "{subject} has fewer than {limit} item{s} matching 'contains'",
    "maxContains": "{subject} has more than {limit} item{s} matching 'contains'",
    "anyOf": "{subject} is not valid under any of the given schemas of 'anyOf'",
    "oneOf": _one_of,
    "not": "{subject} is excluded by 'not' of its schema",
    "false": "{subject} is not allowed here: its schema allows no value",
}
