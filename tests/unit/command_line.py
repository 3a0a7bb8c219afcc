"""Runs the command line in the process of the test, against a fake that is served over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import attrs
import pytest

from airflow_trigger.cli import main
from airflow_trigger.testing import FakeAirflow


@attrs.frozen
class Done:
    """The result of a command."""

    status: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """The object on stdout."""
        return json.loads(self.stdout)


Call: TypeAlias = Callable[..., Done]


@pytest.fixture
def call(
    fake: FakeAirflow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Call]:
    """Runs a command in an environment that points to the fake."""

    def run(*arguments: str) -> Done:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Done(status, written.out, written.err)

    with fake.serving() as url:
        settings = {"URL": url, "USERNAME": fake.username, "PASSWORD": fake.password}
        for name, value in settings.items():
            monkeypatch.setenv(f"AIRFLOW_TRIGGER_{name}", value)
        yield run
