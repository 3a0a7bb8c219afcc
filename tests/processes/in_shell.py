"""The command line as a command on the PATH of a shell."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.processes.command_line import GUARD, SCRIPT, environment

BASH = shutil.which("bash") or "bash"


def shell(
    script: str, folder: Path, settings: dict[str, str], **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a bash script that finds `airflow-trigger` as a command in the folder."""
    command = folder / "airflow-trigger"
    command.write_text(f"#!{sys.executable} -Werror::ResourceWarning\n{SCRIPT}")
    command.chmod(0o755)
    env = environment(settings) | variables
    return subprocess.run(
        [BASH, "--norc", "--noprofile", "-c", script],
        env=env | {"PATH": f"{folder}:{env['PATH']}"},
        capture_output=True,
        timeout=GUARD,
    )
