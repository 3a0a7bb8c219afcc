"""The source of a module of typed DAGs.

Python's types cannot express these restrictions, so type checkers accept confs that violate them,
although the server rejects them:

* lengths, patterns, ranges, multiples, `uniqueItems`, `contains`, the number of items or keys;
* formats: `str` is any text, and a `datetime` is also a `date`;
* `not`, `if`, `dependentRequired` and other conditions; that only one schema of a `oneOf` matches;
* the position of items in an array, and which of several arrays is meant: all items have the union
  of the types, and so have the values of objects with arbitrary keys;
* an enum with a number that has a fraction: any number is accepted;
* `True` and `False` are also numbers to a type checker;
* a recursive schema without an object in between, such as endlessly nested lists;
* the texts of an enum with escapes, if a recursive schema allows an object as well.

Type checkers reject these, although the server accepts them:

* `1.0` for an integer;
* further keys of a nested object with `properties`, if the schema does not mention
  `additionalProperties` or `patternProperties`: they are nearly always misspelled. If the schema
  allows them explicitly, the object is a `dict` with arbitrary keys.

A param whose schema is invalid, or refers to another document, is any JSON, and the server decides.
Nothing is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from airflow_trigger.codegen._annotations import annotated
from airflow_trigger.codegen._layout import Confs, laid_out, literal, numbers_in
from airflow_trigger.codegen._names import TAKEN, names_of_dags, nested
from airflow_trigger.codegen._shapes import Field, Record, is_sendable, read
from airflow_trigger.codegen.declared import DeclaredDag, required


def code(dags: Sequence[DeclaredDag]) -> str:
    """Return the source of a module that has a `TypedDag` for each DAG, and the types of its conf.

    The same DAGs give the same text. The DAGs and their params keep the given order; the order of
    the alternatives of a union has no meaning.

    A DAG's description becomes the docstring of its conf's class, and a param's description the
    docstring below its key. A class with a key that a class body cannot declare, such as
    `"file type"`, is written as a call of `TypedDict`, which has no docstrings.

    Args:
        dags: The DAGs, each once.

    Raises:
        ConfigError: datamodel-code-generator is not installed.
        ValueError: A DAG is given twice, or its params are nested too deeply or are not JSON.

    >>> sales = DeclaredDag("sales", {"dataset_name": {"type": "string"}})
    >>> print(code([sales]))  # doctest: +SKIP
    """
    for dag_id, count in Counter(dag.dag_id for dag in dags).items():
        if count > 1:
            raise ValueError(f"DAG {dag_id!r} is given twice")
    for dag in dags:
        _check(dag)
    names = names_of_dags(dag.dag_id for dag in dags)
    confs = _read(dags, names)
    constants = {dag_id: constant for dag_id, (constant, _) in names.items()}
    return laid_out(dags, constants, confs, annotated(confs.records, confs.class_names))


def _check(dag: DeclaredDag) -> None:
    for name, schema in dag.params.items():
        try:
            literal({name: schema})
        except ValueError as problem:
            raise ValueError(f"The param {name!r} of DAG {dag.dag_id!r} {problem}") from None


def _read(dags: Sequence[DeclaredDag], names: Mapping[str, tuple[str, str]]) -> Confs:
    confs = Confs()
    taken = {*TAKEN, *(name for pair in names.values() for name in pair)}
    records: list[Record] = []
    for dag in dags:
        root = len(records)
        records.append(Record(description=_about(dag)))
        records[root].fields = _params(dag, records)
        confs.class_names[root] = names[dag.dag_id][1]
        own = _name_nested(root, records, confs.class_names, taken)
        confs.of_dag[dag.dag_id] = own
        confs.records.update({number: records[number] for number in own})
    return confs


def _about(dag: DeclaredDag) -> str:
    about = f"The conf of the DAG {dag.dag_id!r}."
    return f"{about}\n\n{dag.description}" if dag.description else about


def _params(dag: DeclaredDag, records: list[Record]) -> dict[str, Field]:
    needed = required(dag.params)
    fields: dict[str, Field] = {}
    for name, schema in dag.params.items():
        shape = read(schema, records)
        text = schema.get("description")
        if is_sendable(name):
            fields[name] = Field(shape, name in needed, text if isinstance(text, str) else None)
    return fields


def _name_nested(
    root: int, records: Sequence[Record], names: dict[int, str], taken: set[str]
) -> list[int]:
    """Name the nested records; return the numbers of all records, the root's number first."""
    found = [root]
    for owner in found:
        for key, field in records[owner].fields.items():
            for number in numbers_in(field.shape):
                if number not in names:
                    names[number] = nested(names[owner], names[root], key, taken)
                    found.append(number)
    return found
