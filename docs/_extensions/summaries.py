"""Summary tables of names and their first sentences, from the reference.

Each class with methods gets a table of them. The directive `entries` makes a
table of everything that a page of the reference documents. As the tables are
generated, they are always complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.nodes import make_refnode

_CALLED = {"method", "property"}
_END = re.compile(r"(?<!e\.g)(?<!i\.e)\.(?=\s)")


class entries(nodes.General, nodes.Element):  # noqa: N801 - as in docutils
    """A placeholder for the table of a page's entries."""


class Entries(Directive):
    """List what a page of the reference documents: `entries:: runs`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return [entries(page=f"reference/{self.arguments[0]}")]


def add_tables_of_methods(app: Sphinx, doctree: nodes.document) -> None:
    """Add tables: above a class with a page, else after its first sentence."""
    for described in list(doctree.findall(addnodes.desc)):
        methods = [
            one for one in _members(described) if one["objtype"] in _CALLED
        ]
        if not methods:
            continue
        table = _table([_row(one, _id(one)) for one in methods])
        if _has_a_page(described):
            described.parent.insert(described.parent.index(described), table)
        else:
            content = described.next_node(addnodes.desc_content)
            assert content is not None
            content.insert(1, table)


def fill_entries(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace the placeholders, after all pages have been read."""
    for place in list(doctree.findall(entries)):
        page = place["page"]
        listed = _members(app.env.get_doctree(page))
        place.replace_self(
            _table(
                [
                    _row(one, _id(one), app.builder, docname, page)
                    for one in listed
                ]
            )
        )


def _members(parent: nodes.Element) -> Iterator[addnodes.desc]:
    """The direct members of a node, without members of those."""
    for described in parent.findall(addnodes.desc):
        if described is not parent and _id(described):
            above = described.parent
            while above is not parent and not isinstance(above, addnodes.desc):
                above = above.parent
            if above is parent:
                yield described


def _has_a_page(described: addnodes.desc) -> bool:
    name = _id(described).rpartition(".")[2]
    section = described.parent
    return isinstance(section, nodes.section) and section[0].astext() == name


def _id(described: addnodes.desc) -> str:
    ids = described[0].get("ids", [])
    return ids[0] if ids else ""


def _row(
    described: addnodes.desc,
    target: str,
    builder: Builder | None = None,
    here: str = "",
    page: str = "",
) -> nodes.row:
    name = nodes.literal("", target.rpartition(".")[2])
    if builder is None:
        link = nodes.reference("", "", name, refid=target, internal=True)
    else:
        link = make_refnode(builder, here, page, target, name)
    return nodes.row(
        "",
        nodes.entry("", nodes.paragraph("", "", link)),
        nodes.entry("", _first_sentence(described)),
    )


def _first_sentence(described: addnodes.desc) -> nodes.paragraph:
    content = described.next_node(addnodes.desc_content)
    first = content and content.next_node(nodes.paragraph)
    sentence = nodes.paragraph()
    for child in first.children if first else ():
        if isinstance(child, nodes.Text) and (end := _END.search(child)):
            sentence += nodes.Text(child[: end.end()])
            break
        # Without links, which would be unresolved here or lead elsewhere.
        is_link = isinstance(child, addnodes.pending_xref | nodes.reference)
        sentence += [
            part.deepcopy()
            for part in (child.children if is_link else [child])
        ]
    return sentence


def _table(rows: list[nodes.row]) -> nodes.table:
    group = nodes.tgroup("", cols=2)
    group += [nodes.colspec(colwidth=30), nodes.colspec(colwidth=70)]
    group += nodes.tbody("", *rows)
    return nodes.table("", group, classes=["summary"])


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(entries)
    app.add_directive("entries", Entries)
    app.connect("doctree-read", add_tables_of_methods)
    app.connect("doctree-resolved", fill_entries)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
