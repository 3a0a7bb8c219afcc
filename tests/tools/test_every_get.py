"""Lost parts of a response are reported by their location, never by their content."""

from __future__ import annotations

import pytest

from airflow_trigger.models import JSON
from tests.live.every_get.reading import lost

CASES: list[tuple[JSON, JSON, list[str]]] = [
    ({"a": [{"b": 1}]}, {"a": [{"b": 1}]}, []),
    ({"a": [{"b": 1}]}, {"a": [{}]}, [".a[0].b was sent, and is not read"]),
    ({"a": None}, {"a": None, "b": 1}, [".b is read, and was not sent"]),
    ({"a": "secret"}, {"a": 1}, [".a was sent as str, and is read as int"]),
    ({"a": "secret"}, {"a": "other"}, [".a was sent as str, and is another str"]),
    ([1, 2], [1], [" was sent with 2 items, and is read with 1"]),
]


@pytest.mark.parametrize(("sent", "read", "told"), CASES)
def test_what_is_lost_is_told_by_its_place(sent: JSON, read: JSON, told: list[str]) -> None:
    assert list(lost(sent, read)) == told
