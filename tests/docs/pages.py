"""The pages of the documentation, and their code blocks."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
# The first line of the "before" code on a migration page, which `tests/migrating` runs.
BEFORE = re.compile(
    r"# with (requests|apache-airflow-client 2|apache-airflow-client 3), on Airflow ([23])\n"
)
_FENCE = re.compile(r"^```(\S*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@attrs.frozen
class Block:
    """A code block; pages are named by their path, such as "docs/install.md"."""

    page: str
    language: str
    text: str
    line: int

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def is_of_another_package(self) -> bool:
        """Whether it is for a package of `BEFORE`; no other block may begin like that."""
        return self.language == "python" and self.text.startswith("# with ")


def blocks(language: str | None = None) -> list[Block]:
    """All blocks, or those of one language."""
    every = [
        Block(str(page.relative_to(ROOT)), match[1], match[2], text.count("\n", 0, match.start()))
        for page in PAGES
        for text in [page.read_text()]
        for match in _FENCE.finditer(text)
    ]
    return [block for block in every if language in (None, block.language)]


def shown(page: str, beginning: str) -> str:
    """The block of a page that starts with `beginning`, for the test that runs it.

    `test_code_blocks.py` finds these calls: every block of commands or settings needs one.
    """
    (text,) = [b.text for b in blocks() if b.page == page and b.text.startswith(beginning)]
    return text
