"""Type checkers accept exactly the confs that the local check accepts, as far as types can tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from airflow_trigger.codegen.code import code
from tests.codegen.declarations import Case, cases, dag
from tests.typing.test_operation_types import Lines, refused_by_mypy, refused_by_pyright

HOW_MANY = 50
IMPORTS = """\
from datetime import UTC, date, datetime
from uuid import UUID

import dags
from airflow_trigger import AirflowClient


def trigger(airflow: AirflowClient) -> None:
"""


@attrs.frozen
class Written:
    """A generated module, and a module that uses it.

    Attributes:
        folder: The folder of both modules.
        refused: The lines whose conf the local check rejects.
        shown: All lines that trigger a DAG, with its params.
    """

    folder: Path
    refused: Lines
    shown: dict[tuple[str, int], str]


def collected() -> list[Case]:
    found: list[Case] = []

    @settings(
        max_examples=HOW_MANY,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(cases())
    def collect(case: Case) -> None:
        found.append(case)

    collect()
    return found


def source_of(value: Any) -> str:
    if isinstance(value, datetime):
        return "datetime(2026, 11, 26, tzinfo=UTC)"
    if isinstance(value, dict):
        items = cast(dict[str, Any], value).items()
        return f"{{{', '.join(f'{name!r}: {source_of(item)}' for name, item in items)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(source_of, cast(list[object], value)))}]"
    return repr(value).removeprefix("datetime.")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("accepted") / "code"
    folder.mkdir()
    found = collected()
    (folder / "dags.py").write_text(code([dag(i, case) for i, case in enumerate(found)]), "utf-8")
    lines: list[str] = [*IMPORTS.splitlines()]
    refused: Lines = set()
    shown: dict[tuple[str, int], str] = {}
    for i, case in enumerate(found):
        for conf, accepted in case.confs:
            lines.append(f"    airflow.trigger(dags.DAG_{i}, {source_of(conf)})")
            shown["confs.py", len(lines)] = f"{lines[-1].strip()}  {case.params}"
            if not accepted:
                refused.add(("confs.py", len(lines)))
    (folder / "confs.py").write_text("\n".join([*lines, ""]), "utf-8")
    return Written(folder, refused, shown)


@pytest.mark.parametrize("refused", [refused_by_mypy, refused_by_pyright], ids=["mypy", "pyright"])
def test_a_checker_accepts_exactly_the_confs_that_the_local_check_accepts(
    written: Written, refused: Callable[[Path], Lines]
) -> None:
    found = refused(written.folder)

    assert [written.shown.get(line, line) for line in found - written.refused] == []
    assert [written.shown[line] for line in written.refused - found] == []
    assert len(written.refused) > HOW_MANY // 2
    assert len(written.shown) - len(written.refused) > HOW_MANY // 2
