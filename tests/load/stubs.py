"""The stub, and the requests that have reached it."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from airflow_trigger import TriggerOutcome
from benchmarks.stub import counts, stub


@attrs.frozen
class Stub:
    """A stub that records the run id of every trigger."""

    url: str
    seen: Path

    @property
    def triggers(self) -> int:
        return counts(self.url)["triggers"]

    def sent(self) -> set[str]:
        """The run ids of all triggers that have arrived."""
        counts(self.url)  # answered after all requests that arrived before
        return set(self.seen.read_text().split())

    def until_more_than(self, triggers: int) -> None:
        while self.triggers <= triggers:
            pass


@contextmanager
def telling_stub(*, delay: float) -> Generator[Stub]:
    with TemporaryDirectory() as folder:
        seen = Path(folder) / "seen"
        with stub(delay=delay, seen=seen) as url:
            yield Stub(url, seen)


def run_ids(outcomes: Iterable[TriggerOutcome]) -> set[str]:
    """The runs that the outcomes name; a request that was not sent has none."""
    named = (
        outcome.result().run_id if outcome.error is None else outcome.error.run_id
        for outcome in outcomes
    )
    return {run_id for run_id in named if run_id is not None}
