"""The values that users get and keep."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest

from airflow_trigger import DagRun, DagRunState, DagRunType, RunRef, errors
from airflow_trigger._flows.runs import get_run
from tests.unit.driving import World, answer, run_body


@pytest.fixture
def run() -> DagRun:
    world = World()
    reply = answer(200, run_body(conf={"a": [1]}, note="n", start_date="2026-11-23T01:02:03.5Z"))
    return world.drive(get_run(world.session(), RunRef("sales", "r1")), reply)


def test_a_run_is_equal_by_value_hashable_and_safe_to_pickle(run: DagRun) -> None:
    again = pickle.loads(pickle.dumps(run))

    assert again == run
    assert hash(again) == hash(run)
    assert attrs.evolve(run, note="other") != run


def test_a_run_cannot_be_changed(run: DagRun) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        run.note = "other"  # type: ignore[misc]


def test_times_are_aware(run: DagRun) -> None:
    assert run.start_date is not None
    assert run.start_date.isoformat() == "2026-11-23T01:02:03.500000+00:00"


def test_an_unknown_state_parses_compares_prints_and_is_not_finished() -> None:
    state = DagRunState("hibernating")

    assert (state, str(state), state.is_finished) == ("hibernating", "hibernating", False)
    assert pickle.loads(pickle.dumps(state)) == state
    assert "hibernating" in {state}


@pytest.mark.parametrize("kind", [DagRunState, DagRunType])
def test_a_value_that_is_no_text_is_no_member(kind: type[DagRunState]) -> None:
    with pytest.raises(ValueError, match="3 is not a valid"):
        kind(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "ref",
    [
        RunRef("sales", "r1"),
        RunRef("sales", "manual__2026-11-23T00:00:00+00:00"),
        RunRef("a/b", "c/d"),
        RunRef("é %2F", "?# ~"),
    ],
    ids=str,
)
def test_a_reference_survives_being_written_down(ref: RunRef) -> None:
    assert RunRef.parse(str(ref)) == ref
    assert str(ref).isascii()
    assert not set(str(ref)) & set(" ?#")


@pytest.mark.parametrize("text", ["", "sales", "/r1", "sales/", "a/b/c"])
def test_a_text_that_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a run reference"):
        RunRef.parse(text)


def all_errors(kind: type[errors.AirflowTriggerError]) -> list[type[errors.AirflowTriggerError]]:
    return [kind] + [leaf for sub in kind.__subclasses__() for leaf in all_errors(sub)]


@pytest.mark.parametrize("kind", all_errors(errors.AirflowTriggerError))
def test_every_error_pickles_and_copies_with_all_that_it_carries(
    kind: type[errors.AirflowTriggerError], run: DagRun
) -> None:
    extra: dict[str, Any] = {"status": 409, "detail": "d", "run": run, "ref": run.ref}
    extra |= {"pending": (run.ref,), "problems": ("p",), "uri": "s3://x", "mark": "m"}
    wanted = {name: extra[name] for name in kind.__init__.__annotations__ if name in extra}
    error = kind("what happened", dag_id="sales", run_id="r1", method="GET", url="u", **wanted)

    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is kind
        assert str(again) == "what happened"
        assert again.__dict__ == error.__dict__
        assert again.dag_id == "sales"


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = errors.__doc__ or ""
    for kind in all_errors(errors.AirflowTriggerError):
        assert f" {kind.__name__} " in drawn.replace("\n", " \n"), f"{kind.__name__} is not drawn"
