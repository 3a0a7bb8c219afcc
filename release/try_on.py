"""Run tests with the wheel on other Pythons, or on other versions of what it depends on.

python -m release.try_on --lock requirements/lowest.txt [--python 3.12 …] TESTS…

Each Python is a path, or a version that is looked for as `python3.12` on the PATH. One that is not
there is named and left out. Every environment is kept in build/, to look into.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from release import Refused, git
from release.build import build_packages
from release.environment import Environment


@attrs.frozen
class Interpreter:
    path: str
    minor: str


def present(wanted: Iterable[str]) -> Iterator[Interpreter]:
    """Those that run; a file on the PATH may be the shim of a version manager, which does not."""
    for name in wanted:
        path = name if "/" in name else shutil.which(f"python{name}")
        minor = _minor(path) if path else None
        if path and minor:
            yield Interpreter(path, minor)
        else:
            print(f"Python {name} is not here: left out", flush=True)


def _minor(path: str) -> str | None:
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([path, "-c", code], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def try_on(root: Path, pythons: Sequence[str], lock: Path, tests: Sequence[str]) -> None:
    interpreters = [*present(pythons)]
    if not interpreters:
        raise Refused(f"there is no Python {' or '.join(pythons)}")
    with tempfile.TemporaryDirectory() as folder:
        built = build_packages(root, Path(folder), epoch=git.commit_time(root))
        for interpreter in interpreters:
            name = f"{lock.stem}-python{interpreter.minor}"
            print(f"build/{name}: {' '.join(tests)}", flush=True)
            environment = Environment.create(root / "build" / name, python=interpreter.path)
            # The lock is complete, and has an override that a resolver would refuse.
            environment.install("--no-deps", "--require-hashes", "-r", str(lock))
            environment.install("--no-deps", str(built.wheel))
            environment.prove(built.version, cwd=root)
            environment.run_tests(tests, cwd=root)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lock", type=Path, required=True)
    parser.add_argument("--python", action="append", help="default: the one that runs this")
    parser.add_argument("tests", nargs="+")
    options = parser.parse_args()
    try_on(Path.cwd(), options.python or [sys.executable], options.lock, options.tests)


if __name__ == "__main__":
    try:
        main()
    except Refused as error:
        sys.exit(f"{error}")
