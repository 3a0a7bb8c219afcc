"""Waiting for many runs, driven by hand against a server that lists and reads them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import unquote

import attrs
import httpx
import pytest

from airflow_trigger import errors
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.runs import get_run
from airflow_trigger._flows.steps import Sleep
from airflow_trigger._flows.wait import PATIENCE, Waiting
from airflow_trigger._flows.wait_many import Awaited, next_finished
from airflow_trigger.models import Api, DagRun, RunRef
from airflow_trigger.retry import RetryPolicy
from tests.unit.driving import BASE, NOT_AIRFLOW, World, answer, fault, name, refusal, run_body

APIS: list[Api] = ["v1", "v2"]
LIST = "list"
PAGE = "<html><title>Sign in</title></html>"
AWAY = [
    *(fault(kind) for kind in (httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError)),
    *(answer(status) for status in (429, 500, 502, 503, 504)),
    *NOT_AIRFLOW,
]


def refs(count: int, dag_id: str = "sales", prefix: str = "r") -> list[RunRef]:
    return [RunRef(dag_id, f"{prefix}{number}") for number in range(count)]


@attrs.define(kw_only=True)
class Airflow:
    """A server that keeps runs, the oldest first.

    Attributes:
        longest_page: The length that longer pages are cut to.
        ahead: How far its clock is ahead of ours.
        may_list: The response to a request for a list; None for a real list.
        hidden: The response to reading one of these runs.
    """

    api: Api = "v2"
    longest_page: int = 100
    tells_total: bool = True
    ahead: timedelta = timedelta()
    may_list: Reply | None = None
    on_answer: Callable[[], None] = lambda: None
    hidden: dict[RunRef, Reply] = attrs.Factory(dict[RunRef, Reply])
    rows: dict[RunRef, dict[str, Any]] = attrs.Factory(dict[RunRef, dict[str, Any]])

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def put(self, runs: Iterable[RunRef], state: str = "running", ago: float = 0) -> None:
        """Set the state of runs; if it is a final state, they ended `ago` seconds ago."""
        end = self.now - timedelta(seconds=ago) if state in ("success", "failed") else None
        for run in runs:
            row = run_body(run.run_id, state, end_date=end and end.isoformat(), dag_id=run.dag_id)
            self.rows[run] = row

    def answer(self, request: Request[Any]) -> Reply:
        if request.method == "POST":
            assert request.url == f"{BASE}/api/{self.api}/dags/~/dagRuns/list"
            reply = self._list(request.json) if self.may_list is None else self.may_list
        else:
            _, dag_id, _, run_id = map(unquote, request.url.split("/")[-4:])
            reply = self._run(RunRef(dag_id, run_id))
        self.on_answer()
        return reply

    def _run(self, ref: RunRef) -> Reply:
        if ref in self.hidden:
            return self.hidden[ref]
        row = self.rows.get(ref)
        if row is None:
            return refusal(404, f"no run {ref.run_id}", api=self.api)
        return answer(200, row)

    def _list(self, wanted: Any) -> httpx.Response:
        rows = [
            row
            for row in reversed(self.rows.values())
            if row["dag_id"] in wanted["dag_ids"] and row["state"] in wanted["states"]
        ]
        if wanted["order_by"] != "-id":
            # Fails for runs without that date, as servers list those in any order.
            rows.sort(key=lambda row: row[wanted["order_by"].removeprefix("-")], reverse=True)
        offset, limit = wanted["page_offset"], min(wanted["page_limit"], self.longest_page)
        page: dict[str, Any] = {"dag_runs": rows[offset : offset + limit]}
        return answer(200, page | ({"total_entries": len(rows)} if self.tells_total else {}))


@attrs.define
class Round:
    """The requests between two pauses, "list" or a run id, and the runs that were yielded."""

    asked: list[str] = attrs.Factory(list[str])
    given: list[str] = attrs.Factory(list[str])


@attrs.define(kw_only=True)
class Wait:
    """One `wait_many`, driven to its end.

    Attributes:
        after: What happens in the pause after a round (from 1).
        away: The reply that replaces each response in a round.
    """

    server: Airflow
    how: Waiting = attrs.field(factory=Waiting)
    after: Mapping[int, Callable[[], None]] = attrs.Factory(dict[int, Callable[[], None]])
    away: Mapping[int, Reply] = attrs.Factory(dict[int, Reply])
    world: World = attrs.field(init=False)
    rounds: list[Round] = attrs.field(init=False, factory=lambda: [Round()])
    runs: list[DagRun] = attrs.field(init=False, factory=list[DagRun])

    def __attrs_post_init__(self) -> None:
        self.world = World(api=self.server.api)

    def for_(self, runs: Iterable[DagRun | RunRef]) -> None:
        session, awaited = self.world.session(), Awaited.of(runs, self.how)
        while not awaited.is_done:
            found = self._drive(next_finished(session, awaited))
            self.runs += found
            self.rounds[-1].given += [run.run_id for run in found]
        awaited.raise_unreadable()

    def _drive(self, flow: Any) -> list[DagRun]:
        reply: Reply | None = None
        while True:
            try:
                effect = flow.send(reply)
            except StopIteration as done:
                found: list[DagRun] = done.value
                return found
            reply = self._perform(effect)

    def _perform(self, effect: Request[Any] | Sleep) -> Reply | None:
        number = len(self.rounds)
        if isinstance(effect, Sleep):
            assert self.rounds[-1].asked, "a round in which nothing was asked"
            assert number < 100, "an endless wait"
            self.world.slept.append(effect.seconds)
            self.world.now += effect.seconds
            self.after.get(number, lambda: None)()
            self.rounds.append(Round())
            return None
        is_list = effect.method == "POST"
        self.rounds[-1].asked.append(LIST if is_list else str(effect.run_id))
        self.world.timeouts.append(effect.timeout)
        reply = self.server.answer(effect)
        return self.away.get(number, reply)


def ids(runs: Iterable[RunRef]) -> list[str]:
    return [run.run_id for run in runs]


# The order in which runs end, from the order in which they were created.
ORDERS: dict[str, Callable[[list[RunRef]], list[RunRef]]] = {
    "the oldest first": lambda runs: runs,
    "the newest first": lambda runs: runs[::-1],
    "any": lambda runs: random.Random(1).sample(runs, len(runs)),  # noqa: S311 - the same each time
}


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_500_runs_that_end_in_any_order_take_at_most_10_requests_a_round(
    api: Api, order: Callable[[list[RunRef]], list[RunRef]]
) -> None:
    server = Airflow(api=api)
    runs = [run for number in range(10) for run in refs(50, f"dag{number}")]
    server.put(runs)
    ending = order(runs)
    parts = [ending[start : start + 50] for start in range(0, 500, 50)]
    ends = {n: partial(server.put, part, "success") for n, part in enumerate(parts, start=1)}
    wait = Wait(server=server, after=ends)

    wait.for_(runs)

    assert [len(each.given) for each in wait.rounds] == [0, *[50] * 10]
    assert max(len(each.asked) for each in wait.rounds) <= 10
    assert {run.ref for run in wait.runs} == set(runs)


@pytest.mark.parametrize("api", APIS)
def test_runs_that_are_known_to_have_ended_take_no_requests(api: Api) -> None:
    server, runs = Airflow(api=api), refs(303)
    server.put(runs)
    server.put(runs[3:], "success")
    wait = Wait(server=server, after={1: lambda: server.put(runs[:3], "success")})

    wait.for_(runs)

    assert wait.rounds[1] == Round([LIST, LIST], ["r2", "r1", "r0"])


@pytest.mark.parametrize("api", APIS)
def test_pages_that_are_cut_to_fewer_runs_take_more_requests(api: Api) -> None:
    server, runs = Airflow(api=api, longest_page=50), refs(200)
    server.put(runs)
    wait = Wait(
        server=server,
        after={
            1: lambda: server.put(runs[:100], "success"),
            2: lambda: server.put(runs, "success"),
        },
    )

    wait.for_(runs)

    assert [len(each.given) for each in wait.rounds] == [0, 100, 100]
    assert [each.asked for each in wait.rounds[:2]] == [[LIST] * 4] * 2


@pytest.mark.parametrize("api", APIS)
def test_runs_are_given_in_the_round_in_which_they_finish(api: Api) -> None:
    server, runs = Airflow(api=api), refs(4)
    server.put(runs)
    server.put(runs[3:], "success")
    wait = Wait(
        server=server,
        after={1: lambda: server.put(runs[:1], "failed"), 3: lambda: server.put(runs, "success")},
    )

    wait.for_(runs)

    assert [each.given for each in wait.rounds] == [["r3"], ["r0"], [], ["r1", "r2"]]


def test_a_failed_run_does_not_end_the_wait_for_the_others() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs)
    server.put(runs[:1], "failed")
    wait = Wait(server=server, after={1: lambda: server.put(runs[1:], "success")})

    wait.for_(runs)

    assert [run.state for run in wait.runs] == ["failed", "success", "success"]


def test_a_run_of_a_crowded_dag_is_read_by_itself() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs)
    server.put(refs(1000, prefix="newer"))
    server.put(runs[:1], "success", ago=3600)
    server.put(refs(1000, prefix="ended"), "success")
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert wait.rounds[0] == Round([LIST, LIST, *ids(runs)], ["r0"])


def test_a_list_is_read_to_its_end_where_that_takes_fewer_requests_than_reads() -> None:
    server, runs = Airflow(), refs(100)
    server.put(runs)
    server.put(refs(1900, prefix="newer"))
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert wait.rounds[0].asked == [LIST] * 20


def test_a_list_that_is_too_long_is_left_after_a_page_in_vain() -> None:
    server, runs = Airflow(), refs(100)
    server.put(runs)
    server.put(refs(3000, prefix="newer"))
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert wait.rounds[0].asked == [LIST, LIST, *ids(runs)]


def test_runs_that_stand_together_in_a_long_list_take_no_reads() -> None:
    server, runs = Airflow(), refs(300)
    server.put(refs(5000, prefix="older"))
    server.put(runs)
    server.put(refs(50, prefix="newer"))
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert wait.rounds[0].asked == [LIST] * 4


def test_a_few_runs_that_a_long_list_does_not_show_are_read_by_themselves() -> None:
    server, runs = Airflow(), refs(53)
    server.put(runs[:3])
    server.put(refs(5000, prefix="others"))
    server.put(runs[3:])
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert wait.rounds[0].asked == [LIST, LIST, *ids(runs[:3])]


def test_a_run_that_finished_long_ago_is_read_by_itself_where_others_ended_since() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs, "success", ago=86400)
    server.put(refs(1000, prefix="later"), "failed")
    wait = Wait(server=server)

    wait.for_(runs)

    assert wait.rounds == [Round([LIST, LIST, *ids(runs)], ids(runs))]


@pytest.mark.parametrize(
    ("ended", "asked"), [(1, [LIST, "r0"]), (2, [LIST, "r0", "r1"]), (3, [LIST, LIST])]
)
def test_runs_that_left_the_list_of_unfinished_ones_are_read_or_listed_whichever_is_cheaper(
    ended: int, asked: list[str]
) -> None:
    server, runs = Airflow(), refs(10)
    server.put(runs)
    wait = Wait(
        server=server,
        after={
            1: lambda: server.put(runs[:ended], "success"),
            2: lambda: server.put(runs, "success"),
        },
    )

    wait.for_(runs)

    assert wait.rounds[1].asked == asked
    assert sorted(wait.rounds[1].given) == ids(runs[:ended])


@pytest.mark.parametrize("api", APIS)
def test_a_run_that_does_not_exist_is_told_after_all_others(api: Api) -> None:
    server, runs = Airflow(api=api), refs(5)
    server.put(runs[:3])
    wait = Wait(server=server, after={1: lambda: server.put(runs[:3], "success")})

    with pytest.raises(errors.RunNotFound, match="'r3'") as e:
        wait.for_(runs)

    assert [run.run_id for run in wait.runs] == ["r2", "r1", "r0"]
    assert "'r4'" in e.value.__notes__[0]
    assert [run for each in wait.rounds for run in each.asked if run in ("r3", "r4")] == [
        "r3",
        "r4",
    ]


@pytest.mark.parametrize("missing", [1, 3])
def test_runs_none_of_which_exists_are_told_at_once(missing: int) -> None:
    wait = Wait(server=Airflow())

    with pytest.raises(errors.RunNotFound):
        wait.for_(refs(missing))

    assert wait.world.slept == []


@pytest.mark.parametrize("reply", [refusal(status) for status in (400, 403, 422)], ids=name)
def test_who_may_not_list_runs_reads_them_one_by_one(reply: httpx.Response) -> None:
    server, runs = Airflow(may_list=reply), refs(4)
    server.put(runs)
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert [each.asked for each in wait.rounds] == [[LIST, *ids(runs)], ids(runs)]
    assert [run.ref for run in wait.runs] == runs


@pytest.mark.parametrize("reply", AWAY, ids=name)
def test_a_server_that_restarts_is_waited_through(reply: Reply) -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs)
    wait = Wait(
        server=server,
        away=dict.fromkeys(range(2, 6), reply),
        after={3: lambda: server.put(runs, "success")},
    )

    wait.for_(runs)

    assert [len(each.given) for each in wait.rounds] == [0] * 5 + [3]


def test_a_server_that_is_away_when_the_wait_begins_is_waited_for() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs, "success")
    wait = Wait(server=server, away=dict.fromkeys([1, 2], fault()))

    wait.for_(runs)

    assert [len(each.given) for each in wait.rounds] == [0, 0, 3]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_restart_is_waited_through_where_runs_are_read_one_by_one(count: int) -> None:
    server, runs = Airflow(may_list=refusal(403)), refs(count)
    server.put(runs)
    wait = Wait(
        server=server,
        away={2: answer(503), 3: fault(httpx.ConnectError)},
        after={3: lambda: server.put(runs, "success")},
    )

    wait.for_(runs)

    assert [sorted(each.given) for each in wait.rounds] == [[], [], [], ids(runs)]


def test_after_a_restart_the_runs_that_no_list_shows_are_read_again() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs)
    server.put(refs(1000, prefix="newer"))
    wait = Wait(server=server, away={1: fault()}, after={2: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert [sorted(each.asked[2:]) for each in wait.rounds[:2]] == [[], ids(runs)]
    assert len(wait.runs) == 3


def test_five_minutes_of_silence_are_the_end() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs)
    wait = Wait(
        server=server,
        how=Waiting(poll_interval=60),
        away=dict.fromkeys(range(4, 99), fault(httpx.ConnectError)),
    )
    started = wait.world.now

    with pytest.raises(errors.ConnectionFailed):
        wait.for_(runs)

    # The first request without a response is that of the fourth round.
    assert wait.world.now == started + 3 * 60 + PATIENCE


def test_an_answer_ends_the_silence() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs)
    away = {n: answer(503) for n in range(1, 20) if n % 3}
    wait = Wait(
        server=server,
        how=Waiting(poll_interval=100),
        away=away,
        after={14: lambda: server.put(runs, "success")},
    )

    wait.for_(runs)

    assert len(wait.runs) == 3


def test_the_time_out_names_all_that_are_pending() -> None:
    server, runs = Airflow(), refs(5)
    server.put(runs)
    server.put(runs[:2], "success")
    wait = Wait(server=server, how=Waiting(timeout=10, poll_interval=4))
    started = wait.world.now

    with pytest.raises(
        errors.WaitTimeout,
        match=r"'r2' .* still running after 10 s.* airflow\.why\(run\) .* unfinished runs: 2\.",
    ) as e:
        wait.for_(runs)

    assert set(e.value.pending) == set(runs[2:])
    assert (e.value.run.ref, e.value.run.state) == (runs[2], "running")
    assert (wait.world.slept, wait.world.now) == ([4, 4, 2], started + 10)
    assert len(wait.runs) == 2


def test_a_time_out_of_nothing_looks_once() -> None:
    server, runs = Airflow(), refs(4)
    server.put(runs)
    server.put(runs[:1], "success")
    wait = Wait(server=server, how=Waiting(timeout=0))

    with pytest.raises(errors.WaitTimeout) as e:
        wait.for_(runs)

    assert (len(e.value.pending), len(wait.runs)) == (3, 1)


@pytest.mark.parametrize("ended", range(7))
def test_a_time_out_of_nothing_gives_all_that_have_ended(ended: int) -> None:
    server, runs = Airflow(), refs(7)
    server.put(runs)
    server.put(runs[:ended], "success")
    wait = Wait(server=server, how=Waiting(timeout=0))

    with pytest.raises(errors.WaitTimeout):
        wait.for_(runs)

    assert sorted(ids(run.ref for run in wait.runs)) == ids(runs[:ended])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_time_out_of_nothing_looks_once_at_runs_that_were_seen_before(count: int) -> None:
    server, runs = Airflow(), refs(count)
    server.put(runs)
    world = World()
    seen = [
        world.drive(get_run(world.session(), ref), answer(200, server.rows[ref])) for ref in runs
    ]
    server.put(runs, "success")
    wait = Wait(server=server, how=Waiting(timeout=0))

    wait.for_(seen)

    assert sorted(ids(run.ref for run in wait.runs)) == ids(runs)


def test_a_time_out_without_any_answer_raises_what_came_instead() -> None:
    wait = Wait(
        server=Airflow(),
        how=Waiting(timeout=1, poll_interval=1),
        away=dict.fromkeys([1, 2], fault(httpx.ConnectError)),
    )

    with pytest.raises(errors.ConnectionFailed):
        wait.for_(refs(3))


def test_a_time_out_without_any_answer_still_knows_the_runs_that_were_given() -> None:
    world, body = World(), run_body("r0", "running")
    given = world.drive(get_run(world.session(), RunRef("sales", "r0")), answer(200, body))
    wait = Wait(
        server=Airflow(),
        how=Waiting(timeout=1, poll_interval=1),
        away=dict.fromkeys([1, 2], fault(httpx.ConnectError)),
    )

    with pytest.raises(errors.WaitTimeout) as e:
        wait.for_([*refs(3)[1:], given])

    assert e.value.run == given
    assert len(e.value.pending) == 3


def test_no_request_may_take_longer_than_what_is_left_of_the_time() -> None:
    server, runs = Airflow(), refs(4)
    server.put(runs)
    wait = Wait(server=server, how=Waiting(timeout=10, poll_interval=4))

    def slow() -> None:
        wait.world.now += 1

    server.on_answer = slow
    with pytest.raises(errors.WaitTimeout):
        wait.for_(runs)

    assert wait.world.timeouts == [10, 5, 0]


@pytest.mark.parametrize("api", APIS)
def test_few_runs_are_read_one_by_one(api: Api) -> None:
    server, runs = Airflow(api=api), refs(2)
    server.put(runs)
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert [each.asked for each in wait.rounds] == [ids(runs)] * 2


def test_a_run_given_twice_is_given_once() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs, "success")
    wait = Wait(server=server)

    wait.for_([*runs, *runs])
    wait.for_([*wait.runs, *runs])

    assert len(wait.runs) == 6
    assert {run.ref for run in wait.runs[3:]} == set(runs)


def test_for_no_runs_no_request_is_made() -> None:
    wait = Wait(server=Airflow())

    wait.for_([])

    assert wait.rounds == [Round()]


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_wrong_clock_changes_nothing(hours: float) -> None:
    server, runs = Airflow(ahead=timedelta(hours=hours)), refs(5)
    server.put(refs(150, prefix="ended"), "success", ago=3600)
    server.put(runs)
    wait = Wait(
        server=server,
        after={1: lambda: server.put(runs[:2], "success"), 2: lambda: server.put(runs, "failed")},
    )

    wait.for_(runs)

    assert [set(each.given) for each in wait.rounds] == [set(), {"r0", "r1"}, {"r2", "r3", "r4"}]


def test_a_list_that_hides_how_long_it_is_is_read_to_its_end() -> None:
    server, runs = Airflow(tells_total=False), refs(120)
    server.put(runs)
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert [each.asked for each in wait.rounds] == [[LIST] * 2, [LIST] * 3]
    assert len(wait.runs) == 120


def test_runs_that_move_between_pages_are_not_missed() -> None:
    server, runs = Airflow(), refs(150)
    server.put(runs)
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})
    moves = iter([lambda: server.put(runs[100:120], "success")])
    server.on_answer = lambda: next(moves, lambda: None)()

    wait.for_(runs)

    # 20 runs of the second page have moved to the first, which had already been read.
    assert len(wait.rounds[0].asked) == 3 + 20
    assert sorted(wait.rounds[1].given) == sorted(ids(runs))


def test_a_state_that_a_newer_server_invents_is_one_to_wait_in() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs)
    server.put(runs[:1], "hibernating")
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert wait.rounds[0] == Round([LIST, "r0"], [])
    assert len(wait.runs) == 3


def test_one_fault_after_a_long_pause_is_no_long_silence() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs)
    wait = Wait(
        server=server,
        how=Waiting(poll_interval=2 * PATIENCE),
        away={2: answer(503)},
        after={2: lambda: server.put(runs, "success")},
    )

    wait.for_(runs)

    assert len(wait.runs) == 3


def test_a_server_that_spells_an_id_otherwise_is_believed() -> None:
    server, runs = Airflow(), refs(1)
    server.rows[runs[0]] = run_body("R0", "success")
    wait = Wait(server=server)

    wait.for_(runs)

    assert ids(run.ref for run in wait.runs) == ["R0"]


def test_a_list_that_always_crashes_leaves_the_runs_readable() -> None:
    server, runs = Airflow(may_list=answer(500)), refs(10)
    server.put(runs, "success")
    wait = Wait(server=server)

    wait.for_(runs)

    assert len(wait.runs) == 10
    assert [each.asked.count(LIST) for each in wait.rounds] == [1, 1, 1, 0]


def test_after_an_outage_the_lists_tell_of_the_runs_that_ended_in_it() -> None:
    server, runs = Airflow(), refs(200)
    server.put(runs)
    wait = Wait(
        server=server,
        how=Waiting(poll_interval=100),
        away={2: answer(503), 3: answer(503)},
        after={1: lambda: server.put(runs, "success", ago=0)},
    )

    wait.for_(runs)

    assert len(wait.rounds[-1].asked) <= 5


class LimitsReads(Airflow):
    """Rejects every eleventh read of a run, and all lists."""

    reads = 0

    def answer(self, request: Request[Any]) -> Reply:
        if request.method == "POST":
            return refusal(403)
        LimitsReads.reads += 1
        return answer(429) if LimitsReads.reads % 11 == 0 else super().answer(request)


def test_a_limit_of_the_rate_starves_no_run() -> None:
    server, runs = LimitsReads(), refs(20)
    server.put(runs[:15])
    server.put(runs[15:], "success")
    wait = Wait(server=server, how=Waiting(poll_interval=10, timeout=500))

    with pytest.raises(errors.WaitTimeout):
        wait.for_(runs)

    assert sorted(ids(run.ref for run in wait.runs)) == sorted(ids(runs[15:]))


def test_a_time_out_names_the_run_that_does_not_exist_too() -> None:
    server, runs = Airflow(), refs(3)
    server.put(runs[:2])

    with pytest.raises(errors.WaitTimeout) as e:
        Wait(server=server, how=Waiting(timeout=5)).for_(runs)

    assert "'r2'" in "".join(e.value.__notes__)


def test_the_time_is_up_in_the_middle_of_a_round_too() -> None:
    server, runs = Airflow(may_list=refusal(403)), refs(100)
    server.put(runs)
    wait = Wait(server=server, how=Waiting(timeout=10))

    def a_second_passes() -> None:
        wait.world.now += 1

    server.on_answer = a_second_passes
    with pytest.raises(errors.WaitTimeout):
        wait.for_(runs)

    assert len(wait.rounds[0].asked) == 10


def test_the_time_is_up_between_two_pages_too() -> None:
    server, runs = Airflow(), refs(1000)
    server.put(runs)
    server.put(refs(1), "success")
    wait = Wait(server=server, how=Waiting(timeout=3))

    def a_second_passes() -> None:
        wait.world.now += 1

    server.on_answer = a_second_passes
    with pytest.raises(errors.WaitTimeout):
        wait.for_(runs)

    # Even then, it looks for runs that have ended.
    assert wait.rounds == [Round([LIST] * 4, ["r0"])]


def test_pages_of_50_are_read_to_their_end() -> None:
    server, runs = Airflow(longest_page=50), refs(100)
    server.put(runs)
    wait = Wait(server=server, after={1: lambda: server.put(runs, "success")})

    wait.for_(runs)

    assert wait.rounds[1].asked == [LIST] * 3


@pytest.mark.parametrize("reply", [refusal(403), answer(403, PAGE), answer(200, PAGE)], ids=name)
def test_a_run_that_cannot_be_read_does_not_end_the_wait_for_the_others(reply: Reply) -> None:
    server = Airflow(may_list=refusal(403))
    server.put(refs(4), "success")
    hidden = RunRef("sales", "r1")
    server.hidden[hidden] = reply
    waiting = Wait(server=server)

    with pytest.raises((errors.PermissionDenied, errors.UnexpectedResponse)) as e:
        waiting.for_(refs(4))

    assert [run.run_id for run in waiting.runs] == ["r0", "r2", "r3"]
    assert e.value.run_id == "r1"


def test_a_wait_for_many_in_a_new_process_waits_through_a_restart_too() -> None:
    world = World(api=None, retry=RetryPolicy(attempts=1))
    awaited = Awaited.of(refs(1, prefix="r"), Waiting())
    version = answer(200, {"version": "3.3.2", "git_version": None})
    replies = (fault(httpx.ConnectError), version, answer(200, run_body("r0", "success")))

    (run,) = world.drive(next_finished(world.session(), awaited), *replies)

    assert run.run_id == "r0"


@pytest.mark.parametrize("count", [1, 2, 20])
@pytest.mark.parametrize(
    # A gateway may reject the first two requests, one per API; the third has credentials.
    ("reply", "asked"),
    [(fault(httpx.LocalProtocolError), 1), (refusal(401), 3)],
    ids=["fault", "401"],
)
def test_an_api_that_cannot_be_found_out_ends_the_wait_at_once(
    reply: Reply, asked: int, count: int
) -> None:
    world = World(api=None, retry=RetryPolicy(attempts=1))
    flow = next_finished(world.session(), Awaited.of(refs(count), Waiting()))

    with pytest.raises((errors.ConnectionFailed, errors.AuthenticationFailed)):
        world.drive(flow, *[reply] * asked)

    assert world.slept == []


@pytest.mark.parametrize("api", APIS)
def test_a_list_that_shows_a_run_twice_gives_it_once(api: Api) -> None:
    server, runs = Airflow(api=api), refs(4)
    rows = [run_body(run.run_id, "success") for run in runs]
    server.may_list = answer(200, {"dag_runs": rows * 2, "total_entries": 8})
    wait = Wait(server=server)

    wait.for_(runs)

    assert sorted(ids(run.ref for run in wait.runs)) == ids(runs)
