"""Choices that are checked at run time too: a misspelt one must not pass for another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import attrs


def one_of(literal: object) -> Callable[[object, attrs.Attribute[Any], object], None]:
    """An attrs validator; None means that there is no choice."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None:
            refuse_other(attribute.name, value, literal)

    return check


def refuse_other(name: str, value: object, literal: object) -> None:
    """Raises ValueError for what is not one of the choices."""
    choices = get_args(literal)
    if value not in choices:
        listed = ", ".join(map(repr, choices))
        raise ValueError(f"{name} must be one of {listed}, not {value!r}")
