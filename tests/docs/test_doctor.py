"""docs/auth.md shows what `doctor` prints."""

from __future__ import annotations

import re
import shlex

import pytest

from airflow_trigger.__main__ import main
from airflow_trigger.testing import FakeAirflow
from tests.docs.pages import shown


def test_the_doctor_prints_what_the_page_shows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = FakeAirflow()
    fake.add_dag("sales")
    fake.add_user("svc-orders", "secret", permissions=["read"])
    command = shlex.split(shown("docs/auth.md", "python -m airflow_trigger doctor"))
    with fake.serving() as url:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", url)
        monkeypatch.setenv("AIRFLOW_TRIGGER_USERNAME", "svc-orders")
        monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", "secret")
        status = main(command[3:])

    printed = capsys.readouterr().out
    assert without_numbers(printed) == without_numbers(shown("docs/auth.md", "URL "))
    assert status == 3


def without_numbers(text: str) -> str:
    """Replace numbers, as ports and times differ between runs."""
    return re.sub(r"\d+", "0", text)
