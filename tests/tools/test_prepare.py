"""The preparation rules, each tested with a small document."""

from openapi.prepare import prepare
from openapi.specs import Document


def document(schemas: Document, *, answer: str = "Run", refusal: str = "") -> Document:
    """A document with one path, whose responses are the named schemas."""
    responses = {"200": answer_of(answer)} | ({"404": answer_of(refusal)} if refusal else {})
    return {
        "paths": {
            "/runs": {
                "parameters": [],
                "get": {"responses": responses},
                "post": {"requestBody": answer_of("Body"), "responses": {}},
            }
        },
        "components": {"schemas": schemas | {"Body": schemas.get("Body", {"type": "object"})}},
    }


def answer_of(schema: str) -> Document:
    return {"content": {"application/json": {"schema": reference(schema)}}}


def reference(schema: str) -> Document:
    return {"$ref": f"#/components/schemas/{schema}"}


def model(required: list[str], **properties: Document) -> Document:
    return {"type": "object", "required": required, "properties": properties}


TEXT = {"type": "string"}


def prepared(newest: Document, *older: Document) -> Document:
    schemas: Document = prepare(newest, older)["components"]["schemas"]
    return schemas


def test_answers_other_than_2xx_go_and_so_does_what_only_they_used() -> None:
    schemas = {"Run": model([], a=TEXT), "Problem": model([], b=TEXT)}

    result = prepare(document(schemas, refusal="Problem"), [])

    assert list(result["paths"]["/runs"]["get"]["responses"]) == ["200"]
    assert sorted(result["components"]["schemas"]) == ["Body", "Run"]


def test_a_field_that_an_older_server_does_not_send_becomes_optional() -> None:
    newest = document({"Run": model(["id", "new", "loose"], id=TEXT, new=TEXT, loose=TEXT)})
    older = document({"Run": model(["id"], id=TEXT, loose=TEXT)})

    assert prepared(newest, older)["Run"]["required"] == ["id"]


def test_a_field_counts_as_required_only_if_every_older_version_requires_it() -> None:
    newest = document({"Run": model(["id", "state"], id=TEXT, state=TEXT)})
    old = document({"Run": model(["id", "state"], id=TEXT, state=TEXT)})
    oldest = document({"Run": model(["id"], id=TEXT, state=TEXT)})

    assert prepared(newest, old, oldest)["Run"]["required"] == ["id"]


def test_a_field_that_may_be_null_on_an_older_server_may_be_null() -> None:
    newest = document({"Run": model(["id", "href"], id=TEXT, href=TEXT)})
    older = document(
        {"Run": model(["id", "href"], id=TEXT, href={"anyOf": [TEXT, {"type": "null"}]})}
    )

    assert prepared(newest, older)["Run"]["properties"] == {
        "id": TEXT,
        "href": {"anyOf": [TEXT, {"type": "null"}]},
    }


def test_a_body_that_is_only_sent_keeps_what_the_newest_version_requires() -> None:
    newest = document({"Run": model([]), "Body": model(["conf"], conf=TEXT)})
    older = document({"Run": model([]), "Body": model([])})

    assert prepared(newest, older)["Body"]["required"] == ["conf"]


def test_fields_behind_references_and_in_composed_schemas_are_loosened_too() -> None:
    def version(*required: str) -> Document:
        part = {"allOf": [reference("Base"), model(list(required), id=TEXT, new=TEXT)]}
        runs = model([], runs={"type": "array", "items": reference("Run")})
        return document({"Runs": runs, "Run": part, "Base": model([])}, answer="Runs")

    result = prepared(version("id", "new"), version("id"))

    assert result["Run"]["allOf"][1]["required"] == ["id"]


def test_a_nullable_component_is_one_class_and_null_only_where_it_is_used() -> None:
    state = {"type": "string", "nullable": True, "enum": ["running", None]}
    run = model([], state=reference("State"), states={"type": "array", "items": reference("State")})

    result = prepared(document({"Run": run, "State": state}))

    nullable = {"anyOf": [reference("State"), {"type": "null"}]}
    assert result["State"] == {"type": "string", "enum": ["running"]}
    assert result["Run"]["properties"] == {
        "state": nullable,
        "states": {"type": "array", "items": nullable},
    }


def test_nullable_beside_a_reference_is_heard() -> None:
    run = model([], timezone=reference("Timezone") | {"nullable": True})

    result = prepared(document({"Run": run, "Timezone": TEXT}))

    expected = {"anyOf": [reference("Timezone"), {"type": "null"}]}
    assert result["Run"]["properties"]["timezone"] == expected


def test_preparing_leaves_the_document_as_it_was() -> None:
    newest = document({"Run": model(["id"], id=TEXT)}, refusal="Run")

    prepare(newest, [document({"Run": model([])})])

    assert newest == document({"Run": model(["id"], id=TEXT)}, refusal="Run")


def test_what_an_older_server_does_not_know_is_not_sent_unasked() -> None:
    flag = {"type": "boolean", "default": False}
    bodies = model([], old=dict(flag), new=dict(flag))
    newest = document({"Run": model([]), "Body": {"allOf": [bodies]}})
    newest["paths"]["/runs"]["post"]["parameters"] = [
        {"name": "old", "in": "query", "schema": dict(flag)},
        {"name": "new", "in": "query", "schema": dict(flag)},
    ]
    older = document({"Run": model([]), "Body": model([], old=dict(flag))})
    older["paths"]["/runs"]["post"]["parameters"] = [{"$ref": "#/components/parameters/Old"}]
    older["components"]["parameters"] = {"Old": {"name": "old", "in": "query", "schema": flag}}

    result = prepare(newest, [older])

    (body,) = result["components"]["schemas"]["Body"]["allOf"]
    old, new = result["paths"]["/runs"]["post"]["parameters"]
    assert body["properties"] == {"old": flag, "new": {"type": "boolean"}}
    assert (old["schema"], new["schema"]) == (flag, {"type": "boolean"})
