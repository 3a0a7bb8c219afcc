"""What the live tests say on docs/compatibility.md: their docstrings, and those of their modules.

The first line of a module's docstring is a topic, and that of a test a behaviour, each a short
sentence.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent


@dataclass(frozen=True)
class Topic:
    """What a module tests, and what each of its tests says, in the order of the file."""

    heading: str
    labels: Mapping[str, str]


def topics() -> dict[str, Topic]:
    """By the name of the module."""
    return {f"{__package__}.{file.stem}": _topic(file) for file in sorted(TESTS.glob("test_*.py"))}


def _topic(file: Path) -> Topic:
    module = ast.parse(file.read_text())
    tests = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    labels = {test.name: _label(test) for test in tests if test.name.startswith("test_")}
    return Topic(_label(module), labels)


def _label(node: ast.Module | ast.FunctionDef) -> str:
    """Empty if it has none."""
    first, _, _ = (ast.get_docstring(node) or "").partition("\n")
    return first.removesuffix(".")
