"""Runs the commands of a page in a shell, and compares their output with the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import attrs

PROMPT = "$ "
BETWEEN = "-- the next command --"


@attrs.frozen
class Typed:
    """A command of a block, the output shown on the page, the real output, the exit status."""

    command: str
    expected: str
    said: str
    status: int


def typed_in(block: str, folder: Path, **env: str) -> list[Typed]:
    """Run the commands of a block in one shell, as if they were typed.

    Args:
        block: Lines that begin with "$ " are commands; other lines are the expected output.
        folder: The working folder.
        **env: Additional environment variables.
    """
    commands = [part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    # The subshell makes $? of the next command that of this one.
    end = f'\nstatus=$?; echo "{BETWEEN} $status"; (exit $status)\n'
    script = "".join(f"{command}{end}" for command, _, _ in commands)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["/bin/bash", "-c", script],
        cwd=folder,
        env=os.environ | {"PATH": path} | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    ends = re.findall(rf"(.*?){BETWEEN} (\d+)\n", done.stdout, re.DOTALL)
    return [
        Typed(command, expected, said, int(status))
        for (command, _, expected), (said, status) in zip(commands, ends, strict=True)
    ]


def is_as_shown(typed: Typed) -> bool:
    """Whether a command printed what the page shows.

    On the page, … matches any text, and a line with only … matches any lines. If the page shows no
    output, the command has to succeed.
    """
    if not typed.expected:
        return typed.status == 0
    lines = typed.expected.splitlines(keepends=True)
    patterns = [
        r"(?s:.*)" if line == "…\n" else ".*".join(map(re.escape, line.split("…")))
        for line in lines
    ]
    return re.fullmatch("".join(patterns), typed.said) is not None
