"""The files of a release: a wheel, an sdist, an SBOM, and the sha256 sums of the three."""

from __future__ import annotations

import hashlib
from pathlib import Path

import attrs

from release import PROJECT, Refused
from release.version import Version

_SUMS = "SHA256SUMS"


@attrs.frozen
class Artefacts:
    folder: Path
    version: Version

    @property
    def _stem(self) -> str:
        return f"{PROJECT.replace('-', '_')}-{self.version}"

    @property
    def wheel(self) -> Path:
        return self.folder / f"{self._stem}-py3-none-any.whl"

    @property
    def sdist(self) -> Path:
        return self.folder / f"{self._stem}.tar.gz"

    @property
    def sbom(self) -> Path:
        return self.folder / f"{self._stem}.cdx.json"

    @property
    def sums(self) -> Path:
        return self.folder / _SUMS

    def write_sums(self) -> None:
        files = (self.wheel, self.sdist, self.sbom)
        self.sums.write_text("".join(f"{sha256(file)}  {file.name}\n" for file in sorted(files)))

    def refuse_wrong_sums(self) -> None:
        """Refuse files that are missing, more than these, or not those that were summed."""
        wanted = {file.name for file in (self.wheel, self.sdist, self.sbom)}
        found = {file.name for file in self.folder.glob("*")}
        if missing := (wanted | {_SUMS}) - found:
            raise Refused(f"{self.folder}/ lacks {', '.join(sorted(missing))}: run `make build`")
        if odd := found - wanted - {_SUMS}:
            raise Refused(
                f"{self.folder}/ holds {', '.join(sorted(odd))}, which is no part of the release: "
                "run `make build`"
            )
        sums = parse_sums(self.sums.read_text())
        if sums.keys() != wanted:
            raise Refused(f"{_SUMS} does not name {', '.join(sorted(wanted))}: run `make build`")
        for name, expected in sums.items():
            if sha256(self.folder / name) != expected:
                raise Refused(f"{name} is not the file that was summed up in {_SUMS}")


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def parse_sums(text: str) -> dict[str, str]:
    """File name → sum, out of what `sha256sum --check` reads too."""
    pairs = [line.split("  ", 1) for line in text.splitlines()]
    if any(len(pair) != 2 for pair in pairs):
        raise Refused(f"{_SUMS} is no list of sums: run `make build`")
    return {name: digest for digest, name in pairs}
