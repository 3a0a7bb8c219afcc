"""Renew the locks of Airflow releases, and without arguments that of PostgreSQL too.

python -m tests.live.lock [VERSION…]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.live import postgresql
from tests.live.releases import all_releases, release


def write_lock(lock: Path, requirements: Sequence[str], *options: str) -> None:
    """Resolve for every Python that is supported, so that one lock serves them all."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "-", "--upgrade"]
    command += ["--universal", "--generate-hashes", "--no-emit-index-url"]
    command += ["--no-header", "--no-annotate", "--python-version", "3.11"]
    command += ["--output-file", str(lock), *options]
    subprocess.run(command, input="\n".join(requirements), text=True, check=True)
    print(f"locked {lock.relative_to(lock.parents[3])}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.live.lock", description=__doc__)
    parser.add_argument("versions", nargs="*", metavar="VERSION", help="default: all")
    versions: list[str] = parser.parse_args().versions
    for wanted in [release(version) for version in versions or all_releases()]:
        newer = ("--exclude-newer", wanted.exclude_newer) if wanted.exclude_newer else ()
        write_lock(wanted.lock, wanted.requirements, *newer)
    if not versions:
        write_lock(postgresql.LOCK, (postgresql.REQUIREMENT,), "--no-deps")


if __name__ == "__main__":
    main()
