"""Update the locks of Airflow releases; without arguments, also that of PostgreSQL.

python -m tests.live.lock [VERSION…]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from packaging.requirements import Requirement

from openapi.fetch import download_wheel
from tests.live import postgresql
from tests.live.releases import Release, all_releases, release


def write_lock(lock: Path, requirements: Sequence[str], *options: str) -> None:
    """Resolve for all supported Pythons, so that one lock serves them all."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "-", "--upgrade"]
    command += ["--universal", "--generate-hashes", "--no-emit-index-url"]
    command += ["--no-header", "--no-annotate", "--python-version", "3.11"]
    command += ["--output-file", str(lock), *options]
    subprocess.run(command, input="\n".join(requirements), text=True, check=True)
    print(f"locked {lock.name}", flush=True)


def lock_release(wanted: Release) -> None:
    newer = ("--exclude-newer", wanted.exclude_newer) if wanted.exclude_newer else ()
    write_lock(wanted.lock, with_prereleases(wanted.requirements), *newer)


def with_prereleases(requirements: Sequence[str]) -> list[str]:
    """Add the pre-releases that a pre-release pins: uv only accepts those that are named."""
    named = list(requirements)
    for one in named:
        named += [pin for pin in _pinned_by(Requirement(one)) if pin not in named]
    return named


def _pinned_by(requirement: Requirement) -> Iterator[str]:
    if not (version := _prerelease(requirement)):
        return
    for text in _metadata(requirement.name, version).get_all("Requires-Dist", []):
        needed = Requirement(text)
        if needed.marker is None and _prerelease(needed):
            yield f"{needed.name}{needed.specifier}"


def _prerelease(requirement: Requirement) -> str | None:
    """The version that it pins, if it is a pre-release."""
    pins = [one.version for one in requirement.specifier if one.operator == "=="]
    return pins[0] if pins and requirement.specifier.prereleases else None


def _metadata(name: str, version: str) -> Message:
    """See https://packaging.python.org/en/latest/specifications/core-metadata/."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = download_wheel(name, version, Path(folder))
        with zipfile.ZipFile(wheel) as archive:
            (member,) = (m for m in archive.namelist() if m.endswith(".dist-info/METADATA"))
            return BytesParser().parsebytes(archive.read(member))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.live.lock", description=__doc__)
    parser.add_argument("versions", nargs="*", metavar="VERSION", help="default: all")
    versions: list[str] = parser.parse_args().versions
    for wanted in [release(version) for version in versions or all_releases()]:
        lock_release(wanted)
    if not versions:
        write_lock(postgresql.LOCK, (postgresql.REQUIREMENT,), "--no-deps")


if __name__ == "__main__":
    main()
