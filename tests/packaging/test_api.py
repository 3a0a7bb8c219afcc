"""What counts as broken between two trees."""

from __future__ import annotations

from pathlib import Path

import pytest

from release import api
from tests.packaging.repository import ROOT

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


def tree(folder: Path, **changes: str) -> Path:
    texts = {"init": INIT, "inner": INNER, "models": MODELS, "rest": REST} | changes
    sdk, rest = folder / "sdk" / "airflow_trigger", folder / "generated" / "airflow_rest"
    for package in (sdk, rest):
        package.mkdir(parents=True)
    (sdk / "__init__.py").write_text(texts["init"])
    (sdk / "_inner.py").write_text(texts["inner"])
    (sdk / "models.py").write_text(texts["models"])
    (rest / "__init__.py").write_text(texts["rest"])
    return folder


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

    lines = api.breaks(
        tree(tmp_path / "old"), tree(tmp_path / "new", **{file: before.replace(old, new)})
    )

    assert [line.split(": ")[0] for line in lines] == broken


def test_every_public_name_of_this_package_is_compared(tmp_path: Path) -> None:
    """Nothing of it is a name that the comparison cannot follow."""
    nothing = tree(tmp_path, init="", inner="", models="", rest="")
    names = {line.split(": ")[0] for line in api.breaks(ROOT, nothing)}

    import airflow_trigger

    missing = {f"airflow_trigger.{name}" for name in airflow_trigger.__all__} - names
    assert missing <= {"airflow_trigger.__version__"}
    assert "airflow_rest.v2" in names


def test_this_package_does_not_break_itself() -> None:
    assert api.breaks(ROOT, ROOT) == []
