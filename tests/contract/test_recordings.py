"""The responses of real servers, from 2.7.3 to 3.4.0b2, parsed by the current code."""

from __future__ import annotations

from typing import cast
from urllib.parse import unquote

import pytest

from airflow_trigger._adapters import load_adapter
from airflow_trigger._flows.answers import server_words
from airflow_trigger.models import JSON, DagRun
from tests.contract.generated import as_json, operation, same_times
from tests.contract.recordings import Exchange, exchanges, recordings

EXCHANGES = exchanges()
# `POST /auth/token` belongs to the auth manager and is in no spec of the API.
OPERATIONS = [one for one in EXCHANGES if one.operation not in (None, "create_token")]
ANSWERS = [one for one in OPERATIONS if one.status < 300 and one.body is not None]
RUNS = [
    one
    for one in ANSWERS
    if one.operation
    in ("trigger_dag_run", "post_dag_run", "get_dag_run", "update_dag_run_state", "patch_dag_run")
]
SAME_IN_BOTH = (
    "dag_id",
    "state",
    "run_type",
    "logical_date",
    "run_after",
    "queued_at",
    "start_date",
    "end_date",
    "data_interval_start",
    "data_interval_end",
    "note",
    "triggered_by",
    "partition_key",
)
REFUSALS = [one for one in EXCHANGES if one.status >= 400]


def parse(exchange: Exchange) -> object:
    """The response as parsed by the generated operation."""
    assert exchange.operation is not None
    return operation(exchange.api, exchange.operation).parse_response(exchange.response())


def asked_for(exchange: Exchange) -> tuple[str, str]:
    """The ids of the DAG and of the run that a request was about."""
    dag_id, _, run_id = exchange.path.partition("/dags/")[2].partition("/dagRuns")
    if run_id:
        return unquote(dag_id), unquote(run_id.removeprefix("/"))
    sent, body = cast(dict[str, str], exchange.sent), cast(dict[str, str], exchange.body)
    # A run that was triggered without an id got one from the server.
    return unquote(dag_id), sent.get("dag_run_id", body["dag_run_id"])


@pytest.mark.parametrize("exchange", ANSWERS, ids=str)
def test_every_answer_parses_and_nothing_of_it_is_lost(exchange: Exchange) -> None:
    assert same_times(as_json(parse(exchange))) == same_times(exchange.body)


@pytest.mark.parametrize("exchange", RUNS, ids=str)
def test_every_run_becomes_a_run_of_ours(exchange: Exchange) -> None:
    adapter = load_adapter(exchange.api, "http://a.test")
    body = cast(dict[str, JSON], exchange.body)

    run: DagRun = adapter.get_run(*asked_for(exchange)).parse(exchange.response())

    assert (run.dag_id, run.run_id) == (body["dag_id"], body["dag_run_id"])
    assert run.state == body["state"]
    assert run.conf == body["conf"]
    assert run.note == body["note"]
    times = (run.logical_date, run.run_after, run.queued_at, run.start_date, run.end_date)
    assert all(time.tzinfo is not None for time in times if time is not None)


@pytest.mark.parametrize("exchange", RUNS, ids=str)
def test_a_run_says_the_same_as_the_generated_model(exchange: Exchange) -> None:
    adapter = load_adapter(exchange.api, "http://a.test")
    generated = parse(exchange)

    run: DagRun = adapter.get_run(*asked_for(exchange)).parse(exchange.response())

    for name in SAME_IN_BOTH:
        value = getattr(generated, name, None)
        assert getattr(run, name) == (value or None), name


@pytest.mark.parametrize("exchange", REFUSALS, ids=str)
def test_every_refusal_has_words_on_one_line(exchange: Exchange) -> None:
    words = server_words(exchange.response())

    assert words
    assert not set("\n<>") & set(words.replace("<password>", ""))


def test_every_supported_version_was_recorded() -> None:
    versions = [path.stem for path in recordings()]

    assert versions == [
        "2.7.3",
        "2.9.3",
        "2.10.5",
        "2.11.2",
        "3.0.6",
        "3.1.8",
        "3.2.2",
        "3.3.2",
        "3.4.0b2",
    ]
