"""The results of the last two full runs of `make bench`, stored in docs/performance.json."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.environments import AIRFLOW, LOCKS, ROOT
from benchmarks.table import Figure, Line, Target
from release import git, version_of

FILE = ROOT / "docs" / "performance.json"
KEPT = 2
# Lock file → the packages whose versions are shown.
PACKAGES = {
    LOCKS / "httpx.txt": ("httpx", "httpcore", "anyio"),
    LOCKS / "requests.txt": ("requests", "urllib3"),
    LOCKS / "aiohttp.txt": ("aiohttp",),
    LOCKS / "httpx-aiohttp.txt": ("httpx-aiohttp",),
    LOCKS / "official.txt": ("apache-airflow-client", "pydantic"),
    LOCKS / "airflowctl.txt": ("apache-airflow-ctl",),
    LOCKS / "generated.txt": ("attrs",),
    ROOT / "requirements" / "dev.txt": ("openapi-python-client", "click"),
}


@dataclass(frozen=True, kw_only=True)
class Result:
    """The result of one full run of `make bench`.

    Attributes:
        measured: The date, airflow-trigger's version and the commit.
        machine: Its cores, processor and operating system.
        load: The load average when the run began.
        versions: The versions of all packages.
    """

    measured: str
    machine: str
    load: float
    versions: str
    lines: Sequence[Line]


def of_now(lines: Sequence[Line], *, load: float) -> Result:
    commit = git(ROOT, "describe", "--always", "--dirty").strip()
    packages = [
        f"{name} {version}"
        for lock, names in PACKAGES.items()
        for name, version in locked(lock.read_text(), names)
    ]
    return Result(
        measured=f"{date.today().isoformat()}, airflow-trigger {version_of(ROOT)} at commit "
        f"`{commit}`",
        machine=f"{os.cpu_count()} cores, {cpu_model()}, {platform.system()} {platform.release()}",
        load=load,
        versions=f"Python {platform.python_version()}, Airflow {AIRFLOW}, {', '.join(packages)}",
        lines=lines,
    )


def locked(lock: str, names: Iterable[str]) -> list[tuple[str, str]]:
    versions = dict(re.findall(r"^([\w.-]+)==([\w.+-]+)", lock, re.MULTILINE))
    return [(name, versions[name]) for name in names]


def cpu_model() -> str:
    found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def dump(results: Iterable[Result]) -> str:
    return json.dumps([asdict(result) for result in results], indent=1, ensure_ascii=False) + "\n"


def load(text: str) -> list[Result]:
    """The results, oldest first."""
    return [
        Result(**result | {"lines": [_line(line) for line in result["lines"]]})
        for result in json.loads(text)
    ]


def _line(line: dict[str, Any]) -> Line:
    kinds: dict[str, type[Figure] | type[Target]]
    kinds = {"ours": Figure, "theirs": Figure, "target": Target}
    made = {name: kind(**line[name]) for name, kind in kinds.items() if line[name] is not None}
    values: dict[str, Any] = line | made
    return Line(**values)


def kept() -> list[Result]:
    return load(FILE.read_text()) if FILE.exists() else []


def keep(result: Result) -> None:
    """Store a result; it replaces the oldest if there are already two."""
    FILE.write_text(dump([*kept(), result][-KEPT:]))
