"""Try a newer Airflow than the pinned ones: `make next [AIRFLOW=3.5.0]`.

The default is the newest version on the package index, pre-releases included. It reports what the
spec has that the pinned one lacks, whether the client can be generated from it, and the results of
the live tests. Nothing in the tree is changed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from packaging.version import Version

from openapi.differences import differences, in_words
from openapi.fetch import FetchError, fetch, move_pin, resolve
from openapi.generate import GenerationError, generate, overlay_of, use_pinned_formatter
from openapi.overlay import apply_what_fits
from openapi.prepare import prepare
from openapi.specs import UPSTREAM, Pin, load_yaml, pins_of, read_lock
from openapi.used import used_by_adapters
from tests.live.install import installed
from tests.live.labels import topics
from tests.live.lock import lock_release
from tests.live.releases import FURTHER_RELEASES, CannotRun, Release, all_releases
from tests.live.serve import stopwatch

TESTS = Path(__file__).parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.live.next", description=__doc__)
    parser.add_argument("version", nargs="?", metavar="VERSION", help="default: see above")
    given: str | None = parser.parse_args().version
    try:
        wanted = given or _newest_of_index()
        if wanted is None:
            return 0
        with tempfile.TemporaryDirectory(prefix="airflow-trigger-next-") as folder:
            return _try(wanted, Path(folder))
    except (CannotRun, FetchError, subprocess.CalledProcessError) as error:
        print(f"make next: {error}", file=sys.stderr)
        return 1


def _newest_of_index() -> str | None:
    pinned = [Version(one.version) for one in all_releases().values()]
    available = _available()
    print(*patches(available, pinned), sep="\n")
    newer = newest(available, pinned)
    if newer is None:
        print(f"Nothing is newer than Airflow {max(pinned)}, which is pinned.")
        return None
    print(f"Airflow {newer} is newer than {max(pinned)}, the newest that is pinned.")
    return str(newer)


def _available() -> list[Version]:
    """All versions that the package index has for this Python."""
    command = [sys.executable, "-m", "pip", "index", "versions", "apache-airflow", "--pre"]
    command += ["--json", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FetchError(f"pip could not list the versions of Airflow:\n{done.stderr.strip()}")
    versions: list[str] = json.loads(done.stdout)["versions"]
    return [Version(version) for version in versions]


def newest(available: Iterable[Version], pinned: Iterable[Version]) -> Version | None:
    """The newest version, if it is newer than all that are pinned."""
    found = max(available)
    return found if found > max(pinned) else None


def patches(available: Sequence[Version], pinned: Iterable[Version]) -> Iterator[str]:
    """A line for each pin whose minor version has a newer release, and one line for the rest."""
    rest: list[str] = []
    for pin in sorted(set(pinned), reverse=True):
        of_minor = [
            one
            for one in available
            if one.release[:2] == pin.release[:2] and (pin.is_prerelease or not one.is_prerelease)
        ]
        if of_minor and max(of_minor) > pin:
            yield f"Airflow {max(of_minor)} is out, {pin} is pinned."
        else:
            rest.append(str(pin))
    if rest:
        yield f"Pinned, and the newest of their minor versions: {', '.join(rest)}."


def _try(version: str, folder: Path) -> int:
    pin = resolve(version)
    fetch(pin, folder)
    _tell_differences(pin, folder)
    generated = _can_be_generated(pin, folder)
    passed = _passes(release_of(pin, folder), folder)
    return int(not (generated and passed))


def _tell_differences(pin: Pin, upstream: Path) -> None:
    older = before(pin, read_lock())
    if older is None:
        print(f"No pinned version of /api/{pin.api} is older than Airflow {pin.airflow}.")
        return
    print(f"\n# The spec of Airflow {pin.airflow} beside that of {older.airflow}, /api/{pin.api}\n")
    found = differences(load_yaml(older.path(UPSTREAM)), load_yaml(pin.path(upstream)))
    print(in_words(found, used_by_adapters(pin.api)), flush=True)


def before(pin: Pin, pins: Iterable[Pin]) -> Pin | None:
    """The newest pin of the same API that is older."""
    older = [one for one in pins_of(pin.api, pins) if one.version_key < pin.version_key]
    return older[-1] if older else None


def _can_be_generated(pin: Pin, upstream: Path) -> bool:
    """Whether `make generate` would succeed after the pin is moved."""
    print(f"\n# The client, generated from the spec of Airflow {pin.airflow}\n")
    pins = pins_of(pin.api, move_pin(read_lock(), pin))
    *older, newest = (load_yaml(one.path(upstream if one == pin else UPSTREAM)) for one in pins)
    overlay = overlay_of(pin.api)
    repaired, idle = apply_what_fits(newest, load_yaml(overlay))
    for line in idle:
        print(f"openapi/overlays/{overlay.name}: {line}; take it out.")
    use_pinned_formatter()
    try:
        generate(prepare(repaired, older), upstream / "generated")
    except GenerationError as error:
        print(f"It cannot be generated: {error}", flush=True)
        return False
    print("It is generated without these repairs." if idle else "It is generated.", flush=True)
    return not idle


def release_of(pin: Pin, folder: Path) -> Release:
    """The release as its table says, or like the newest of its API; its lock is in the folder."""
    known, version = all_releases(), pin.airflow
    like = known.get(version) or next(one for one in known.values() if one.api == pin.api)
    others = [one for one in like.requirements if not one.startswith("apache-airflow==")]
    requirements = (f"apache-airflow=={version}", *others)
    return replace(like, name=version, version=version, requirements=requirements, folder=folder)


def as_table(release: Release) -> str:
    """The release as a table of `locks.toml`; a JSON list is a TOML list as well."""
    lines = [
        f'["{release.name}"]',
        f"requirements = {json.dumps(release.requirements)}",
        f"python = {json.dumps(release.pythons)}",
    ]
    if release.exclude_newer:
        lines.append(f'exclude_newer = "{release.exclude_newer}"')
    return "\n".join(lines) + "\n"


def _passes(release: Release, folder: Path) -> bool:
    print(f"\n# The live tests on Airflow {release.name}\n", flush=True)
    table = folder / "releases.toml"
    table.write_text(as_table(release))
    release.lock.parent.mkdir()
    lock_release(release)
    installed(release, stopwatch())
    results = folder / "results.xml"
    command = [sys.executable, "-m", "pytest", str(TESTS), "--airflow", release.name]
    command += ["--quiet", "--tb=short", "-p", "no:cacheprovider"]
    command += ["--junitxml", str(results), "-o", "junit_family=xunit1"]
    run = subprocess.run(command, env=os.environ | {FURTHER_RELEASES: str(table)}, check=False)
    print(*reading(results), sep="\n", flush=True)
    return run.returncode == 0


def reading(results: Path) -> Iterator[str]:
    """The results of reading every GET operation; pytest's output covers the other tests."""
    if results.exists():
        labels = topics()["tests.live.test_every_get"].labels
        for case in ElementTree.parse(results).iter("testcase"):  # noqa: S314 - pytest wrote it
            for seen in case.iter("property") if "every_get" in case.get("name", "") else ():
                label = labels[case.get("name", "").partition("[")[0]]
                yield f"{label}: {seen.get('value')}"


if __name__ == "__main__":
    sys.exit(main())
