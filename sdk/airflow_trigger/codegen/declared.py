"""What DAGs declare: read from a server, from exported JSON, or from a generated file."""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, cast

import attrs

from airflow_trigger._arguments import must_be_id
from airflow_trigger._flows.problems import LONGEST_NAME, kind_of, listed, path_text, quoted
from airflow_trigger.models import JSON, Api, DagParam

if TYPE_CHECKING:
    from airflow_trigger.models import Dag

VERSION = 1
# Python itself cannot parse a generated file with more than twice that nesting.
DEEPEST = 90

_Params: TypeAlias = Mapping[str, Mapping[str, JSON]]
_Path: TypeAlias = tuple[str | int, ...]


@attrs.frozen
class DeclaredDag:
    """A DAG and the params that it declares.

    Attributes:
        dag_id: The id of the DAG.
        params: Name → JSON Schema, with the param's default as "default" and its description as
            "description". Without "default", the param has no default.
        description: The description of the DAG.
    """

    dag_id: str
    params: Mapping[str, Mapping[str, JSON]] = attrs.field(hash=False)
    description: str | None = None


def declared(dag: Dag) -> DeclaredDag:
    """What a DAG declares, according to its server.

    Params and keys are sorted, as in the document of `to_json`, so both give the same code.

    Raises:
        ValueError: The params are not JSON.
    """
    params = {name: _schema_with_default(param) for name, param in sorted(dag.params.items())}
    for name, schema in params.items():
        try:
            _must_be_json(schema, (name,))
        except ValueError as problem:
            raise ValueError(
                f"DAG {dag.dag_id!r} has params that are not JSON: {problem}"
            ) from None
    return DeclaredDag(dag.dag_id, _sorted_schemas(params), dag.description)


def _schema_with_default(param: DagParam) -> dict[str, JSON]:
    schema = dict(param.schema)
    schema.pop("default", None)
    if param.default is not None or not is_required(schema):
        schema["default"] = param.default
    if param.description is not None:
        schema["description"] = param.description
    return schema


def required(params: Mapping[str, Mapping[str, JSON]]) -> frozenset[str]:
    """The params that every conf must set: the server rejects their default, or null if none.

    >>> sorted(required({"day": {"type": "string"}, "year": {"type": "integer", "default": 2026}}))
    ['day']
    """
    return frozenset(name for name, schema in params.items() if is_required(schema))


def is_required(schema: Mapping[str, JSON], *, api: Api = "v2") -> bool:
    """Whether a conf must set the param.

    The APIs differ only if the default is a date-time.
    """
    # Imported only when needed, because importing jsonschema is slow.
    from airflow_trigger._flows.schema import Validators

    param = DagParam(default=schema.get("default"), schema=schema)
    return bool(Validators({"param": param}, api=api).problems({}))


def to_json(dags: Iterable[DeclaredDag]) -> str:
    """The document of `airflow-trigger export`: the same text for the same DAGs.

    DAGs, params and keys are sorted, so the text does not depend on the order in a DAG's file or
    on the Airflow version.

    >>> print(to_json([DeclaredDag("sales", {"year": {"type": "integer"}})]), end="")
    {
      "version": 1,
      "dags": {
        "sales": {
          "params": {
            "year": {
              "type": "integer"
            }
          }
        }
      }
    }
    """
    written = {dag.dag_id: _entry(dag) for dag in sorted(dags, key=lambda dag: dag.dag_id)}
    text = json.dumps(
        {"version": VERSION, "dags": written}, indent=2, ensure_ascii=False, allow_nan=False
    )
    return "".join(map(_printable, text)) + "\n"


def _entry(dag: DeclaredDag) -> dict[str, JSON]:
    described: dict[str, JSON] = {} if dag.description is None else {"description": dag.description}
    return described | {"params": cast(JSON, _sorted_schemas(dag.params))}


def _sorted_schemas(params: _Params) -> dict[str, dict[str, JSON]]:
    return {name: cast(dict[str, JSON], _sorted(dict(params[name]))) for name in sorted(params)}


def _sorted(value: JSON) -> JSON:
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in sorted(value.items())}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def _printable(character: str) -> str:
    # Escape sequences in descriptions would reach the terminals of people who view the file.
    if character.isprintable() or character == "\n":
        return character
    return json.dumps(character)[1:-1]


def from_json(text: str) -> tuple[DeclaredDag, ...]:
    """Read the document that `to_json` writes.

    Raises:
        ValueError: The document is invalid. The message says where, and what was expected.

    >>> from_json('{"version": 1, "dags": {"sales": {"params": {}}}}')
    (DeclaredDag(dag_id='sales', params={}, description=None),)
    """
    document = _members(_parsed(text), (), known=("version", "dags"))
    version = document.get("version")
    if version != VERSION or isinstance(version, bool):
        found = "is missing" if version is None else f"is {quoted(version)}"
        _refuse(("version",), f"the version {found}; this airflow-trigger reads version {VERSION}")
    dags = _members(document.get("dags"), ("dags",))
    return tuple(_read_entry(dag_id, entry) for dag_id, entry in dags.items())


def _parsed(text: str) -> JSON:
    try:
        parsed: JSON = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise ValueError(f"it is not JSON: {problem.msg} ({where})") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return parsed


def _unique(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    members: dict[str, JSON] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"it has the key {quoted(name, LONGEST_NAME)} twice in one object")
        members[name] = value
    return members


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"it has {name}, which is not JSON")


def _read_entry(dag_id: str, entry: JSON) -> DeclaredDag:
    path: _Path = ("dags", dag_id)
    try:
        must_be_id("dag_id", dag_id)
    except ValueError as problem:
        _refuse(path, str(problem))
    members = _members(entry, path, known=("description", "params"))
    description = members.get("description")
    if description is not None and not isinstance(description, str):
        _refuse((*path, "description"), f"expected a string, not {kind_of(description)}")
    params = _members(members.get("params"), (*path, "params"))
    schemas = dict(_read_params(params, (*path, "params")))
    return DeclaredDag(dag_id, _sorted_schemas(schemas), description)


def _read_params(params: Mapping[str, JSON], path: _Path) -> Iterator[tuple[str, dict[str, JSON]]]:
    for name, schema in sorted(params.items()):
        members = _members(schema, (*path, name))
        _must_be_json(members, (*path, name))
        yield name, members


def _members(value: object, path: _Path, *, known: tuple[str, ...] = ()) -> dict[str, JSON]:
    """The members of an object; if `known` names any, no others are allowed."""
    if not isinstance(value, dict):
        found = "it is missing" if value is None else f"not {kind_of(value)}"
        _refuse(path, f"expected an object, {found}")
    members = cast(dict[str, JSON], value)
    for name in members:
        if known and name not in known:
            _refuse((*path, name), f"unknown key; expected are {listed(known)}")
    return members


def _must_be_json(value: object, path: _Path) -> None:
    """Reject what JSON or Python literals cannot represent."""
    if len(path) > DEEPEST:
        _refuse(path[:1], f"it is nested more than {DEEPEST} levels deep")
    if isinstance(value, list):
        for index, item in enumerate(cast(list[object], value)):
            _must_be_json(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in cast(dict[object, object], value).items():
            if not isinstance(key, str):
                _refuse(path, f"a key is {kind_of(key)}, not a string")
            _must_be_json(item, (*path, key))
    elif isinstance(value, float) and not math.isfinite(value):
        _refuse(path, "the number is too large for JSON")
    elif not isinstance(value, str | int | float | None):
        _refuse(path, f"expected JSON, not {kind_of(value)}")


def _refuse(path: _Path, problem: str) -> NoReturn:
    raise ValueError(f"{path_text(path, named=path)}: {problem}")


def in_code(source: str) -> tuple[DeclaredDag, ...]:
    """Read the typed DAGs of a file that `airflow-trigger codegen` wrote, without running it.

    Args:
        source: The content of the file.

    Returns:
        The DAGs in their order, without their descriptions; empty if the file has no typed DAGs.

    Raises:
        ValueError: It is not Python, or a typed DAG in it is not written as literals.

    >>> in_code('SALES: Final = TypedDag[SalesConf]("sales", params={"year": {}})')
    (DeclaredDag(dag_id='sales', params={'year': {}}, description=None),)
    """
    try:
        statements = ast.parse(source).body
    except SyntaxError as problem:
        raise ValueError(f"line {problem.lineno}: it is not Python: {problem.msg}") from None
    except (ValueError, RecursionError, MemoryError):
        raise ValueError("it is not Python, or nested too deeply") from None
    found = (_typed_dag(statement) for statement in statements)
    return tuple(dag for dag in found if dag is not None)


def _typed_dag(statement: ast.stmt) -> DeclaredDag | None:
    if not isinstance(statement, ast.Assign | ast.AnnAssign):
        return None
    call = statement.value
    if not isinstance(call, ast.Call) or _name(call.func) != "TypedDag":
        return None
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if len(call.args) != 1 or set(keywords) != {"params"}:
        raise ValueError(f"line {call.lineno}: expected a TypedDag of an id and its params")
    try:
        dag_id, params = _literal(call.args[0]), _literal(keywords["params"])
        must_be_id("dag_id", dag_id)
        read = dict(_read_params(_members(params, ("params",)), ("params",)))
    except (TypeError, ValueError) as problem:
        raise ValueError(
            f"line {call.lineno}: a TypedDag differs from generated code: {problem}"
        ) from None
    return DeclaredDag(dag_id, read)


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (TypeError, ValueError, RecursionError):
        raise ValueError("its id and its params must be literals") from None


def _name(function: ast.expr) -> str | None:
    if isinstance(function, ast.Subscript):
        function = function.value
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else None
