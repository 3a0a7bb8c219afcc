"""The command line as a process of its own, and as a command that shells find."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from airflow_trigger.testing import FakeAirflow

SCRIPT = """\
#!{python} -Werror::ResourceWarning
import sys

from airflow_trigger.cli import main

sys.exit(main())
"""


def installed(folder: Path) -> Path:
    """A script like the one that is installed; warnings are shown."""
    script = folder / "airflow-trigger"
    script.write_text(SCRIPT.format(python=sys.executable))
    script.chmod(0o755)
    return script


def environment(fake: FakeAirflow, url: str, **more: str) -> dict[str, str]:
    """What leads a command to the fake; nothing else of this process but the paths."""
    settings = {"URL": url, "USERNAME": fake.username, "PASSWORD": fake.password}
    named = {f"AIRFLOW_TRIGGER_{name}": value for name, value in settings.items()}
    paths = {"PATH": os.environ["PATH"], "PYTHONPATH": ":".join(sys.path)}
    return named | paths | more


def shell(
    script: str, folder: Path, env: dict[str, str], *, timeout: float = 60
) -> subprocess.CompletedProcess[bytes]:
    """Run a script of bash, to which `airflow-trigger` is a command."""
    installed(folder)
    path = f"{folder}:{env['PATH']}"
    command = ["bash", "--norc", "--noprofile", "-c", script]
    return subprocess.run(command, env=env | {"PATH": path}, capture_output=True, timeout=timeout)
