"""Build the artefacts of the working tree into dist/, the same bytes each time: `make build`.

Their times are those of the last commit (`SOURCE_DATE_EPOCH`). The wheel is built out of the sdist.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from release import DIST, PROJECT, Refused, git, words
from release.artefacts import Artefacts
from release.environment import Environment
from release.version import read


def build(root: Path, folder: Path, *, epoch: int) -> Artefacts:
    """Build all artefacts; `folder` holds nothing else afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        artefacts = build_packages(root, Path(temporary), epoch=epoch)
        _write_sbom(root, artefacts, epoch=epoch)
        artefacts.write_sums()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for file in Path(temporary).iterdir():
            shutil.copy(file, folder)
    return Artefacts(folder, artefacts.version)


def build_packages(source: Path, folder: Path, *, epoch: int, only: str | None = None) -> Artefacts:
    """Build the sdist, and the wheel out of it; or `only` one of them, straight from `source`."""
    artefacts = Artefacts(folder, read((source / "pyproject.toml").read_text()))
    command = ["-m", "build", "--no-isolation", "--outdir", str(folder)]
    _run(*command, *([f"--{only}"] if only else []), str(source), epoch=epoch)
    return artefacts


def _write_sbom(root: Path, artefacts: Artefacts, *, epoch: int) -> None:
    """The package with its locked runtime dependencies, as they are installed in the end."""
    with tempfile.TemporaryDirectory() as folder:
        environment = Environment.create(Path(folder) / "venv")
        environment.install("--require-hashes", "-r", str(root / "requirements" / "runtime.txt"))
        package = f"{PROJECT}=={artefacts.version}"
        # Found by its name, as a path would be noted in the SBOM.
        links = ("--no-deps", "--no-index", "--find-links", str(artefacts.folder))
        environment.install(*links, package)
        options = ["--pyproject", str(root / "pyproject.toml"), "--mc-type", "library"]
        options += ["--output-reproducible", "--validate", "--output-format", "JSON"]
        options += ["--output-file", str(artefacts.sbom), str(environment.python)]
        _run("-m", "cyclonedx_py", "environment", *options, epoch=epoch)


def _run(*arguments: str, epoch: int) -> None:
    env = os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}
    done = subprocess.run(
        [sys.executable, *arguments], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        raise Refused(f"`{' '.join(arguments)}` failed:\n{words(done.stdout.decode())}")


def main() -> None:
    root = Path.cwd()
    artefacts = build(root, root / DIST, epoch=git.commit_time(root))
    print(artefacts.sums.read_text(), end="")


if __name__ == "__main__":
    try:
        main()
    except Refused as error:
        sys.exit(f"make build: {error}")
