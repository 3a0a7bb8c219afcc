"""Every error carries the address of its entry in the documentation."""

from __future__ import annotations

import importlib.metadata
import tomllib
import traceback
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import pytest

import airflow_trigger
from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    ConfigError,
    DagPaused,
    PasswordAuth,
    errors,
)
from airflow_trigger.testing import FakeAirflow

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "errors.md").read_text()
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["urls"]
CLASSES = [
    value
    for value in (getattr(airflow_trigger, name) for name in airflow_trigger.__all__)
    if isinstance(value, type) and issubclass(value, AirflowTriggerError)
]


def anchor(kind: type[AirflowTriggerError]) -> str:
    # Bypasses the constructor, as each class takes different arguments.
    url = kind.__new__(kind).docs_url
    assert url is not None
    page, _, fragment = url.partition("#")
    assert page == f"{SETTINGS['Documentation']}/errors.html"
    return fragment


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Set the project URLs that the package was published with, or let it not be installed."""
    remembered = errors.documentation

    def as_published(*urls: str, installed: bool = True) -> None:
        def metadata(name: str) -> Message:
            if not installed:
                raise importlib.metadata.PackageNotFoundError(name)
            message = Message()
            for url in urls:
                message["Project-URL"] = url
            return message

        monkeypatch.setattr(importlib.metadata, "metadata", metadata)
        remembered.cache_clear()

    yield as_published
    remembered.cache_clear()


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_the_address_of_an_error_is_that_of_its_entry(kind: type[AirflowTriggerError]) -> None:
    assert anchor(kind) == kind.__name__.lower()
    assert f"{{#{anchor(kind)}}}" in PAGE


def test_the_error_of_a_user_has_the_address_of_its_base_class() -> None:
    class OrderPaused(DagPaused):
        pass

    assert anchor(OrderPaused) == "dagpaused"


def test_a_traceback_ends_with_the_address() -> None:
    with pytest.raises(ConfigError) as raised:
        AirflowClient()

    message, address = "".join(traceback.format_exception_only(raised.value)).splitlines()
    assert address == f"See {raised.value.docs_url}"
    assert "See" not in message


def test_the_address_stays_the_last_line() -> None:
    error = DagPaused("paused")
    error.add_note("first")
    error.add_note("second")

    assert error.__notes__ == ["first", "second", f"See {error.docs_url}"]


def test_the_address_is_the_one_that_the_release_was_given(
    published: Callable[..., None],
) -> None:
    published("Source, https://git.example.com", "Documentation, https://docs.example.com/sdk/")

    assert DagPaused("paused").docs_url == "https://docs.example.com/sdk/errors.html#dagpaused"


@pytest.mark.parametrize("installed", [True, False], ids=["no URL", "not installed"])
def test_an_error_of_a_package_without_an_address_has_none(
    published: Callable[..., None], *, installed: bool
) -> None:
    published(installed=installed)
    error = DagPaused("paused")
    error.add_note("first")
    error.add_note("second")

    assert error.docs_url is None
    assert error.__notes__ == ["first", "second"]


@pytest.mark.parametrize(
    ("urls", "page"),
    [
        (
            ("Documentation, https://docs.test/sdk/",),
            "See https://docs.test/sdk/auth.html#required-permissions.",
        ),
        ((), "See the documentation's page Authentication."),
    ],
)
def test_the_doctor_says_where_all_permissions_are_listed(
    published: Callable[..., None], urls: tuple[str, ...], page: str
) -> None:
    published(*urls)
    fake = FakeAirflow()
    fake.add_dag("sales")
    fake.add_user("ada", "secret", permissions=["read"])
    with fake.client(auth=PasswordAuth("ada", "secret")) as airflow:
        report = airflow.doctor("sales")

    advice = next(one.advice for one in report.steps if one.name == "permissions")
    assert advice.endswith(page)
