"""The generated clients have exactly the operations of their specs."""

from __future__ import annotations

import pytest

from openapi.prepare import METHODS
from openapi.specs import APIS, Api, load_newest
from tests.contract.generated import modules, requested


def specified(api: Api) -> set[str]:
    """The operations of the newest pinned spec, as "GET /dags/{dag_id}"."""
    paths = load_newest(api)["paths"]
    return {f"{m.upper()} {path}" for path, item in paths.items() for m in METHODS if m in item}


@pytest.mark.parametrize("api", APIS)
def test_every_operation_of_the_spec_is_generated_and_no_other(api: Api) -> None:
    assert {requested(module) for module in modules(api)} == specified(api)
