"""A conf checked against the params of a DAG."""

from __future__ import annotations

from typing import Any

import pytest

from airflow_trigger._adapters.adapter import dag_param
from airflow_trigger._flows.schema import Validators, unknown_key_problems
from airflow_trigger.models import JSON, Api, DagParam

INTEGER: JSON = {"type": "integer", "minimum": 1}
DATE_TIME: JSON = {"type": "string", "format": "date-time"}
DRAFT_4 = "http://json-schema.org/draft-04/schema#"
DRAFT_3 = "http://json-schema.org/draft-03/schema#"


def params(**schemas: JSON) -> dict[str, DagParam]:
    """Params without a default."""
    return {
        name: DagParam(default=None, schema=schema if isinstance(schema, dict) else {})
        for name, schema in schemas.items()
    }


def problems(conf: dict[str, JSON], declared: dict[str, DagParam], api: Api = "v2") -> list[str]:
    return Validators(declared, api=api).problems(conf)


def test_a_value_that_fits_is_no_problem() -> None:
    assert problems({"amount": 3}, params(amount=INTEGER)) == []


def test_every_problem_of_every_param_is_named_by_its_path() -> None:
    rows: JSON = {"type": "array", "items": INTEGER, "maxItems": 2}

    assert problems({"amount": "x", "rows": [1, 0, "y"]}, params(amount=INTEGER, rows=rows)) == [
        "$['amount']: a string of 1 character is not of type 'integer'",
        "$['rows'][1]: an integer is less than the minimum of 1",
        "$['rows'][2]: a string of 1 character is not of type 'integer'",
        "$['rows']: an array of 3 items is too long: at most 2 items",
    ]


def test_a_param_without_a_default_is_required() -> None:
    assert problems({}, params(amount=INTEGER)) == ["$: 'amount' is required and has no default"]


def test_a_null_that_was_given_is_named_as_such() -> None:
    assert problems({"amount": None}, params(amount=INTEGER)) == [
        "$['amount']: null is not of type 'integer'"
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
    (line,) = problems({"x": bad}, declared)
    assert line.startswith("$['x']: a string of ")
    assert line.endswith(f" is not a {name!r}")


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
        "$['x'][0]: a string of 19 characters is not a 'date-time'"
    ]


def test_a_schema_that_takes_nothing_takes_nothing() -> None:
    declared = params(x={"properties": {"never": False}})

    assert problems({"x": {"never": 1}}, declared, "v1") != []
    assert problems({"x": {}}, declared, "v1") == []


def test_airflow_2_forgives_a_date_time_the_rest_of_its_schema() -> None:
    declared = params(x={"type": "string", "format": "date-time", "pattern": "^x"})
    value: dict[str, JSON] = {"x": "2026-11-23T00:00:00Z"}

    assert problems(value, declared, "v1") == []
    assert problems(value, declared, "v2") == [
        "$['x']: a string of 20 characters does not match '^x'"
    ]


@pytest.mark.parametrize(
    "schema",
    [{"type": "no-such-type"}, {"$ref": "https://elsewhere.test/schema"}, {"pattern": "["}],
    ids=str,
)
def test_a_schema_that_cannot_be_applied_is_left_to_the_server(schema: dict[str, JSON]) -> None:
    assert problems({"x": "y"}, params(x=schema)) == []


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was requested from the network and the file system."""
    asked: list[str] = []

    def fetch(request: Any, *args: object, **kwargs: object) -> None:
        asked.append(getattr(request, "full_url", request))
        raise OSError("nothing is there")

    monkeypatch.setattr("urllib.request.urlopen", fetch)
    monkeypatch.setattr("socket.getaddrinfo", fetch)
    return asked


DRAFT_2019 = "https://json-schema.org/draft/2019-09/schema"


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "https://elsewhere.test/schema"},
        {"$ref": "http://127.0.0.1:9/schema#/$defs/x"},
        {"$ref": "file:///etc/hostname"},
        {"$ref": "other.json"},
        {"$id": "https://elsewhere.test/a.json", "$ref": "b.json"},
        {"$id": "https://elsewhere.test/a.json", "$dynamicRef": "b.json#meta"},
        {"$dynamicRef": "https://elsewhere.test/schema#meta"},
        {"$schema": DRAFT_2019, "$recursiveRef": "https://elsewhere.test/schema"},
        {"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "https://elsewhere.test/x"},
        {"anyOf": [{"$ref": "https://elsewhere.test/schema"}, {"type": "object"}]},
        {"properties": {"a": {"$ref": "https://elsewhere.test/schema"}}},
        {"unevaluatedProperties": False, "$ref": "https://elsewhere.test/schema"},
        {"$ref": "#/$defs/x", "$defs": {"x": {"$ref": "urn:uuid:1"}}},
        {"$ref": "#/$defs/missing"},
    ],
    ids=str,
)
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_reference_is_never_fetched_and_left_to_the_server(
    schema: JSON, api: Api, no_network: list[str]
) -> None:
    declared = params(x=schema, amount=INTEGER)
    validators = Validators(declared, api=api)

    assert validators.problems({"x": {"a": 1}, "amount": 0}) == [
        "$['amount']: an integer is less than the minimum of 1"
    ]
    assert no_network == []
    assert list(validators.obstacles) == ["x"]


def test_an_unknown_draft_is_never_fetched(no_network: list[str]) -> None:
    declared = params(x={"$schema": "https://elsewhere.test/draft", "type": "string"})

    assert problems({"x": 1}, declared) == ["$['x']: an integer is not of type 'string'"]
    assert no_network == []


def test_the_schemas_of_the_drafts_are_there(no_network: list[str]) -> None:
    for draft in ("https://json-schema.org/draft/2020-12/schema", DRAFT_2019):
        assert problems({"x": {"type": 5}}, params(x={"$ref": draft})) != []
        assert problems({"x": {"type": "string"}}, params(x={"$ref": draft})) == []
    assert no_network == []


def test_what_is_wrong_before_a_reference_is_still_refused() -> None:
    schema: JSON = {"type": "string", "$ref": "https://elsewhere.test/schema"}

    assert problems({"x": 1}, params(x=schema)) == ["$['x']: an integer is not of type 'string'"]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"$ref": "#"}, 1),
        ({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}, 1),
        (
            {"$schema": DRAFT_4, "patternProperties": {"[": {}}},
            {},
        ),
        ({"$schema": ["a"]}, 1),
        ({"$id": 5}, 1),
        ({"multipleOf": 0.1}, 10**400),
    ],
    ids=str,
)
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_schema_that_fails_in_our_hands_is_left_to_the_server(
    schema: JSON, value: JSON, api: Api
) -> None:
    given: JSON = {"a": 1} if value == {} else value
    validators = Validators(params(x=schema, amount=INTEGER), api=api)

    assert validators.problems({"x": given, "amount": 1}) == []
    assert list(validators.obstacles) == ["x"]


def test_a_schema_may_be_a_boolean() -> None:
    declared = {
        name: dag_param({"schema": value}) for name, value in (("yes", True), ("no", False))
    }

    assert problems({"yes": 1, "no": 1}, declared) == [
        "$['no']: an integer is excluded by 'not' of its schema"
    ]


SECRET = "hunter2"
ARRAY: JSON = [SECRET, SECRET]
OBJECT: JSON = {"a": SECRET, "b": SECRET}
DRAFT_7 = "http://json-schema.org/draft-07/schema#"


REFUSED: list[tuple[JSON, JSON, str]] = [
    ({"type": ["integer", "null"]}, SECRET, "is not of type 'integer', 'null'"),
    ({"enum": ["eu", 1]}, SECRET, "is not one of 'eu', 1"),
    ({"const": 1}, SECRET, "only 1 is allowed"),
    ({"minLength": 8}, SECRET, "is too short: at least 8 characters"),
    ({"maxLength": 1}, SECRET, "is too long: at most 1 character"),
    ({"pattern": "^x"}, SECRET, "does not match '^x'"),
    ({"format": "date"}, SECRET, "is not a 'date'"),
    ({"minimum": 98765}, 12345, "is less than the minimum of 98765"),
    ({"maximum": 1}, 12345, "is greater than the maximum of 1"),
    ({"exclusiveMinimum": 54321}, 12345, "is less than or equal to the minimum"),
    ({"exclusiveMaximum": 1}, 12345, "is greater than or equal to the maximum"),
    (
        {"$schema": DRAFT_4, "minimum": 4, "exclusiveMinimum": True},
        4,
        "is less than or equal to the minimum of 4",
    ),
    ({"multipleOf": 7}, 12345, "is not a multiple of 7"),
    ({"minItems": 3}, ARRAY, "an array of 2 items is too short"),
    ({"maxItems": 1}, ARRAY, "an array of 2 items is too long"),
    ({"uniqueItems": True}, ARRAY, "has non-unique elements"),
    ({"contains": {"type": "integer"}}, ARRAY, "has no item that matches 'contains'"),
    ({"contains": {}, "maxContains": 1}, ARRAY, "has more than 1 item matching 'contains'"),
    ({"contains": {}, "minContains": 3}, ARRAY, "has fewer than 3 items matching 'contains'"),
    ({"prefixItems": [{}], "items": False}, ARRAY, "has more items than its schema allows"),
    ({"$schema": DRAFT_7, "items": [{}], "additionalItems": False}, ARRAY, "has more items"),
    ({"unevaluatedItems": False}, ARRAY, "has items that no part of its schema allows"),
    ({"minProperties": 3}, OBJECT, "an object of 2 keys is too short"),
    ({"maxProperties": 1}, OBJECT, "an object of 2 keys is too long: at most 1 key"),
    ({"required": ["c", "d"]}, OBJECT, "'c', 'd' are required properties"),
    ({"required": ["c"]}, OBJECT, "'c' is a required property"),
    ({"dependentRequired": {"a": ["c"]}}, OBJECT, "'a' also needs 'c'"),
    ({"$schema": DRAFT_7, "dependencies": {"a": ["c"]}}, OBJECT, "'a' also needs 'c'"),
    ({"additionalProperties": False}, OBJECT, "properties are not allowed: 'a', 'b'"),
    ({"unevaluatedProperties": False}, OBJECT, "has keys that no part of its schema allows"),
    ({"propertyNames": {"minLength": 2}}, OBJECT, "the key 'a' is too short"),
    ({"anyOf": [{"type": "integer"}]}, SECRET, "is not valid under any of the given schemas"),
    ({"oneOf": [{"type": "integer"}]}, SECRET, "is not valid under any of the given schemas"),
    ({"oneOf": [{}, {}]}, SECRET, "is valid under more than one of the given schemas"),
    ({"not": {}}, SECRET, "is excluded by 'not' of its schema"),
    ({"properties": {"a": False}}, OBJECT, "its schema allows no value"),
    ({"allOf": [{"type": "integer"}]}, SECRET, "is not of type 'integer'"),
    ({"if": {}, "then": {"type": "integer"}}, SECRET, "is not of type 'integer'"),
    ({"$schema": DRAFT_3, "disallow": ["string"]}, SECRET, "does not satisfy 'disallow'"),
    (
        {"$schema": DRAFT_3, "properties": {"c": {"required": True}}},
        OBJECT,
        "a required property is missing",
    ),
]


@pytest.mark.parametrize(("schema", "value", "rule"), REFUSED, ids=str)
@pytest.mark.parametrize("name", ["note", "password"])
def test_a_refusal_tells_the_rule_and_never_the_value(
    schema: JSON, value: JSON, rule: str, name: str
) -> None:
    lines = problems({name: value}, params(**{name: schema}))

    assert lines
    assert all(line.startswith(f"$['{name}']") for line in lines)
    text = "\n".join(lines)
    assert SECRET not in text
    assert "12345" not in text
    if name == "note":
        assert rule in lines[0]
    else:
        assert " character is" not in text
        assert "of 2 " not in text


@pytest.mark.parametrize(
    "name",
    [
        *("password", "db_pass", "apiToken", "client-secret", "KEY", "aws_access_key_id", "pwd"),
        *("credentials", "userCredentials", "bearer", "private", "Authorization", "session_pw"),
    ],
)
def test_a_name_that_says_secret_hides_even_the_kind(name: str) -> None:
    assert problems({name: SECRET}, params(**{name: INTEGER})) == [
        f"$['{name}']: the value (not shown) is not of type 'integer'"
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"writeOnly": True, "minLength": 8},
        {"format": "password", "minLength": 8},
        {"$ref": "#/$defs/s", "$defs": {"s": {"writeOnly": True, "minLength": 8}}},
    ],
    ids=str,
)
def test_a_schema_that_says_secret_hides_even_the_kind(schema: JSON) -> None:
    nested: JSON = {"properties": {"inner": schema}} if "$ref" not in str(schema) else schema

    assert problems({"x": SECRET}, params(x=schema)) == [
        "$['x']: the value (not shown) is too short: at least 8 characters"
    ]
    assert SECRET not in str(problems({"x": {"inner": SECRET}}, params(x=nested)))


def test_a_nested_key_that_says_secret_hides_its_value_and_keys_that_no_schema_names() -> None:
    inner: JSON = {"properties": {"user": INTEGER}, "additionalProperties": INTEGER}
    schema: JSON = {"properties": {"credentials": inner, "token": {"enum": ["t0p"]}}}
    value: JSON = {"credentials": {"user": "x", SECRET: "y", "api_token": "z"}, "token": SECRET}

    # Sorted, because jsonschema keeps the keys that no schema names in a set.
    assert sorted(problems({"db": value}, params(db=schema))) == [
        "$['db']['credentials']['api_token']: the value (not shown) is not of type 'integer'",
        "$['db']['credentials']['user']: the value (not shown) is not of type 'integer'",
        "$['db']['credentials']['…']: the value (not shown) is not of type 'integer'",
        "$['db']['token']: the value (not shown) is not one of the 1 values that are allowed",
    ]


def test_a_key_that_is_part_of_a_secret_is_not_shown() -> None:
    schema: JSON = {"propertyNames": {"pattern": "^x"}, "additionalProperties": False}

    assert problems({"tokens": {SECRET: 1}}, params(tokens=schema)) == [
        "$['tokens']: one of its keys does not match '^x'",
        "$['tokens']: Additional properties are not allowed: one of its keys",
    ]


def test_what_is_long_is_cut_and_every_problem_stays() -> None:
    huge = "k" * 100_000
    declared = {
        "enum": DagParam(default=1, schema={"enum": [huge, *range(10_000)]}),
        "pattern": DagParam(default=1, schema={"pattern": f"^{huge}$"}),
        "closed": DagParam(default=1, schema={"additionalProperties": False}),
        "nested": DagParam(default=1, schema={"additionalProperties": INTEGER}),
        "needs": DagParam(default=1, schema={"required": [f"n{i}" for i in range(1000)]}),
    }
    conf: dict[str, JSON] = {
        "enum": huge + "v",
        "pattern": "v",
        "closed": dict.fromkeys([huge, *map(str, range(1000))], 1),
        "nested": {huge: "x"},
        "needs": {},
    }

    lines = problems(conf, declared)
    unknown = unknown_key_problems({huge: 1, huge + "2": 2}, declared)

    assert [line[:6] for line in lines] == ["$['enu", "$['pat", "$['clo", "$['nes", "$['nee"]
    assert max(map(len, lines + unknown)) < 1000


def test_a_default_that_does_not_fit_is_told_as_such() -> None:
    declared = {"x": DagParam(default=SECRET, schema={"type": "integer"})}

    assert problems({}, declared) == [
        "$['x']: a string of 7 characters is not of type 'integer' (its default; pass a value)"
    ]


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


@pytest.mark.parametrize("depth", range(8))
def test_a_schema_that_refers_to_itself_without_end_is_left_to_the_server(depth: int) -> None:
    # At the limit of Python's stack, a dependency written in Rust may panic.
    schema: dict[str, JSON] = {"not": {"$ref": "#"}}
    validators = Validators({"x": DagParam(None, schema)}, api="v2")

    def below(depth: int) -> list[str]:
        return below(depth - 1) if depth else validators.problems({"x": "a"})

    assert below(depth) == []
    assert "refers to itself without end" in validators.obstacles["x"]
