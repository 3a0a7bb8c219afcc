"""Choices that are checked at run time too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import attrs


def one_of(literal: object) -> Callable[[object, attrs.Attribute[Any], object], None]:
    """An attrs validator: a misspelt choice must not pass for another one.

    None means that there is no choice.
    """
    choices = get_args(literal)

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and value not in choices:
            listed = ", ".join(map(repr, choices))
            raise ValueError(f"{attribute.name} must be one of {listed}, not {value!r}")

    return check
