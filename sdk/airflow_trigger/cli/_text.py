"""What the texts for people share: the text of others made harmless."""

from __future__ import annotations

from airflow_trigger._flows import texts


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return foreign text on which no terminal acts: control characters become escapes.

    Escape sequences, carriage returns, C1 controls, bidirectional controls, line separators and
    what else cannot be seen are shown as in Python's source; what is printable stays as it is.

    Args:
        text: The text of a server, a log, or a person.
        lines: Whether the text may have several lines: line feeds and tabs stay then.

    >>> visible("\x1b[31mred\n")
    '\\x1b[31mred\\n'
    >>> visible("two\nlines", lines=True)
    'two\nlines'
    """
    shown = texts.visible(text)
    return shown if lines else shown.replace("\n", r"\n").replace("\t", r"\t")
