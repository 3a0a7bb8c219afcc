"""How the program for docs/scale.md shows figures, and which servers it starts."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import pytest

from tests.live.releases import CannotRun
from tests.live.scale import lab, million, page, triggers
from tests.live.scale.__main__ import MILLION, PARTS
from tests.live.scale.lab import Labs
from tests.live.scale.page import Table, begin, composed, end, replaced

FIGURES = {
    "triggers per second": 30.0,
    "API seconds": 0.03,
    "PostgreSQL seconds": 0.01,
    "client seconds": 0.002,
    "empty runs per second": 25.0,
    "Python tasks per second": 2.0,
    "bytes": 5_000.0,
}


def test_a_table_rounds_each_number_to_what_it_is_good_for() -> None:
    table = Table(("what", "a", "b", "c", "d"), [["all", 7, 0.126, 31.75, 12345.6]], "A note.")

    assert str(table).splitlines() == [
        "| what | a | b | c | d |",
        "| --- | --- | --- | --- | --- |",
        "| all | 7 | 0.13 | 31.8 | 12,346 |",
        "",
        "A note.",
    ]


def test_every_part_has_its_place_on_the_page_and_leaves_the_rest() -> None:
    text = page.PAGE.read_text()

    for part in (*PARTS, MILLION):
        written = replaced(text, part, "the tables")
        assert f"{begin(part)}\n\nthe tables\n\n{end(part)}" in written
        assert written.partition(begin(part))[0] == text.partition(begin(part))[0]
        assert written.partition(end(part))[2] == text.partition(end(part))[2]
    assert text.count("<!-- written by") == 2 * (len(PARTS) + 1)


@pytest.mark.parametrize(
    "text", ["", begin("triggers"), f"{end('triggers')}{begin('triggers')}", 2 * begin("triggers")]
)
def test_a_page_without_the_markers_of_a_part_is_not_touched(text: str) -> None:
    with pytest.raises(CannotRun, match="once each"):
        replaced(text, "triggers", "the tables")


def test_where_a_server_stops_answering_no_number_stands() -> None:
    cell = triggers.Cell(
        per_second=20.0,
        p50_ms=48.0,
        cores={"API": 0.9, "PostgreSQL": 0.2, "client": 0.1},
        connections=9,
    )
    cells = {"1": [cell, cell, cell, None, None]}

    table = triggers.table(cells, at_rest={"1": 5})

    assert [len(row) for row in table.rows] == [len(triggers.HEAD)] * 5
    assert [row[2] for row in table.rows] == [20.0, 20.0, 20.0, triggers.STUCK, triggers.STUCK]
    assert table.figures["API seconds"] == 0.045


def test_a_million_a_day_is_calculated_from_what_was_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    needs, room = million.tables(FIGURES)

    found = {str(row[0]): [f"{cell:.2f}" for cell in row[1:3]] for row in needs.rows}
    assert found["triggers/s"] == ["11.57", "57.87"]
    assert found["cores of API servers"] == ["0.35", "1.74"]
    assert found["schedulers, for runs without a process"] == ["0.46", "2.31"]
    assert found["cores for one small Python task per run"] == ["11.57", "57.87"]
    assert room.rows[0] == ["1 day", 1_000_000, 5.0]


class Servers:
    """Simulates servers; records which were started, and how many ran at once."""

    def __init__(self) -> None:
        self.started: list[dict[str, str]] = []
        self.running = 0
        self.most = 0
        self.database_url = ""

    @contextmanager
    def run(self, *_: object, settings: dict[str, str], **__: object) -> Generator[Servers]:
        self.started.append(settings)
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            yield self
        finally:
            self.running -= 1


class NoDatabase:
    def __init__(self, url: str) -> None:
        self.url = url

    def rows(self, query: str) -> list[tuple[str]]:
        return [("18.6",)]

    def close(self) -> None:
        pass


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> Servers:
    found = Servers()
    monkeypatch.setattr(lab, "running_airflow", found.run)
    monkeypatch.setattr(lab, "Database", NoDatabase)
    return found


def test_one_server_runs_at_a_time_and_serves_all_parts_with_its_settings(servers: Servers) -> None:
    with Labs(lambda line: None) as labs:
        first = labs.lab()
        assert labs.lab(api__workers=1) is first
        labs.lab(api__workers=2, core__parallelism=16)
        assert labs.lab() is not first

    assert servers.most == 1
    assert servers.running == 0
    assert servers.started == [
        {"AIRFLOW__API__WORKERS": workers, "AIRFLOW__CORE__PARALLELISM": parallelism}
        for workers, parallelism in [("1", "4"), ("2", "16"), ("1", "4")]
    ]


def test_a_measurement_that_fails_leaves_no_server(servers: Servers) -> None:
    def fail() -> None:
        with Labs(lambda line: None) as labs:
            labs.lab()
            raise CannotRun("3 runs failed")

    with pytest.raises(CannotRun, match="failed"):
        fail()

    assert servers.started
    assert servers.running == 0


def test_the_facts_name_the_command_and_the_versions() -> None:
    facts = page.facts("triggers", airflow="3.3.2", postgresql="18.6", load=0.25)

    assert facts.startswith("`python -m tests.live.scale triggers`, ")
    assert "Airflow 3.3.2, PostgreSQL 18.6" in facts
    assert composed([Table(("a",), [["b"]])], facts).startswith(facts)
