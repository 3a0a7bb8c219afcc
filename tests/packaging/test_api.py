"""Which changes since a tag count as breaking."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import airflow_trigger
from release.checks import breaks_since
from tests.packaging.repository import ROOT, Repository

INIT = """\
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from airflow_trigger._inner import Client
    from airflow_trigger.models import Run
else:
    def __getattr__(name): ...

__all__ = ["Client", "Run"]
"""
INNER = """\
class Client:
    def trigger(self, dag_id: str, conf: object = None) -> None: ...
    def _send(self) -> None: ...

class Part: ...
"""
MODELS = """\
class Run:
    state: str
    url: str

def _private() -> None: ...
"""
REST = "def get_dag(dag_id: str, *, client: object) -> None: ...\n"


def tree(folder: Path, **changes: str) -> Repository:
    """A repository with the release v1.0.0 of the files above, and uncommitted `changes`."""
    repository = Repository(folder)
    repository.write(files(init=INIT, inner=INNER, models=MODELS, rest=REST))
    repository.git("init", "--quiet")
    repository.commit()
    repository.git("tag", "v1.0.0")
    repository.write(files(**changes))
    return repository


def files(**texts: str) -> dict[str, str]:
    places = {
        "init": "sdk/airflow_trigger/__init__.py",
        "inner": "sdk/airflow_trigger/_inner.py",
        "models": "sdk/airflow_trigger/models.py",
        "rest": "generated/airflow_rest/__init__.py",
    }
    return {places[name]: text for name, text in texts.items()}


@pytest.mark.parametrize(
    ("file", "old", "new", "broken"),
    [
        ("init", '"Client", "Run"', '"Client"', ["airflow_trigger.Run"]),
        ("inner", "def trigger", "def start", ["airflow_trigger._inner.Client.trigger"]),
        ("inner", ", conf: object = None", "", ["airflow_trigger._inner.Client.trigger(conf)"]),
        ("inner", "object = None", "object", ["airflow_trigger._inner.Client.trigger(conf)"]),
        ("models", "    url: str\n", "", ["airflow_trigger.models.Run.url"]),
        ("models", "class Run", "class DagRun", ["airflow_trigger.models.Run"]),
        ("rest", "get_dag", "get_dags", ["airflow_rest.get_dag"]),
        ("rest", "*, client", "*, region: str, client", ["airflow_rest.get_dag(region)"]),
        ("inner", "def _send", "def _post", []),
        ("inner", "class Part: ...", "", []),
        ("inner", "object = None", "object = None, note: str = ''", []),
        ("models", "def _private() -> None: ...", "def public() -> None: ...", []),
        ("models", "    url: str\n", "    url: str\n    note: str\n", []),
    ],
)
def test_only_public_names_that_are_gone_or_changed_break(
    tmp_path: Path, file: str, old: str, new: str, broken: list[str]
) -> None:
    before = {"init": INIT, "inner": INNER, "models": MODELS, "rest": REST}[file]
    assert old in before

    repository = tree(tmp_path, **{file: before.replace(old, new)})
    lines = breaks_since(repository.folder, "v1.0.0")

    assert [line.split(": ")[0] for line in lines] == broken
    assert repository.git("worktree", "list").count("\n") == 1
    assert repository.git("branch", "--list").count("\n") == 1


def test_every_public_name_of_this_package_is_compared(tmp_path: Path) -> None:
    """All of them are resolved, and an unchanged tree has no breaking changes."""
    repository = Repository(tmp_path)
    for folder in ("sdk", "generated"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    repository.git("init", "--quiet")
    repository.commit()
    repository.git("tag", "v1.0.0")

    assert breaks_since(tmp_path, "v1.0.0") == []

    shutil.rmtree(tmp_path / "sdk")
    shutil.rmtree(tmp_path / "generated")
    repository.write(files(init="", rest=""))
    names = {line.split(": ")[0] for line in breaks_since(tmp_path, "v1.0.0")}

    missing = {f"airflow_trigger.{name}" for name in airflow_trigger.__all__} - names
    assert missing <= {"airflow_trigger.__version__"}
    assert "airflow_rest.v2" in names
