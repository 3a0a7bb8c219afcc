"""The changelog's part in a release."""

from __future__ import annotations

import re
from datetime import date

from release import Refused
from release.version import Version

_HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\].*\n", re.MULTILINE)
_UNRELEASED = "Unreleased"


def sections(text: str) -> dict[str, str]:
    """Version (or "Unreleased") → what is below its heading."""
    headings = [*_HEADING.finditer(text)]
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return {
        heading["name"]: text[heading.end() : end]
        for heading, end in zip(headings, ends, strict=True)
    }


def released(text: str, version: Version, day: date) -> str:
    """The changelog with [Unreleased] become the version; as it is if that has its section."""
    found = sections(text)
    unreleased = _says_something(found.get(_UNRELEASED, ""))
    if str(version) in found:
        if not _says_something(found[str(version)]):
            raise Refused(f"the section [{version}] of CHANGELOG.md is empty")
        if unreleased:
            raise Refused(
                f"CHANGELOG.md has a section [{version}] and entries under [{_UNRELEASED}]: "
                "leave only one of them"
            )
        return text
    if not unreleased:
        raise Refused(f"CHANGELOG.md says nothing under [{_UNRELEASED}], so there is no {version}")
    heading = f"## [{_UNRELEASED}]"
    return text.replace(heading, f"{heading}\n\n## [{version}] - {day.isoformat()}", 1)


def _says_something(section: str) -> bool:
    return any(line.strip() and not line.startswith("#") for line in section.splitlines())
