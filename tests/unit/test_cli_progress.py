"""What a command prints about a run while it waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from airflow_trigger import AirflowClient, ConnectionFailed
from airflow_trigger.cli import _progress
from airflow_trigger.models import DagRun
from airflow_trigger.testing import FakeAirflow

GUARD = 30.0


class Notes:
    """The lines on stderr, and a way to wait for one."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._changed = threading.Condition()

    def take(self, line: str) -> None:
        with self._changed:
            self.lines.append(line)
            self._changed.notify_all()

    def until(self, words: str) -> None:
        with self._changed:
            said = self._changed.wait_for(lambda: any(words in line for line in self.lines), GUARD)
        assert said, (words, self.lines)


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> Notes:
    notes = Notes()
    monkeypatch.setattr(_progress, "note", notes.take)
    monkeypatch.setattr(_progress, "is_terminal", lambda: False)
    return notes


@pytest.fixture
def fake() -> FakeAirflow:
    fake = FakeAirflow()
    fake.add_dag("sales", tasks=["load", "report"])
    return fake


@pytest.fixture
def client(fake: FakeAirflow) -> Iterator[AirflowClient]:
    with fake.client() as client:
        yield client


@pytest.fixture
def run(fake: FakeAirflow, client: AirflowClient) -> DagRun:
    return client.trigger("sales")


def test_a_change_of_the_state_is_a_line_and_a_poll_without_one_is_none(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, notes: Notes
) -> None:
    with _progress.shown(client, run.ref) as progress:
        progress.polled(run)
        notes.until("queued  sales")
        progress.polled(run)
        progress.polled(fake.start(run))
        notes.until("running  0 of 2 tasks  sales")

    assert len(notes.lines) == 2


def test_tasks_are_read_no_more_often_than_the_run_and_not_while_it_is_queued(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, notes: Notes
) -> None:
    with _progress.shown(client, run.ref) as progress:
        progress.polled(run)
        notes.until("queued")
        assert fake.requests("tasks") == []
        progress.polled(fake.start(run))
        notes.until("running")
        assert len(fake.requests("tasks")) == 1


def test_tasks_that_may_not_be_read_are_left_out_and_not_asked_for_again(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, notes: Notes
) -> None:
    fake.deny("sales", "tasks")
    running = fake.start(run)
    progress = _progress.Progress(client, run.ref, is_live=False)
    for _ in range(3):
        progress.take(running)

    assert "".join(text for text, _ in progress.line()) == "0:00:00  running  sales"
    assert len(fake.requests("tasks")) == 1


def test_an_error_leaves_out_the_tasks(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, notes: Notes
) -> None:
    fake.server_error(on="tasks", times=100)
    running = fake.start(run)
    progress = _progress.Progress(client, run.ref, is_live=False)
    progress.take(running)

    assert "tasks" not in str(progress.line())
    assert len(fake.requests("tasks")) > 0


def test_a_run_of_very_many_tasks_is_not_counted(
    client: AirflowClient,
    fake: FakeAirflow,
    run: DagRun,
    notes: Notes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_progress, "MOST_TASKS", 1)
    progress = _progress.Progress(client, run.ref, is_live=False)
    progress.take(fake.start(run))

    assert "tasks" not in str(progress.line())


def test_why_it_stands_still_is_said_once_for_each_situation(
    fake: FakeAirflow,
    client: AirflowClient,
    run: DagRun,
    notes: Notes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    progress = _progress.Progress(client, run.ref, is_live=False)
    progress.take(run)
    progress.take(run)
    assert len(notes.lines) == 1

    monkeypatch.setattr(_progress, "STANDSTILL", 0.0)
    fake.set_health(scheduler="unhealthy")
    for seen in (run, run, fake.start(run), client.get_run("sales", run.run_id)):
        progress.take(seen)
    reasons = [line for line in notes.lines if "0:00:0" not in line]
    assert [("scheduler" in line) for line in reasons] == [True, True]


def test_a_reason_that_cannot_be_read_is_left_out(
    client: AirflowClient, run: DagRun, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ConnectionFailed("no answer")

    monkeypatch.setattr(_progress, "STANDSTILL", 0.0)
    monkeypatch.setattr(AirflowClient, "why", fail)
    progress = _progress.Progress(client, run.ref, is_live=False)
    progress.take(run)

    assert notes.lines == ["0:00:00  queued  sales"]


def test_without_a_change_there_is_a_sign_of_life(
    client: AirflowClient, run: DagRun, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_progress, "SILENCE", 0.01)
    with _progress.shown(client, run.ref) as progress:
        progress.polled(run)
        notes.until("queued")
        notes.lines.clear()
        notes.until("queued")
