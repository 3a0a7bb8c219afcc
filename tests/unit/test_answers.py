"""The server's own words, out of every shape of body that was seen."""

from __future__ import annotations

import httpx
import pytest

from airflow_trigger._answers import LONGEST_DETAIL, server_words
from tests.unit.driving import answer

UNIQUE = {"reason": "Unique constraint violation", "statement": "hidden", "orig_error": "hidden"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            {"detail": "DAG not found", "status": 404, "title": "Not Found", "type": "…"},
            "DAG not found",
        ),
        ({"detail": None, "status": 403, "title": "Forbidden", "type": "…"}, "Forbidden"),
        ({"detail": "Invalid JWT token"}, "Invalid JWT token"),
        (
            {
                "detail": [
                    {"type": "missing", "loc": ["body", "logical_date"], "msg": "Field required"},
                    {
                        "type": "extra",
                        "loc": ["body", "run_id"],
                        "msg": "Extra inputs",
                        "input": "s3",
                    },
                ]
            },
            "body.logical_date: Field required; body.run_id: Extra inputs",
        ),
        ({"detail": ["odd"]}, "odd"),
        ({"detail": UNIQUE}, "Unique constraint violation"),
        ({"detail": {"odd": 1}}, "{'odd': 1}"),
        ({"error": "no such route"}, "no such route"),
        ({"message": "gateway says no"}, "gateway says no"),
        ({}, "Bad Request"),
        ([1], "[1]"),
        ("", "Bad Request"),
        ("Internal\n  Server   Error\n", "Internal Server Error"),
        (
            "<!doctype html><html><head><style>b {}</style><title>Ooops!</title></head>"
            "<body><script>var x;</script><h1>Something bad</h1><p>more</p></body></html>",
            "an HTML page: Ooops! - Something bad - more",
        ),
    ],
)
def test_every_shape_of_body_becomes_one_line(body: object, words: str) -> None:
    assert server_words(answer(400, body)) == words


def test_long_words_are_cut() -> None:
    words = server_words(answer(400, {"detail": "x" * 9999}))

    assert len(words) == LONGEST_DETAIL
    assert words.endswith("…")


def test_bytes_that_are_no_text_are_no_crash() -> None:
    assert server_words(httpx.Response(502, content=b"\xff\xfe\x00"))


@pytest.mark.parametrize("charset", ["hex", "rot13", "idna", "undefined", "no-such"])
def test_a_charset_that_is_none_hides_no_words(charset: str) -> None:
    headers = {"content-type": f"text/plain; charset={charset}"}

    assert "server" in server_words(httpx.Response(502, content=b"no server \xff", headers=headers))


@pytest.mark.parametrize("body", ["[" * 100_000, "<html><![foo[bar]]>"], ids=["deep", "marked"])
def test_a_body_that_breaks_parsers_is_still_an_answer(body: str) -> None:
    assert server_words(answer(502, body))
