"""The text of an HTML page, such as a proxy's error page."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from html.parser import HTMLParser

# Elements whose content is not part of the page's text.
LEFT_OUT = frozenset(
    {"button", "footer", "head", "nav", "noscript", "script", "select", "style", "svg", "ul"}
)
# Elements that do not end a text.
INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "kbd", "small", "span", "strong", "u", "var"}
)


class _TextOfHtml(HTMLParser):
    """Collects the visible text of a page: title, headings and paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = [""]
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._left_out.clear()
        elif tag in LEFT_OUT:
            self._left_out.append(tag)
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._left_out:
            del self._left_out[self._left_out.index(tag) :]
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.texts[-1] += data

    def _separate(self, tag: str) -> None:
        if tag not in INLINE:
            self.texts.append("")


def html_words(page: str) -> str:
    reader = _TextOfHtml()
    with suppress(AssertionError):  # raised for some malformed declarations
        reader.feed(page)
    return "an HTML page: " + " - ".join(_without_repeats(reader.texts))


def _without_repeats(texts: Iterable[str]) -> list[str]:
    """The texts in their order, without a heading that repeats the title."""
    kept: list[str] = []
    for text in (" ".join(text.split()) for text in texts):
        if text and not any(text in earlier for earlier in kept):
            kept.append(text)
    return kept
