"""One client under load, shared by many: nothing goes wrong, and nothing is left behind."""

from __future__ import annotations

import pytest

from benchmarks.stub import stub
from tests.load.child import run


@pytest.mark.parametrize("half", ["threads", "tasks"])
def test_many_share_a_client_and_nothing_is_left_behind(half: str) -> None:
    with stub() as url:
        child = run(f"hammer_{half}", url, "2026")
    assert (child.stdout, child.stderr, child.returncode) == ("", "", 0)
