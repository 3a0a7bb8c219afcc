"""The programs of the migration pages, before and after, and functions to run them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import attrs

from benchmarks.environments import CLEAN, ROOT, python_of
from tests.docs.pages import BEFORE, Block, blocks

# Package → the name of its lock file in benchmarks/locks.
ENVIRONMENTS = {
    "requests": "requests",
    "apache-airflow-client 2": "official-2",
    "apache-airflow-client 3": "official",
}


@attrs.frozen
class Server:
    """The server for the programs, and the credentials of their user."""

    url: str
    username: str
    password: str

    @property
    def env(self) -> dict[str, str]:
        """The variables that the programs read."""
        return {
            "AIRFLOW_URL": self.url,
            "AIRFLOW_USER": self.username,
            "AIRFLOW_PASSWORD": self.password,
            "AIRFLOW_TRIGGER_URL": self.url,
            "AIRFLOW_TRIGGER_USERNAME": self.username,
            "AIRFLOW_TRIGGER_PASSWORD": self.password,
        }


@attrs.frozen
class Pair:
    """A program with another package, and its replacement, which is the next one on the page."""

    before: Block
    after: Block

    def __str__(self) -> str:
        return f"{self.before}, {self.package}"

    @property
    def package(self) -> str:
        return self._marked[0]

    @property
    def airflow(self) -> str:
        """The major version of Airflow that the program `before` is for."""
        return self._marked[1]

    @property
    def _marked(self) -> tuple[str, str]:
        mark = BEFORE.match(self.before.text)
        assert mark, f"{self.before} does not say with which package and on which Airflow it runs"
        return mark[1], mark[2]


def pairs() -> list[Pair]:
    python = blocks("python")
    return [
        Pair(before, next(one for one in python[index:] if not one.is_of_another_package))
        for index, before in enumerate(python)
        if before.is_of_another_package
    ]


PAIRS = pairs()


def run_before(pair: Pair, server: Server, **names: str) -> list[str]:
    """The output lines of the program with the other package."""
    return _run(python_of(ENVIRONMENTS[pair.package]), pair.before, server, names)


def run_after(pair: Pair, server: Server, **names: str) -> list[str]:
    """The output lines of the program with airflow-trigger."""
    return _run(Path(sys.executable), pair.after, server, names)


def _run(python: Path, block: Block, server: Server, names: dict[str, str]) -> list[str]:
    program = block.text
    for name, instead in names.items():
        program = program.replace(name, instead)
    ours = (
        {"PYTHONPATH": f"{ROOT / 'sdk'}:{ROOT / 'generated'}"}
        if python.samefile(sys.executable)
        else {}
    )
    done = subprocess.run(
        [python, "-c", program], env=CLEAN | ours | server.env, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{block}: {done.stderr}"
    return done.stdout.splitlines()
