"""Virtual environments of their own, made by uv, so that nothing else is in them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from release import PACKAGES, Refused, words
from release.version import Version

_PROOF = f"""
import importlib, sys
from importlib.metadata import version
from pathlib import Path

for name in {list(PACKAGES)}:
    folder = Path(importlib.import_module(name).__file__).parent
    if not folder.is_relative_to(sys.prefix):
        sys.exit(f"{{name}} comes from {{folder}}, not from the wheel")
    if not (folder / "py.typed").is_file():
        sys.exit(f"{{name}} has no py.typed")
import airflow_trigger
for name in airflow_trigger.__all__:
    getattr(airflow_trigger, name)
print(airflow_trigger.__version__)
"""


@attrs.frozen
class Environment:
    folder: Path

    @classmethod
    def create(cls, folder: Path, *, python: str = sys.executable) -> Environment:
        _uv("venv", "--quiet", "--clear", "--no-python-downloads", "--python", python, str(folder))
        return cls(folder)

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    def install(self, *arguments: str, cwd: Path | None = None) -> None:
        _uv("pip", "install", "--quiet", "--python", str(self.python), *arguments, cwd=cwd)

    def run_tests(self, tests: Sequence[str], *, cwd: Path) -> None:
        """Run tests with its Python; what they print is seen.

        Raises:
            Refused: One failed.
        """
        command = [str(self.python), "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
        if subprocess.run(command, cwd=cwd, env=_without_python_path()).returncode != 0:
            raise Refused(f"`{' '.join(command)}` failed")

    def prove(self, version: Version, *, cwd: Path) -> None:
        """Refuse unless both packages come from here, whole, typed, and of this version."""
        command = [str(self.python), "-c", _PROOF]
        done = subprocess.run(
            command, cwd=cwd, env=_without_python_path(), capture_output=True, text=True
        )
        if done.returncode != 0:
            raise Refused(f"the installed package is not right: {words(done.stderr)}")
        if done.stdout.strip() != str(version):
            raise Refused(f"version {done.stdout.strip()} is installed, not {version}")


def _without_python_path() -> Mapping[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def _uv(*arguments: str, cwd: Path | None = None) -> None:
    command = [sys.executable, "-m", "uv", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode != 0:
        raise Refused(f"`uv {' '.join(arguments)}` failed:\n{done.stderr.strip()}")
