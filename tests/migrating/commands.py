"""Runs the blocks of commands of the page on airflowctl as shell scripts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.environments import CLEAN, ROOT, python_of
from tests.migrating.programs import Server

Done = subprocess.CompletedProcess[str]


def run_commands(block: str, server: Server, folder: Path, **variables: str) -> Done:
    """Run a block in `folder`, with airflowctl and airflow-trigger on the PATH."""
    programs = [python_of("airflowctl").parent, Path(sys.executable).parent, CLEAN["PATH"]]
    env = CLEAN | server.env | {"PATH": os.pathsep.join(map(str, programs))}
    env |= {"HOME": str(folder), "AIRFLOW_HOME": str(folder)}
    env |= (
        {"PYTHONPATH": f"{ROOT / 'sdk'}:{ROOT / 'generated'}"} if "airflow-trigger" in block else {}
    )
    return subprocess.run(
        ["/bin/bash", "-e", "-c", block],
        cwd=folder,
        env=env | variables,
        capture_output=True,
        text=True,
    )
