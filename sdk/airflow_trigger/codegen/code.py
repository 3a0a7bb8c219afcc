"""The source of a module of typed DAGs.

What types cannot say, and a checker therefore accepts though the server refuses it:

* lengths, patterns, ranges, multiples, `uniqueItems`, `contains`, the number of items or keys;
* formats: `str` stands for any text, and a `datetime` is also a `date`;
* `not`, `if`, `dependentRequired` and other conditions; that only one schema of a `oneOf` fits;
* the position of items in an array, and which of several arrays is meant: all items have the union
  of the types; so have the values of objects with any keys;
* a number among the choices of an enum that has a fraction: any number is accepted then;
* `True` and `False` are also numbers to a checker;
* what a recursive schema without an object in between says, such as lists of lists without end;
* which texts an enum with escapes has, where a recursive schema allows an object as well.

What a checker refuses though the server takes it:

* `1.0` for an integer;
* further keys of a nested object with `properties`, where the schema does not mention
  `additionalProperties` or `patternProperties`: they are nearly always misspelt. Where it allows
  them explicitly, the object is a `dict` with any keys.

What is left to the server: a param whose schema is not valid, or refers to another document, is any
JSON. Nothing is fetched.
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

    The same DAGs give the same text. The DAGs, and the params of each, stand in the order given;
    the order of the alternatives of a union means nothing.

    A DAG's description is the docstring of its conf's class, that of a param stands below its key.
    A class with a key that no class body can declare, such as `"file type"`, is written as a call
    of `TypedDict`, which holds no docstrings.

    Args:
        dags: The DAGs, each once.

    Raises:
        ConfigError: datamodel-code-generator is not installed.
        ValueError: A DAG stands there twice, or its params are nested too deeply or are no JSON.

    >>> sales = DeclaredDag("sales", {"dataset_name": {"type": "string"}})
    >>> print(code([sales]))  # doctest: +SKIP
    """
    for dag_id, count in Counter(dag.dag_id for dag in dags).items():
        if count > 1:
            raise ValueError(f"DAG {dag_id!r} stands there twice")
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
    """Name what is in the record; return the numbers of all, the record's own first."""
    found = [root]
    for owner in found:
        for key, field in records[owner].fields.items():
            for number in numbers_in(field.shape):
                if number not in names:
                    names[number] = nested(names[owner], names[root], key, taken)
                    found.append(number)
    return found
