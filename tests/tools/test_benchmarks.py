"""How the benchmarks measure, compare and show figures."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from benchmarks.__main__ import ROWS, missed
from benchmarks.beside import Program
from benchmarks.charts import THEMES, Bar, Chart, Group, found
from benchmarks.conclusions import conclusions
from benchmarks.page import BEGIN, END, PAGE, PICTURES, composed, pictures, replaced, summary
from benchmarks.processes import driver
from benchmarks.programs import modes
from benchmarks.programs import target as programs
from benchmarks.programs.modes import AsyncTrigger, Trigger
from benchmarks.results import FILE, Result, dump, kept, load, locked
from benchmarks.rounds import interleaved, minus, ratio
from benchmarks.rows import polling
from benchmarks.rows.keep_alive import SYNC
from benchmarks.rows.log import VERSIONS, peak
from benchmarks.rows.pools import WAYS
from benchmarks.rows.wait import ORDERS, RUNS, requests_per_round
from benchmarks.stub import counts, stub
from benchmarks.table import HEAD, Figure, Line, Target, as_markdown, as_text

BESIDE = Line(
    row="sync",
    what="one trigger",
    ours=Figure(410, "µs"),
    peer="httpx",
    theirs=Figure(502, "µs"),
    ratio=0.82,
    target=Target(at_most=0.9),
)
ALONE = Line(row="growth", what="memory", ours=Figure(6, "MB"), target=Target(at_most=5, unit="MB"))
RESULT = Result(
    measured="2026-11-26",
    machine="2 cores",
    load=1.2,
    versions="Python 3.11",
    lines=[ALONE, BESIDE],
)
MISSED = {"growth": "it grows", "sync": "it is slow"}
SHOWN = Line(row="import", what="import", ours=Figure(12.34, "ms"))
# The ways that run in this environment.
HTTPX = [way for ways in WAYS.values() for way in ways if way.environment == "ours"]


def test_each_round_measures_all_and_begins_with_another() -> None:
    turns = count()

    found = interleaved(3, {"a": lambda: next(turns), "b": lambda: next(turns)})

    assert found == {"a": [0, 3, 4], "b": [1, 2, 5]}


def test_a_slow_round_does_not_change_the_ratio() -> None:
    assert ratio([1, 10, 1], [2, 20, 2]) == 0.5
    assert ratio([1, 1, 9], [2, 2, 2]) == 0.5


def test_a_base_is_taken_away_round_by_round() -> None:
    assert minus([5, 7], [1, 2]) == [4, 5]


@pytest.mark.parametrize(
    ("target", "met", "missed"),
    [
        (Target(at_most=0.9), [0.1, 0.9], [0.901]),
        (Target(at_least=5), [5, 6], [4.99]),
        (Target(at_least=0.9, at_most=1.1), [0.9, 1, 1.1], [0.89, 1.11]),
    ],
)
def test_a_target_is_met_within_its_bounds(
    target: Target, met: list[float], missed: list[float]
) -> None:
    assert all(map(target.is_met, met))
    assert not any(map(target.is_met, missed))


def test_the_verdict_is_on_the_ratio_or_without_a_peer_on_our_figure() -> None:
    assert [line.verdict for line in (BESIDE, ALONE, SHOWN)] == ["yes", "target missed", ""]


@pytest.mark.parametrize(
    ("value", "text"), [(0.234, "0.23 s"), (12.34, "12.3 s"), (1234.5, "1,234 s")]
)
def test_a_figure_has_three_digits(value: float, text: str) -> None:
    assert str(Figure(value, "s")) == text


def test_a_target_reads_as_in_the_issue() -> None:
    assert str(Target(at_least=0.9, at_most=1.1)) == "≥ 0.9 ≤ 1.1"
    assert str(Target(at_most=5, unit="MB")) == "≤ 5 MB"


def test_the_columns_of_the_text_are_aligned() -> None:
    head, *rows = as_text([BESIDE, ALONE]).splitlines()

    assert head.split() == " ".join(HEAD).split()
    assert [row[head.index("what") :].split("  ")[0] for row in rows] == ["one trigger", "memory"]
    assert [row[head.index("met") :] for row in rows] == ["yes", "target missed"]


def test_the_page_names_each_row_by_the_command_that_prints_it() -> None:
    page = composed([RESULT], MISSED)
    *_, row = as_markdown([[BESIDE]]).splitlines()

    assert "<summary><code>make bench ROW=sync</code></summary>" in page
    assert row == "| one trigger | 410 µs | httpx: 502 µs | 0.82 | ≤ 0.9 | yes |"
    assert row in page


def test_what_is_measured_is_said_once_for_all_peers() -> None:
    *_, first, second = as_markdown([[BESIDE], [replace(BESIDE, peer="aiohttp")]]).splitlines()

    assert first.startswith("| one trigger | 410 µs | httpx: 502 µs |")
    assert second.startswith("|  |  | aiohttp: 502 µs |")


def test_a_missed_target_is_explained_below_its_table() -> None:
    page = composed([RESULT], MISSED)

    assert "<code>make bench ROW=growth</code>: 1 target missed</summary>" in page
    assert "| ≤ 5 MB | target missed |\n\n**Target missed**: it grows\n" in page
    assert "it is slow" not in page


def test_the_ratios_of_two_runs_stand_beside_each_other() -> None:
    slower = replace(BESIDE, ratio=0.95)
    head, _, row = as_markdown([[slower, BESIDE]]).splitlines()

    assert head == "| what | airflow-trigger | compared with | run 1 | run 2 | target | met |"
    assert row == (
        "| one trigger | 410 µs | httpx: 502 µs | 0.95 | 0.82 | ≤ 0.9 | target missed and yes |"
    )


def test_a_target_that_only_the_first_of_two_runs_missed_is_explained() -> None:
    slower = replace(RESULT, lines=[replace(BESIDE, ratio=0.95)])

    page = composed([slower, replace(RESULT, lines=[BESIDE])], MISSED)

    assert "**Target missed**: it is slow" in page


def test_a_line_that_one_run_alone_has_is_shown() -> None:
    (line,) = as_markdown([[None, ALONE]]).splitlines()[2:]

    assert line == "| memory | 6.00 MB |  |  | 6.00 MB | ≤ 5 MB | target missed |"


def test_every_row_with_a_target_says_what_it_means_to_miss_it() -> None:
    with_targets = {line.row for result in kept() for line in result.lines if line.target}

    assert with_targets
    assert not [row for row in with_targets if not ROWS[row].missed]


def test_results_are_read_as_they_were_written() -> None:
    assert load(dump([RESULT, RESULT])) == [RESULT, RESULT]


def test_the_page_shows_what_is_stored() -> None:
    results = load(FILE.read_text())

    assert {line.row for line in results[-1].lines} == set(ROWS)
    texts = summary(results[-1].lines), composed(results, missed())
    assert PAGE.read_text() == replaced(PAGE.read_text(), *texts)


def test_the_pictures_show_what_is_stored() -> None:
    drawn = pictures(load(FILE.read_text())[-1].lines)

    assert drawn == {name: (PICTURES / name).read_text() for name in drawn}
    assert {file.name for file in PICTURES.iterdir()} == set(drawn)


def test_only_what_is_between_the_markers_is_replaced() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"

    once = replaced(page, composed([RESULT], MISSED))

    assert once.startswith(f"before\n{BEGIN}\n\n* Measured: 2026-11-26; load when it began 1.2.\n")
    assert once.endswith(f"| yes |\n\n</details>\n\n{END}\nafter\n")
    assert replaced(once, "new") == replaced(page, "new")


@pytest.mark.parametrize("page", ["", BEGIN, END, f"{END}{BEGIN}", f"{BEGIN}{BEGIN}{END}"])
def test_a_page_without_its_markers_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="needs the lines"):
        replaced(page, "new")


def test_the_page_has_its_markers_and_tells_of_every_row() -> None:
    page = PAGE.read_text()

    assert "## What is compared" in replaced(page, "new", "new")
    assert not [row for row in ROWS if f"`{row}`" not in page.rpartition(BEGIN)[0]]


CHART = Chart(
    "start",
    "CPU time",
    [
        Group("Import", [Bar("airflow-trigger", [Figure(2, "ms")]), Bar("<b>", [Figure(8, "ms")])]),
        Group("First", [Bar("airflow-trigger", [Figure(0, "ms")])]),
    ],
)


def parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 - we drew it


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    picture = parsed(CHART.svg(THEMES["light"]))

    bars = [(bar.get("width"), bar.get("fill")) for bar in picture.iterfind("{*}rect")]
    ours, other = THEMES["light"].ours, THEMES["light"].other
    assert bars == [("100.0", ours), ("400.0", other), ("1.0", ours)]


def test_a_chart_says_all_its_figures_in_words() -> None:
    told = "CPU time. Import: airflow-trigger 2.00 ms; <b> 8.00 ms. First: airflow-trigger 0.00 ms."

    assert CHART.alt == told
    assert parsed(CHART.svg(THEMES["dark"])).findtext("{*}title") == told


def test_columns_are_named_beside_their_figures() -> None:
    bar = Bar("loop", [Figure(2, "requests"), Figure(3, "s")])
    chart = Chart("polling", "Polling", [Group("10 s", [bar])], columns=("requests", "late"))

    assert chart.alt == "Polling. 10 s: loop 2.00 requests, 3.00 s late."


@pytest.mark.parametrize("name", pictures(kept()[-1].lines))
def test_a_picture_needs_nothing_from_elsewhere(name: str) -> None:
    picture = (PICTURES / name).read_text().replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r"<script|<style|href|url\(|://", picture)


def test_a_chart_of_a_line_that_was_not_measured_is_an_error() -> None:
    with pytest.raises(LookupError, match="the row sync has no line that begins with 'two'"):
        found([BESIDE], "sync", "two")


def test_the_conclusions_name_the_command_of_each_figure() -> None:
    lines = kept()[-1].lines

    told = list(conclusions(lines))

    assert all("(`make bench ROW=" in sentence for sentence in told)
    assert str(found(lines, "import", "import", "httpx").theirs) in told[0]


def test_versions_are_those_of_the_lock() -> None:
    lock = "httpx==0.28.1 \\\n    --hash=sha256:0\nhttpx-more==2 ; python_version > '3'\n"

    assert locked(lock, ["httpx", "httpx-more"]) == [("httpx", "0.28.1"), ("httpx-more", "2")]


def test_requests_are_counted_for_each_round_of_a_wait() -> None:
    rounds = requests_per_round(ORDERS["oldest first"])

    assert sorted(rounds) == list(range(1, len(rounds) + 1))
    assert 0 < sum(rounds.values()) < RUNS


def test_a_loop_makes_a_request_each_interval_and_knows_an_interval_late() -> None:
    seen = list(polling.seen_of(polling.loop(30, counts_trigger=False), 60))

    assert {one.requests for one in seen} == {3, 4}  # runs of 48 s to 72 s
    assert all(0 < one.late < 30 for one in seen)


def test_run_makes_the_requests_of_a_wait_and_of_a_trigger() -> None:
    waited, run = (list(polling.seen_of(call, 10)) for call in (polling.wait, polling.run))

    assert {one.late for one in waited} == {one.late for one in run}
    # The request of the trigger, and sometimes one for the DAG, which is cached for a minute.
    assert {mine.requests - other.requests for mine, other in zip(run, waited, strict=True)} == {
        1,
        2,
    }


def test_a_wait_is_no_later_than_the_pages_say() -> None:
    line = polling.latest("wait", 10, list(polling.seen_of(polling.wait, 10)))

    assert line.verdict == "yes"
    assert line.ours.value > 0


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("version", VERSIONS)
def test_the_peak_of_reading_a_long_log_is_that_of_a_short_one(version: str, mode: str) -> None:
    short, long = (peak(version, mode, size, Path(sys.executable)) for size in (1, 6))

    assert abs(long - short) < 5_000_000 < short


@pytest.mark.parametrize("program", [SYNC[0], *HTTPX], ids=lambda way: f"{way.module} {way.mode}")
def test_a_program_makes_the_triggers_of_a_round(program: Program) -> None:
    with stub() as url:
        wanted = programs.Target(url, "token", program.dag_id, program.param, prefix="mine")
        with driver(Path(sys.executable), program.module, program.mode, wanted) as running:
            took = running.run(2)
            assert counts(url)["triggers"] == 2
            running.run(3, concurrency=2)
            assert counts(url)["triggers"] == 5
    assert took.cpu > 0
    assert took.wall > 0


@pytest.mark.parametrize(("sharing", "clients"), [("", 10), ("-8", 2), ("-all", 1)])
def test_threads_and_tasks_share_clients_as_their_mode_says(sharing: str, clients: int) -> None:
    opened: list[str] = []
    sent: list[int] = []

    @contextmanager
    def client(_: programs.Target) -> Generator[Trigger]:
        opened.append("sync")
        yield sent.append

    @asynccontextmanager
    async def async_client(_: programs.Target) -> AsyncGenerator[AsyncTrigger]:
        async def trigger(order: int) -> None:
            sent.append(order)

        opened.append("async")
        yield trigger

    async def tasks() -> None:
        async with modes.ASYNC[f"tasks{sharing}"](peer, target) as run:
            await run(range(20), 10)

    peer, target = ModuleType("peer"), programs.Target("", "", "", "", "")
    vars(peer).update(client=client, async_client=async_client)
    with modes.SYNC[f"threads{sharing}"](peer, target) as run:
        run(range(20), 10)
    asyncio.run(tasks())

    assert opened == ["sync"] * clients + ["async"] * clients
    assert sorted(sent) == sorted([*range(20)] * 2)
