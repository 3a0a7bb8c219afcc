"""The site works offline, and every page and public name can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import airflow_trigger
from airflow_trigger.testing import FakeAirflow
from tests.docs.pages import ROOT

DOCS = ROOT / "docs"
TOCTREE = re.compile(r"^```\{toctree\}\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# A docstring with a colon in its first line, or with two attributes in one entry, is misread so.
MISREAD = re.compile(r'Type<span class="colon">|<strong>\w+</strong> \(<em>\w+</em><em>,')
# Attributes whose URLs a browser loads automatically.
LOADS = {"src", "srcset", "poster", "data"}
OF_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


class Page(HTMLParser):
    """What a page loads, its descriptions, and the targets of the links in its summary tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.descriptions: list[str] = []
        self.summaries: list[set[str]] = []
        self._in_summary = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.loaded += [value for name, value in given.items() if name in LOADS]
        if tag == "link":
            self.loaded.append(given["href"])
        if given.get("name") == "description":
            self.descriptions.append(given["content"])
        if tag == "table":
            self._in_summary = "summary" in given.get("class", "").split()
            if self._in_summary:
                self.summaries.append(set())
        if tag == "a" and self._in_summary:
            self.summaries[-1].add(given["href"].rpartition("#")[2])

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._in_summary = False


def read(page: Path) -> Page:
    return Page(page.read_text())


def reached(page: Path) -> Iterator[Path]:
    """The page, and all pages that its tables of contents lead to."""
    yield page
    for toctree in TOCTREE.findall(page.read_text()):
        for line in toctree.splitlines():
            if line and not line.startswith(":"):
                yield from reached(page.parent / f"{line}.md")


def is_elsewhere(address: str) -> bool:
    return address.startswith("//") or bool(re.match(r"(?!data:)[a-z][a-z+.-]*:", address, re.I))


def test_every_page_is_in_the_table_of_contents_once() -> None:
    assert sorted(reached(DOCS / "index.md")) == sorted(DOCS.rglob("*.md"))


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    pages = {str(page.relative_to(site)): read(page) for page in site.rglob("*.html")}

    assert len(pages) > 50
    assert {
        name: [one for one in page.loaded if is_elsewhere(one)] for name, page in pages.items()
    } == {name: [] for name in pages}


def test_no_style_loads_anything_from_another_host(site: Path) -> None:
    sheets = [sheet.read_text() for sheet in site.rglob("*.css")]
    addresses = [a or b for sheet in sheets for a, b in OF_STYLES.findall(sheet)]

    assert sheets
    assert [address for address in addresses if is_elsewhere(address)] == []


def test_every_page_has_a_description(site: Path) -> None:
    pages = [site / page.relative_to(DOCS).with_suffix(".html") for page in DOCS.rglob("*.md")]

    assert [str(page) for page in pages if len(read(page).descriptions) != 1] == []


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("client", airflow_trigger.AirflowClient),
        ("async-client", airflow_trigger.AsyncAirflowClient),
        ("testing", FakeAirflow),
    ],
)
def test_the_summary_of_a_class_names_each_of_its_methods(
    site: Path, page: str, kind: type[object]
) -> None:
    module = "airflow_trigger.testing" if kind is FakeAirflow else "airflow_trigger"
    methods = {f"{module}.{kind.__name__}.{name}" for name in dir(kind) if name[0] != "_"}

    summaries = read(site / "reference" / f"{page}.html").summaries

    assert methods in summaries


def test_the_index_of_the_reference_names_every_public_name(site: Path) -> None:
    listed = set[str]().union(*read(site / "reference" / "index.html").summaries)

    assert {f"airflow_trigger.{name}" for name in airflow_trigger.__all__} <= listed


def test_no_text_of_a_docstring_is_shown_as_a_type(site: Path) -> None:
    pages = {page.name: page.read_text() for page in (site / "reference").glob("*.html")}

    assert {name: MISREAD.findall(text) for name, text in pages.items()} == {
        name: [] for name in pages
    }


def test_the_source_of_the_client_is_shown(site: Path) -> None:
    reference = (site / "reference" / "client.html").read_text()

    assert 'href="../_modules/airflow_trigger/client.html#AirflowClient.trigger"' in reference
    assert "class" in (site / "_modules" / "airflow_trigger" / "client.html").read_text()
