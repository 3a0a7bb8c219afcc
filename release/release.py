"""Test, build and tag a release from a clean tree: `make release VERSION=1.2.3`.

The version and the changelog are committed before the tests run, so that these test what is
released. The commit is undone if the tests, the build or the check of the wheel fail.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from packaging.version import Version

from release import Refused, checks, git, refusals, refuse_changes
from release.addresses import examples

_WRITTEN = ("pyproject.toml", "CHANGELOG.md")


def release(root: Path, version: Version, *, test: str) -> None:
    """Check, test, commit, build, verify, tag."""
    _warn_of_examples(root)
    refuse_changes(root)
    changelog = _checked(root, version)
    before = made = _head(root)
    try:
        _run(root, sys.executable, "-m", "uv", "version", "--quiet", "--frozen", str(version))
        (root / "CHANGELOG.md").write_text(changelog)
        git(root, "commit", "--allow-empty", "-m", f"Release {version}", "--", *_WRITTEN)
        made = _head(root)
        _run(root, *shlex.split(test))
        refuse_changes(root)
        _refuse_commits(root, after=made)
        _run(root, "make", "--no-print-directory", "build", "verify")
        sums = (root / "dist" / "SHA256SUMS").read_text()
        # The tag has the checksums of the verified files; only these may be published.
        git(root, "tag", "-a", f"v{version}", "-m", str(version), "-m", sums, made)
    except BaseException:
        _take_back(root, made, before)
        raise
    _say(f"v{version} is tagged; push it, then `make publish INDEX_URL=…`")
    _warn_of_examples(root)


def _warn_of_examples(root: Path) -> None:
    """Warn of example settings, both before the long tests and at the end of the output."""
    for setting in examples((root / "pyproject.toml").read_text()):
        _say(f"WARNING: {setting} in pyproject.toml is an example, which users will see: set it")


def _checked(root: Path, version: Version) -> str:
    """The changelog of the release, after checking that it may be released."""
    last = checks.newest(git(root, "tag", "--merged", "HEAD").splitlines())
    checks.refuse_order(version, after=last)
    if git(root, "tag", "--list", f"v{version}"):
        raise Refused(f"v{version} is already tagged on another branch")
    changelog = (root / "CHANGELOG.md").read_text()
    released = checks.released(changelog, version, datetime.now(UTC).date())
    if last is None:
        _say("this is the first release, so there is no API to compare with")
    else:
        _say(f"comparing the API with v{last}")
        checks.refuse_breaks(version, after=last, breaks=checks.breaks_since(root, f"v{last}"))
    return released


def _head(root: Path) -> str:
    return git(root, "rev-parse", "HEAD").strip()


def _refuse_commits(root: Path, *, after: str) -> None:
    if _head(root) != after:
        raise Refused("something else was committed during the tests: release again")


def _take_back(root: Path, made: str, before: str) -> None:
    """Undo the commit of the release, but no other changes."""
    if _head(root) != made:
        _say("the commit of the release stays, because there are commits after it")
        return
    git(root, "reset", "--quiet", "--soft", before)
    git(root, "checkout", "--quiet", before, "--", *_WRITTEN)


def _run(root: Path, *command: str) -> None:
    said = shlex.join(command)
    _say(said)
    if subprocess.run(command, cwd=root).returncode != 0:
        raise Refused(f"`{said}` failed")


def _say(what: str) -> None:
    print(f"make release: {what}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m release.release", description=__doc__)
    parser.add_argument("version", type=checks.parsed)
    parser.add_argument("--test", default="make test", help="the command that runs all tests")
    options = parser.parse_args()
    release(Path.cwd(), options.version, test=options.test)


if __name__ == "__main__":
    with refusals("make release"):
        main()
