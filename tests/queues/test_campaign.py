"""Each intent has exactly one run, whatever is killed; `make queues` shows it for a thousand."""

from __future__ import annotations

import pytest

from tests.live.releases import CannotRun
from tests.queues.__main__ import carry_out
from tests.queues.campaign import REFUSED, USED
from tests.queues.deployment import EXAMPLES
from tests.queues.outcome import Outcome, table

INTENTS = 40


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    try:
        return carry_out(list(EXAMPLES), airflow="3.3.2", intents=INTENTS)
    except CannotRun as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_intent_that_was_committed_has_one_run_and_the_others_none(
    outcomes: dict[str, Outcome], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = outcomes[name]
    with capsys.disabled():
        print(f"\n{table({name: outcome})}")

    assert outcome.wrong() == []
    assert len(outcome.committed) == INTENTS
    assert outcome.runs.keys() == outcome.committed
    assert outcome.dead == {"ConfError": REFUSED, "IdempotencyConflict": USED}


@pytest.mark.parametrize("name", EXAMPLES)
def test_all_of_it_was_put_to_the_test(outcomes: dict[str, Outcome], name: str) -> None:
    done = outcomes[name].done

    assert done["workers killed"] >= 3
    assert done["services killed"] >= 1
    assert done["crashes of database or broker"] >= 1
    assert done["messages delivered twice"] >= 1
    assert done["faults injected before Airflow"] >= 1
    if EXAMPLES[name].has_transaction:
        assert done["services killed before a commit"] >= 1
        assert outcomes[name].rolled_back
