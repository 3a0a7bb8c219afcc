"""A virtual environment for each peer, with only the packages that its users install."""

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

# The only variables that programs inherit: no proxy and no settings of Python.
CLEAN = {
    name: os.environ[name] for name in ("HOME", "LANG", "PATH", "TMPDIR") if name in os.environ
}


@cache
def python_of(name: str) -> Path:
    """The interpreter of an environment.

    The name is "ours" for airflow-trigger, "command" for airflow-trigger with its command line, or
    that of a peer's lock file.
    """
    made = {"ours": _ours, "command": _command}
    return _python(made[name]() if name in made else _peer(name))


def _peer(name: str) -> Path:
    """The environment of a peer, which is created once per machine."""
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
    """The wheel of the working tree and its locked dependencies; created anew each time."""
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
    # Compiled now, as by pip, so that no measured process has to.
    options = ("--compile-bytecode", "--python", str(_python(environment)))
    uv("pip", "install", *options, *requirements)


def _python(environment: Path) -> Path:
    return environment / "bin" / "python"


def _generate(environment: Path) -> None:
    """Run openapi-python-client on the spec, without overlays, templates or settings."""
    (packages,) = environment.glob("lib/python*/site-packages")
    target = packages / GENERATED
    shutil.rmtree(target, ignore_errors=True)
    # The generator finds its formatter on the PATH.
    env = CLEAN | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
    command += ["--path", str(_spec()), "--output-path", str(target)]
    subprocess.run(command, env=env, check=True, capture_output=True)
    subprocess.run([_python(environment), "-m", "compileall", "-q", str(target)], check=True)


def _spec() -> Path:
    return SPECS / "upstream" / "v2" / f"{AIRFLOW}.yaml"
