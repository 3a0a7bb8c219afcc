"""Send many orders through an example while everything around it fails, and check their runs.

Workers and the service are killed at random moments, the database or the broker crashes, messages
are delivered twice, and a faulty proxy is in front of Airflow.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from airflow_trigger import AirflowClient, PasswordAuth
from tests.faults.proxy import Fault, FaultProxy, Seen
from tests.faults.runs import all_runs
from tests.live.install import Report
from tests.live.serve import client_environment
from tests.live.server import AirflowServer
from tests.queues.chaos import Chaos
from tests.queues.commits import Commits
from tests.queues.deployment import DeadLetter, Deployment, Example
from tests.queues.outcome import Outcome

DAGS = Path(__file__).with_name("dags")
DAG = "orders"
WORKERS, SENDERS = 4, 4
# More than any campaign needs.
MOST_RESTARTS = 10_000
# Delays as in production would only make the campaign longer.
SETTINGS = {
    "CONCURRENCY": "4",
    "RETRY_SECONDS": "1",
    "RETRY_MOST_SECONDS": "5",
    "REDELIVER_SECONDS": "45",
    "GIVE_UP_AFTER": "1000",
}
# Fraction of the requests that start a run, and of those that look one up, that get a fault.
POST_FAULTS, GET_FAULTS = 0.3, 0.1
# Orders that are placed per second, and the fraction of them that is placed twice.
RATE, TWICE = 12.0, 0.1
# Numbers of orders that Airflow refuses; whose key another client has used; whose commit fails;
# whose service is killed before the commit.
REFUSED, USED, DOOMED, KILLED = 5, 2, 5, 2
# Added to the order numbers in the runs of that other client.
OTHER_ORDERS = 100_000_000
# After this long without a further run, the rest counts as lost.
PATIENCE_SECONDS = 150.0
START_SECONDS, STOP_SECONDS = 30.0, 90.0
# A stopped worker's messages return to the queue, and are delivered in one of these rounds.
MOST_STOPS = 5
# Seconds; longer than the longest delay before a delivery is repeated.
EMPTY_SECONDS = 7


@dataclass(frozen=True)
class Faults:
    """A plan that is deterministic for a seed."""

    seed: str

    def __call__(self, seen: Seen) -> Fault | None:
        if "/dagRuns" not in seen.path:
            return None
        run = seen.dag_run_id or seen.path
        chance = Random(f"{self.seed} {seen.method} {run} {seen.nth}")  # noqa: S311
        rate = POST_FAULTS if seen.method == "POST" else GET_FAULTS
        return chance.choice(list(Fault)) if chance.random() < rate else None


class Campaign:
    """Places orders during failures, waits until all are delivered, and counts the runs.

    Args:
        server: The Airflow, with the DAG of `DAGS`.
        first: The number of the first order. No other campaign on the server has the same orders.
        folder: Where the output of all processes goes.
    """

    def __init__(
        self,
        server: AirflowServer,
        example: Example,
        *,
        intents: int,
        first: int,
        folder: Path,
        report: Report,
    ) -> None:
        self._server = server
        self._example = example
        end = first + intents
        self._orders = range(first, end)
        self._used = range(end, end + USED)
        self._refused = [-order for order in range(first, first + REFUSED)]
        self._rolled_back = range(end + USED, end + USED + DOOMED + KILLED)
        self._seed = f"{example.package} {first}"
        self._folder = folder
        self._report = report
        self._pause = threading.Event().wait
        self.outcome = Outcome()

    def carry_out(self) -> Outcome:
        self._use_keys()
        with FaultProxy(self._server.base_url, Faults(self._seed), late_seconds=2.0) as proxy:
            with self._deployment(proxy.url) as deployment:
                self._let_fail(deployment)
                self._wait_until_delivered(deployment)
                dead = deployment.dead_letters()
            proxy.settle()
            self.outcome.done["faults injected before Airflow"] = proxy.counts.total()
        self._judge(dead)
        return self.outcome

    def _use_keys(self) -> None:
        """Use the keys of some orders for runs with another conf, as another client might."""
        auth = PasswordAuth(self._server.username, self._server.password)
        with AirflowClient(self._server.base_url, auth) as airflow:
            for order in self._used:
                other = {"order": OTHER_ORDERS + order}
                airflow.trigger(DAG, other, idempotency_key=f"order-{order}")

    def _deployment(self, url: str) -> Deployment:
        return Deployment(
            self._example,
            airflow=client_environment(self._server) | {"AIRFLOW_TRIGGER_URL": url},
            settings=SETTINGS,
            workers=WORKERS,
            folder=self._folder,
            report=self._report,
            restarts=MOST_RESTARTS,
        )

    def _let_fail(self, deployment: Deployment) -> None:
        commits = Commits(deployment.server.url) if self._example.has_transaction else None
        if commits:
            self._roll_back(commits, deployment)
        placed = [*self._orders, *self._used, *self._refused]
        Random(self._seed).shuffle(placed)  # noqa: S311
        seconds = len(placed) / RATE
        chaos = Chaos(deployment, orders=len(placed), seconds=seconds, seed=self._seed)
        start = time.monotonic()
        with ThreadPoolExecutor(SENDERS + 1) as pool:
            tasks = [pool.submit(chaos.run)]
            for number, order in enumerate(placed):
                tasks.append(pool.submit(self._place, deployment, order, start + number / RATE))
            for task in tasks:
                task.result()
        self.outcome.done.update(chaos.done)
        self.outcome.committed = set(self._orders)
        if commits:
            self._compare(commits.committed(), set(placed))
            self.outcome.done["messages delivered twice"] = commits.twice()

    def _place(self, deployment: Deployment, order: int, due: float) -> None:
        """Place an order as a sender does: repeat it until the service confirms it."""
        self._pause(max(0, due - time.monotonic()))
        times = 2 if Random(f"{self._seed} {order}").random() < TWICE else 1  # noqa: S311
        deadline = time.monotonic() + PATIENCE_SECONDS
        for _ in range(times):
            while not deployment.place(order):
                if time.monotonic() > deadline:
                    raise TimeoutError(f"the service does not take order {order}")
                self._pause(0.2)
        if times > 1 and not self._example.has_transaction:
            self.outcome.done["messages delivered twice"] += 1

    def _roll_back(self, commits: Commits, deployment: Deployment) -> None:
        doomed, killed = self._rolled_back[:DOOMED], self._rolled_back[DOOMED:]
        commits.doom([*doomed])
        for order in doomed:
            if deployment.place(order):
                self.outcome.broken.append(f"order {order} was taken, and its commit failed")
        for order in killed:
            commits.killed_before_commit(deployment, order)
            deployment.wait_for_service()
        self.outcome.rolled_back = set(self._rolled_back)
        self.outcome.done["services killed before a commit"] = len(killed)

    def _compare(self, committed: set[int], placed: set[int]) -> None:
        for order in committed ^ placed:
            what = "in the database" if order in committed else "not in the database"
            self.outcome.broken.append(f"order {order} is {what}")

    def _wait_until_delivered(self, deployment: Deployment) -> None:
        """Wait until the queue is empty; the workers are stopped, so that none holds a message."""
        for _ in range(MOST_STOPS):
            self._wait_for_runs(deployment)
            self._wait_until_empty(deployment)
            for worker in deployment.workers:
                # A worker that has just been started does not handle SIGTERM yet.
                worker.wait_until_older(START_SECONDS)
                status = worker.terminate(seconds=STOP_SECONDS)
                if status != 0:
                    end = worker.output()[-2000:]
                    self.outcome.broken.append(f"a worker ended with status {status}:\n{end}")
            if (left := self._example.left(deployment.server.url)) == 0:
                return
            self._report(f"{left} messages are left, the workers go on")
            for worker in deployment.workers:
                worker.start()
        self.outcome.broken.append("the queue does not become empty")

    def _wait_for_runs(self, deployment: Deployment) -> None:
        """Wait until each order has a run, or nothing happens any more."""
        found, last = -1, time.monotonic()
        while found < len(self._orders):
            if time.monotonic() > last + PATIENCE_SECONDS:
                left = self._example.left(deployment.server.url)
                self.outcome.broken.append(f"nothing happens any more, {left} messages are left")
                return
            self._pause(2)
            runs = sum(order in self._orders for order, _ in self._found())
            if runs > found:
                self._report(f"{runs} of {len(self._orders)} orders have a run")
                found, last = runs, time.monotonic()

    def _wait_until_empty(self, deployment: Deployment) -> None:
        """Wait until the queue is empty, and has stayed so for some time."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        empty = 0
        while empty < EMPTY_SECONDS and time.monotonic() < deadline:
            empty = 0 if self._example.left(deployment.server.url) else empty + 1
            self._pause(1)

    def _found(self) -> list[tuple[int, str]]:
        runs = all_runs(self._server, DAG)
        return [(int(run["conf"]["order"]), str(run["dag_run_id"])) for run in runs]

    def _judge(self, dead: list[DeadLetter]) -> None:
        mine = {*self._orders, *self._used, *self._refused, *self._rolled_back}
        runs: dict[int, list[str]] = defaultdict(list)
        for order, run_id in self._found():
            if order in mine:
                runs[order].append(run_id)
        self.outcome.runs = dict(runs)
        wanted = {f"order-{order}" for order in [*self._used, *self._refused]}
        # One for each key, as a message that was delivered twice may have two dead letters.
        for letter in {letter["key"]: letter for letter in dead}.values():
            self.outcome.dead[letter["error"]] += 1
            if letter["key"] not in wanted:
                self.outcome.broken.append(f"dead letter of {letter['key']}: {letter['reason']}")
        for key in wanted - {letter["key"] for letter in dead}:
            self.outcome.broken.append(f"{key} has no dead letter")
