"""The page that shows the table: what is between its markers is written, the rest stays."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from benchmarks.environments import AIRFLOW, LOCKS, ROOT
from benchmarks.table import Line, as_markdown
from release import git, version_of

PAGE = ROOT / "docs" / "performance.md"
BEGIN = "<!-- written by make bench: begin -->"
END = "<!-- written by make bench: end -->"
# By the lock that tells their version.
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


def replaced(page: str, between: str) -> str:
    """The page with another text between its markers.

    Raises:
        ValueError: It has not each of the two once, in their order.
    """
    head, *rest = page.split(BEGIN)
    if len(rest) != 1 or rest[0].count(END) != 1:
        raise ValueError(f"the page needs the lines {BEGIN} and {END}, once each")
    _, tail = rest[0].split(END)
    return f"{head}{BEGIN}\n\n{between}\n\n{END}{tail}"


def composed(lines: Iterable[Line], facts: Sequence[str]) -> str:
    return "\n".join([*(f"* {fact}" for fact in facts), "", as_markdown(lines)])


def facts(load: float) -> list[str]:
    """When, where and of what the figures are."""
    own = version_of(ROOT)
    commit = git(ROOT, "describe", "--always", "--dirty").strip()
    versions = [
        f"{name} {version}"
        for lock, names in PACKAGES.items()
        for name, version in locked(lock.read_text(), names)
    ]
    system = f"{platform.system()} {platform.release()}"
    return [
        f"Measured on {date.today().isoformat()}, airflow-trigger {own} at commit `{commit}`.",
        f"Machine: {os.cpu_count()} cores, {cpu_model()}, {system}; load when it began {load:.1f}.",
        f"Versions: Python {platform.python_version()}, Airflow {AIRFLOW}, {', '.join(versions)}.",
    ]


def locked(lock: str, names: Iterable[str]) -> list[tuple[str, str]]:
    versions = dict(re.findall(r"^([\w.-]+)==([\w.+-]+)", lock, re.MULTILINE))
    return [(name, versions[name]) for name in names]


def cpu_model() -> str:
    found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def write(lines: Iterable[Line], *, load: float) -> None:
    PAGE.write_text(replaced(PAGE.read_text(), composed(lines, facts(load))))
