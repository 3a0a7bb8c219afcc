"""What the fake rejects: from clients what servers reject, from tests what makes no sense.

Clients reject most of it themselves, so the requests are posted without a client.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from airflow_trigger import RunRef
from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow

REJECTED = "Value rejected by database"


def post(fake: FakeAirflow, **body: JSON) -> httpx.Response:
    date: dict[str, JSON] = {} if fake.api == "v1" else {"logical_date": None}
    auth = httpx.BasicAuth(fake.username, fake.password) if fake.api == "v1" else None
    headers = {} if fake.api == "v1" else {"Authorization": f"Bearer {fake.token}"}
    with httpx.Client(transport=fake.transport, auth=auth, headers=headers) as http:
        return http.post(f"{fake.url}/api/{fake.api}/dags/sales/dagRuns", json=date | body)


def faked(version: str, **settings: Any) -> FakeAirflow:
    fake = FakeAirflow(version=version, **settings)
    fake.add_dag("sales", is_partitioned=True)
    return fake


@pytest.mark.parametrize("version", ["2.7.3", "2.11.2", "3.0.6", "3.3.2", "3.4.0b2"])
def test_a_pattern_of_its_own_decides_which_run_ids_it_takes(version: str) -> None:
    fake = faked(version, allowed_run_id_pattern=r" ^order-\d+@\w$ ")

    taken = post(fake, dag_run_id="order-17@x")
    builtin = post(fake, dag_run_id="manual__2026-01-01T00:00:00+00:00")
    refused = post(fake, dag_run_id="api__1")
    refused_default = post(faked(version), dag_run_id="order-17@x")

    assert (taken.status_code, builtin.status_code) == (200, 200)
    assert taken.json()["dag_run_id"] == "order-17@x"
    if fake.api == "v1":
        assert (refused.status_code, refused_default.status_code) == (500, 500)
        assert refused.headers["Content-Type"].startswith("text/html")
    else:
        assert (refused.status_code, refused_default.status_code) == (400, 400)
        assert r"does not match regex pattern '^order-\d+@\w$' or" in refused.json()["detail"]


@pytest.mark.parametrize(("version", "status"), [("2.11.2", 500), ("3.3.2", 200)])
def test_a_line_break_at_the_end_passes_as_the_version_lets_it(version: str, status: int) -> None:
    # Airflow 2 matches its patterns with RE2, Airflow 3 with Python's re.
    assert post(faked(version), dag_run_id="r1\n").status_code == status


@pytest.mark.parametrize(
    ("version", "status"),
    [("2.7.3", 400), ("2.11.2", 400), ("3.0.6", 200), ("3.2.2", 500), ("3.3.2", 422)],
)
def test_a_note_that_is_too_long_is_refused_as_the_version_does(version: str, status: int) -> None:
    fake = faked(version)

    assert post(fake, note="é" * 1000).status_code == 200
    refused = post(fake, note="é" * 1001)

    assert refused.status_code == status
    if fake.api == "v1":
        assert refused.json()["detail"] == "{'note': ['Longer than maximum length 1000.']}"
    if status == 422:
        assert refused.json()["detail"]["reason"] == REJECTED
    assert len(fake.runs("sales")) == (1 if status >= 400 else 2)


@pytest.mark.parametrize("conf", [{"a": "\0"}, {"a\0": 1}, {"a": [{"b": ["\0"]}]}], ids=ascii)
@pytest.mark.parametrize(
    ("version", "status"), [("2.11.2", 200), ("3.1.8", 200), ("3.2.2", 500), ("3.3.2", 422)]
)
def test_nul_in_a_conf_is_refused_where_the_conf_is_kept_as_json(
    version: str, status: int, conf: dict[str, JSON]
) -> None:
    fake = faked(version)

    refused = post(fake, conf=conf)

    assert refused.status_code == status
    assert len(fake.runs("sales")) == (1 if status == 200 else 0)
    if status == 422:
        assert refused.json()["detail"]["reason"] == REJECTED


@pytest.mark.parametrize(
    ("version", "key", "status", "words"),
    [
        ("3.2.2", "", 200, ""),
        ("3.3.2", " ", 400, "must not be empty or whitespace-only"),
        ("3.2.2", "x" * 251, 500, "Internal Server Error"),
        ("3.3.2", "x" * 251, 400, "must be at most 250 characters; got 251"),
        ("3.3.2", "a\0", 400, "cannot contain NUL (0x00) characters"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_a_partition_key_is_refused_as_the_version_does(
    version: str, key: str, status: int, words: str
) -> None:
    refused = post(faked(version), partition_key=key)

    assert (refused.status_code, words in refused.text) == (status, True)


def test_nul_in_a_note_crashes_it_as_it_does_a_server() -> None:
    assert post(faked("3.3.2"), note="a\0").status_code == 500


Do = Callable[[Any], object]
ORDERS: list[tuple[str, Do, type[Exception], str]] = [
    ("dag_id 5", lambda f: f.add_dag(5), TypeError, "dag_id must be a str, not the int 5"),
    ("dag_id ''", lambda f: f.add_dag(""), ValueError, "dag_id must not be empty"),
    ("dag_id ..", lambda f: f.add_dag(".."), ValueError, "dag_id must be an id, not '..'"),
    ("dag_id a b", lambda f: f.add_dag("a b"), ValueError, "'a b' is not a valid DAG id"),
    ("dag_id long", lambda f: f.add_dag("a" * 251), ValueError, "is not a valid DAG id"),
    ("is_paused", lambda f: f.add_dag("a", is_paused="no"), TypeError, "is_paused must be True"),
    ("params", lambda f: f.add_dag("a", params=["x"]), TypeError, "params must be a mapping"),
    ("start", lambda f: f.add_dag("a", start_date="2026"), TypeError, "start_date must be an"),
    ("schedule", lambda f: f.add_dag("a", schedule=5), TypeError, "schedule must be a str"),
    ("tags", lambda f: f.add_dag("a", tags="abc"), TypeError, "tags must be an iterable of str"),
    ("owners", lambda f: f.add_dag("a", owners=None), TypeError, "owners must be an iterable"),
    ("polls -1", lambda f: f.runs_take(polls=-1), ValueError, "polls must be 0 or more, not -1"),
    ("polls '1'", lambda f: f.runs_take(polls="1"), TypeError, "polls must be an int, not the"),
    ("run", lambda f: f.finish("sales/r1"), TypeError, "the run must be a DagRun or a RunRef"),
    ("start a run", lambda f: f.start(None), TypeError, "the run must be a DagRun or a RunRef"),
    ("no run", lambda f: f.start(RunRef("sales", "r")), ValueError, "has no run 'r'"),
    ("back", lambda f: f.advance(-1), ValueError, "seconds must be a number of seconds, 0 or"),
    ("advance nan", lambda f: f.advance(math.nan), ValueError, "seconds must be a number"),
    ("advance '1'", lambda f: f.advance("1"), TypeError, "seconds must be a number of seconds"),
    ("times '2'", lambda f: f.html_502(times="2"), TypeError, "times must be an int, not the"),
    ("times True", lambda f: f.lose_response(times=True), TypeError, "times must be an int"),
    ("slow", lambda f: f.slow(-1), ValueError, "seconds must be a number of seconds, 0 or"),
    ("slow 'x'", lambda f: f.slow("x"), TypeError, "seconds must be a number of seconds, not"),
    ("after", lambda f: f.rate_limit(retry_after=-1), ValueError, "retry_after must be a number"),
    ("status", lambda f: f.server_error(status=200), ValueError, "status must be 500 or more"),
    ("path", lambda f: f.respond("GET", "api", json={}), ValueError, "path must begin with a sl"),
    ("answer", lambda f: f.respond("GET", "/", json={}, status="200"), TypeError, "status must"),
    ("port", lambda f: f.serving(port="80"), TypeError, "port must be an int, not the str '80'"),
    ("user", lambda f: f.add_user(5, "x"), TypeError, "username must be a str, not the int 5"),
]


@pytest.mark.parametrize(
    ("do", "kind", "words"), [order[1:] for order in ORDERS], ids=[order[0] for order in ORDERS]
)
def test_what_a_test_cannot_mean_is_refused_where_it_says_it(
    do: Do, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind) as e:
        do(faked("3.3.2"))

    assert words in str(e.value)


@pytest.mark.parametrize(
    ("wrong", "kind", "words"),
    [
        ({"version": 5}, TypeError, "version must be a str, not the int 5"),
        ({"version": ""}, ValueError, "'' is not a version of Airflow"),
        ({"token_lifetime": 0}, ValueError, "token_lifetime must be a number of seconds above 0"),
        ({"allowed_run_id_pattern": "("}, ValueError, "is not a regular expression"),
        ({"allowed_run_id_pattern": 5}, TypeError, "allowed_run_id_pattern must be a str"),
    ],
    ids=str,
)
def test_a_fake_that_cannot_be_is_refused(
    wrong: dict[str, Any], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind) as e:
        FakeAirflow(**wrong)

    assert words in str(e.value)


def test_a_method_is_one_however_it_is_written() -> None:
    fake = faked("3.3.2")
    fake.respond("get", "/api/v2/pools", json={"pools": []})

    with httpx.Client(transport=fake.transport) as http:
        assert http.get(f"{fake.url}/api/v2/pools").json() == {"pools": []}
