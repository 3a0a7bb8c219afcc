"""The reference and the list of errors are complete."""

from __future__ import annotations

import re

import airflow_trigger
from airflow_trigger import testing
from tests.docs.pages import ROOT

ENTRY = re.compile(r"^\.\. (?:auto|py:)\w+:: ([\w.]+)(?:\(\))?$", re.MULTILINE)
TERM = re.compile(r"^\[`(\w+)`\]\{#(\w+)\}\n: ", re.MULTILINE)
# The page describes these base classes before the list.
TOLD_BEFORE = {"AirflowTriggerError", "ApiError"}


def names(module: object) -> list[str]:
    listed: list[str] = vars(module)["__all__"]
    return listed


def test_the_reference_has_an_entry_for_every_public_name_and_fixture() -> None:
    pages = (ROOT / "docs" / "reference").glob("*.md")
    entries = [entry for page in pages for entry in ENTRY.findall(page.read_text())]
    fixtures = ("fake_airflow", "airflow_client", "async_airflow_client")

    assert sorted(entries) == sorted(
        [
            *(f"airflow_trigger.{name}" for name in names(airflow_trigger)),
            "airflow_trigger.auth.ProvidedToken",
            *(f"airflow_trigger.testing.{name}" for name in names(testing)),
            *(f"airflow_trigger.testing.plugin.{name}" for name in fixtures),
        ]
    )


def test_the_index_of_errors_names_each_of_them_once_with_an_anchor() -> None:
    text = (ROOT / "docs" / "errors.md").read_text()
    values = {name: getattr(airflow_trigger, name) for name in names(airflow_trigger)}
    errors = {
        name
        for name, value in values.items()
        if isinstance(value, type) and issubclass(value, airflow_trigger.AirflowTriggerError)
    }

    assert sorted(name for name, _ in TERM.findall(text)) == sorted(errors - TOLD_BEFORE)
    assert all(anchor == name.lower() for name, anchor in TERM.findall(text))
    assert all(f"`{name}`" in text for name in TOLD_BEFORE)
