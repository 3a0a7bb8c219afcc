"""Send many triggers through a faulty network, then check each against the server's runs."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any, cast

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    ConnectionFailed,
    PasswordAuth,
    RateLimited,
    RetryPolicy,
    RunNotFound,
    RunRef,
    ServerError,
    TriggerOutcome,
    TriggerRequest,
    TriggerUnconfirmed,
)
from tests.both import Mode, open_client
from tests.faults.proxy import Fault, FaultProxy, Seen
from tests.faults.runs import DAG, runs_by_intent
from tests.live.server import AirflowServer

KEYED, KEYLESS = 500, 200
CONCURRENCY = 8
# Fraction of the requests that start a run, and of those that look one up, that get a fault.
POST_FAULTS, GET_FAULTS = 0.5, 0.2
# So many faults would use up a smaller retry budget, and few requests would be retried.
POLICY = RetryPolicy(attempts=4, backoff=0.05, cap=1.1, deadline=60, budget=10_000)
TIMEOUT = 2.0
NOTHING_STARTED = (ConnectionFailed, RateLimited, ServerError)


@dataclass(frozen=True)
class Faults:
    """A plan, deterministic for a seed, that depends on the intent and on how often it was sent."""

    seed: str

    def __call__(self, seen: Seen) -> Fault | None:
        if "/dagRuns" not in seen.path:
            return None
        intent = _intent(seen.body) or seen.path
        chance = Random(f"{self.seed} {seen.method} {intent} {seen.nth}")  # noqa: S311
        rate = POST_FAULTS if seen.method == "POST" else GET_FAULTS
        return chance.choice(list(Fault)) if chance.random() < rate else None


def _intent(body: object) -> str | None:
    """The number of the intent, without the name of the campaign."""
    if not isinstance(body, dict):
        return None
    return str(cast("dict[str, Any]", body)["conf"]["intent"]).rpartition(" ")[2]


@dataclass
class Campaign:
    """Sends all requests once through the proxy, then settles the failed ones without it.

    Attributes:
        ended: How the first call of each intent ended.
        broken: Promises that were not kept, one line each.
        faults: How many of each kind were injected.
        runs: The ids of the runs that the server has at the end, by intent.
    """

    server: AirflowServer
    mode: Mode
    seed: str
    ended: Counter[str] = field(default_factory=Counter[str])
    broken: list[str] = field(default_factory=list[str])
    faults: Counter[Fault] = field(default_factory=Counter[Fault])
    runs: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])

    def __post_init__(self) -> None:
        self._name = f"campaign {uuid.uuid4()}"
        self.requests = {
            f"{self._name} {number}": TriggerRequest(
                DAG,
                {"intent": f"{self._name} {number}"},
                idempotency_key=f"{self._name} {number}" if number < KEYED else None,
            )
            for number in range(KEYED + KEYLESS)
        }

    @property
    def lost(self) -> list[str]:
        return [intent for intent in self.requests if not self.runs.get(intent)]

    @property
    def doubled(self) -> list[str]:
        return [intent for intent, run_ids in self.runs.items() if len(run_ids) > 1]

    def carry_out(self) -> None:
        with FaultProxy(self.server.base_url, Faults(self.seed), late_seconds=2.0) as proxy:
            with self._client(proxy.url) as airflow:
                requests = self.requests.values()
                outcomes = list(airflow.trigger_many(requests, concurrency=CONCURRENCY))
            proxy.settle()
            self.faults = proxy.counts
        self._judge(outcomes)
        with self._client(self.server.base_url) as airflow:
            for outcome in outcomes:
                if outcome.error is not None:
                    self._settle(airflow, outcome.request, outcome.error)
        self.runs = runs_by_intent(self.server, self._name)

    def _client(self, url: str) -> AirflowClient:
        return open_client(
            self.mode,
            url,
            PasswordAuth(self.server.username, self.server.password),
            retry=POLICY,
            timeout=TIMEOUT,
            on_paused="allow",
        )

    def _judge(self, outcomes: Iterable[TriggerOutcome]) -> None:
        """Compare the outcomes of the first calls with the runs that the server has."""
        found = runs_by_intent(self.server, self._name)
        seen: Counter[str] = Counter()
        for outcome in outcomes:
            intent = _name(outcome.request)
            seen[intent] += 1
            run_ids = found.get(intent, [])
            if outcome.run is not None:
                self.ended["confirmed"] += 1
                self._expect([outcome.run.run_id] == run_ids, intent, f"has the runs {run_ids}")
            elif isinstance(outcome.error, TriggerUnconfirmed):
                self.ended["unconfirmed"] += 1
                told = [] if not run_ids else [outcome.error.ref.run_id]
                self._expect(run_ids == told, intent, f"has {run_ids}, {told} was told")
            else:
                self.ended["not started"] += 1
                kind = type(outcome.error).__name__
                self._expect(isinstance(outcome.error, NOTHING_STARTED), intent, f"ended in {kind}")
                self._expect(not run_ids, intent, f"ended in {kind} and has the runs {run_ids}")
        self._expect(seen == Counter(self.requests.keys()), "each request", "has one outcome")

    def _settle(self, airflow: AirflowClient, request: TriggerRequest, error: Exception) -> None:
        """Do what the documentation tells the caller to do after the error."""
        ref = error.ref if isinstance(error, TriggerUnconfirmed) else None
        key = request.idempotency_key
        if ref is not None and key is None and _exists(airflow, ref):
            return
        try:
            run = airflow.trigger(request.dag_id, request.conf, idempotency_key=key)
        except AirflowTriggerError as again:
            self.broken.append(f"{_name(request)}: ended in {again} at the second call")
            return
        if ref is not None and key is not None:
            self._expect(run.ref == ref, _name(request), f"became {run.ref}")

    def _expect(self, kept: bool, intent: str, what: str, /) -> None:  # noqa: FBT001
        if not kept:
            self.broken.append(f"{intent}: {what}")

    def table(self) -> str:
        width = max(len(fault.value) for fault in Fault)
        title = f"Airflow {self.server.version}, {self.mode}, concurrency {CONCURRENCY}"
        lines = ["", title, f"  {'fault':<{width}}  injected"]
        lines += [f"  {fault.value:<{width}}  {self.faults[fault]:8}" for fault in Fault]
        found = sum(bool(run_ids) for run_ids in self.runs.values())
        sums = {
            "faults": sum(self.faults.values()),
            "runs requested": len(self.requests),
            **{f"  {ended} by the first call": count for ended, count in self.ended.items()},
            "runs found": found,
            "lost": len(self.lost),
            "duplicates": len(self.doubled),
        }
        return "\n".join(lines + [f"  {name:<{width}}  {count:8}" for name, count in sums.items()])


def _exists(airflow: AirflowClient, ref: RunRef) -> bool:
    try:
        airflow.get_run(ref.dag_id, ref.run_id)
    except RunNotFound:
        return False
    return True


def _name(request: TriggerRequest) -> str:
    return str(cast("dict[str, str]", request.conf)["intent"])
