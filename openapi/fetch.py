"""Fetches the pinned specs from Airflow's wheels, or moves a pin: `make spec [AIRFLOW=3.x.y]`.

Every Airflow wheel contains the spec of its REST API, so only a package index is needed.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import attrs

from openapi.specs import HERE, UPSTREAM, Pin, read_lock, write_lock

# Only 3.0.0 has another name for the file of /api/v2.
MEMBERS = {
    "v1": ("airflow/api_connexion/openapi/v1.yaml",),
    "v2": (
        "airflow/api_fastapi/core_api/openapi/v2-rest-api-generated.yaml",
        "airflow/api_fastapi/core_api/openapi/v1-rest-api-generated.yaml",
    ),
}


class FetchError(Exception):
    """A wheel or a spec could not be fetched, or differs from the pinned one."""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def download_wheel(package: str, version: str, folder: Path, *, wheel_sha256: str = "") -> Path:
    """Download one wheel with pip; given a hash, pip rejects any other file."""
    requirement = f"{package}=={version}"
    options = ["--no-deps", "--only-binary", ":all:", "--ignore-requires-python", "--quiet"]
    if wheel_sha256:
        requirement += f" --hash=sha256:{wheel_sha256}"
        options.append("--require-hashes")
    requirements = folder / "requirements.txt"
    requirements.write_text(requirement + "\n")
    command = [sys.executable, "-m", "pip", "download", *options, "--dest", str(folder)]
    done = subprocess.run(
        [*command, "--requirement", str(requirements)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise FetchError(f"pip could not download {package} {version}:\n{done.stderr.strip()}")
    return next(folder.glob("*.whl"))


def read_member(wheel: Path, member: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(member)


def fetch(pin: Pin, upstream: Path) -> None:
    """Write one pinned spec to `upstream`; the old file stays unless the new one is correct."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = download_wheel(
            pin.package, pin.airflow, Path(folder), wheel_sha256=pin.wheel_sha256
        )
        spec = read_member(wheel, pin.member)
    if sha256(spec) != pin.spec_sha256:
        raise FetchError(
            f"the spec {pin.member} of {pin.package} {pin.airflow} has sha256 {sha256(spec)}, "
            f"but {pin.spec_sha256} is pinned in openapi/specs.lock.json; the old file was kept"
        )
    target = pin.path(upstream)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(spec)


def resolve(airflow: str) -> Pin:
    """Pin a version, with the hashes of the files that the package index serves now."""
    pin = Pin(airflow=airflow, wheel_sha256="", member="", spec_sha256="")
    with tempfile.TemporaryDirectory() as folder:
        wheel = download_wheel(pin.package, airflow, Path(folder))
        with zipfile.ZipFile(wheel) as archive:
            members = [name for name in MEMBERS[pin.api] if name in archive.namelist()]
        if not members:
            raise FetchError(f"{wheel.name} holds none of {', '.join(MEMBERS[pin.api])}")
        return attrs.evolve(
            pin,
            wheel_sha256=sha256(wheel.read_bytes()),
            member=members[0],
            spec_sha256=sha256(read_member(wheel, members[0])),
        )


def move_pin(pins: list[Pin], new: Pin) -> list[Pin]:
    """Replace the pin of the same minor version; other minor versions stay supported."""
    return [pin for pin in pins if pin.minor != new.minor] + [new]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--airflow", help="pin this version, in the place of its minor version's")
    arguments = parser.parse_args()
    pins = read_lock()
    if arguments.airflow:
        new = resolve(arguments.airflow)
        replaced = [pin for pin in pins if pin.minor == new.minor and pin.airflow != new.airflow]
        fetch(new, UPSTREAM)
        for pin in replaced:
            pin.path(UPSTREAM).unlink(missing_ok=True)
        write_lock(move_pin(pins, new))
        print(f"pinned Airflow {new.airflow}; now run: make generate")
        return
    for pin in pins:
        fetch(pin, UPSTREAM)
        print(f"{pin.path(UPSTREAM).relative_to(HERE.parent)} is the pinned one")


if __name__ == "__main__":
    try:
        main()
    except FetchError as error:
        sys.exit(f"make spec: {error}")
