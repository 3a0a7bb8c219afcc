"""Fixtures for the tests of the recipes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.both import Mode


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture
def pass_seconds(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A function that sets all clocks of this process forward."""
    passed = 0.0

    def later(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    now, monotonic = time.time, time.monotonic
    monkeypatch.setattr(time, "time", lambda: now() + passed)
    monkeypatch.setattr(time, "monotonic", lambda: monotonic() + passed)
    return later
