"""The generated operations, and what they parse from a response."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import cast

from airflow_trigger.models import JSON, Api


def modules(api: Api) -> Iterator[str]:
    package = importlib.import_module(f"airflow_rest.{api}.api")
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not info.ispkg:
            yield info.name


def requested(module: str) -> str:
    """What an operation sends according to its source, such as "GET /dags/{dag_id}"."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).read_text()
    (method,), (path,) = (
        re.findall(r'method="(.+)"', source),
        re.findall(r'path=f?"(.+)"', source),
    )
    plain = re.sub(r"quoted\((\w+)\)", r"\1", path)
    return f"{method} {plain}"


@cache
def operation(api: Api, name: str) -> ModuleType:
    (found,) = (module for module in modules(api) if module.endswith(f".{name}"))
    return importlib.import_module(found)


def as_json(parsed: object) -> JSON:
    if isinstance(parsed, list):
        return [as_json(item) for item in cast(list[object], parsed)]
    to_dict = getattr(parsed, "to_dict", None)
    return cast(JSON, to_dict() if to_dict else parsed)


def same_times(value: JSON) -> JSON:
    """The value with all times in one format; a time without a time zone is in UTC."""
    if isinstance(value, dict):
        return {key: same_times(item) for key, item in value.items()}
    if isinstance(value, list):
        return [same_times(item) for item in value]
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return value
    return value if time is None else time.replace(tzinfo=time.tzinfo or UTC).isoformat()
