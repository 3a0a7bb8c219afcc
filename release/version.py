"""Which version may follow which."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence

import attrs

from release import Refused

_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
_LINE = re.compile(r'^version = "[^"\n]*"$', re.MULTILINE)


@attrs.frozen(order=True)
class Version:
    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Version:
        match = _VERSION.fullmatch(text)
        if match is None:
            raise Refused(f"{text!r} is no version: say VERSION=1.2.3")
        return cls(*map(int, match.groups()))

    @property
    def tag(self) -> str:
        return f"v{self}"

    @property
    def next_breaking(self) -> Version:
        """The least version that may break what this one promises: before 1.0, a minor one."""
        return Version(self.major + 1, 0, 0) if self.major else Version(0, self.minor + 1, 0)

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def newest(tags: Iterable[str]) -> Version | None:
    """The newest version among tags, of which some may mean something else."""
    texts = [tag.removeprefix("v") for tag in tags if tag.startswith("v")]
    return max((Version.parse(text) for text in texts if _VERSION.fullmatch(text)), default=None)


def refuse_order(version: Version, *, after: Version | None) -> None:
    if after is not None and version <= after:
        raise Refused(f"{version} is not newer than {after}, which is released")


def refuse_breaks(version: Version, *, after: Version, breaks: Sequence[str]) -> None:
    """Refuse a version that is too small for what was removed or changed since `after`."""
    if not breaks or version >= after.next_breaking:
        return
    listed = "".join(f"\n  {line}" for line in breaks)
    raise Refused(
        f"{version} has to keep what {after} promised, and does not:{listed}\n"
        f"Mend that, or release {after.next_breaking} or later."
    )


def read(pyproject: str) -> Version:
    """The version of the project, which stands in `pyproject.toml` and nowhere else."""
    return Version.parse(tomllib.loads(pyproject)["project"]["version"])


def written(pyproject: str, version: Version) -> str:
    """The text of `pyproject.toml` with another version."""
    text, count = _LINE.subn(f'version = "{version}"', pyproject)
    if count != 1 or read(text) != version:
        raise Refused('pyproject.toml has no single line `version = "…"`')
    return text
