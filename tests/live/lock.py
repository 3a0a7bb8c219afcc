"""Renew the locks of the Airflow releases: `python -m tests.live.lock [VERSION…]`."""

from __future__ import annotations

import argparse
import subprocess
import sys

from tests.live.releases import Release, all_releases, release


def write_lock(wanted: Release) -> None:
    """Resolve for every Python the release runs on, so that one lock serves them all."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "-", "--upgrade"]
    command += ["--universal", "--generate-hashes", "--no-emit-index-url"]
    command += ["--no-header", "--no-annotate", "--python-version", "3.11"]
    if wanted.exclude_newer:
        command += ["--exclude-newer", wanted.exclude_newer]
    command += ["--output-file", str(wanted.lock)]
    subprocess.run(command, input="\n".join(wanted.requirements), text=True, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.live.lock", description=__doc__)
    parser.add_argument("versions", nargs="*", metavar="VERSION", help="default: all")
    versions: list[str] = parser.parse_args().versions
    for wanted in [release(version) for version in versions or all_releases()]:
        write_lock(wanted)
        print(f"locked Airflow {wanted.version}: {wanted.lock.relative_to(wanted.lock.parents[3])}")


if __name__ == "__main__":
    main()
