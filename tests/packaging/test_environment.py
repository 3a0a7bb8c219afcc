"""Environments prove what is in them; interpreters are those that run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from release import Refused
from release.environment import Environment
from release.try_on import present
from release.version import Version, read
from tests.packaging.repository import ROOT


def test_an_environment_that_has_the_package_from_the_source_tree_is_refused() -> None:
    """The one that the tests run in is such."""
    version = read((ROOT / "pyproject.toml").read_text())

    with pytest.raises(Refused, match="sdk/airflow_trigger, not from the wheel"):
        Environment(Path(sys.prefix)).prove(version, cwd=ROOT)


def test_an_environment_without_the_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not right: ModuleNotFoundError: No module named"):
        Environment.create(tmp_path / "venv").prove(Version(1, 2, 3), cwd=ROOT)


def test_tests_that_fail_are_refused(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(): assert False\n")

    with pytest.raises(Refused, match="pytest"):
        Environment(Path(sys.prefix)).run_tests(["test_it.py"], cwd=tmp_path)


def test_an_interpreter_that_does_not_run_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the shims of version managers do not, for versions that are not chosen."""
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    found = [*present(["3.12", "3.13", sys.executable])]

    assert [one.path for one in found] == [sys.executable]
    assert found[0].minor == "{}.{}".format(*sys.version_info)
    assert capsys.readouterr().out == (
        "Python 3.12 is not here: left out\nPython 3.13 is not here: left out\n"
    )
