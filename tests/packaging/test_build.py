"""Builds are reproducible: the same bytes in any folder, at any time, from tree or sdist."""

from __future__ import annotations

import email
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version

from release import PACKAGES
from tests.packaging.conftest import VERSION, Release
from tests.packaging.repository import ROOT, Repository

PYPROJECT = ROOT / "pyproject.toml"


def dependencies() -> list[str]:
    declared: list[str] = tomllib.loads(PYPROJECT.read_text())["project"]["dependencies"]
    return declared


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_a_later_build_in_another_folder_gives_the_same_bytes(
    release: Release, elsewhere: Repository
) -> None:
    settings = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1700000000"}
    (elsewhere.folder / "dist").mkdir()
    (elsewhere.folder / "dist" / "airflow_trigger-0.0.1.tar.gz").write_text("of another version")

    built = elsewhere.make("build", **settings)

    assert built.returncode == 0, built.stdout
    names = {file.name for file in (release.wheel, release.sdist, release.sbom, release.sums)}
    assert {file.name for file in (elsewhere.folder / "dist").iterdir()} == names
    for name in names:
        again = elsewhere.folder / "dist" / name
        assert again.read_bytes() == (release.dist / name).read_bytes()


def test_what_is_built_is_as_old_as_its_commit(release: Release) -> None:
    committed = int(release.repository.git("log", "-1", "--format=%ct"))
    with zipfile.ZipFile(release.wheel) as wheel:
        times = {datetime(*info.date_time, tzinfo=UTC).timestamp() for info in wheel.infolist()}
    with tarfile.open(release.sdist) as sdist:
        times |= {float(member.mtime) for member in sdist}

    assert {committed - time for time in times} <= {0, 1}  # a zip has times in steps of two seconds


def test_the_tree_builds_the_same_wheel_as_the_sdist(
    release: Release, elsewhere: Repository, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "uv", "build", "--wheel", "--no-build-isolation"]
    epoch = elsewhere.git("log", "-1", "--format=%ct").strip()
    subprocess.run(
        [*command, "--quiet", "--python", sys.executable, "--out-dir", str(tmp_path)],
        cwd=elsewhere.folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": epoch},
        check=True,
    )

    assert (tmp_path / release.wheel.name).read_bytes() == release.wheel.read_bytes()


def test_the_wheel_holds_two_typed_packages_and_nothing_else(release: Release) -> None:
    with zipfile.ZipFile(release.wheel) as wheel:
        names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    roots = [(release.repository.folder / folder, name) for name, folder in PACKAGES.items()]
    wanted = {
        str(path.relative_to(root))
        for root, package in roots
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert set(names) == wanted
    assert {f"{package}/py.typed" for package in PACKAGES} <= set(names)


def test_every_link_on_the_package_page_works_on_an_index(release: Release) -> None:
    with zipfile.ZipFile(release.wheel) as wheel:
        name = f"airflow_trigger-{VERSION}.dist-info/METADATA"
        page = email.message_from_string(wheel.read(name).decode())
    text = str(page.get_payload())
    links = re.findall(r"\]\(([^)]+)\)", text)
    urls = tomllib.loads(PYPROJECT.read_text())["project"]["urls"]
    published = (f"{urls['Documentation']}/", f"{urls['Source']}/", "#", "https://")

    assert page.get_all("Project-URL") == [f"{label}, {url}" for label, url in urls.items()]
    assert "<airflow-trigger@example.internal>" in str(page["Maintainer-email"])
    assert len(links) > 20
    assert not [link for link in links if not link.startswith(published)]
    for link in links:
        if link.startswith(f"{urls['Documentation']}/"):
            source = link.removeprefix(f"{urls['Documentation']}/").partition(".html")[0]
            assert (ROOT / "docs" / f"{source}.md").is_file(), link


def test_the_sbom_names_the_package_and_its_locked_runtime_dependencies(release: Release) -> None:
    sbom = json.loads(release.sbom.read_text())
    components = {canonicalize_name(c["name"]): c["version"] for c in sbom["components"]}
    root = sbom["metadata"]["component"]
    (direct,) = (d["dependsOn"] for d in sbom["dependencies"] if d["ref"] == root["bom-ref"])

    assert (root["name"], root["version"], root["type"]) == (
        "airflow-trigger",
        VERSION,
        "library",
    )
    assert {one.split("==")[0] for one in direct} == {one.split(">=")[0] for one in dependencies()}
    assert set(components) >= {"httpcore", "anyio", "certifi", "referencing"}
    assert components.items() <= pins("runtime").items()
    assert "serialNumber" not in sbom


def test_every_dependency_has_a_lower_bound_which_is_tested_and_no_upper_one() -> None:
    lowest = pins("lowest")

    for requirement in dependencies():
        name, bound = requirement.split(">=")
        assert Version(lowest[name]) == Version(bound), "run `make lock`"


@pytest.mark.parametrize("lock", ["runtime", "lowest"])
def test_a_lock_has_hashes_and_names_no_index(lock: str) -> None:
    lines = (ROOT / "requirements" / f"{lock}.txt").read_text().splitlines()
    pinned = [line for line in lines if "==" in line and not line.startswith((" ", "#"))]

    assert len(pinned) == len(pins(lock)) > 10
    assert all(line.endswith(" \\") for line in pinned)  # continued by hashes on the next lines
    assert not [line for line in lines if "index" in line or "://" in line]
