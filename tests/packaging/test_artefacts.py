"""Files that are not what they were summed up as go nowhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from release import Refused
from release.artefacts import Artefacts
from release.version import Version


@pytest.fixture
def artefacts(tmp_path: Path) -> Artefacts:
    made = Artefacts(tmp_path / "dist", Version(1, 2, 3))
    made.folder.mkdir()
    for file in (made.wheel, made.sdist, made.sbom):
        file.write_text(file.name)
    made.write_sums()
    return made


def test_what_was_summed_up_is_right(artefacts: Artefacts) -> None:
    artefacts.refuse_wrong_sums()


def test_the_sums_are_those_of_sha256sum(artefacts: Artefacts) -> None:
    command = ["/usr/bin/env", "sha256sum", "--check", "--strict", artefacts.sums.name]

    subprocess.run(command, cwd=artefacts.folder, check=True, capture_output=True)


def test_a_changed_file_is_refused(artefacts: Artefacts) -> None:
    artefacts.wheel.write_text("other")

    with pytest.raises(Refused, match=f"{artefacts.wheel.name} is not the file"):
        artefacts.refuse_wrong_sums()


def test_a_missing_file_is_refused(artefacts: Artefacts) -> None:
    artefacts.sbom.unlink()

    with pytest.raises(Refused, match=r"dist/ lacks airflow_trigger-1\.2\.3\.cdx\.json:"):
        artefacts.refuse_wrong_sums()


def test_missing_sums_are_refused(artefacts: Artefacts) -> None:
    artefacts.sums.unlink()

    with pytest.raises(Refused, match="dist/ lacks SHA256SUMS: run"):
        artefacts.refuse_wrong_sums()


def test_a_file_of_another_version_is_refused(artefacts: Artefacts) -> None:
    (artefacts.folder / "airflow_trigger-1.2.2.tar.gz").touch()

    with pytest.raises(Refused, match=r"dist/ holds airflow_trigger-1\.2\.2\.tar\.gz, which"):
        artefacts.refuse_wrong_sums()


@pytest.mark.parametrize("keep", [0, 1, 2])
def test_sums_of_some_files_only_are_refused(artefacts: Artefacts, keep: int) -> None:
    lines = artefacts.sums.read_text().splitlines(keepends=True)
    artefacts.sums.write_text("".join(lines[:keep]))

    with pytest.raises(Refused, match="does not name"):
        artefacts.refuse_wrong_sums()


def test_something_else_in_the_place_of_sums_is_refused(artefacts: Artefacts) -> None:
    artefacts.sums.write_text("no sums\n")

    with pytest.raises(Refused, match="is no list of sums"):
        artefacts.refuse_wrong_sums()
