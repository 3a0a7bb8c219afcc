"""Names of constants and classes, derived from DAG ids and the names of params."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from keyword import iskeyword

# Names that a generated file imports, and builtins that its types use.
TAKEN = frozenset(
    {"Final", "JSON", "Literal", "Never", "NotRequired", "TypeAlias", "TypedDag"}
    | {"TypedDict", "UUID"}
    | {"bool", "date", "datetime", "dict", "float", "int", "list", "str"}
)
# The largest length of a name that combines several; a longer one uses only the last of them.
LONGEST = 60


def names_of_dags(dag_ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Return unique names for the constant and the conf's class of each DAG.

    They do not depend on the order of the ids.
    """
    # If several DAGs would have the same name, the one whose id is that name gets it.
    ids = sorted(set(dag_ids), key=lambda dag_id: (constant(dag_id) != dag_id.upper(), dag_id))
    taken = set(TAKEN)
    constants = _all_different({dag_id: constant(dag_id) for dag_id in ids}, taken, "_")
    classes = _all_different({dag_id: f"{camel(dag_id, 'Dag')}Conf" for dag_id in ids}, taken)
    return {dag_id: (constants[dag_id], classes[dag_id]) for dag_id in ids}


def _all_different(
    names: Mapping[str, str], taken: set[str], separator: str = ""
) -> Mapping[str, str]:
    """Unique names: of equal ones, only the first keeps its name; the others get numbers."""
    first: dict[str, str] = {}
    for dag_id, name in names.items():
        if name not in {*taken, *first.values()}:
            first[dag_id] = name
    taken.update(first.values())
    rest = (dag_id for dag_id in names if dag_id not in first)
    return first | {dag_id: unique(names[dag_id], taken, separator) for dag_id in rest}


def constant(dag_id: str) -> str:
    """The id in capitals, with underscores for characters that an identifier cannot contain."""
    name = "".join(_replaced(char, "_") for char in _normal(dag_id.upper()))
    if name.startswith("_"):
        # A leading underscore would make it private.
        return f"DAG{name}"
    return name if name.isidentifier() else f"DAG_{name}"


def camel(text: str, prefix: str) -> str:
    """The text in CamelCase, with a prefix if a class name cannot begin with it."""
    words = re.split(r"[\s_]+", "".join(_replaced(char, " ") for char in _normal(text)))
    name = "".join(word[:1].upper() + word[1:] for word in words)
    name = _normal(name)
    return name if name.isidentifier() else f"{prefix}{name}"


def unique(name: str, taken: set[str], separator: str = "") -> str:
    """The name, with a number if it is taken or a keyword; adds it to the taken names."""
    found, number = name, 1
    while found in taken or iskeyword(found):
        number += 1
        found = f"{name}{separator}{number}"
    taken.add(found)
    return found


def nested(owner: str, root: str, key: str, taken: set[str]) -> str:
    """A name for the class of a nested object: that of its owner or of the conf, and its key."""
    own = camel(key, "Key")[:LONGEST]
    name = f"{owner}{own}"
    return unique(name if len(name) <= LONGEST else f"{root}{own}", taken)


def may_be_attribute(key: str) -> bool:
    """Whether a class body can declare the key without changing it."""
    return (
        key.isidentifier()
        and _normal(key) == key
        and not iskeyword(key)
        and not key.startswith("__")
    )


def _normal(text: str) -> str:
    # Python normalizes identifiers in this way.
    return unicodedata.normalize("NFKC", text)


def _replaced(char: str, replacement: str) -> str:
    return char if f"a{char}".isidentifier() else replacement
