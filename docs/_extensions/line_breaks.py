"""Let long code break after `_`, `.`, `/` and `(`, and nowhere else."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_LONG = 28
_CODE = re.compile(r'(?<=<span class="pre">)[^<]+(?=</span>)')
# An argument may begin with a quote, which is an entity in HTML.
_AFTER = re.compile(r"([_./]+(?=\w)|\((?=[\w&]))")


def add_line_breaks(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add breaks to the HTML; the search index keeps the names unchanged."""
    for part in ("body", "toc"):
        if part in context:
            context[part] = _CODE.sub(_breakable, context[part])


def _breakable(code: re.Match[str]) -> str:
    if len(unescape(code[0])) < _LONG:
        return code[0]
    return _AFTER.sub(r"\1<wbr>", code[0])


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", add_line_breaks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
