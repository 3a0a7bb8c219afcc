"""Make a release out of a clean tree, up to its tag: `make release VERSION=1.2.3`.

The version and the changelog are written after all that can be refused before; where the build then
fails, or its wheel, both files are as they were.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from release import DIST, Refused, api, changelog, git, verify
from release.build import build
from release.version import Version, newest, refuse_breaks, refuse_order, written


def release(root: Path, version: Version, *, test: str, wheel_tests: Sequence[str]) -> None:
    """Check, test, build, verify, commit, tag."""
    git.refuse_changes(root)
    last = newest(git.lines(root, "tag", "--merged", "HEAD"))
    refuse_order(version, after=last)
    now = int(time.time())
    pyproject, log = root / "pyproject.toml", root / "CHANGELOG.md"
    texts = {
        pyproject: written(pyproject.read_text(), version),
        log: changelog.released(log.read_text(), version, datetime.fromtimestamp(now, UTC).date()),
    }
    if last is None:
        _say("no release before this one, so no API to compare with")
    else:
        _say(f"the API against {last.tag}")
        refuse_breaks(version, after=last, breaks=api.breaks_since(root, last.tag))
    _say(test)
    if subprocess.run(shlex.split(test), cwd=root).returncode != 0:
        raise Refused(f"`{test}` failed")
    git.refuse_changes(root)
    with _rewritten(texts):
        _say("the artefacts")
        artefacts = build(root, root / DIST, epoch=now)
        _say(f"{artefacts.wheel.name}, installed alone")
        verify.verify(root, artefacts, wheel_tests)
        _commit(root, version, [*texts], now)
    git.output(root, "tag", "-a", version.tag, "-m", str(version))
    _say(f"{version.tag} is tagged; push it, then `make publish INDEX_URL=…`")


@contextmanager
def _rewritten(texts: Mapping[Path, str]) -> Generator[None, None, None]:
    """Files with other texts; their own come back if the block fails."""
    before = {path: path.read_text() for path in texts}
    try:
        for path, text in texts.items():
            path.write_text(text)
        yield
    except BaseException:
        for path, text in before.items():
            path.write_text(text)
        raise


def _commit(root: Path, version: Version, files: Sequence[Path], now: int) -> None:
    """Commit at the time that the artefacts have, so that the tag builds the same bytes again."""
    names = [str(file.relative_to(root)) for file in files]
    dated = {"GIT_AUTHOR_DATE": f"{now} +0000", "GIT_COMMITTER_DATE": f"{now} +0000"}
    git.output(root, "commit", "-m", f"Release {version}", "--", *names, env=dated)


def _say(what: str) -> None:
    print(f"make release: {what}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m release.release", description=__doc__)
    parser.add_argument("version", type=Version.parse)
    parser.add_argument("--test", default="make test", help="the command that runs all tests")
    parser.add_argument("--wheel-tests", nargs="+", default=verify.TESTS, metavar="TESTS")
    options = parser.parse_args()
    tests: Sequence[str] = options.wheel_tests
    release(Path.cwd(), options.version, test=options.test, wheel_tests=tests)


if __name__ == "__main__":
    try:
        main()
    except Refused as error:
        sys.exit(f"make release: {error}")
