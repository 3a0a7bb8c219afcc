"""A `TriggerRequest` as JSON, which one process stores and another process triggers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn, TypeVar, cast

from airflow_trigger._arguments import must_be_a, short
from airflow_trigger._flows.problems import kind_of
from airflow_trigger._json import read_json

if TYPE_CHECKING:
    from airflow_trigger.models import JSON, Conf, TriggerRequest
    from airflow_trigger.typed import TriggerOptions

R = TypeVar("R", bound="TriggerRequest")

# Only members that are set are written, so a new member needs no new version: an older release
# refuses it by its name. A new version is needed if the meaning of documents changes.
VERSION = 1
MOST_NAMED = 5


def write_request(request: TriggerRequest) -> str:
    """Return the document of a request.

    Raises:
        ValueError: It has no idempotency key.
        ConfError, InvalidDate, InvalidRequest, InvalidRunId: No server would accept it.
    """
    from airflow_trigger._flows.checks import check_request
    from airflow_trigger._flows.run_ids import run_id_of_key
    from airflow_trigger.conf import to_json

    if not request.idempotency_key:
        raise ValueError(
            f"The request for DAG {request.dag_id!r} has no idempotency_key. A queue may deliver "
            "it more than once, and each delivery would start another run. Pass a key that "
            "identifies the triggering event."
        )
    check_request(request)
    run_id_of_key(request.idempotency_key, dag_id=request.dag_id)
    document: dict[str, JSON] = {"version": VERSION, "dag_id": request.dag_id}
    if request.conf is not None:
        document["conf"] = to_json(request.conf, dag_id=request.dag_id)
    for name in _TEXTS:
        document[name] = getattr(request, name)
    if request.on_failed == "keep":
        del document["on_failed"]
    for name in _DATES:
        if (date := getattr(request, name)) is not None:
            document[name] = _date_text(date)
    if request.data_interval is not None:
        document["data_interval"] = [_date_text(date) for date in request.data_interval]
    document["deadline"] = request.deadline
    return json.dumps({name: value for name, value in document.items() if value is not None})


def _date_text(date: datetime) -> str:
    # Unbound, because a subclass may write what datetime cannot read: pandas has nanoseconds.
    return datetime.isoformat(date)


def read_request(kind: type[R], document: str | bytes | Mapping[str, JSON]) -> R:
    """Return the request of a document.

    Raises:
        TypeError: The document is of another type.
        ValueError: It is not a document that `write_request` can have written.
    """
    must_be_a((str, bytes, Mapping), "document", document, called="JSON text or a mapping")
    try:
        members = _members(document)
        arguments = {name: _READERS[name](name, value) for name, value in members.items()}
        dag_id, conf = arguments.pop("dag_id"), arguments.pop("conf", None)
        options = cast("TriggerOptions", arguments)
        return kind(cast(str, dag_id), cast("Conf | None", conf), **options)
    except ValueError as problem:
        raise ValueError(f"The trigger request cannot be read: {problem}") from None


def _members(document: str | bytes | Mapping[str, JSON]) -> dict[str, JSON]:
    """The members that are set, apart from the version."""
    members: dict[str, JSON] = {
        name: value for name, value in _parsed(document).items() if value is not None
    }
    version = members.pop("version", None)
    if type(version) is not int or version != VERSION:
        said = "it has no version" if version is None else f"its version is {short(version)}"
        raise ValueError(f"{said}; this release of airflow-trigger reads version {VERSION}")
    if unknown := [short(name) for name in members if name not in _READERS]:
        listed = ", ".join(unknown[:MOST_NAMED])
        raise ValueError(
            f"it has members that this release of airflow-trigger does not know: {listed}"
        )
    for name in ("dag_id", "idempotency_key"):
        if not members.get(name):
            raise ValueError(f"it has no {name}")
    return members


def _parsed(document: str | bytes | Mapping[str, JSON]) -> Mapping[str, JSON]:
    if isinstance(document, Mapping):
        return document
    try:
        text = document if isinstance(document, str) else document.decode()
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    return _object("it", read_json(text))


def _refuse(name: str, expected: str, found: JSON) -> NoReturn:
    # Without the value, as it may be secret.
    raise ValueError(f"{name} is {kind_of(found)}, not {expected}")


def _text(name: str, value: JSON) -> str:
    if not isinstance(value, str):
        _refuse(name, "a string", value)
    return value


def _object(name: str, value: JSON) -> Mapping[str, JSON]:
    if not isinstance(value, Mapping):
        _refuse(name, "an object", value)
    return value


def _seconds(name: str, value: JSON) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        _refuse(name, "a number", value)
    return value


def _date(name: str, value: JSON) -> datetime:
    text = _text(name, value)
    try:
        date = datetime.fromisoformat(text)
    except ValueError:
        date = None
    if date is None or date.utcoffset() is None:
        raise ValueError(f"{name} is not a date and time with an offset (ISO 8601)")
    return date


def _interval(name: str, value: JSON) -> tuple[datetime, datetime]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f"{name} is not an array of two dates")
    return _date(f"the start of the {name}", value[0]), _date(f"the end of the {name}", value[1])


_TEXTS = (
    "run_id",
    "idempotency_key",
    "note",
    "partition_key",
    "bundle_version",
    "conf_check",
    "on_paused",
    "on_failed",
)
_DATES = ("logical_date", "run_after")
_READERS: Mapping[str, Callable[[str, JSON], object]] = {
    "dag_id": _text,
    "conf": _object,
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(_DATES, _date),
    "data_interval": _interval,
    "deadline": _seconds,
}
