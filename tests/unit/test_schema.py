"""A conf against the params of a DAG."""

from __future__ import annotations

import pytest

from airflow_trigger._schema import schema_problems, unknown_key_problems
from airflow_trigger.dags import DagParam
from airflow_trigger.models import JSON, Api

INTEGER: JSON = {"type": "integer", "minimum": 1}
DATE_TIME: JSON = {"type": "string", "format": "date-time"}


def params(**schemas: JSON) -> dict[str, DagParam]:
    """Params without a default."""
    return {
        name: DagParam(default=None, schema=schema if isinstance(schema, dict) else {})
        for name, schema in schemas.items()
    }


def problems(conf: dict[str, JSON], declared: dict[str, DagParam], api: Api = "v2") -> list[str]:
    return schema_problems(conf, declared, api=api)


def test_a_value_that_fits_is_no_problem() -> None:
    assert problems({"amount": 3}, params(amount=INTEGER)) == []


def test_every_problem_of_every_param_is_named_by_its_path() -> None:
    rows: JSON = {"type": "array", "items": INTEGER, "maxItems": 2}

    assert problems({"amount": "x", "rows": [1, 0, "y"]}, params(amount=INTEGER, rows=rows)) == [
        "$['amount']: 'x' is not of type 'integer'",
        "$['rows'][1]: 0 is less than the minimum of 1",
        "$['rows'][2]: 'y' is not of type 'integer'",
        "$['rows']: [1, 0, 'y'] is too long",
    ]


def test_a_param_without_a_default_is_required() -> None:
    assert problems({}, params(amount=INTEGER)) == ["$: 'amount' is required, and has no default"]


def test_a_null_that_was_given_is_named_as_such() -> None:
    assert problems({"amount": None}, params(amount=INTEGER)) == [
        "$['amount']: None is not of type 'integer'"
    ]


def test_a_default_takes_the_place_of_what_the_conf_lacks() -> None:
    declared = {"amount": DagParam(default=5, schema={"type": "integer"})}

    assert problems({}, declared) == []
    assert problems({"amount": "x"}, declared) != []


def test_a_null_default_that_the_schema_takes_is_a_default() -> None:
    assert problems({}, params(comment={"type": ["null", "string"]}, bare={})) == []


def test_a_key_that_the_dag_does_not_declare_is_not_the_schema_s_matter() -> None:
    assert problems({"other": object}, {}) == []  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date", "2026-11-23", "2026-11-31"),
        ("time", "23:59:59", "25:00:00"),
        ("email", "a@b", "ab"),
        ("ipv4", "127.0.0.1", "127.0.0.256"),
        ("ipv6", "::1", "::g"),
        ("uuid", "00000000-0000-0000-0000-000000000001", "1"),
        ("regex", "[a-z]", "["),
    ],
)
def test_the_formats_that_every_server_checks_are_checked(name: str, good: str, bad: str) -> None:
    declared = params(x={"type": "string", "format": name})

    assert problems({"x": good}, declared) == []
    assert problems({"x": bad}, declared) == [f"$['x']: {bad!r} is not a {name!r}"]


@pytest.mark.parametrize("name", ["duration", "uri", "hostname", "made-up"])
def test_a_format_that_depends_on_the_server_is_left_to_it(name: str) -> None:
    assert problems({"x": "§"}, params(x={"type": "string", "format": name})) == []


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("2026-11-23T00:00:00Z", True),
        ("2026-11-23 00:00:00+00:00", True),
        ("2026-11-23T00:00:00", True),
        ("2026-11-23t00:00:00z", True),
        ("2026-11-23", False),
        ("2026-11-31T00:00:00Z", False),
        ("2026-11-23T00:00:00+24:00", False),
        ("2026/11/23 00:00", False),
        ("soon", False),
    ],
)
def test_only_airflow_2_checks_a_date_time(value: str, fits: bool) -> None:  # noqa: FBT001
    assert (problems({"x": value}, params(x=DATE_TIME), "v1") == []) is fits
    assert problems({"x": value}, params(x=DATE_TIME), "v2") == []


@pytest.mark.parametrize(
    "value", ["2026-327T00:00:00Z", "2026-W48-1T00:00:00Z", "2026-11 12:30", "2026-11-23T00:00:00."]
)
def test_a_date_time_that_some_servers_read_is_left_to_them(value: str) -> None:
    assert problems({"x": value}, params(x=DATE_TIME), "v1") == []


def test_airflow_2_takes_only_rfc_3339_for_a_date_time_inside_a_value() -> None:
    declared = params(x={"type": "array", "items": DATE_TIME})
    naive = "2026-11-23T00:00:00"

    assert problems({"x": [naive + "Z"]}, declared, "v1") == []
    assert problems({"x": [naive]}, declared, "v1") == [
        f"$['x'][0]: {naive!r} is not a 'date-time'"
    ]


def test_a_schema_that_takes_nothing_takes_nothing() -> None:
    declared = params(x={"properties": {"never": False}})

    assert problems({"x": {"never": 1}}, declared, "v1") != []
    assert problems({"x": {}}, declared, "v1") == []


def test_airflow_2_forgives_a_date_time_the_rest_of_its_schema() -> None:
    declared = params(x={"type": "string", "format": "date-time", "pattern": "^x"})
    value: dict[str, JSON] = {"x": "2026-11-23T00:00:00Z"}

    assert problems(value, declared, "v1") == []
    assert problems(value, declared, "v2") == ["$['x']: '2026-11-23T00:00:00Z' does not match '^x'"]


@pytest.mark.parametrize(
    "schema",
    [{"type": "no-such-type"}, {"$ref": "https://elsewhere.test/schema"}, {"pattern": "["}],
    ids=str,
)
def test_a_schema_that_cannot_be_applied_is_left_to_the_server(schema: dict[str, JSON]) -> None:
    assert problems({"x": "y"}, params(x=schema)) == []


def test_a_schema_may_name_its_own_draft() -> None:
    draft = "http://json-schema.org/draft-04/schema#"
    schema: JSON = {"$schema": draft, "minimum": 1, "exclusiveMinimum": True}

    assert problems({"x": 1}, params(x=schema)) != []
    assert problems({"x": 2}, params(x=schema)) == []


def test_an_unknown_key_is_named_with_the_one_that_was_meant() -> None:
    assert unknown_key_problems({"amuont": 3, "zzz": 1}, params(amount=INTEGER, region={})) == [
        "$['amuont']: the DAG does not declare 'amuont'; did you mean 'amount'?",
        "$['zzz']: the DAG does not declare 'zzz'; it declares 'amount', 'region'",
    ]


def test_a_dag_that_declares_nothing_takes_any_key() -> None:
    assert unknown_key_problems({"anything": 3}, {}) == []
