"""An interrupted batch ends soon, and reports every run that it may have started."""

from __future__ import annotations

import signal
from subprocess import Popen

import pytest

from tests.load.child import GUARD_SECONDS, started
from tests.load.interrupted import OUTCOMES
from tests.load.stubs import Stub, telling_stub

# Long enough for requests to be almost always in flight, also at the interruption.
DELAY = 0.3
ACCIDENTS = ("Exception ignored", "ResourceWarning", "never awaited", "never retrieved")
TOLD = ("it had started", "may have been started")


@pytest.mark.parametrize("kind", ["threads", "tasks"])
def test_after_ctrl_c_every_run_that_was_sent_is_an_outcome_or_in_the_log(kind: str) -> None:
    with telling_stub(delay=DELAY) as stub, started("interrupted", kind, stub.url) as child:
        given = _first_outcomes(child)
        stub.until_more_than(OUTCOMES)
        child.send_signal(signal.SIGINT)
        output, log = child.communicate(timeout=GUARD_SECONDS)
        assert child.returncode == -signal.SIGINT
        _assert_all_is_told(stub, given + output, log)


def test_ctrl_c_while_a_batch_waits_for_its_last_answers_loses_none_of_them() -> None:
    with telling_stub(delay=DELAY) as stub, started("interrupted", "leaving", stub.url) as child:
        given = _first_outcomes(child)
        stub.until_more_than(OUTCOMES)
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.stdout.readline() == "leaving\n"
        child.send_signal(signal.SIGINT)
        output, log = child.communicate(timeout=GUARD_SECONDS)
        _assert_all_is_told(stub, given + output, log)


def test_at_the_end_of_the_program_every_run_that_was_sent_is_an_outcome_or_in_the_log() -> None:
    with telling_stub(delay=DELAY) as stub, started("interrupted", "end", stub.url) as child:
        given = _first_outcomes(child)
        stub.until_more_than(OUTCOMES)
        output, log = child.communicate("\n", timeout=GUARD_SECONDS)
        assert child.returncode == 0
        _assert_all_is_told(stub, given + output, log)


def test_after_a_timeout_every_run_that_was_sent_is_an_outcome_or_in_the_log() -> None:
    with telling_stub(delay=DELAY) as stub, started("interrupted", "timeout", stub.url) as child:
        output, log = child.communicate(timeout=GUARD_SECONDS)
        assert (child.returncode, output.splitlines()[-1]) == (0, "timeout")
        _assert_all_is_told(stub, output, log)


def _first_outcomes(child: Popen[str]) -> str:
    assert child.stdout is not None
    return "".join(child.stdout.readline() for _ in range(OUTCOMES))


def _assert_all_is_told(stub: Stub, output: str, log: str) -> None:
    sent = stub.sent()
    given = set(output.split()) & sent
    assert len(given) >= OUTCOMES
    assert sent > given, "nothing was under way, so nothing was tried here"
    told = "\n".join(line for line in log.splitlines() if any(words in line for words in TOLD))
    assert [run_id for run_id in sent - given if run_id not in told] == []
    assert [word for word in ACCIDENTS if word in log] == []
