"""The words of an HTML page, such as a proxy answers with."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from html.parser import HTMLParser

# The sentence that says what is wrong comes after the title and the headings.
MOST_TEXTS = 6


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
    return "an HTML page: " + " - ".join(_without_repeats(reader.texts)[:MOST_TEXTS])


def _without_repeats(texts: Iterable[str]) -> list[str]:
    """The texts in their order; a heading that the title has said already is left out."""
    kept: list[str] = []
    for text in texts:
        if not any(text in earlier for earlier in kept):
            kept.append(text)
    return kept
