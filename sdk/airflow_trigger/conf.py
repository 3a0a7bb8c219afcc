"""A run's conf: checked to be plain JSON before anything is sent."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import cast

from airflow_trigger.errors import ConfError
from airflow_trigger.models import JSON


def to_json(conf: Mapping[str, object] | None, *, dag_id: str) -> dict[str, JSON]:
    """Return the conf as the JSON object that is sent; None is an empty one.

    Raises:
        ConfError: Something in it is not JSON; every such place is named.
    """
    problems = list(_problems(dict(conf or {}), "$"))
    if problems:
        listed = "".join(f"\n  {problem}" for problem in problems)
        raise ConfError(
            f"The conf for DAG {dag_id!r} is not plain JSON; nothing was sent:{listed}",
            problems=problems,
            dag_id=dag_id,
        )
    return cast(dict[str, JSON], dict(conf or {}))


def _problems(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in cast(dict[object, object], value).items():
            if not isinstance(key, str):
                yield f"{path}: the key {key!r} is a {type(key).__name__}, not a string"
            else:
                yield from _problems(item, f"{path}[{key!r}]")
    elif isinstance(value, list):
        for index, item in enumerate(cast(list[object], value)):
            yield from _problems(item, f"{path}[{index}]")
    elif isinstance(value, float) and not math.isfinite(value):
        yield f"{path}: {value} is not a JSON number"
    elif not isinstance(value, str | int | float | None):
        yield f"{path}: a {type(value).__name__} is not JSON"
