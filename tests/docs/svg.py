"""Shared by the modules that draw SVG pictures: the two themes, and the frame of a picture."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import attrs

FONT = "system-ui, -apple-system, 'Segoe UI', sans-serif"


@attrs.frozen
class Theme:
    ground: str
    box: str
    line: str
    text: str
    muted: str
    accent: str
    good: str
    bad: str
    on_colour: str


THEMES = {
    "light": Theme(
        ground="#fafafa",
        box="#eef3fb",
        line="#3565a8",
        text="#1b2a41",
        muted="#56627a",
        accent="#d9e6fa",
        good="#176f2c",
        bad="#b31d28",
        on_colour="#ffffff",
    ),
    "dark": Theme(
        ground="#161b22",
        box="#22304a",
        line="#8fb4ea",
        text="#e6edf3",
        muted="#a9b6c6",
        accent="#2f4a78",
        good="#56d364",
        bad="#ff7b72",
        on_colour="#161b22",
    ),
}


def framed(title: str, width: int, height: int, theme: Theme, parts: Iterable[str]) -> str:
    """A complete picture.

    Classes of the parts: `l` is a line, `lost` a line of a lost message, `b` a box, `a` a box of
    this package, `good` and `bad` a shape in that colour, `n` text on these shapes, `ring` an
    outlined shape, `m` secondary text, `t` text across a line. `start` and `end` align text.
    """
    style = (
        f".l {{ stroke: {theme.line}; fill: none; stroke-width: 1.5 }} "
        f".b {{ fill: {theme.box}; stroke: {theme.line}; stroke-width: 1.5 }} "
        f".a {{ fill: {theme.accent}; stroke: {theme.line}; stroke-width: 2.5 }} "
        f"text {{ fill: {theme.text}; text-anchor: middle }} "
        f".m {{ fill: {theme.muted}; font-size: 12px }} "
        f".start {{ text-anchor: start }} .end {{ text-anchor: end }} "
        f".lost {{ stroke: {theme.bad}; fill: none; stroke-width: 1.5 }} "
        f".ring {{ stroke: {theme.good}; fill: none; stroke-width: 2 }} "
        f".good {{ fill: {theme.good} }} .bad {{ fill: {theme.bad} }} "
        f".n {{ fill: {theme.on_colour}; font-weight: 600; font-size: 12px }} "
        f".t {{ font-size: 13px; paint-order: stroke; stroke: {theme.ground}; stroke-width: 5px }}"
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="{FONT}" font-size="14">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>",
        f'<rect width="{width}" height="{height}" rx="8" fill="{theme.ground}"/>',
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
