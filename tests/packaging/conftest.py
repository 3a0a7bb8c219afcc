"""Releases this working tree, publishes it on a private index, and installs it from there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import attrs
import pytest

from tests.docs.pages import shown
from tests.packaging.index import Index, running_index
from tests.packaging.repository import ROOT, Repository, copy_of_this

VERSION = "9.8.7"
EXAMPLE_INDEX = "https://pypi.example.internal/simple"


@attrs.frozen
class Release:
    repository: Repository
    said: str

    @property
    def dist(self) -> Path:
        return self.repository.folder / "dist"

    @property
    def wheel(self) -> Path:
        return self.dist / f"airflow_trigger-{VERSION}-py3-none-any.whl"

    @property
    def sdist(self) -> Path:
        return self.dist / f"airflow_trigger-{VERSION}.tar.gz"

    @property
    def sbom(self) -> Path:
        return self.dist / f"airflow_trigger-{VERSION}.cdx.json"

    @property
    def sums(self) -> Path:
        return self.dist / "SHA256SUMS"


@attrs.frozen
class Published:
    release: Release
    index: Index
    said: str

    def again(self, **env: str) -> str:
        """Publish again, successfully; returns the output."""
        done = self.release.repository.make(*self._command, **self._credentials | env)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def refused(self, **env: str) -> str:
        """Try to publish again, which must be refused; returns the output."""
        return self.release.repository.refused(*self._command, **self._credentials | env)

    @property
    def _command(self) -> tuple[str, ...]:
        return ("publish", f"INDEX_URL={self.index.url}")

    @property
    def _credentials(self) -> dict[str, str]:
        return credentials(self.index)


@attrs.frozen
class Service:
    """An environment with the package, installed only from the private index."""

    folder: Path
    installer: str
    report: str

    @property
    def python(self) -> str:
        return str(self.folder / "bin" / "python")

    def run(self, *arguments: str, cwd: Path, **env: str) -> str:
        command = [self.python, *arguments]
        done = subprocess.run(
            command, cwd=cwd, env=bare_environment() | env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def bare_environment() -> dict[str, str]:
    """The environment without settings of pip, uv or Python that add other indexes or paths."""
    left_out = ("PIP_", "UV_", "PYTHON", "TWINE_", "AIRFLOW_TRIGGER_", "VIRTUAL_ENV", "NETRC")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    return environment | {"PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1"}


def credentials(index: Index) -> dict[str, str]:
    """The credentials, in the variables that `make publish` reads."""
    return {"TWINE_USERNAME": index.username, "TWINE_PASSWORD": index.password}


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release of the whole working tree, made by `make release`."""
    repository = copy_of_this(tmp_path_factory.mktemp("release") / "repository")
    tests = "WHEEL_TESTS=tests/contract/test_recordings.py"
    done = repository.make("release", f"VERSION={VERSION}", "TEST=true", tests)
    assert done.returncode == 0, done.stdout
    return Release(repository, done.stdout)


@pytest.fixture(scope="session")
def elsewhere(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The released commit, cloned later to another folder, with other file permissions."""
    folder = tmp_path_factory.mktemp("elsewhere") / "a folder of another name"
    before = os.umask(0o077)
    try:
        release.repository.git("clone", "--quiet", ".", str(folder))
    finally:
        os.umask(before)
    return Repository(folder)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index with all dependencies, including those of the command line, but not the package."""
    with running_index(tmp_path_factory.mktemp("index")) as index:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--require-hashes", "-r", str(ROOT / "requirements" / "command.txt")]
        command += ["--only-binary", ":all:", "--dest", str(index.packages)]
        subprocess.run(command, check=True)
        yield index


@pytest.fixture(scope="session")
def published(release: Release, index: Index) -> Published:
    """The release, published by `make publish`."""
    command = ("publish", f"INDEX_URL={index.url}")
    done = release.repository.make(*command, **credentials(index))
    assert done.returncode == 0, done.stdout
    return Published(release, index, done.stdout)


@pytest.fixture(scope="session")
def installed(
    published: Published, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Service]:
    """Installer → an environment made with it; each is made once."""

    @cache
    def installed_by(installer: str) -> Service:
        folder = tmp_path_factory.mktemp(installer) / "venv"
        report = folder.with_name("report.json")
        env = bare_environment() | {"NETRC": str(published.index.netrc)}
        if installer == "pip":
            install_with_pip(folder, published.index, env, report)
        else:
            install_with_uv(folder, published.index, env)
        return Service(folder, installer, report.read_text() if report.exists() else "")

    return installed_by


@pytest.fixture(params=["pip", "uv"])
def service(request: pytest.FixtureRequest, installed: Callable[[str], Service]) -> Service:
    return installed(request.param)


def install_with_pip(folder: Path, index: Index, env: Mapping[str, str], report: Path) -> None:
    """Run the commands of docs/install.md."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    options = {"PIP_NO_CACHE_DIR": "1", "PIP_REPORT": str(report), "PIP_NO_INPUT": "1"}
    commands = shown("docs/install.md", "pip install --index-url")
    type_in(commands, index, folder, env={**env, **options}).check_returncode()


def type_in(
    commands: str, index: Index, venv: Path, *, env: Mapping[str, str], cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run commands of a page in a shell, with uv and the programs of an environment on the PATH."""
    path = os.pathsep.join([str(venv / "bin"), str(Path(sys.executable).parent), env["PATH"]])
    return subprocess.run(
        ["/bin/bash", "-ec", commands.replace(EXAMPLE_INDEX, index.url)],
        env={**env, "PATH": path},
        cwd=cwd,
        capture_output=True,
        text=True,
    )


def install_with_uv(folder: Path, index: Index, env: Mapping[str, str]) -> None:
    uv = [sys.executable, "-m", "uv", "--quiet"]
    subprocess.run([*uv, "venv", "--python", sys.executable, str(folder)], env=env, check=True)
    command = [*uv, "pip", "install", "--no-cache", "--python", str(folder / "bin" / "python")]
    subprocess.run([*command, "--index-url", index.url, "airflow-trigger"], env=env, check=True)
