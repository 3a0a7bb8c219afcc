"""`trigger`, `run` and `wait`: their options, the conf, and what they print."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from airflow_trigger import AirflowClient, ConnectionFailed
from airflow_trigger._flows import wait as waiting
from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow
from tests.unit.command_line import Call, call

__all__ = ["call"]

PLACE: dict[str, JSON] = {
    "type": "object",
    "properties": {
        "region": {"type": "string"},
        "zones": {"type": "array", "items": {"type": "integer"}},
        "a.b": {"type": "integer"},
    },
    "additionalProperties": False,
    "default": {"region": "eu", "zones": [1]},
}
OPEN: dict[str, JSON] = {"type": "object", "additionalProperties": {"type": "integer"}}
PARAMS: dict[str, JSON] = {
    "year": {"type": "integer", "default": 2026},
    "code": {"type": "string", "default": ""},
    "tags": {"type": "array", "default": []},
    "place": PLACE,
    "free": OPEN | {"default": {}},
    "with.dot": {"type": "boolean", "default": False},
    "untyped": {"default": None},
}


@pytest.fixture
def fake() -> FakeAirflow:
    fake = FakeAirflow("v2")
    fake.add_dag("sales", params=PARAMS, tasks=["load"])
    return fake


def conf_of(fake: FakeAirflow) -> JSON:
    """The conf of the only run."""
    (conf,) = fake.triggered("sales")
    return conf


@pytest.mark.parametrize(
    ("assignments", "conf"),
    [
        (["year=2025", "code=007"], {"year": 2025, "code": "007"}),
        (["code=a=b"], {"code": "a=b"}),
        (["code="], {"code": ""}),
        (["code=@@home"], {"code": "@home"}),
        (["tags=a,b"], {"tags": ["a", "b"]}),
        (['tags=["a,b"]'], {"tags": ["a,b"]}),
        (["place.region=7"], {"place": {"region": "7", "zones": [1]}}),
        (["place.zones=2,3"], {"place": {"region": "eu", "zones": [2, 3]}}),
        (["place.a.b=08"], {"place": {"region": "eu", "zones": [1], "a.b": 8}}),
        (['place={"region": "us"}'], {"place": {"region": "us"}}),
        (["free.any=1", r"free.x\.y=2"], {"free": {"any": 1, "x.y": 2}}),
        (["with.dot=yes"], {"with.dot": True}),
        ([r"with\.dot=no"], {"with.dot": False}),
        (["untyped=7"], {"untyped": 7}),
        (["untyped=007"], {"untyped": "007"}),
    ],
    ids=str,
)
def test_set_gives_each_param_a_value_of_its_type(
    fake: FakeAirflow, call: Call, assignments: list[str], conf: JSON
) -> None:
    options = [part for assignment in assignments for part in ("--set", assignment)]
    done = call("trigger", "sales", *options)

    assert (done.status, conf_of(fake)) == (0, conf), done.stderr


@pytest.mark.parametrize(
    ("assignments", "words"),
    [
        (["yaer=7"], "did you mean 'year'?"),
        (
            ["place.reigon=eu"],
            "$['place']['reigon']: the DAG does not declare 'reigon'; did you mean 'region'?",
        ),
        (["year=7", "year=8"], "'year' is given twice"),
        (["place.region=eu", "place={}"], "'place' is given twice"),
        (["year.month=7"], "$['year']: an object of 1 key is not of type 'integer'"),
        (["year"], "KEY=VALUE"),
        (["=7"], "has an empty key"),
        (["place..a=7"], "has an empty key"),
        (["year=x"], "$['year']: a string of 1 character is not of type 'integer'"),
        (["place={"], "'place': it is not JSON at line 1, column 2"),
        (["code=@nowhere"], "nowhere cannot be read: No such file"),
        (["free.any=x"], "$['free']['any']"),
    ],
    ids=str,
)
def test_what_set_cannot_do_is_refused_and_nothing_is_sent(
    fake: FakeAirflow, call: Call, assignments: list[str], words: str
) -> None:
    options = [part for assignment in assignments for part in ("--set", assignment)]
    done = call("trigger", "sales", *options)

    assert (done.status, words in done.stderr) == (2, True), done.stderr
    assert not fake.runs("sales")


def test_a_less_strict_check_lets_keys_pass_that_the_dag_does_not_declare(
    fake: FakeAirflow, call: Call
) -> None:
    done = call("trigger", "sales", "--set", "yaer=7", "--conf-check", "schema")

    assert (done.status, conf_of(fake)) == (0, {"yaer": 7})
    assert "--set yaer: the DAG declares no type for this key; read as an integer.\n" in done.stderr


def test_a_dag_without_params_is_named_as_the_reason_for_a_guessed_type(
    fake: FakeAirflow, call: Call
) -> None:
    fake.add_dag("plain")
    done = call("trigger", "plain", "--set", "year=7")

    assert "--set year: the DAG declares no params; read as an integer.\n" in done.stderr


def test_set_takes_a_file_as_text_or_as_the_json_of_an_object(
    fake: FakeAirflow, call: Call, tmp_path: Path
) -> None:
    text, json_file = tmp_path / "text", tmp_path / "json"
    text.write_text("two,\nlines\n")
    json_file.write_text('{"region": "us"}\n')
    assert (
        call("trigger", "sales", "--set", f"code=@{text}", "--set", f"place=@{json_file}").status
        == 0
    )
    assert conf_of(fake) == {"code": "two,\nlines\n", "place": {"region": "us"}}

    done = call("trigger", "sales", "--set", f"place=@{text}")
    assert (done.status, "line 1, column 1" in done.stderr) == (2, True)


def test_set_wins_over_conf_and_keeps_the_rest_of_it(fake: FakeAirflow, call: Call) -> None:
    conf = '{"year": 1, "place": {"region": "us"}}'
    call("trigger", "sales", "--conf", conf, "--set", "year=2", "--set", "place.zones=[3]")

    assert conf_of(fake) == {"year": 2, "place": {"region": "us", "zones": [3]}}


def test_where_the_dag_may_not_be_read_json_is_json_and_all_else_is_text(
    fake: FakeAirflow, call: Call
) -> None:
    fake.deny("sales", "read")
    done = call("trigger", "sales", "--set", "year=7", "--set", "code=a,b")

    assert (done.status, conf_of(fake)) == (0, {"year": 7, "code": "a,b"})
    assert "No permission to read the params" in done.stderr
    assert "--set year: its type is unknown; read as an integer.\n" in done.stderr


def test_without_set_the_dag_is_read_no_more_often_than_by_the_client(
    fake: FakeAirflow, call: Call
) -> None:
    call("trigger", "sales", "--set", "year=7")
    assert len(fake.requests("dag")) == 1
    call("trigger", "sales", "--conf-check", "json", "--on-paused", "allow")
    assert len(fake.requests("dag")) == 1


def test_conf_is_a_file_stdin_or_json(
    fake: FakeAirflow, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "conf.json"
    file.write_bytes(b'\xef\xbb\xbf{"year": 1}')
    stdin = io.TextIOWrapper(io.BytesIO(b'{"year": 2}'))
    monkeypatch.setattr("sys.stdin", stdin)
    for conf in (f"@{file}", "-", '{"year": 3}'):
        assert call("trigger", "sales", "--conf", conf).status == 0

    assert fake.triggered("sales") == [{"year": n} for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"year":\n  hunter2}', "conf.json: it is not JSON at line 2, column 3"),
        (b'["hunter2"]', "conf.json: expected a JSON object (name → value), not other JSON"),
        (b'{"year": 1, "year": 2}', "'year' twice"),
        (b'{"year": NaN}', "NaN"),
        (b"\xff", "is not valid UTF-8 at byte 0"),
    ],
    ids=str,
)
def test_a_conf_that_is_none_is_told_where_it_is_wrong_and_never_shown(
    call: Call, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "conf.json"
    file.write_bytes(content)
    done = call("trigger", "sales", "--conf", f"@{file}")

    assert (done.status, words in done.stderr) == (2, True), done.stderr
    assert "hunter2" not in done.stderr
    named = call("trigger", "sales", "--conf", str(file))
    assert f"To read the file, write --conf @{file}" in named.stderr


def test_every_option_reaches_the_trigger(fake: FakeAirflow, call: Call) -> None:
    done = call(
        *("trigger", "sales", "--run-id", "r1", "--logical-date", "2026-11-25T00:00:00Z"),
        *("--data-interval", "2026-11-24T00:00:00Z", "2026-11-25T01:00:00+01:00"),
        *("--run-after", "2026-11-26T00:00:00Z", "--note", "by hand"),
        *("--on-failed", "keep", "--deadline", "1m", "--conf-check", "strict"),
    )

    assert (done.status, done.stdout) == (0, "sales/r1\n"), done.stderr
    (request,) = fake.requests("trigger")
    sent = json.loads(request.content)
    assert {name: value for name, value in sent.items() if value is not None} == {
        "dag_run_id": "r1",
        "conf": {},
        "logical_date": "2026-11-25T00:00:00+00:00",
        "data_interval_start": "2026-11-24T00:00:00+00:00",
        "data_interval_end": "2026-11-25T01:00:00+01:00",
        "run_after": "2026-11-26T00:00:00+00:00",
        "note": "by hand",
    }


def test_a_partition_and_a_version_reach_the_trigger_too(fake: FakeAirflow, call: Call) -> None:
    partitioned = call("trigger", "sales", "--partition-key", "p")
    versioned = call("trigger", "sales", "--bundle-version", "v7")

    assert (partitioned.status, "does not accept a partition_key" in partitioned.stderr) == (
        5,
        True,
    )
    assert (versioned.status, "bundle_version" in versioned.stderr) == (2, True)


def test_as_json_a_trigger_is_one_object_with_its_key(fake: FakeAirflow, call: Call) -> None:
    made, given = (
        call("trigger", "sales", "--json"),
        call("trigger", "sales", "--json", "--key", "k"),
    )
    named = call("trigger", "sales", "--json", "--run-id", "r1")

    assert made.json["idempotency_key"] in made.stderr
    assert re.fullmatch(r"cli-\d{8}T\d{6}Z-[0-9a-f]{12}", made.json["idempotency_key"])
    assert (given.json["idempotency_key"], given.json["created"]) == ("k", True)
    assert given.json["ref"] in given.stderr
    assert "idempotency_key" not in named.json


def test_as_json_a_run_is_one_object_at_its_end(fake: FakeAirflow, call: Call) -> None:
    fake.runs_take(polls=0, state="failed")
    done = call("run", "sales", "--json", "--key", "k")

    assert (done.status, done.json["state"], done.json["created"]) == (1, "failed", True)
    assert done.json["idempotency_key"] == "k"


def test_the_log_lines_of_a_failure_are_as_many_as_asked_for(fake: FakeAirflow, call: Call) -> None:
    call("trigger", "sales", "--key", "k")
    (run,) = fake.runs("sales")
    fake.fail(run, task="load", log="last words\n")

    assert "last words" in call("wait", "sales", "--key", "k").stderr
    silent = call("wait", str(run.ref), "--log-lines", "0")
    assert (silent.status, "last words" in silent.stderr) == (1, False)


def test_a_digest_that_cannot_be_read_changes_no_exit_status(
    fake: FakeAirflow, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ConnectionFailed("no answer")

    monkeypatch.setattr(AirflowClient, "failure", fail)
    fake.runs_take(polls=0, state="failed")
    done = call("run", "sales")

    assert done.status == 1
    assert "finished as failed: http" in done.stderr
    assert done.stderr.endswith("The reason could not be read: no answer\n")


@pytest.mark.parametrize(("key", "status"), [([], 6), (["--key", "k"], 75)])
def test_after_the_start_the_same_command_is_safe_only_with_a_key(
    fake: FakeAirflow,
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
    key: list[str],
    status: int,
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    fake.html_502(on="runs")
    done = call("run", "sales", "--json", *key)

    assert done.status == status
    assert done.json["error"]["retryable"] is (status == 75)
    assert f"airflow-trigger wait {fake.runs('sales')[0].ref}" in done.stderr


def test_text_of_the_server_does_nothing_to_the_terminal(fake: FakeAirflow, call: Call) -> None:
    call("trigger", "sales", "--key", "k")
    (run,) = fake.runs("sales")
    fake.fail(run, task="load", log="\x1b]0;title\x07[bold]\n")
    done = call("wait", str(run.ref))

    assert "\\x1b]0;title\\x07[bold]" in done.stderr
    assert "\x1b" not in done.stderr


def test_errors_name_commands_and_options_instead_of_methods_and_arguments(
    call: Call, fake: FakeAirflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = call("run", "sales", "--run-id", "r1", "--timeout", "0")
    assert "continues; airflow-trigger why sales/r1 shows why." in late.stderr

    fake.set_dag("sales", state="paused")
    paused = call("trigger", "sales")
    assert "Unpause it, or trigger with --on-paused unpause" in paused.stderr

    monkeypatch.delenv("AIRFLOW_TRIGGER_URL")
    nowhere = call("status", "sales/r1")
    assert "No URL: set AIRFLOW_TRIGGER_URL, the address of Airflow's web server." in nowhere.stderr

    for name in ("USERNAME", "PASSWORD", "TOKEN"):
        monkeypatch.delenv(f"AIRFLOW_TRIGGER_{name}", raising=False)
    unknown = call("status", "sales/r1")
    assert "No credentials: set one of AIRFLOW_TRIGGER_TOKEN, " in unknown.stderr
    assert "AIRFLOW_TRIGGER_PASSWORD or AIRFLOW_TRIGGER_PASSWORD_FILE" in unknown.stderr
    assert "AIRFLOW_TRIGGER_URL is not set either." in unknown.stderr
    monkeypatch.setenv("AIRFLOW_TRIGGER_USERNAME", "ada")
    half = call("status", "sales/r1")
    assert "and AIRFLOW_TRIGGER_PASSWORD is not. Set it too." in half.stderr

    assert "airflow.why" not in late.stderr
    assert "_paused=" not in paused.stderr


@pytest.mark.parametrize(("option", "name"), [("--key", "key"), ("--run-id", "run-id")])
def test_a_taken_key_or_id_names_the_command_that_shows_its_run(
    fake: FakeAirflow, call: Call, option: str, name: str
) -> None:
    call("trigger", "sales", option, "k", "--set", "year=1")
    (run,) = fake.runs("sales")
    refused = call("trigger", "sales", option, "k", "--set", "year=2")

    assert refused.status == 5
    advice = f"airflow-trigger status {run.ref} shows the existing run; to start another run, use"
    assert f"{advice} another --{name}." in refused.stderr
    assert ".run)" not in refused.stderr
    assert "idempotency_key" not in refused.stderr
