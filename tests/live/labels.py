"""The labels of the live tests on docs/compatibility.md, from the docstrings of tests and modules.

The first line of a module's docstring is a topic, and that of a test's is a behaviour; each is a
short sentence.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent


@dataclass(frozen=True)
class Topic:
    """The topic of a module, and the labels of its tests in the order of the file."""

    heading: str
    labels: Mapping[str, str]


def topics() -> dict[str, Topic]:
    """Module name → topic."""
    return {f"{__package__}.{file.stem}": _topic(file) for file in sorted(TESTS.glob("test_*.py"))}


def _topic(file: Path) -> Topic:
    module = ast.parse(file.read_text())
    tests = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    labels = {test.name: _label(test) for test in tests if test.name.startswith("test_")}
    return Topic(_label(module), labels)


def _label(node: ast.Module | ast.FunctionDef) -> str:
    """The first line of the docstring; empty if there is none."""
    first, _, _ = (ast.get_docstring(node) or "").partition("\n")
    return first.removesuffix(".")
