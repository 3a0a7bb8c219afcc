"""Checks before a release: the version, the changelog, and breaking changes of the API."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import griffe
from packaging.version import Version

from release import PACKAGES, Refused

_NUMBER = "(0|[1-9][0-9]*)"
_VERSION = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}")
_UNRELEASED = "Unreleased"
_HEADING = re.compile(r"^## \[([^\]]+)\].*\n", re.MULTILINE)


def parsed(text: str) -> Version:
    if not _VERSION.fullmatch(text):
        raise Refused(f"{text!r} is not a version: use three numbers, such as VERSION=1.2.3")
    return Version(text)


def newest(tags: Iterable[str]) -> Version | None:
    """The newest version among tags; tags that are not versions are ignored."""
    texts = [tag.removeprefix("v") for tag in tags if tag.startswith("v")]
    return max((Version(text) for text in texts if _VERSION.fullmatch(text)), default=None)


def refuse_order(version: Version, *, after: Version | None) -> None:
    if after is not None and version <= after:
        raise Refused(
            f"{version} is not newer than {after}, the last release: choose a higher version"
        )


def refuse_breaks(version: Version, *, after: Version, breaks: Sequence[str]) -> None:
    """Refuse a version that is too small for what was removed or changed since `after`."""
    # Before 1.0, a minor version may contain breaking changes.
    major = Version(f"{after.major + 1}.0.0")
    enough = major if after.major else Version(f"0.{after.minor + 1}.0")
    if breaks and version < enough:
        listed = "".join(f"\n  {line}" for line in breaks)
        raise Refused(
            f"{version} breaks the API of {after}:{listed}\n"
            f"Restore these names, or release {enough} or later."
        )


def breaks_since(root: Path, tag: str) -> list[str]:
    """Breaking changes since a tag: one line for each public name that was removed or changed.

    The types of parameters, results and attributes are not compared, nor are the parameters of
    attrs classes.
    """
    before, after = griffe.ModulesCollection(), griffe.ModulesCollection()
    for package, folder in PACKAGES.items():
        griffe.load_git(
            package, ref=tag, repo=root, search_paths=[folder], modules_collection=before
        )
        griffe.load(package, search_paths=[root / folder], modules_collection=after)
    lines = {
        _path(breakage): breakage.kind.value.lower()
        for package in PACKAGES
        for breakage in griffe.find_breaking_changes(before[package], after[package])
    }
    # griffe does not report names that were removed from __all__ but are still in the module.
    still = {name for package in PACKAGES for name in _exported(after[package])}
    for package in PACKAGES:
        for name in _exported(before[package]):
            if name not in still:
                lines.setdefault(name, "public object was taken out of __all__")
    return [f"{path}: {what}" for path, what in sorted(lines.items())]


def _exported(module: griffe.Module) -> Iterator[str]:
    """The names in `__all__` of this module and of its public submodules."""
    for name in module.exports or ():
        yield f"{module.path}.{name}"
    for inner in module.modules.values():
        if not inner.is_alias and inner.is_public:
            yield from _exported(inner)


def _path(breakage: griffe.Breakage) -> str:
    changed = breakage.old_value if breakage.old_value is not None else breakage.new_value
    path = breakage.obj.path
    return f"{path}({changed.name})" if isinstance(changed, griffe.Parameter) else path


def released(changelog: str, version: Version, day: date) -> str:
    """The changelog, with the entries of [Unreleased] moved to the version if it has no section."""
    _, *parts = _HEADING.split(changelog)
    sections = dict(zip(parts[::2], map(_says_something, parts[1::2]), strict=True))
    unreleased = sections.get(_UNRELEASED, False)
    if str(version) in sections:
        if not sections[str(version)]:
            raise Refused(f"the section [{version}] of CHANGELOG.md is empty")
        if unreleased:
            raise Refused(
                f"CHANGELOG.md has a section [{version}] and entries under [{_UNRELEASED}]: "
                "keep only one of them"
            )
        return changelog
    if not unreleased:
        raise Refused(
            f"CHANGELOG.md has nothing under [{_UNRELEASED}]: describe the changes and commit"
        )
    heading = f"## [{_UNRELEASED}]"
    return changelog.replace(heading, f"{heading}\n\n## [{version}] - {day.isoformat()}", 1)


def _says_something(section: str) -> bool:
    return any(line.strip() and not line.startswith("#") for line in section.splitlines())
