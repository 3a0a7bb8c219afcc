"""Describe each page by its first paragraph, for link previews."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_LENGTH = 200


def describe(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add a `<meta name="description">`, unless the page has its own."""
    metatags = context.get("metatags") or ""
    first = doctree and doctree.next_node(nodes.paragraph)
    if not first or 'name="description"' in metatags:
        return
    text = " ".join(first.astext().split())
    if len(text) > _LENGTH:
        text = text[:_LENGTH].rpartition(" ")[0] + " …"
    tag = f'<meta name="description" content="{escape(text)}">'
    context["metatags"] = f"{metatags}\n{tag}"


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
