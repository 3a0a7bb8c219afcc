"""An environment for each peer, with what its users install and nothing else, on this Python."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from openapi.specs import HERE as SPECS
from tests.live.cache import cache_folder, key, made_once, uv

ROOT = Path(__file__).parents[1]
LOCKS = Path(__file__).parent / "locks"
AIRFLOW = "3.3.2"
GENERATED = "airflow_api_client"

# What a program sees: no proxy, no setting of Python, nothing else that the caller may have set.
CLEAN = {
    name: os.environ[name] for name in ("HOME", "LANG", "PATH", "TMPDIR") if name in os.environ
}


@cache
def python_of(name: str) -> Path:
    """The interpreter of "ours", of "command", which is ours with the command line, or of a peer.

    A peer is known by the name of its lock.
    """
    made = {"ours": _ours, "command": _command}
    return _python(made[name]() if name in made else _peer(name))


def _peer(name: str) -> Path:
    """Made once per machine."""
    lock = LOCKS / f"{name}.txt"
    made_of: list[Path | str] = [lock, platform.python_version()]
    if name == "generated":
        made_of += [_spec(), ROOT / "requirements" / "dev.txt"]
    environment = cache_folder() / f"bench-{name}-{key(*made_of)}"

    def make() -> None:
        _fill(environment, lock)
        if name == "generated":
            _generate(environment)

    made_once(environment, make, with_file="bin/python")
    return environment


def _ours() -> Path:
    """Of the tree as it is now, so made each time: its wheel, and what its lock says."""
    environment = ROOT / "build" / "bench" / "ours"
    _fill(environment, ROOT / "requirements" / "runtime.txt")
    _install(environment, "--no-deps", str(_wheel()))
    return environment


def _command() -> Path:
    environment = ROOT / "build" / "bench" / "command"
    _fill(environment, ROOT / "requirements" / "command.txt")
    _install(environment, "--no-deps", str(_wheel()))
    return environment


@cache
def _wheel() -> Path:
    wheels = ROOT / "build" / "bench" / "wheel"
    options = ("--no-build-isolation", "--python", sys.executable, "--out-dir", str(wheels))
    uv("build", "--wheel", "--clear", *options, str(ROOT))
    (wheel,) = wheels.glob("*.whl")
    return wheel


def _fill(environment: Path, lock: Path) -> None:
    uv("venv", "--clear", "--no-python-downloads", "--python", sys.executable, str(environment))
    _install(environment, "--require-hashes", "-r", str(lock))


def _install(environment: Path, *requirements: str) -> None:
    # As pip does, so that no measured process compiles.
    options = ("--compile-bytecode", "--python", str(_python(environment)))
    uv("pip", "install", *options, *requirements)


def _python(environment: Path) -> Path:
    return environment / "bin" / "python"


def _generate(environment: Path) -> None:
    """What openapi-python-client makes of the spec without an overlay, template or setting."""
    (packages,) = environment.glob("lib/python*/site-packages")
    target = packages / GENERATED
    shutil.rmtree(target, ignore_errors=True)
    # It looks its formatter up on the PATH.
    env = CLEAN | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
    command += ["--path", str(_spec()), "--output-path", str(target)]
    subprocess.run(command, env=env, check=True, capture_output=True)
    subprocess.run([_python(environment), "-m", "compileall", "-q", str(target)], check=True)


def _spec() -> Path:
    return SPECS / "upstream" / "v2" / f"{AIRFLOW}.yaml"
