"""What the modules of the package provide when they are imported."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import airflow_trigger

MODULES = [m.name for m in pkgutil.walk_packages(airflow_trigger.__path__, "airflow_trigger.")]


def test_every_public_name_is_there() -> None:
    for name in airflow_trigger.__all__:
        assert getattr(airflow_trigger, name) is not None
    assert set(airflow_trigger.__all__) <= set(dir(airflow_trigger))


def test_every_public_name_says_that_it_comes_from_the_package() -> None:
    errors = importlib.import_module("airflow_trigger.errors")
    raised = {name for name in vars(errors) if isinstance(getattr(errors, name), type)}

    assert raised - set(airflow_trigger.__all__) <= {"Any", "Where", "ClassVar"}


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'trigger_dag'"):
        _ = airflow_trigger.trigger_dag  # type: ignore[attr-defined]


@pytest.mark.parametrize("module", ["airflow_trigger", *MODULES])
def test_the_examples_in_docstrings_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0
