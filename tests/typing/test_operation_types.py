"""Every operation keeps its types through `call`: both type checkers read calls of each."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from openapi.specs import APIS
from tests.contract.generated import modules
from tests.contract.test_operations import COUNTS
from tests.packaging.repository import ROOT

SOURCES = [ROOT / "sdk", ROOT / "generated"]
WRONG = "  # wrong"
Lines: TypeAlias = set[tuple[str, int]]


def user_code(module: str) -> str:
    """Calls of the operation: some are correct, and some must be rejected by the type checkers."""
    tree = ast.parse(source_of(module).read_text())
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    arguments, returns = functions["build_request"].args, functions["parse_response"].returns
    assert returns is not None
    lines = [*imports(module, tree), *shared_imports(module)]
    for prefix, client in (("", "AirflowClient"), ("async ", "AsyncAirflowClient")):
        lines += uses(arguments, ast.unparse(returns), prefix, client)
    return "\n".join([*lines, ""])


def source_of(module: str) -> Path:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin)


def imports(module: str, tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.level:
            package = module.rsplit(".", node.level)[0]
            node = ast.ImportFrom(
                f"{package}.{node.module}" if node.module else package, node.names, 0
            )
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield ast.unparse(node)


def shared_imports(module: str) -> Iterator[str]:
    package, _, name = module.rpartition(".")
    yield f"from {package} import {name} as operation"
    yield "from airflow_trigger import AirflowClient, AsyncAirflowClient"
    yield "from typing import assert_type"


def uses(arguments: ast.arguments, answer: str, prefix: str, client: str) -> Iterator[str]:
    positional = [argument.arg for argument in arguments.args]
    keywords = [argument.arg for argument in arguments.kwonlyargs]
    defaults = zip(keywords, arguments.kw_defaults, strict=True)
    needed = [name for name, default in defaults if default is None]
    call = f"{'await ' if prefix else ''}airflow.call"
    by_name = [f"{name}={name}" for name in keywords]

    def calling(*given: str) -> str:
        return f"{call}({', '.join(['operation', *given])})"

    def accepted(*given: str) -> str:
        return f"    assert_type({calling(*given)}, {answer})"

    def refused(*given: str) -> str:
        return f"    {calling(*given)}{WRONG}"

    parameters = ast.unparse(without_defaults(arguments))
    yield f"{prefix}def with_{client}(airflow: {client}, {parameters}) -> None:"
    yield accepted(*positional, *by_name)
    yield accepted(*(f"{name}={name}" for name in positional), *by_name)
    yield accepted(*positional, *(f"{name}={name}" for name in needed))
    yield refused(*positional, *by_name, "no_such_argument=1")
    for name in [*positional, *needed]:
        rest = [f"{other}={other}" for other in [*positional, *needed] if other != name]
        yield refused(*rest)
        yield refused(*rest, f"{name}=object()")


def without_defaults(arguments: ast.arguments) -> ast.arguments:
    """The same parameters without defaults, so that each value has the annotated type."""
    named = [*arguments.args, *arguments.kwonlyargs]
    return ast.arguments(posonlyargs=[], args=named, kwonlyargs=[], kw_defaults=[], defaults=[])


def refused_by_mypy(folder: Path) -> Lines:
    command = ["mypy", "--strict", "--no-error-summary", "--output=json", "--config-file="]
    environment = os.environ | {"MYPYPATH": os.pathsep.join(map(str, SOURCES))}
    command += [f"--cache-dir={folder.parent / 'mypy'}", "--explicit-package-bases", "."]
    printed = run(command, folder, environment)
    found = [json.loads(line) for line in printed.splitlines()]
    return {(one["file"], one["line"]) for one in found if one["severity"] == "error"}


def refused_by_pyright(folder: Path) -> Lines:
    settings = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "extraPaths": list(map(str, SOURCES)),
        # The imports of the operation's module are copied, and not all of them are used.
        "reportUnusedImport": False,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    command = ["pyright", "--outputjson", f"--pythonpath={sys.executable}"]
    found: Any = json.loads(run(command, folder, dict(os.environ)))["generalDiagnostics"]
    return {
        (Path(one["file"]).name, one["range"]["start"]["line"] + 1)
        for one in found
        if one["severity"] == "error"
    }


def run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run(
        [program, *command[1:]], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typing") / "operations"
    folder.mkdir()
    for api in APIS:
        for module in modules(api):
            file = folder / f"{api}_{module.rpartition('.')[2]}.py"
            file.write_text(user_code(module))
    return folder


@pytest.mark.parametrize("refused", [refused_by_mypy, refused_by_pyright], ids=["mypy", "pyright"])
def test_every_operation_keeps_its_types_for_both_clients(
    written: Path, refused: Callable[[Path], Lines]
) -> None:
    files = sorted(written.glob("*.py"))
    wrong = {
        (file.name, number)
        for file in files
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if line.endswith(WRONG)
    }

    assert len(files) == sum(COUNTS.values())
    assert refused(written) == wrong
