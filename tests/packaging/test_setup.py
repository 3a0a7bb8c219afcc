"""`make setup` installs again if the contents of files change, not their modification times."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import attrs
import pytest

from tests.packaging.repository import ROOT

# A substitute for Python, and for all programs in the environment that it creates.
PYTHON = """#!/bin/sh
case "$*" in
"-m venv"*)
    rm -rf "$4"
    mkdir -p "$4/bin"
    cp "$0" "$4/bin/python"
    cp "$0" "$4/bin/uv"
    echo environment >>"$DONE" ;;
*--editable*) echo package >>"$DONE" ;;
*"pip install"*dev.txt*) echo tools >>"$DONE" ;;
*release.publish*) echo upload >>"$DONE" ;;
esac
"""
PYPROJECT = '[project]\nname = "airflow-trigger"\nversion = "0.1.0"\n'


@attrs.frozen
class Clone:
    folder: Path

    def make(self, *arguments: str) -> list[str]:
        """Run make; returns what was installed or uploaded, in order."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout
        log = self.folder / "done"
        found = log.read_text().split() if log.exists() else []
        log.unlink(missing_ok=True)
        return found

    def refused(self, *arguments: str) -> list[str]:
        """Run a setup, which must fail; returns the output without make's own last line."""
        done = self.run("setup", *arguments)
        assert done.returncode != 0, done.stdout
        return done.stdout.splitlines()[:-1]

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def touch(self) -> None:
        """Change modification times only, as `git checkout` does."""
        for name in ("requirements/dev.txt", "pyproject.toml"):
            os.utime(self.folder / name)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        variables = ["PYTHON=./python", *arguments]
        return subprocess.run(
            ["/usr/bin/env", "make", "--no-print-directory", *variables],
            cwd=self.folder,
            env=os.environ | {"DONE": str(self.folder / "done")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    clone = Clone(tmp_path)
    (tmp_path / "requirements").mkdir()
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "requirements" / "setup.sh", tmp_path / "requirements")
    clone.write("requirements/dev.txt", "uv==0.1 \\\n    --hash=sha256:0\n")
    clone.write("pyproject.toml", PYPROJECT)
    clone.write("python", PYTHON)
    (tmp_path / "python").chmod(0o755)
    return clone


def test_all_is_installed_once_whatever_the_time_stamps(clone: Clone) -> None:
    assert clone.make("setup") == ["environment", "tools", "package"]

    clone.touch()

    assert clone.make("setup") == []


def test_after_a_release_nothing_is_installed_to_publish(clone: Clone) -> None:
    clone.make("setup")

    clone.write("pyproject.toml", PYPROJECT.replace("0.1.0", "0.2.0"))

    assert clone.make("publish", "INDEX_URL=https://pypi.example.internal/simple") == ["upload"]
    assert clone.make("setup") == ["package"]


def test_going_back_to_another_version_installs_the_package_again(clone: Clone) -> None:
    clone.make("setup")
    clone.write("pyproject.toml", PYPROJECT.replace("0.1.0", "0.2.0"))
    clone.make("setup")

    clone.write("pyproject.toml", PYPROJECT)

    assert clone.make("setup") == ["package"]


def test_another_lock_makes_the_environment_anew(clone: Clone) -> None:
    clone.make("setup")

    clone.write("requirements/dev.txt", "uv==0.2 \\\n    --hash=sha256:0\n")

    assert clone.make("setup") == ["environment", "tools", "package"]


def test_where_uv_cannot_install_pip_does(clone: Clone) -> None:
    clone.write("python", PYTHON.replace('"-m venv"*)', '"pip install"*) exit 2 ;;\n"-m venv"*)'))

    assert clone.make("setup") == ["environment", "tools", "package"]


@pytest.mark.parametrize(
    ("python", "reason"),
    [
        ("#!/bin/sh\nexit 127\n", "there is no ./python. Name a Python 3.11 or newer"),
        (
            '#!/bin/sh\ncase "$*" in *exit*) exit 1 ;; *) echo 3.9 ;; esac\n',
            "./python is Python 3.9. Name 3.11 or newer",
        ),
        (
            '#!/bin/sh\ncase "$*" in *venv*) echo no ensurepip; exit 1 ;; esac\n',
            "the tools are not installed; the lines above say why",
        ),
    ],
)
def test_a_setup_that_fails_says_why_at_the_end(clone: Clone, python: str, reason: str) -> None:
    clone.write("python", python)

    assert f"make setup failed: {reason}" in clone.refused()[-1]


def test_what_pip_and_uv_print_is_shown_where_they_fail_alone(clone: Clone) -> None:
    noisy = PYTHON.replace("*--editable*)", "*--editable*) echo Location is ignored; ")
    clone.write("python", noisy)
    shown = clone.run("setup").stdout

    clone.write("python", noisy.replace("Location is ignored;", "no such index; exit 1;"))
    clone.write("requirements/dev.txt", "")
    *_, said, last = clone.refused()

    assert shown.splitlines() == [
        "Installing the tools into .venv (about 30 s, once)",
        "Installing this package into .venv (about 5 s)",
    ]
    assert said == "no such index"
    assert last.startswith("make setup failed: this package is not installed")
