"""`export` and `codegen`: generate typed DAGs from a server or from a file."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from secrets import token_hex
from shlex import quote
from typing import TYPE_CHECKING

import click

from airflow_trigger.cli._completion import complete_dag_id
from airflow_trigger.cli._params import json_option

if TYPE_CHECKING:
    from airflow_trigger.cli._text import Span
    from airflow_trigger.codegen.changes import Change
    from airflow_trigger.codegen.declared import DeclaredDag
    from airflow_trigger.models import JSON

STDOUT = "-"
OUT_OF_DATE = 1
EXPORT_HELP = """\
\b
Example:
  airflow-trigger export sales orders > dags.json

The JSON contains what the DAGs declare, and nothing about the server. Commit it, and generate code
from it with `airflow-trigger codegen dags.json`. It contains the defaults of the params, so never
put secrets there.
"""
CODEGEN_HELP = """\
\b
Examples:
  airflow-trigger codegen sales orders -o dags.py
  airflow-trigger codegen dags.json -o dags.py
  airflow-trigger codegen --check -o dags.py

SOURCE is a DAG id, which is read from the server, or the output of `export`: a file whose name ends
in .json, or - for stdin. With such a file, no server is needed, and DAG ids select DAGs from it.

--check writes nothing. Without a SOURCE, it reads the DAGs in the file from the server. Only a
difference in meaning is a change, not another order, description or Airflow version. Exit status: 0
if there is no change, 1 if there is one, 2 if the file is missing or was not generated.
"""


@click.command(epilog=EXPORT_HELP, short_help="Write the params of DAGs as JSON, for `codegen`.")
@click.argument(
    "dag_ids", metavar="DAG_ID...", nargs=-1, required=True, shell_complete=complete_dag_id
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
def export(dag_ids: tuple[str, ...], *, output: str | None) -> None:
    """Write what DAGs declare as JSON, so that `codegen` needs no server."""
    from airflow_trigger.codegen.declared import to_json

    _write(output, to_json(_asked(dag_ids)))


@click.command(epilog=CODEGEN_HELP, short_help="Generate Python code with types for confs.")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, shell_complete=complete_dag_id)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
@click.option(
    "--check", is_flag=True, help="Report what has changed since FILE was generated; write nothing."
)
@json_option
def codegen(
    sources: tuple[str, ...], *, output: str | None, check: bool, as_json: bool
) -> int | None:
    """Generate Python code with typed DAGs, so type checkers know their confs; or check a file."""
    document, dag_ids = _split(sources)
    if check:
        return _checked(document, dag_ids, output, as_json=as_json)
    if as_json:
        raise click.UsageError("--json needs --check.")
    if not sources:
        raise click.UsageError("Give DAG ids, or a file that `airflow-trigger export` wrote.")
    dags = _asked(dag_ids) if document is None else _exported(document, dag_ids)
    if not dags:
        raise click.UsageError(f"{'stdin' if document == STDOUT else document} contains no DAGs.")
    _write(output, _code(dags))
    return None


def _split(sources: Iterable[str]) -> tuple[str | None, list[str]]:
    """The exported file, if one is among the sources, and the DAG ids."""
    files: list[str] = []
    dag_ids: list[str] = []
    for source in dict.fromkeys(sources):
        is_file = source == STDOUT or source.endswith(".json")
        (files if is_file else dag_ids).append(source)
    if len(files) > 1:
        raise click.UsageError(f"Give one exported file, not {len(files)}: {', '.join(files)}.")
    return (files[0] if files else None), dag_ids


def _asked(dag_ids: Iterable[str], *, perhaps_gone: Collection[str] = ()) -> list[DeclaredDag]:
    """The DAGs that the server declares, sorted; deleted ones are skipped if they may be gone."""
    from airflow_trigger.client import AirflowClient
    from airflow_trigger.codegen.declared import declared
    from airflow_trigger.errors import DagNotFound

    found: list[DeclaredDag] = []
    missing: DagNotFound | None = None
    with AirflowClient() as airflow:
        for dag_id in sorted(set(dag_ids)):
            try:
                found.append(declared(airflow.dag(dag_id)))
            except DagNotFound as error:
                if dag_id not in perhaps_gone:
                    raise
                missing = error
    if missing is not None and not found:
        raise missing
    return found


def _exported(document: str, dag_ids: Collection[str]) -> list[DeclaredDag]:
    """The DAGs of an exported file, sorted; only those with the given ids, if there are any."""
    from airflow_trigger.cli._text import visible
    from airflow_trigger.codegen.declared import from_json

    name = "stdin" if document == STDOUT else document
    try:
        data = sys.stdin.buffer.read() if document == STDOUT else Path(document).read_bytes()
        # PowerShell writes UTF-16.
        known = {dag.dag_id: dag for dag in from_json(data.decode(json.detect_encoding(data)))}
    except OSError as problem:
        raise click.UsageError(f"{name} cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise click.UsageError(f"{name} is not an exported file: it is not text.") from None
    except ValueError as problem:
        raise click.UsageError(
            f"{name} is not a file that `airflow-trigger export` wrote: {problem}."
        ) from None
    for dag_id in dag_ids:
        if dag_id not in known:
            has = ", ".join(sorted(known)) or "none"
            raise click.UsageError(f"{name} has no DAG {dag_id!r}. Its DAGs: {visible(has)}.")
    return [known[dag_id] for dag_id in sorted(dag_ids or known)]


def _code(dags: Sequence[DeclaredDag]) -> str:
    from airflow_trigger.codegen.code import code

    return code(dags)


def _write(output: str | None, text: str) -> None:
    """Write a file completely, or leave it unchanged."""
    data = text.encode()
    if output is None or output == STDOUT:
        click.echo(data, nl=False)
        return
    path = Path(output)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a device or a pipe
        else:
            _replace(path.resolve(), data)
    except OSError as problem:
        raise click.UsageError(f"{output} cannot be written: {problem.strerror}.") from None


def _replace(path: Path, data: bytes) -> None:
    new = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with new.open("xb") as file:
            file.write(data)
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _checked(document: str | None, dag_ids: list[str], output: str | None, *, as_json: bool) -> int:
    """Report what has changed since a file was generated."""
    from airflow_trigger.codegen.changes import changes

    if output is None or output == STDOUT:
        raise click.UsageError("--check needs -o FILE: the file to check.")
    before = _generated(output)
    if document is not None:
        after = _exported(document, dag_ids)
    else:
        in_file = [dag.dag_id for dag in before]
        after = _asked(dag_ids or in_file, perhaps_gone=in_file)
    found = changes(before, after)
    if as_json:
        _print_object(found)
    elif found:
        _print_changes(found)
        _print_advice(found, output, _command(document, dag_ids, after, output))
    else:
        click.echo(f"{output} is up to date.", err=True)
    return OUT_OF_DATE if found else 0


def _generated(output: str) -> tuple[DeclaredDag, ...]:
    from airflow_trigger.codegen.declared import in_code

    try:
        dags = in_code(Path(output).read_text("utf-8-sig"))
    except OSError as problem:
        raise click.UsageError(f"{output} cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise click.UsageError(f"{output} is not Python: it is not UTF-8.") from None
    except ValueError as problem:
        raise click.UsageError(
            f"{output} is not a file that `airflow-trigger codegen` wrote: {problem}."
        ) from None
    if not dags:
        raise click.UsageError(
            f"{output} was not written by `airflow-trigger codegen`: it contains no typed DAG."
        )
    return dags


def _command(
    document: str | None, dag_ids: Sequence[str], after: Sequence[DeclaredDag], output: str
) -> str | None:
    """The command that regenerates the file; None if no DAG is left."""
    left = [dag.dag_id for dag in after]
    if not left:
        return None
    sources = [] if document is None else [document]
    if document is None or dag_ids:
        sources += left
    words = ["airflow-trigger", "codegen", *sources, "-o", output]
    return " ".join(map(quote, words))


def _print_object(found: Sequence[Change]) -> None:
    import attrs

    from airflow_trigger.cli._json import dumps

    breaks = any(change.breaks for change in found)
    every: list[JSON] = [attrs.asdict(change) for change in found]
    print(dumps({"is_current": not found, "breaks": breaks, "changes": every}))


def _print_changes(found: Sequence[Change]) -> None:
    from airflow_trigger.cli._text import aligned, paint, visible

    cells = aligned([(_verdict(one), visible(one.path), visible(one.text)) for one in found])
    rows = list(zip(found, cells, strict=True))
    for dag_id, of_dag in groupby(rows, key=lambda row: row[0].dag_id):
        lines: list[list[Span]] = [[(visible(dag_id), "bold")]]
        for change, (verdict, path, text) in of_dag:
            style = "red" if change.breaks else "green"
            lines.append([("  ", ""), (verdict, style), (f"  {path}  {text}", "")])
        paint(lines)


def _verdict(change: Change) -> str:
    return "breaking" if change.breaks else "compatible"


def _print_advice(found: Sequence[Change], output: str, command: str | None) -> None:
    from airflow_trigger.cli._text import say

    breaking = sum(change.breaks for change in found)
    of_them = f"{breaking} of them break" if breaking > 1 else "1 of them breaks"
    number = "1 change" if len(found) == 1 else f"{len(found)} changes"
    effect = f"{of_them} callers" if breaking else "no caller breaks"
    if len(found) == 1 and breaking:
        effect = "it breaks callers"
    say(f"\n{output} is out of date: {number}, {effect}.")
    if command is None:
        say("None of its DAGs exists any more: delete the file.")
    else:
        say(f"Regenerate it, and let a type checker find the affected callers: {command}")
