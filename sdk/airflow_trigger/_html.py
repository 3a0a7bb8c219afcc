"""The words of an HTML page, such as a proxy answers with."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from html.parser import HTMLParser


class _TextOfHtml(HTMLParser):
    """Collects what a person sees of a page, its title first."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._hidden:
            self.texts.append(data.strip())


def html_words(page: str) -> str:
    reader = _TextOfHtml()
    with suppress(AssertionError):  # it is that strict with some declarations
        reader.feed(page)
    return "an HTML page: " + " - ".join(text[:80] for text in reader.texts[:2])
