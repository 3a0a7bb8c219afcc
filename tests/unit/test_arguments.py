"""Arguments that cannot be right are refused where they are given, by their names."""

from __future__ import annotations

import math
import ssl
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from airflow_trigger import ConfigError, RunRef, TriggerRequest
from tests.both import Mode, open_client

BASE = "https://airflow.test"
DAY = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"dag_id": None}, "dag_id must be a str, not None"),
        ({"dag_id": 7}, "dag_id must be a str, not the int 7"),
        ({"dag_id": ""}, "dag_id must be the name of a DAG, and is empty"),
        ({"idempotency_key": 17}, "idempotency_key must be a str, not the int 17"),
        ({"run_id": 5}, "run_id must be a str, not the int 5"),
        ({"note": 5}, "note must be a str, not the int 5"),
        ({"partition_key": b"p"}, "partition_key must be a str, not the bytes b'p'"),
        ({"logical_date": "2024-01-01"}, "logical_date must be an aware datetime, such as"),
        ({"logical_date": date(2024, 1, 1)}, "not the date datetime.date(2024, 1, 1)"),
        ({"run_after": 1704067200}, "run_after must be an aware datetime, such as"),
        ({"data_interval": DAY}, "data_interval must be two aware datetimes, (start, end), not"),
        ({"data_interval": (DAY,)}, "data_interval must be two aware datetimes"),
        ({"data_interval": ("a", DAY)}, "the start of the data_interval must be an aware"),
        ({"data_interval": (DAY, None)}, "the end of the data_interval must be an aware"),
        ({"conf_check": "stict"}, "conf_check must be one of 'strict', 'schema', 'json', not"),
        ({"on_paused": ""}, "on_paused must be one of 'error', 'unpause', 'allow', not ''"),
    ],
    ids=str,
)
def test_an_argument_of_a_trigger_is_named_with_what_to_give(
    mode: Mode, wrong: dict[str, Any], words: str
) -> None:
    given: dict[str, Any] = {"dag_id": "sales"} | wrong

    with pytest.raises((TypeError, ValueError)) as e:
        TriggerRequest(**given)
    assert words in str(e.value)
    with open_client(mode, BASE, "t") as client, pytest.raises((TypeError, ValueError)) as e:
        client.trigger(**given)
    assert words in str(e.value)


def test_a_long_value_is_not_told_in_full() -> None:
    with pytest.raises(TypeError) as e:
        TriggerRequest("sales", note=["x" * 1000])  # type: ignore[arg-type]

    assert len(str(e.value)) < 120


def test_what_is_right_is_kept_as_it_is() -> None:
    request = TriggerRequest("sales", data_interval=(DAY, DAY), logical_date=DAY, note="")

    assert request == TriggerRequest(
        "sales", None, data_interval=(DAY, DAY), logical_date=DAY, note=""
    )


def test_a_pair_in_the_place_of_credentials_is_refused_without_showing_the_password(
    mode: Mode,
) -> None:
    with pytest.raises(TypeError, match=r"such as PasswordAuth\(username, password\)") as e:
        open_client(mode, BASE, ("admin", "s3cret"))

    assert "s3cret" not in str(e.value)


@pytest.mark.parametrize("run", ["quick", None, ("sales", "quick")], ids=str)
def test_only_a_run_can_be_waited_for(mode: Mode, run: Any) -> None:
    words = r"must be a DagRun or a RunRef\(dag_id, run_id\), not"
    with open_client(mode, BASE, "t") as client:
        with pytest.raises(TypeError, match=words):
            client.wait(run)
        with pytest.raises(TypeError, match=words):
            client.wait_many([RunRef("sales", "r1"), run])


@pytest.mark.parametrize(
    ("setting", "kind", "words"),
    [
        ({"api": "v3"}, ValueError, "api must be one of 'v1', 'v2', not 'v3'"),
        ({"max_connections": 0}, ConfigError, "max_connections must be 1 or more, not 0"),
        ({"max_connections": math.nan}, ConfigError, "max_connections must be 1 or more"),
        ({"timeout": 0}, ConfigError, "above 0, and is not for: connect, read, write, pool"),
        ({"timeout": -1}, ConfigError, "above 0, and is not for: connect, read, write, pool"),
        ({"timeout": math.nan}, ConfigError, "above 0, and is not for: connect"),
        ({"timeout": httpx.Timeout(5, read=0)}, ConfigError, "above 0, and is not for: read"),
        ({"timeout": httpx.Timeout(5, pool=math.inf)}, ConfigError, "and is not for: pool"),
        ({"verify": "/etc/ca.pem"}, TypeError, "ssl.create_default_context(cafile=...), not"),
        ({"verify": None}, TypeError, "verify must be True, False or an ssl.SSLContext"),
    ],
    ids=str,
)
def test_a_setting_that_would_fail_later_is_refused_by_the_client(
    mode: Mode, setting: dict[str, Any], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind) as e:
        open_client(mode, BASE, "t", **setting)

    assert words in str(e.value)


@pytest.mark.parametrize(
    "times",
    [
        {"timeout": -1},
        {"timeout": math.nan},
        {"poll_interval": 0},
        {"poll_interval": -1},
        {"poll_interval": math.nan},
        {"poll_interval": math.inf},
    ],
    ids=str,
)
def test_a_time_that_cannot_be_waited_is_refused_by_the_call(
    mode: Mode, times: dict[str, Any]
) -> None:
    run = RunRef("sales", "r1")
    with open_client(mode, BASE, "t") as client:
        with pytest.raises(ValueError, match=next(iter(times))):
            client.wait(run, **times)
        with pytest.raises(ValueError, match=next(iter(times))):
            client.wait_many([run], **times)


def test_a_limit_below_zero_is_refused_by_the_call(mode: Mode) -> None:
    with (
        open_client(mode, BASE, "t") as client,
        pytest.raises(ValueError, match="limit must be 0 or more, not -1"),
    ):
        client.runs("sales", limit=-1)


def test_certificates_of_one_s_own_come_in_a_context(mode: Mode) -> None:
    open_client(mode, BASE, "t", verify=ssl.create_default_context()).close()
