"""The overlay code, tested with small documents, and every line of the overlays."""

from pathlib import Path

import pytest
from ruamel.yaml.error import YAMLError

from openapi.overlay import OverlayError, apply, apply_what_fits
from openapi.specs import APIS, HERE, Api, Document, load_newest, load_yaml


def overlay(*actions: Document) -> Document:
    return {
        "overlay": "1.0.0",
        "info": {"title": "t", "version": "1"},
        "actions": [{"description": "because"} | action for action in actions],
    }


def test_an_update_merges_objects_and_appends_to_lists() -> None:
    document = {"a": {"b": {"keep": 1, "list": [1]}}}
    update = {"list": [2], "new": {"x": 1}, "keep": 3}

    result = apply(document, overlay({"target": "$.a.b", "update": update}))

    assert result == {"a": {"b": {"keep": 3, "list": [1, 2], "new": {"x": 1}}}}


def test_a_removal_takes_every_match_out_of_objects_and_lists() -> None:
    document = {"list": [{"x": 1}, {"y": 1}, {"x": 2}], "map": {"x": 1}}
    actions = ({"target": "$.list[?@.x]", "remove": True}, {"target": "$.map.x", "remove": True})

    assert apply(document, overlay(*actions)) == {"list": [{"y": 1}], "map": {}}


def test_applying_leaves_the_document_as_it_was() -> None:
    document = {"a": {"b": 1}}

    apply(document, overlay({"target": "$.a", "update": {"b": 2}}))

    assert document == {"a": {"b": 1}}


@pytest.mark.parametrize(
    ("action", "complaint"),
    [
        ({"target": "$.missing", "remove": True}, r"\$\.missing matches nothing"),
        ({"target": "$.a", "update": {"b": 1}}, r"\$\.a changes nothing"),
        ({"target": "$.a["}, r"\$\.a\[: give either update or remove"),
        ({"target": "$.a[", "remove": True}, r"\$\.a\[ is not a JSONPath"),
        ({"target": "$", "update": {"c": 1}}, "targets the whole document"),
        ({"target": "$.a", "description": None, "copy": "$.b", "remove": True}, "unknown copy"),
    ],
)
def test_an_action_without_effect_or_sense_is_named(action: Document, complaint: str) -> None:
    with pytest.raises(OverlayError, match=complaint):
        apply({"a": {"b": 1}}, overlay(action))


def test_all_actions_without_effect_are_named_at_once() -> None:
    targets = ("$.missing", "$.a", "$.a.b")

    with pytest.raises(OverlayError) as failure:
        apply({"a": {"b": 1}}, overlay(*({"target": one, "remove": True} for one in targets)))

    assert str(failure.value).splitlines() == [
        "$.missing matches nothing; is the repair still needed?",
        "$.a.b matches nothing; is the repair still needed?",
    ]


def test_what_fits_is_applied_and_the_rest_is_named() -> None:
    fits, idle = {"target": "$.a", "update": {"b": 2}}, {"target": "$.c", "remove": True}

    assert apply_what_fits({"a": {"b": 1}}, overlay(fits, idle)) == (
        {"a": {"b": 2}},
        ["$.c matches nothing"],
    )


def test_every_action_needs_its_reason() -> None:
    with pytest.raises(OverlayError, match=r"\$\.a: every action needs a target and a description"):
        apply({"a": 1}, overlay() | {"actions": [{"target": "$.a", "remove": True}]})


@pytest.mark.parametrize("api", APIS)
def test_deleting_any_line_of_an_overlay_is_noticed(api: Api) -> None:
    document = load_newest(api)
    lines = Path(HERE, "overlays", f"{api}.yaml").read_text().splitlines(keepends=True)
    whole = apply(document, load_yaml("".join(lines)))

    unnoticed: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith("#"):
            continue
        rest = "".join(lines[:number] + lines[number + 1 :])
        try:
            if apply(document, load_yaml(rest)) == whole:
                unnoticed.append(line)
        except (OverlayError, YAMLError):
            pass

    assert unnoticed == []
