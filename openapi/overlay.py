"""Apply an OpenAPI Overlay (https://spec.openapis.org/overlay/v1.0.0.html) to a document.

Deliberately stricter than the specification: a repair without effect is an error, so that the next
Airflow version shows which repairs are no longer needed.
"""

from __future__ import annotations

import copy
from typing import Any

import attrs
import jsonpath_rfc9535 as jsonpath

from openapi.specs import Document


class OverlayError(Exception):
    """An overlay that is not well-formed, or an action without effect."""


@attrs.frozen
class Action:
    """One repair: the reason, the nodes (JSONPath, RFC 9535), and the change to them."""

    target: str
    description: str
    update: Any = None
    remove: bool = False


def parse(overlay: Document) -> list[Action]:
    """Read an overlay's actions; each needs a target, a one-line reason and one thing to do."""
    for key, kind in {"overlay": str, "info": dict, "actions": list}.items():
        if not isinstance(overlay.get(key), kind):
            raise OverlayError(f"the overlay lacks {key}, or it is not of the right kind")
    if not {"title", "version"} <= overlay["info"].keys():
        raise OverlayError("the overlay's info needs a title and a version")
    return [_parse_action(action) for action in overlay["actions"]]


def _parse_action(action: Document) -> Action:
    if not isinstance(action, dict):
        raise OverlayError(f"{action!r} is not an action")
    name = action.get("target", f"an action with the keys {sorted(action)}")
    if not {"target", "description"} <= action.keys():
        raise OverlayError(f"{name}: every action needs a target and a description")
    if ("update" in action) == ("remove" in action):
        raise OverlayError(f"{name}: give either update or remove")
    unknown = action.keys() - {"target", "description", "update", "remove"}
    if unknown:
        raise OverlayError(f"{name}: unknown {', '.join(sorted(unknown))}")
    return Action(**action)


def apply(document: Document, overlay: Document) -> Document:
    """Return a repaired copy of the document.

    Raises:
        OverlayError: Actions match or change nothing; the message names all of them.
    """
    result, idle = apply_what_fits(document, overlay)
    if idle:
        raise OverlayError("\n".join(f"{one}; is the repair still needed?" for one in idle))
    return result


def apply_what_fits(document: Document, overlay: Document) -> tuple[Document, list[str]]:
    """Return a repaired copy, and a line for each action that has no effect."""
    result = copy.deepcopy(document)
    idle: list[str] = []
    for action in parse(overlay):
        nodes = _find(action.target, result)
        # From the last match to the first, so that removing an item does not shift other matches.
        changes = [_apply_to_node(action, node, result) for node in reversed(nodes)]
        if not any(changes):
            idle.append(f"{action.target} {'changes' if nodes else 'matches'} nothing")
    return result, idle


def _find(target: str, document: Document) -> jsonpath.JSONPathNodeList:
    try:
        return jsonpath.find(target, document)
    except jsonpath.JSONPathError as error:
        raise OverlayError(f"{target} is not a JSONPath of RFC 9535: {error}") from error


def _apply_to_node(action: Action, node: jsonpath.JSONPathNode, document: Document) -> bool:
    """Whether the action changed anything here."""
    if not node.location:
        raise OverlayError(f"{action.target} targets the whole document")
    parent: Any = document
    for key in node.location[:-1]:
        parent = parent[key]
    key = node.location[-1]
    if action.remove:
        del parent[key]
        return True
    parent[key] = _merge(node.value, action.update)
    return bool(parent[key] != node.value)


def _merge(target: Any, update: Any) -> Any:
    """Objects merge recursively, an array takes the update as new items, the rest is replaced."""
    if isinstance(target, dict) and isinstance(update, dict):
        return target | {key: _merge(target.get(key), value) for key, value in update.items()}
    if isinstance(target, list):
        return target + (update if isinstance(update, list) else [update])
    return copy.deepcopy(update)
