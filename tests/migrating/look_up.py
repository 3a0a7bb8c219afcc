"""Check pieces of code against a package: `look_up.py PACKAGE`, with a JSON list on stdin.

It runs in the environment of the package, and prints the problem with each incorrect piece as JSON.
Names, attributes and arguments are checked against the real objects; nothing is called.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import json
import pkgutil
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import cast


class Value:
    """A value of the reader's own, such as a conf; it may have any attribute."""


VALUE = Value()
# Names of the reader's own values, and texts in backticks that are not checked.
VALUES = (
    "adapter api_client auth base_url conf context date event form handler limit offset operation"
    " proxy retry run run_id runs task timeout url"
)
TEXTS = {"/auth/token", "--output table", "yaml", "plain", "--json"}

Names = dict[str, object]


def of_requests() -> Names:
    import requests

    return {"requests": requests, "session": requests.Session(), "response": requests.Response()}


def of_httpx() -> Names:
    import httpx

    return {"httpx": httpx}


def of_client(package: str) -> Names:
    """All names of the client, including those of its submodules with API classes and models."""
    client = importlib.import_module("airflow_client.client")
    names: Names = {}
    for module in pkgutil.walk_packages(client.__path__, "airflow_client.client."):
        if ".test" not in module.name:
            names |= vars(importlib.import_module(module.name))
    names |= vars(client)
    monitor, runs = (
        ("MonitoringApi", "DAGRunApi") if package == "client_2" else ("MonitorApi", "DagRunApi")
    )
    return names | {
        "airflow_client": sys.modules["airflow_client"],
        "configuration": client.Configuration(),
        "error": client.ApiException(404),
        "get_dag_run": attribute_of(names[runs], "get_dag_run"),
        "get_version": vars(names[monitor]).get("get_version"),
        "urllib3": importlib.import_module("urllib3"),
    }


def of_ours() -> Names:
    import ssl

    import airflow_trigger

    names: Names = {name: getattr(airflow_trigger, name) for name in airflow_trigger.__all__}
    airflow = airflow_trigger.AirflowClient("http://localhost", "token")
    error = airflow_trigger.ApiError.__new__(airflow_trigger.ApiError)
    trigger = inspect.signature(airflow.trigger).parameters
    return {
        **dict.fromkeys(trigger, VALUE),
        "TypeError": TypeError,
        "ValueError": ValueError,
        "error": error,
        "ssl": ssl,
        "context": ssl.create_default_context(),
        "httpx": importlib.import_module("httpx"),
        **names,
        "airflow": airflow,
    }


def look_up(code: str, names: Names) -> None:
    """Raise an exception if a name, attribute or argument does not exist."""
    for node in ast.walk(ast.parse(code, mode="eval")):
        if isinstance(node, (ast.Call, ast.Attribute, ast.Name)):
            resolve(node, names)


def resolve(node: ast.expr, names: Names) -> object:
    match node:
        case ast.Name(id=name):
            return names[name]
        case ast.Attribute(value=value, attr=attribute):
            return attribute_of(resolve(value, names), attribute)
        case ast.Call(func=function):
            called = resolve(function, names)
            check_arguments(called, node)
            return instance_of(called)
        case _:
            return VALUE


def instance_of(called: object) -> object:
    if not isinstance(called, type):
        return VALUE
    return object.__new__(cast("type[object]", called))


def attribute_of(value: object, name: str) -> object:
    if not hasattr(value, name) and is_set_by(type(value), name):
        return VALUE
    if isinstance(value, Value):
        return VALUE
    found: object = getattr(value, name)
    return found


def sets(name: str) -> re.Pattern[str]:
    return re.compile(rf"self\.{name}(: [^=]+)? = ")


def is_set_by(kind: type, name: str) -> bool:
    """Whether instances have an attribute that is only annotated, or set in a method."""
    mro = [one for one in kind.__mro__ if one.__module__ != "builtins"]
    return any(
        name in vars(one).get("__annotations__", {}) or sets(name).search(inspect.getsource(one))
        for one in mro
    )


def check_arguments(called: object, call: ast.Call) -> None:
    assert callable(called), f"{called} cannot be called"
    if isinstance(called, Value):
        return
    keywords = {one.arg: VALUE for one in call.keywords if one.arg}
    signature = inspect.signature(called)
    signature.bind_partial(*call.args, **keywords)
    kinds = {one.kind for one in signature.parameters.values()}
    if inspect.Parameter.VAR_KEYWORD in kinds:
        others = keywords.keys() - signature.parameters.keys()
        assert others <= set(any_keywords(called, others)), f"no arguments {sorted(others)}"


def any_keywords(called: object, asked: Iterable[str]) -> Iterable[str]:
    """The keyword arguments that a callable with `**kwargs` is documented to accept."""
    if sys.argv[1] == "requests":
        import requests

        return inspect.signature(requests.Session.request).parameters
    mapping: Mapping[str, str] | None = getattr(called, "attribute_map", None)
    if mapping is not None:
        return mapping
    documented = inspect.getdoc(called) or ""
    return [name for name in asked if f"{name} (" in documented]


def look_up_airflowctl(code: str) -> None:
    cli_parser = importlib.import_module("airflowctl.ctl.cli_parser")

    if code.startswith("AIRFLOW_"):
        must_be_in_source("airflowctl", code)
        return
    assert code.startswith("airflowctl ") or code == "airflowctl", "no command"
    cli_parser.get_parser().parse_args(shlex.split(code)[1:])


def look_up_ours(code: str, names: Names) -> None:
    if code.startswith("AIRFLOW_"):
        must_be_in_source("airflow_trigger", code)
    elif code.startswith("airflow-trigger"):
        words = ["sales/nightly-1" if word == "RUN" else word for word in shlex.split(code)]
        parse_our_command(words[1:])
    else:
        look_up(code, names)


def parse_our_command(words: list[str]) -> None:
    if not words:
        return
    from airflow_trigger.cli._app import group

    context = group.make_context("airflow-trigger", list(words))
    name, found, arguments = group.resolve_command(context, words)
    assert found is not None
    found.make_context(name, arguments, parent=context)


def must_be_in_source(package: str, text: str) -> None:
    found = importlib.util.find_spec(package)
    assert found
    assert found.submodule_search_locations
    (folder,) = found.submodule_search_locations
    whole = re.compile(rf'["`]{text}["`]')
    assert any(whole.search(path.read_text()) for path in Path(folder).rglob("*.py")), "unknown"


def checker(package: str) -> Callable[[str], None]:
    if package == "airflowctl":
        return look_up_airflowctl
    values: Names = {
        **dict.fromkeys(VALUES.split(), VALUE),
        "time": importlib.import_module("time"),
    }
    if package == "ours":
        ours = values | of_ours()
        return lambda code: look_up_ours(code, ours)
    of = {"requests": of_requests, "httpx": of_httpx}
    names = values | (of[package]() if package in of else of_client(package))
    return lambda code: look_up(code, names)


def main() -> None:
    check = checker(sys.argv[1])
    wrong: dict[str, str] = {}
    for code in json.load(sys.stdin):
        try:
            # airflowctl prints its help for an unknown command.
            with redirect_stdout(sys.stderr):
                if code not in TEXTS:
                    check(code)
        except (Exception, SystemExit) as error:
            wrong[code] = repr(error)
    print(json.dumps(wrong))


if __name__ == "__main__":
    main()
