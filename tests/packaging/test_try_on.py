"""`try_on.sh` checks what it tests, and skips each Python that is not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import Release
from tests.packaging.repository import ROOT, Repository

PROOF = ROOT / "release" / "installed.py"


def proof(python: Path | str) -> str:
    done = subprocess.run([str(python), "-I", str(PROOF)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode != 0
    return done.stderr


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    command = [sys.executable, "-m", "uv", "venv", "--quiet", str(tmp_path / "venv")]
    subprocess.run([*command, "--python", sys.executable], check=True)
    return tmp_path / "venv"


def install(venv: Path, what: Path) -> None:
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", str(venv)]
    subprocess.run([*command, str(what)], check=True)


def test_the_package_of_the_source_tree_is_not_that_of_the_wheel() -> None:
    """The environment of the tests has the package from the source tree."""
    assert "airflow_trigger, not from the wheel" in proof(sys.executable)


def test_an_environment_without_the_package_is_refused(venv: Path) -> None:
    assert "No module named 'airflow_trigger'" in proof(venv / "bin" / "python")


def test_a_wheel_that_is_not_whole_typed_and_of_this_version_is_refused(
    venv: Path, release: Release
) -> None:
    install(venv, release.wheel)
    (packages,) = venv.glob("lib/python*/site-packages")
    python = venv / "bin" / "python"

    assert "version 9.8.7 is installed, not" in proof(python)
    (packages / "airflow_trigger" / "retry.py").unlink()
    assert "airflow_trigger.retry" in proof(python)
    (packages / "airflow_rest" / "py.typed").unlink()
    assert "airflow_rest has no py.typed" in proof(python)


def test_each_python_that_runs_is_tried_and_the_others_are_named(
    elsewhere: Repository, tmp_path: Path
) -> None:
    """Version managers have shims for unselected versions, which exit with an error."""
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    lock = elsewhere.folder / "requirements" / "runtime.txt"
    command = [str(elsewhere.folder / "release" / "try_on.sh"), str(Path(sys.executable).parent)]

    def tried(pythons: str, test: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, str(lock), pythons, test],
            cwd=elsewhere.folder,
            env=os.environ | {"PATH": f"{tmp_path}:/usr/bin:/bin", "UV_NO_MANAGED_PYTHON": "1"},
            capture_output=True,
            text=True,
        )

    none = tried("3.12 /no/python", "tests")
    some = tried(f"3.12 {sys.executable}", "tests")

    assert none.stdout.splitlines() == [
        "Python 3.12 is not here: left out",
        "Python /no/python is not here: left out",
    ]
    assert none.returncode == 1
    assert "there is no Python 3.12 /no/python" in none.stderr
    minor = "{}.{}".format(*sys.version_info)
    assert f"build/runtime-python{minor}: tests" in some.stdout
    # The wheel and the lock are installed; only pytest is missing, as it is not in the lock.
    assert some.returncode == 1
    assert "No module named pytest" in some.stderr
