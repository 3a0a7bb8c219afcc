"""Copies of this repository, and small repositories, for test releases."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[2]
_SOMEBODY = {
    "GIT_AUTHOR_NAME": "somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.internal",
    "GIT_COMMITTER_NAME": "somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.internal",
    # No hooks and no signatures, even if the user has configured them.
    "GIT_CONFIG_COUNT": "3",
    "GIT_CONFIG_KEY_0": "core.hooksPath",
    "GIT_CONFIG_VALUE_0": os.devnull,
    "GIT_CONFIG_KEY_1": "commit.gpgSign",
    "GIT_CONFIG_VALUE_1": "false",
    "GIT_CONFIG_KEY_2": "tag.gpgSign",
    "GIT_CONFIG_VALUE_2": "false",
}
_SMALL_PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "airflow-trigger"
version = "0.1.0"

[tool.hatch.build.targets.wheel]
packages = ["sdk/airflow_trigger", "generated/airflow_rest"]
"""
_SMALL_CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n- Something.\n"


@attrs.frozen
class Repository:
    folder: Path

    def git(self, *arguments: str) -> str:
        command = ["git", *arguments]
        env = os.environ | _SOMEBODY
        return subprocess.run(
            command, cwd=self.folder, env=env, check=True, capture_output=True, text=True
        ).stdout

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def commit(self, message: str = "A change") -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)

    def state(self) -> list[str]:
        """The state that a refused release must not change."""
        asked = [("rev-parse", "HEAD"), ("status", "--porcelain"), ("tag",), ("branch", "--list")]
        return [self.git(*what) for what in asked]

    def make(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run make in the repository, with the tools of these tests; all its output is in `stdout`.

        Make must not install them again: with PYTHON=false that would fail.
        """
        there = sys.executable
        tools = [f"VENV={sys.prefix}", f"TOOLS={there}", f"READY={there}", "PYTHON=false"]
        return subprocess.run(
            ["/usr/bin/env", "make", "--no-print-directory", *tools, *arguments],
            cwd=self.folder,
            env=os.environ | _SOMEBODY | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def refused(self, *arguments: str, **env: str) -> str:
        """Run make, which must fail but not with a traceback; returns its output."""
        done = self.make(*arguments, **env)
        assert done.returncode != 0, done.stdout
        assert f"{self.folder}/release/" not in done.stdout
        return done.stdout


def copy_of_this(folder: Path) -> Repository:
    """A new repository whose only commit is the working tree, with changes and new files."""
    options = ("--cached", "--others", "--exclude-standard")
    for name in Repository(ROOT).git("ls-files", *options).splitlines():
        if (ROOT / name).is_file():  # removed files are still listed
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    repository = Repository(folder)
    changelog = (folder / "CHANGELOG.md").read_text()
    heading = "## [Unreleased]\n"
    note = f"{heading}\n- A release to try things with.\n"
    repository.write({"CHANGELOG.md": changelog.replace(heading, note, 1)})
    repository.git("init", "--quiet")
    repository.commit()
    return repository


def small(folder: Path, api: str = "def trigger(dag_id): ...\n") -> Repository:
    """A repository with the code of `release`, and minimal packages to release."""
    shutil.copytree(ROOT / "release", folder / "release")
    shutil.copy(ROOT / "Makefile", folder)
    repository = Repository(folder)
    repository.write(
        {
            "pyproject.toml": _SMALL_PYPROJECT,
            "CHANGELOG.md": _SMALL_CHANGELOG,
            "requirements/dev.txt": "",
            ".gitignore": "__pycache__/\nbuild/\ndist/\n",
            "sdk/airflow_trigger/__init__.py": api,
            "generated/airflow_rest/__init__.py": "",
        }
    )
    repository.git("init", "--quiet")
    repository.commit()
    return repository
