"""Conf check: agrees with the server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from airflow_trigger import (
    AirflowClient,
    ConfError,
    InvalidRequest,
    PasswordAuth,
    RetryPolicy,
    ServerError,
)
from airflow_trigger.models import JSON
from tests.live.server import AirflowServer

DATES: list[JSON] = [
    *("2024-01-31", "2024-02-29", "2023-02-29", "2024-02-30", "2024-1-1", "20240101"),
    *("2024-13-01", "0000-01-01", "0001-01-01", "10000-01-01", "2024-W01-1", "2024-001", "2024-01"),
    *(" 2024-01-31", "2024-01-31\n", "2024/01/31", "\uff12024-01-31", "2024-01-31T00:00:00"),
]
TIMES: list[JSON] = [
    *("12:00:00", "23:59:59", "24:00:00", "23:59:60", "23:59:61", "23:59:62", "1:2:3", "12:00"),
    *("12:00:00Z", "12:00:00+01:00", "12:00:00.5", " 12:00:00", "12:00:00\n", "T12:00:00"),
]
MOMENTS: list[JSON] = [
    *("2024-01-01T00:00:00Z", "2024-01-01T00:00:00", "2024-01-01 00:00:00", "2025-01-01T00:00:00Z"),
    *("2024-01-01t00:00:00z", "2024-01-01T00:00:00z", "2024-01-01t00:00:00", "2024-01-01"),
    *("2024-01-01T00:00:00+02:00", "2024-01-01 00:00:00-23:59", "2024-01-01T00:00:00+24:00"),
    *("2024-02-30T00:00:00Z", "2024-1-1T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T12Z"),
    *("2024-12-31T23:59:60Z", "2024-01-01T00:00:00.1Z", "2024-01-01T00:00:00.123456789+00:00"),
    *("2024-01-01T00:00:00,5Z", "2024-01-01T12:30", "2024-01-01T12:30:45.", "2024-01-01T1:2:3Z"),
    *("20240101T000000Z", "20240101T000000", "20240101", "2024-W01-1T00:00:00Z", "2024W011T00Z"),
    *("2024-001T00:00:00Z", "2024-366T00:00:00Z", "2024-01 12:30", "2024T12", "2024"),
    *("2024-01-01T00:00:00 Z", "2024-01-01_00:00:00Z", "2024-01-01T00:00:00Z\n", "12:00:00"),
    *("2024-01-01T00:00:00Z/P1D", "P1D", "now", "1700000000", 1700000000),
]
# Keys of Airflow's own serialization.
RESERVED = [
    *("__classname__", "__version__", "__data__", "__id__", "__cache__"),
    *("__type", "__source", "__var"),
]
RESERVING: list[JSON] = [{key: 1} for key in RESERVED]
# Kind of schema, as "group.param" in the DAGs → values at the limits of its schema.
KINDS: dict[str, list[JSON]] = {
    "texts.length": ["a", "ab", "abcd", "abcde", "éé", "😀", "😀" * 4, "e\u0301" * 2],
    "texts.pattern": ["AB-1", "AB-", "ab-1", "AB-1\n", "xAB-1", "AB-\u0661"],
    "texts.enum": ["eu", "EU", "us", 2.5, "2.5", True, False, 0, 1.0, ["a"], ["b"], None],
    "texts.const": [1, 1.0, True, "1", 2, [1]],
    "texts.nullable": [None, "", "abcde", "abcdef", "null"],
    "numbers.integer": [1, 1.0, 1.5, 0, 100, 101, 10**30, 1e2, -0.0, True, "1", "x"],
    "numbers.number": [0, 0.0, 1e-300, 9.999, 10, 10.0, 10**30, True, "0.5"],
    "numbers.multiple": [3, 6.0, 4, 0, -3, 3 * 10**30, 10**30, True],
    "numbers.decimals": [0.3, 0.35, 1, 1e300, 1.1, 10**30],
    "numbers.boolean": [True, False, 0, 1, "true", "false"],
    "moments.date": DATES,
    "moments.time": TIMES,
    "moments.date_time": MOMENTS,
    "moments.year": MOMENTS,
    "moments.maybe": MOMENTS,
    "moments.times": [[value] for value in MOMENTS],
    "formats.email": ["a@b", "@", "a", "a b@c"],
    "formats.ipv4": ["127.0.0.1", "127.0.0.256", "127.0.0.01", "127.1", "127.0.0.1/8", " 1.1.1.1"],
    "formats.ipv6": ["::", "::1%eth0", "::ffff:1.2.3.4", "1::2::3", ":1", "::G"],
    "formats.uuid": [
        *("00000000-0000-0000-0000-000000000001", "ABCDEF00-0000-0000-0000-000000000001"),
        *("00000000000000000000000000000001", "{00000000-0000-0000-0000-000000000001}"),
        *("urn:uuid:00000000-0000-0000-0000-000000000001", "0", "0000000-00000-0000-0000-00000001"),
    ],
    "formats.regex": ["", "[a-z]", "[", "(?P<a>x)(?P=b)", r"\p{L}", "a**", "(?i)x", "x(?i)"],
    "formats.duration": ["P1D", "PT1H", "P1W", "1 day", "P", "P1D2H"],
    "formats.host": ["a.b", "münchen.de", "a..b", "-a.b", "☃.net", "a" * 64],
    "formats.uri": ["https://a.b", "a", "://", "https://a b"],
    "containers.array": [["a"], ["a", "b", "c", "d"], [1], [None], "a", [["a"]]],
    "containers.unique": [[1, 1], [1, 1.0], [1, True], [0, False], ["1", 1], [{}, {}], [[1], [1]]],
    "containers.pair": [["a", 1], ["a"], [1, "a"], ["a", 1, None], ["a", 1.0], ["a", True]],
    "containers.has": [[5], [4, 5], [4], ["5"], [5.0], [True]],
    "containers.object": [
        {"schema": "s"},
        {"schema": ""},
        {"schema": None},
        {"schema": "s", "other": 1},
        {"limits": {}},
        {"schema": "s", "limits": {"a": 1, "b": 1.0}},
        {"schema": "s", "limits": {"a": 1, "b": "1"}},
        {"schema": "s", "limits": []},
        {"Schema": "s"},
    ],
    "combined.any": [1, 1.5, "2024-01-31", "2024-02-30", "x"],
    "combined.one": [3, 5, 15, 0, 1, "x"],
    "combined.all": [2, 1.99, "2"],
    "combined.not": [1, "x", None],
    "combined.if": [1, "127.0.0.1", "x"],
    "combined.ref": [1, 1.5, "x"],
    "combined.draft": [1, 2, 1.5, "x"],
    "bare.number": [],
    "bare.null": [],
    "bare.described": [*RESERVING, [{"a": {"__type": {}}}]],
    "none.unknown": [],
    "numbers.unknown": [],
    "required.x": [],
    "required_nullable.x": [],
    "unfit_null.x": [],
    "unfit_text.x": ["abc"],
    "unfit_nullable.x": ["abc"],
}
# Values of every type, tried with every kind.
PLAIN: list[JSON] = [None, True, 1, 1.0, "1", "", [], {}]
# The kinds whose schema allows any value.
TAKE_ALL = {"bare.number", "bare.null", "bare.described", "none.unknown", "numbers.unknown"}

Conf = Mapping[str, JSON]


def is_unusual_moment(conf: Conf) -> bool:
    """Whether a conf has a date and time in an unusual form of ISO 8601."""
    any_form = r"\d{4}[-\dW]*[Tt ]\d"
    usual = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d(:\d\d)?)?"
    texts = [value for value in conf.values() if isinstance(value, str)]
    return any(re.match(any_form, text) and not re.fullmatch(usual, text) for text in texts)


def has_reserved_key(value: JSON) -> bool:
    if isinstance(value, dict):
        return any(key in RESERVED or has_reserved_key(inner) for key, inner in value.items())
    return isinstance(value, list) and any(has_reserved_key(item) for item in value)


def is_reserved(conf: Conf) -> bool:
    return has_reserved_key(dict(conf))


@attrs.frozen
class Known:
    """A known difference: a conf that the check accepts, and these servers reject."""

    kinds: str
    servers: str
    confs: Callable[[Conf], bool]
    reason: str


# The same list is in docs/conf.md. In none of them is the check stricter.
KNOWN = [
    Known(r"formats\.(duration|host|uri)", "", bool, "a package on the server decides"),
    Known(r"moments\.(date_time|year|maybe)", "2", is_unusual_moment, "its parser decides"),
    Known(r"required_nullable\.x", "", lambda conf: not conf, "no default looks like null"),
    Known(r"unfit_nullable\.x", r"3\.[^01]\.", lambda conf: not conf, "an unfit default too"),
    Known(r"bare\.described", r"3\.[^0-3]", is_reserved, "3.4 keeps these keys for itself"),
]


def is_known(kind: str, version: str, conf: Conf) -> bool:
    return any(
        re.fullmatch(known.kinds, kind) and re.match(known.servers, version) and known.confs(conf)
        for known in KNOWN
    )


@attrs.frozen
class Court:
    """Both verdicts on a conf."""

    version: str
    sender: AirflowClient
    checker: AirflowClient

    def server_accepts(self, kind: str, conf: Conf) -> bool:
        try:
            self.sender.trigger(dag_of(kind), conf)
        except InvalidRequest:
            return False
        except ServerError:
            if not self.version.startswith("2.7."):
                raise
            return False  # 2.7 does not catch its own error
        return True

    def check_accepts(self, kind: str, conf: Conf) -> bool:
        try:
            self.checker.check_conf(dag_of(kind), conf)
        except ConfError:
            return False
        return True

    def agrees(self, kind: str, conf: Conf, *, check: bool) -> bool:
        """Whether the verdict of the server is that of the check, or the difference is known."""
        server = self.server_accepts(kind, conf)
        return server == check or (check and is_known(kind, self.version, conf))


@pytest.fixture(scope="module")
def court(airflow: AirflowServer) -> Iterator[Court]:
    url, auth = airflow.base_url, PasswordAuth(airflow.username, airflow.password)
    retry = RetryPolicy(attempts=1) if airflow.version.startswith("2.7.") else RetryPolicy()
    with (
        AirflowClient(url, auth, conf_check="json", on_paused="allow", retry=retry) as sender,
        AirflowClient(url, auth, conf_check="schema") as checker,
    ):
        yield Court(airflow.version, sender, checker)


def dag_of(kind: str) -> str:
    return f"schema_{kind.partition('.')[0]}"


def conf_of(kind: str, value: JSON) -> Conf:
    return {kind.partition(".")[2]: value}


def confs_at_the_edges(kind: str) -> list[Conf]:
    return [{}, *(conf_of(kind, value) for value in [*KINDS[kind], *PLAIN])]


CHARACTERS = ["", *"0129-+:.,TtZzW aA@/[é\n"]
# The check rejects NUL because of PostgreSQL; SQLite, which the servers use here, accepts it.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ANYTHING: st.SearchStrategy[JSON] = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=4,
)


def near(value: JSON) -> st.SearchStrategy[JSON]:
    """JSON that differs a little from a value, or is entirely different."""
    return st.one_of(_changed(value), st.just([value]), st.just(str(value)), ANYTHING)


def _changed(value: JSON) -> st.SearchStrategy[JSON]:
    if isinstance(value, bool) or value is None:
        return st.sampled_from([None, True, False, 0, 1])
    if isinstance(value, int | float):
        return st.sampled_from([-1, -0.5, 0.5, 1, 10**20]).map(lambda step: value + step)
    if isinstance(value, str):
        cut = st.tuples(st.integers(0, len(value)), st.integers(0, 1), st.sampled_from(CHARACTERS))
        return cut.map(lambda c: value[: c[0]] + c[2] + value[c[0] + c[1] :])
    if isinstance(value, list):
        return st.sampled_from([value[:-1], value + value, [*value, None]])
    return st.sampled_from([{**value, "x": 1}, dict(list(value.items())[1:])])


@pytest.mark.parametrize("kind", KINDS)
def test_the_check_agrees_with_the_server_at_the_edges(court: Court, kind: str) -> None:
    """The check agrees with the server on edge cases, or is known to be more lenient."""
    checks = [(conf, court.check_accepts(kind, conf)) for conf in confs_at_the_edges(kind)]

    assert [conf for conf, check in checks if not court.agrees(kind, conf, check=check)] == []
    assert {check for _, check in checks} == ({True} if kind in TAKE_ALL else {True, False})


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8, derandomize=True, deadline=None, phases=[Phase.generate])
@given(data=st.data())
def test_the_check_agrees_with_the_server_on_any_value(
    court: Court, kind: str, data: st.DataObject
) -> None:
    """The check agrees with the server on random values, or is known to be more lenient."""
    conf = conf_of(kind, data.draw(st.sampled_from([*KINDS[kind], *PLAIN]).flatmap(near)))

    assert court.agrees(kind, conf, check=court.check_accepts(kind, conf)), conf


def test_a_default_that_does_not_fit_refuses_every_run_without_the_param(court: Court) -> None:
    """An invalid default refuses every run that omits the param."""
    if court.version.startswith(("2.7.", "2.8.")):
        return  # they reject the whole file

    for kind in ("required.x", "unfit_null.x", "unfit_text.x"):
        assert (court.check_accepts(kind, {}), court.server_accepts(kind, {})) == (False, False)


def test_only_the_strict_check_refuses_a_key_that_is_not_declared(
    court: Court, airflow: AirflowServer
) -> None:
    """Only the strict check refuses undeclared keys."""
    conf: Conf = {"unknown": 1}
    auth = PasswordAuth(airflow.username, airflow.password)

    assert court.server_accepts("numbers.unknown", conf)
    with AirflowClient(airflow.base_url, auth) as strict, pytest.raises(ConfError, match="unknown"):
        strict.check_conf("schema_numbers", conf)
