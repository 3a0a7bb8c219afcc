"""What may be sent as conf."""

from __future__ import annotations

import pytest

from airflow_trigger import ConfError
from airflow_trigger.conf import to_json


@pytest.mark.parametrize(
    "conf", [{}, {"a": 1, "b": [1.5, True, None, "x", {"c": [0]}]}, {"": "é"}], ids=str
)
def test_plain_json_is_sent_as_it_is(conf: dict[str, object]) -> None:
    assert to_json(conf, dag_id="sales") == conf


def test_no_conf_is_an_empty_one() -> None:
    assert to_json(None, dag_id="sales") == {}


def test_every_problem_is_named_by_its_path() -> None:
    conf = {"a": {1, 2}, "b": [0, {"c": float("nan")}], "d": {3: 4}}

    with pytest.raises(ConfError, match="DAG 'sales' is not plain JSON; nothing was sent") as e:
        to_json(conf, dag_id="sales")

    assert e.value.problems == (
        "$['a']: a set is not JSON",
        "$['b'][1]['c']: nan is not a JSON number",
        "$['d']: the key 3 is a int, not a string",
    )
