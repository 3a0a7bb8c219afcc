"""Invalid arguments are rejected where they are given, by name."""

from __future__ import annotations

import math
import ssl
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, timedelta
from threading import TIMEOUT_MAX
from typing import Any

import httpx
import pytest

from airflow_rest.v1.api.dag import get_dag as get_dag_v1
from airflow_rest.v2.api.dag import delete_dag, get_dag
from airflow_rest.v2.api.dag_run import get_dag_run
from airflow_rest.v2.api.variable import get_variable
from airflow_trigger import ConfigError, RetryPolicy, RunRef, TriggerRequest
from airflow_trigger.testing import FakeAirflow
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
        ({"dag_id": ""}, "dag_id must not be empty"),
        ({"dag_id": "."}, "dag_id must be an id, not '.', which is a step in a path"),
        ({"dag_id": ".."}, "dag_id must be an id, not '..', which is a step in a path"),
        ({"dag_id": "a\0b"}, "dag_id has the character NUL (U+0000)"),
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
        (
            {"on_paused": ""},
            "on_paused must be one of 'error', 'unpause', 'drain', 'allow', not ''",
        ),
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
        TriggerRequest("sales", note=["x" * 1000])  # type: ignore[call-overload]

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


def test_a_stored_reference_that_was_not_read_is_told_how_to_be(mode: Mode) -> None:
    text: Any = str(RunRef("sales", "r1"))
    with (
        open_client(mode, BASE, "t") as client,
        pytest.raises(
            TypeError, match=r"not the str 'sales/r1'; RunRef\.parse reads the text of str"
        ),
    ):
        client.wait(text)


@pytest.mark.parametrize(
    ("setting", "kind", "words"),
    [
        ({"api": "v3"}, ValueError, "api must be one of 'v1', 'v2', not 'v3'"),
        ({"max_connections": 0}, ConfigError, "max_connections must be 1 or more, not 0"),
        ({"max_connections": math.nan}, ConfigError, "max_connections must be 1 or more"),
        ({"timeout": 0}, ConfigError, " seconds, and is not for: connect, read, write, pool"),
        ({"timeout": -1}, ConfigError, " seconds, and is not for: connect, read, write, pool"),
        ({"timeout": math.nan}, ConfigError, "The timeout must be above 0 and at most "),
        ({"timeout": httpx.Timeout(5, read=0)}, ConfigError, "and is not for: read"),
        ({"timeout": httpx.Timeout(5, pool=math.inf)}, ConfigError, "and is not for: pool"),
        ({"verify": "/etc/ca.pem"}, TypeError, "ssl.create_default_context(cafile=...), not"),
        ({"verify": None}, TypeError, "verify must be True, False or an ssl.SSLContext"),
        ({"api": "2"}, ValueError, "api must be one of 'v1', 'v2', not '2'"),
        ({"conf_check": True}, ValueError, "conf_check must be one of 'strict', 'schema', 'json'"),
        ({"retry": None}, TypeError, "retry must be a RetryPolicy, not None"),
        ({"retry": 3}, TypeError, "retry must be a RetryPolicy, not the int 3"),
        ({"timeout": "5"}, TypeError, "timeout must be a number of seconds, not the str '5'"),
        ({"timeout": True}, TypeError, "timeout must be a number of seconds, not the bool True"),
        ({"timeout": (5, 5)}, TypeError, "timeout must be a number of seconds, not the tuple"),
        ({"timeout": timedelta(seconds=5)}, TypeError, "timeout must be a number of seconds"),
        ({"timeout": httpx.Timeout("5")}, TypeError, "the connect of the timeout must be a num"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        ({"timeout": None}, ConfigError, "has no limit for: connect, read, write, pool"),
        (
            {"timeout": 1e300},
            ConfigError,
            f"above 0 and at most {TIMEOUT_MAX:g} seconds, and is not",
        ),
        ({"max_connections": "5"}, TypeError, "max_connections must be an int, not the str '5'"),
        ({"max_connections": 2.5}, TypeError, "max_connections must be an int, not the float"),
        ({"max_connections": True}, TypeError, "max_connections must be an int, not the bool"),
        ({"max_connections": None}, TypeError, "max_connections must be an int, not None"),
        ({"on_event": 5}, TypeError, "on_event must be a function or another callable, not"),
        ({"transport": 5}, TypeError, "BaseTransport, not the int 5"),
        ({"proxy": 5}, TypeError, "proxy must be a str, such as 'http://host:port', an httpx.URL"),
        ({"allowed_run_id_pattern": 5}, TypeError, "allowed_run_id_pattern must be a str, not the"),
        ({"allowed_run_id_pattern": "("}, ConfigError, "allowed_run_id_pattern '(' is not a reg"),
        ({"allowed_run_id_pattern": "a{99999999999}"}, ConfigError, "is not a regular expression"),
        ({"allowed_run_id_pattern": " "}, ConfigError, "allowed_run_id_pattern is empty and would"),
        ({"allow_trigger_in_future": "no"}, TypeError, "must be True or False, not the str 'no'"),
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
        {"timeout": "5"},
        {"timeout": True},
        {"poll_interval": "1"},
        {"poll_interval": False},
    ],
    ids=str,
)
def test_a_time_that_cannot_be_waited_is_refused_by_the_call(
    mode: Mode, times: dict[str, Any]
) -> None:
    run = RunRef("sales", "r1")
    with open_client(mode, BASE, "t") as client:
        with pytest.raises((TypeError, ValueError), match=f"{next(iter(times))} must be"):
            client.wait(run, **times)
        with pytest.raises((TypeError, ValueError), match=f"{next(iter(times))} must be"):
            client.wait_many([run], **times)


def test_to_wait_for_infinity_is_to_wait_for_ever(mode: Mode) -> None:
    fake = FakeAirflow()
    fake.add_dag("sales")
    fake.runs_take(polls=0)
    with open_client(mode, fake.url, fake.token, transport=fake.transport) as client:
        assert client.wait(client.trigger("sales"), timeout=math.inf).state == "success"


REQUEST = {"dag_id": "sales", "conf": {"password": "s3cret"}}
RUN = RunRef("sales", "r1")
Do = Callable[[Any], object]
CALLS: list[tuple[str, Do, type[Exception], str]] = [
    ("requests None", lambda c: c.trigger_many(None), TypeError, "requests must be an iterable"),
    (
        "a request",
        lambda c: c.trigger_many(TriggerRequest("a")),
        TypeError,
        "such as a list, not a TriggerRequest",
    ),
    ("a text", lambda c: c.trigger_many("sales"), TypeError, "requests must be an iterable of Tri"),
    ("a dict", lambda c: c.trigger_many(REQUEST), TypeError, "not a dict"),
    ("concurrency '8'", lambda c: c.trigger_many([], concurrency="8"), TypeError, "concurrency mu"),
    (
        "concurrency 0",
        lambda c: c.trigger_many([], concurrency=0),
        ValueError,
        "concurrency must b",
    ),
    (
        "concurrency True",
        lambda c: c.trigger_many([], concurrency=True),
        TypeError,
        "the bool True",
    ),
    ("concurrency 2.5", lambda c: c.trigger_many([], concurrency=2.5), TypeError, "the float 2.5"),
    ("max_rate nan", lambda c: c.trigger_many([], max_rate=math.nan), ValueError, "max_rate must"),
    ("max_rate inf", lambda c: c.trigger_many([], max_rate=math.inf), ValueError, "max_rate must"),
    ("max_rate tiny", lambda c: c.trigger_many([], max_rate=1e-300), ValueError, "max_rate must"),
    (
        "max_rate 'x'",
        lambda c: c.trigger_many([], max_rate="x"),
        TypeError,
        "max_rate must be a nu",
    ),
    (
        "on_progress",
        lambda c: c.trigger_many([], on_progress=5),
        TypeError,
        "on_progress must be a",
    ),
    ("since a text", lambda c: c.runs(since="2026-01-01"), TypeError, "since must be an aware"),
    ("since a date", lambda c: c.runs(since=date(2026, 1, 1)), TypeError, "since must be an aware"),
    ("limit '5'", lambda c: c.runs(limit="5"), TypeError, "limit must be an int, not the str '5'"),
    ("limit 2.5", lambda c: c.runs(limit=2.5), TypeError, "limit must be an int, not the float"),
    ("limit True", lambda c: c.runs(limit=True), TypeError, "limit must be an int, not the bool"),
    ("limit -1", lambda c: c.runs("a", limit=-1), ValueError, "limit must be 0 or more, not -1"),
    ("runs of 5", lambda c: c.runs(5), TypeError, "dag_id must be a str, not the int 5"),
    ("runs of ''", lambda c: c.runs(""), ValueError, "dag_id must not be empty"),
    ("runs of ..", lambda c: c.runs(".."), ValueError, "dag_id must be an id, not '..', which"),
    ("states [1]", lambda c: c.runs(states=[1]), TypeError, "each of the states must be a str"),
    ("states 5", lambda c: c.runs(states=5), TypeError, "states must be an iterable of states"),
    ("states b", lambda c: c.runs(states=b"failed"), TypeError, "states must be an iterable of s"),
    ("one run", lambda c: c.wait_many(RUN), TypeError, "runs must be an iterable of DagRun"),
    ("runs a text", lambda c: c.wait_many("sales/r1"), TypeError, "runs must be an iterable of Da"),
    ("a run ..", lambda c: c.wait_many([RunRef("a", "..")]), ValueError, "run_id must be an id"),
    (
        "wait for ..",
        lambda c: c.wait(RunRef("..", "r")),
        ValueError,
        "dag_id must be an id, not '..'",
    ),
    ("raise", lambda c: c.wait(RUN, raise_on_failure="no"), TypeError, "raise_on_failure mu"),
    ("on_poll", lambda c: c.wait(RUN, on_poll=5), TypeError, "on_poll must be a function"),
    ("get 5", lambda c: c.get_run(5, "x"), TypeError, "dag_id must be a str, not the int 5"),
    ("get None", lambda c: c.get_run("x", None), TypeError, "run_id must be a str, not None"),
    ("get ''", lambda c: c.get_run("x", ""), ValueError, "run_id must not be empty"),
    (
        "get .",
        lambda c: c.get_run("x", "."),
        ValueError,
        "run_id must be an id, not '.', which is a step",
    ),
    ("get ..", lambda c: c.get_run("..", "x"), ValueError, "dag_id must be an id, not '..', which"),
    ("get NUL", lambda c: c.get_run("x", "a\0"), ValueError, "run_id has the character NUL"),
    ("dag None", lambda c: c.dag(None), TypeError, "dag_id must be a str, not None"),
    ("dag ..", lambda c: c.dag(".."), ValueError, "dag_id must be an id, not '..', which"),
    ("pause None", lambda c: c.pause(None), TypeError, "dag_id must be a str, not None"),
    ("unpause ''", lambda c: c.unpause(""), ValueError, "dag_id must not be empty"),
    (
        "conf of ..",
        lambda c: c.check_conf(".."),
        ValueError,
        "dag_id must be an id, not '..', which",
    ),
    ("call a text", lambda c: c.call("get_dags"), TypeError, "must be a module of airflow_rest.v1"),
    ("call None", lambda c: c.call(None), TypeError, "get_variable, not None"),
    ("call a function", lambda c: c.call(get_variable.sync), TypeError, "must be a module of airf"),
    ("call ..", lambda c: c.call(get_dag, ".."), ValueError, "get_dag was not sent, because an id"),
    (
        "call v1 ..",
        lambda c: c.call(get_dag_v1, ".."),
        ValueError,
        "'/api/v1/dags/..' would address",
    ),
    ("call .", lambda c: c.call(get_dag_run, "x", "."), ValueError, "'/api/v2/dags/x/dagRuns/.'"),
    ("call ''", lambda c: c.call(delete_dag, ""), ValueError, "an id in its path is empty, '.' or"),
]


@pytest.mark.parametrize(("do", "kind", "words"), [c[1:] for c in CALLS], ids=[c[0] for c in CALLS])
def test_what_makes_no_sense_is_refused_by_the_call_and_nothing_is_sent(
    mode: Mode, do: Do, kind: type[Exception], words: str
) -> None:
    fake = FakeAirflow()
    with (
        open_client(mode, fake.url, "t", transport=fake.transport) as client,
        pytest.raises(kind) as e,
    ):
        do(client)

    assert words in str(e.value)
    assert "s3cret" not in str(e.value)
    assert fake.requests() == []


def test_an_asynchronous_iterable_is_for_the_asynchronous_client() -> None:
    async def requests() -> AsyncIterator[TriggerRequest]:
        yield TriggerRequest("sales")

    wrong: Any = requests()
    with (
        open_client("sync", BASE, "t") as client,
        pytest.raises(TypeError, match="not an async_generator, an asynchronous iterable"),
    ):
        client.trigger_many(wrong)
    with open_client("async", BASE, "t") as client:
        client.trigger_many(wrong).close()


def test_a_transport_of_the_other_client_is_refused(mode: Mode) -> None:
    class Sync(httpx.BaseTransport):
        pass

    class Async(httpx.AsyncBaseTransport):
        pass

    other = Async() if mode == "sync" else Sync()
    with pytest.raises(TypeError, match="transport must be an httpx") as e:
        open_client(mode, BASE, "t", transport=other)
    assert type(other).__name__ in str(e.value)


def test_a_proxy_of_another_type_is_refused_without_showing_its_password(mode: Mode) -> None:
    with pytest.raises(TypeError, match="not a tuple") as e:
        open_client(mode, BASE, "t", proxy=("http://proxy.test:3128", "s3cret"))

    assert "s3cret" not in str(e.value)


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"attempts": "5"}, TypeError),
        ({"attempts": True}, TypeError),
        ({"attempts": math.nan}, TypeError),
        ({"budget": math.inf}, TypeError),
        ({"backoff": "1"}, TypeError),
        ({"deadline": None}, TypeError),
        *(
            ({name: value}, ValueError)
            for name in ("backoff", "cap", "deadline")
            for value in (math.nan, math.inf, -math.inf)
        ),
    ],
    ids=str,
)
def test_a_policy_of_what_is_no_number_is_refused(
    wrong: dict[str, Any], kind: type[Exception]
) -> None:
    with pytest.raises(kind, match=f"{next(iter(wrong))} must be"):
        RetryPolicy(**wrong)


# The first is larger than any float; the others have too many digits for Python to print.
HUGE = {"10**400": 10**400, "10**5000": 10**5000, "-10**5000": -(10**5000)}


@pytest.fixture(params=HUGE)
def huge(request: pytest.FixtureRequest) -> Any:
    return HUGE[request.param]


@pytest.mark.parametrize("name", ["attempts", "backoff", "cap", "deadline", "budget"])
def test_a_policy_of_a_huge_number_is_refused(name: str, huge: Any) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be"):
        RetryPolicy(**{name: huge})


HUGE_CALLS: dict[str, Callable[[Any, int], object]] = {
    "timeout": lambda c, huge: c.wait(RUN, timeout=huge),
    "timeout of all": lambda c, huge: c.wait_many([RUN], timeout=huge),
    "poll_interval": lambda c, huge: c.wait(RUN, poll_interval=huge),
    "concurrency": lambda c, huge: c.trigger_many([], concurrency=huge),
    "max_rate": lambda c, huge: c.trigger_many([], max_rate=huge),
    "limit": lambda c, huge: c.runs("a", limit=huge),
}


@pytest.mark.parametrize("call", HUGE_CALLS)
def test_a_huge_number_is_refused_by_the_call(mode: Mode, call: str, huge: Any) -> None:
    name = call.split()[0]
    with (
        open_client(mode, BASE, "t") as client,
        pytest.raises(ValueError, match=f"^{name} must be"),
    ):
        HUGE_CALLS[call](client, huge)


@pytest.mark.parametrize("setting", ["timeout", "max_connections"])
def test_a_huge_setting_is_refused_by_the_client(mode: Mode, setting: str, huge: Any) -> None:
    with pytest.raises(ConfigError, match=f"{setting} must be"):
        open_client(mode, BASE, "t", **{setting: huge})


def test_a_huge_number_in_the_place_of_something_else_is_told_by_its_type(huge: Any) -> None:
    with pytest.raises(TypeError, match=r"dag_id must be a str, not the int (-?1|<too long)"):
        TriggerRequest(huge)
    with pytest.raises(ValueError, match="conf_check must be one of"):
        TriggerRequest("sales", conf_check=huge)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"base_url": 5}, "base_url must be a str or an httpx.URL, not an int"),
        ({"auth": 5}, "or a token as str, not an int"),
        ({"auth": []}, "or a token as str, not a list: pass PasswordAuth(username, password)"),
        ({"headers": 5}, "not an int"),
        ({"headers": {5: "a"}}, "The name of a header must be a str, not an int."),
        ({"headers": {"X-A": 5}}, "The header 'X-A' must be a str, not an int."),
    ],
    ids=str,
)
def test_a_wrong_type_is_told_with_its_article(
    mode: Mode, setting: dict[str, Any], words: str
) -> None:
    given = {"base_url": BASE, "auth": "t"} | setting
    with pytest.raises(TypeError) as e:
        open_client(mode, **given)

    assert words in str(e.value)


def test_the_message_on_states_gives_one_example_at_a_time(mode: Mode) -> None:
    wrong: Any = 5
    with open_client(mode, BASE, "t") as client, pytest.raises(TypeError) as e:
        client.runs(states=wrong)

    assert str(e.value).count("such as") == 1


@pytest.mark.parametrize(
    ("ids", "kind"),
    [
        (("", ""), ValueError),
        (("sales", ""), ValueError),
        ((1, 2), TypeError),
        (("sales", None), TypeError),
    ],
    ids=str,
)
def test_what_names_no_run_is_no_reference(ids: tuple[Any, Any], kind: type[Exception]) -> None:
    with pytest.raises(kind, match=r"_id must (not )?be"):
        RunRef(*ids)


@pytest.mark.parametrize("text", [None, b"sales/r1", 5], ids=str)
def test_only_a_text_is_read_as_a_reference(text: Any) -> None:
    with pytest.raises(TypeError, match="the text of a run reference must be a str, not"):
        RunRef.parse(text)


def test_certificates_of_one_s_own_come_in_a_context(mode: Mode) -> None:
    open_client(mode, BASE, "t", verify=ssl.create_default_context()).close()


class NotATime(datetime):
    """Like `pandas.NaT`: a datetime that cannot be asked for its offset."""

    def utcoffset(self) -> timedelta | None:
        raise ValueError("NaTType does not support utcoffset")


@pytest.mark.parametrize("name", ["logical_date", "run_after"])
def test_a_date_that_cannot_be_asked_for_its_offset_is_named(name: str) -> None:
    dates: dict[str, Any] = {name: NotATime(2026, 1, 1)}

    with pytest.raises(TypeError, match=f"{name} must be an aware datetime"):
        TriggerRequest("sales", **dates)
