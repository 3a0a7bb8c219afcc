"""Check each step of a trigger, and report what was found; nothing is started or changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from airflow_trigger._adapters import load_adapter
from airflow_trigger._adapters.adapter import RunFilter
from airflow_trigger._adapters.request import Request
from airflow_trigger._arguments import must_be_id
from airflow_trigger._flows import report as words
from airflow_trigger._flows.answers import error_for
from airflow_trigger._flows.checks import DRAIN, DRAIN_SINCE, paused
from airflow_trigger._flows.dags import dag
from airflow_trigger._flows.diagnosis import is_of
from airflow_trigger._flows.reasons import (
    DEGRADED,
    TO_COVER_BUNDLES,
    TO_COVER_TEAMS,
    broken,
    heartbeat,
    processor_down,
    scheduler_down,
    stale,
)
from airflow_trigger._flows.runs import PAGE
from airflow_trigger._flows.server import ask, minor, server
from airflow_trigger._flows.steps import Flow, Session, T, look
from airflow_trigger._flows.texts import duration
from airflow_trigger._flows.trigger import TO_TRIGGER
from airflow_trigger._secrets import drop_frames
from airflow_trigger.auth.gateway import NoAuth
from airflow_trigger.errors import (
    AirflowTriggerError,
    DagNotFound,
    InvalidRequest,
    NotFound,
    PermissionDenied,
    Unsupported,
    documentation,
)
from airflow_trigger.models import Api, Dag, Reason, Report, ReportStep, TriggerRequest, Verdict
from airflow_trigger.retry import RetryPolicy

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter, Component, Health, ImportProblem
    from airflow_trigger._config import Config
    from airflow_trigger._http import Response

# The time limit for one check, in seconds.
PATIENCE = 30.0
# A connection that was kept open may have been closed; more retries would only hide failures.
RETRY = RetryPolicy(attempts=2, backoff=0, cap=1, deadline=PATIENCE)
# The first version of Airflow 2 that may return 403 for wrong credentials.
UNCLEAR_SINCE = (2, 11)
PERMISSIONS = "auth.html#required-permissions"
NETWORK = ("proxy", "DNS", "TCP", "TLS")
HEALTH = ("scheduler", "DAG processor", "triggerer")


class NoCredentials(NoAuth):
    """Stands in for missing credentials, so that everything else can be checked.

    Args:
        problem: Why there are no credentials.
    """

    _is_chosen = False

    def __init__(self, problem: AirflowTriggerError) -> None:
        self.problem = problem


def doctor(session: Session, config: Config, dag_id: str | None = None) -> Flow[Report]:
    """Check each step of a trigger.

    Args:
        session: The client's session.
        config: The client's settings.
        dag_id: A DAG to check too.
    """
    if dag_id is not None:
        must_be_id("dag_id", dag_id)
    visit = Visit(session, config, dag_id)
    yield from visit.every_step()
    return visit.report()


def unusable(problems: dict[str, AirflowTriggerError | None], error: AirflowTriggerError) -> Report:
    """The report if no client can be created.

    Args:
        problems: For each setting its problem, if it has one.
        error: The error that creating a client raises.
    """
    steps = [
        words.step(name, "set") if problem is None else words.failed(name, problem)
        for name, problem in problems.items()
    ]
    skipped = [*NETWORK, "Airflow", "permissions", *HEALTH]
    return Report(steps=tuple(steps), skipped=tuple(skipped), error=error)


class Visit:
    """One run of the doctor: the steps so far, and the error that a trigger would raise.

    It has its own session, because what the client has cached may be out of date.
    """

    def __init__(self, session: Session, config: Config, dag_id: str | None) -> None:
        self._session = session
        self._own = Session(
            base_url=session.base_url,
            api=session.api,
            retry=RETRY,
            conf_check=session.conf_check,
            on_paused=session.on_paused,
            observer=session.observer,
        )
        self._config = config
        self._dag_id = dag_id
        auth = config.auth
        self._no_credentials = auth.problem if isinstance(auth, NoCredentials) else None
        self._steps: list[ReportStep] = []
        self._expected = ["Airflow", "credentials", "permissions", *HEALTH]
        self._error: AirflowTriggerError | None = self._no_credentials
        self._skew: timedelta | None = None

    def report(self) -> Report:
        seen = {one.name for one in self._steps}
        expected = self._expected + ([] if self._dag_id is None else ["DAG"])
        skipped = [name for name in expected if name not in seen]
        return Report(steps=tuple(self._steps), skipped=tuple(skipped), error=self._error)

    def every_step(self) -> Flow[None]:
        self._steps.append(words.of_url(self._config.base_url))
        if not (yield from self._network()):
            self._credentials_untried("not tried")
            return
        if not (yield from self._airflow()):
            self._credentials_untried("not tried, because Airflow did not respond")
            return
        health = yield from self._ask("read the health", lambda adapter: adapter.health())
        if self._skew is not None:
            self._steps.append(words.of_clocks(self._skew))
        if self._no_credentials is not None:
            self._fail("credentials", self._no_credentials)
        else:
            yield from self._credentials()
        self._health(health)
        self._steps.sort(key=lambda one: one.name == "DAG")

    # Shared by all steps.

    def _add(self, name: str, seen: str, verdict: Verdict = "ok", advice: str = "") -> None:
        self._steps.append(words.step(name, seen, verdict, advice))

    def _fail(self, name: str, error: AirflowTriggerError) -> None:
        """Note a step that fails with an error that a trigger would raise."""
        self._steps.append(words.failed(name, error))
        self._error = self._error or error

    def _try(self, flow: Flow[T]) -> Flow[T | AirflowTriggerError]:
        self._session.refuse_closed("run the doctor")
        try:
            return (yield from flow)
        except AirflowTriggerError as error:
            # The report keeps the error, and the locals of its frames may hold a secret.
            drop_frames(error)
            return error

    @property
    def _api(self) -> Api:
        return self._own.server.api if self._own.server is not None else self._own.api or "v2"

    @property
    def _may_mean_unknown(self) -> bool:
        """Whether a 403 of this server may mean that it does not know the credentials."""
        info = self._own.server
        return info is not None and info.api == "v1" and minor(info.version) >= UNCLEAR_SINCE

    def _until(self) -> float:
        return self._own.clock() + PATIENCE

    def _ask(
        self,
        what: str,
        request_with: Callable[[Adapter], Request[T]],
        *,
        permission: str = "",
        dag_id: str | None = None,
    ) -> Flow[T | AirflowTriggerError]:
        """Send a request; without a `permission`, it needs no credentials."""

        def about(adapter: Adapter) -> Request[T]:
            request = request_with(adapter).about(
                what,
                operation="doctor",
                dag_id=dag_id,
                not_found=NotFound if dag_id is None else DagNotFound,
                permission=permission,
            )
            request.is_authenticated = bool(permission) or self._own.is_version_guarded
            return self._dated(request)

        flow = ask(self._own, about, dag_id=dag_id, until=self._until())
        return (yield from self._try(flow))

    def _dated(self, request: Request[T]) -> Request[T]:
        parse = request.parse

        def parse_and_note(response: Response) -> T:
            self._note_date(response)
            return parse(response)

        request.parse = parse_and_note
        return request

    def _note_date(self, response: Response) -> None:
        """Note how far the server's clock is ahead of ours; a Date has no fractions of a second."""
        try:
            date = parsedate_to_datetime(response.headers.get("date", ""))
        except ValueError:
            return
        if date.tzinfo is not None:
            self._skew = date - datetime.now(UTC)

    # The steps.

    def _network(self) -> Flow[bool]:
        self._session.refuse_closed("run the doctor")
        way = yield from look(self._config.timeouts["connect"])
        if way is not None:
            self._expected = [*NETWORK, *self._expected]
        now = datetime.now(UTC)
        for one in words.of_way(self._config.base_url, way):
            self._steps.append(words.with_expiry(one, way, now))
        if way is None or way.fault is None:
            return True
        request = load_adapter(self._api, self._own.base_url).version()
        error = error_for(request.about("reach the server", operation="doctor"), way.fault)
        self._error = self._error or error
        return False

    def _airflow(self) -> Flow[bool]:
        info = yield from self._try(server(self._own, until=self._until()))
        if isinstance(info, AirflowTriggerError):
            self._fail("Airflow", info)
            return False
        behind = ", behind a gateway that needs credentials" if self._own.is_version_guarded else ""
        seen = f"Airflow {info.version}, /api/{info.api}{behind}"
        if self._own.on_paused == "drain" and minor(info.version) < DRAIN_SINCE:
            self._unsupported(seen)
        else:
            self._add("Airflow", seen)
        return True

    def _unsupported(self, seen: str) -> None:
        """Note that this client can trigger nothing on this server."""
        needed = f"{DRAIN} needs Airflow {DRAIN_SINCE[0]}.{DRAIN_SINCE[1]} or later"
        advice = "Create the client with another on_paused."
        self._add("Airflow", f"{seen}; {needed}", "fails", advice)
        problem = f"{needed}, but {self._own.base_url} is older: nothing is triggered."
        self._error = self._error or Unsupported(problem)

    def _described(self) -> str:
        until = words.until_when(words.times_of(self._config), datetime.now(UTC))
        return words.of_credentials(self._config) + until

    def _credentials_untried(self, why: str) -> None:
        if self._no_credentials is not None:
            self._fail("credentials", self._no_credentials)
            return
        causes = words.likely_causes(words.times_of(self._config), None, datetime.now(UTC))
        self._add("credentials", f"{self._described()}; {why}", "note", " ".join(causes))

    def _credentials(self) -> Flow[None]:
        listed = yield from self._ask(
            "list the DAGs",
            lambda adapter: adapter.list_dags(None, limit=1),
            permission="read on DAGs",
        )
        if isinstance(listed, AirflowTriggerError) and not _is_forbidden(listed):
            self._refused_credentials(listed)
            return
        looks = Permissions()
        looks.note("list DAGs", listed)
        if self._dag_id is None:
            runs = yield from self._runs(None)
            looks.note("list runs", runs)
            found = None
        else:
            found = yield from self._dag(self._dag_id, looks)
        refusal = looks.refusal
        if refusal is not None and not looks.allowed and self._may_mean_unknown:
            self._refused_credentials(refusal)
            return
        self._add("credentials", f"{self._described()}; accepted")
        self._permissions(looks)
        if self._dag_id is not None and found is not None:
            yield from self._at_dag(self._dag_id, found)

    def _refused_credentials(self, error: AirflowTriggerError) -> None:
        seen, advice = words.halves(error)
        causes = words.likely_causes(words.times_of(self._config), self._skew, datetime.now(UTC))
        self._add(
            "credentials", f"{self._described()}. {seen}", "fails", " ".join([*causes, advice])
        )
        self._error = self._error or error

    def _runs(self, dag_id: str | None) -> Flow[object]:
        return (
            yield from self._ask(
                "list the runs",
                lambda adapter: adapter.list_runs(RunFilter(dag_id=dag_id), limit=1, offset=0),
                permission="read on DAG Runs",
                dag_id=dag_id,
            )
        )

    def _dag(self, dag_id: str, looks: Permissions) -> Flow[Dag | AirflowTriggerError]:
        """Read the DAG, and check what the credentials may do with it."""
        found = yield from self._try(dag(self._own, dag_id, until=self._until()))
        if isinstance(found, NotFound):
            looks.allowed.append("look up a DAG")
            return found
        looks.note(f"read DAG {dag_id!r}", found)
        looks.note("list its runs", (yield from self._runs(dag_id)))
        tried = yield from self._ask(
            f"check whether DAG {dag_id!r} may be triggered",
            lambda adapter: adapter.trigger_nothing(dag_id),
            permission=TO_TRIGGER,
            dag_id=dag_id,
        )
        # Airflow checks the permission first: without it, it returns 403.
        is_permitted = isinstance(tried, InvalidRequest) and tried.by_airflow
        looks.note("trigger it", None if is_permitted else tried)
        if isinstance(tried, PermissionDenied) and _is_forbidden(tried):
            looks.no_trigger = tried
        return found

    def _permissions(self, looks: Permissions) -> None:
        refusal = looks.no_trigger or (None if looks.allowed else looks.refusal)
        if refusal is not None:
            # If the DAG was read, it exists, and the credentials are valid.
            _, general = words.halves(refusal)
            advice = _to_grant() if looks.allowed else general
            self._add("permissions", looks.seen(), "fails", advice)
            self._error = self._error or refusal
        elif looks.denied or looks.unknown:
            advice = "A trigger does not need these; reading the DAG lets it check the conf first."
            self._add("permissions", looks.seen(), "note", advice if looks.denied else "")
        elif self._dag_id is None:
            unknown = "name a DAG to check whether it may be triggered"
            self._add("permissions", f"{looks.seen()}; {unknown}")
        else:
            self._add("permissions", looks.seen())

    def _at_dag(self, dag_id: str, found: Dag | AirflowTriggerError) -> Flow[None]:
        if isinstance(found, AirflowTriggerError):
            if _is_forbidden(found):
                _, advice = words.halves(found)
                self._add("DAG", f"{dag_id!r} may not be read", "note", advice)
            else:
                self._fail("DAG", found)
            return
        problem = None
        if found.has_import_errors or found.is_stale:
            problem = yield from self._import_problem(found)
        if found.is_stale:
            self._dag_fails(found, stale(dag_id), DagNotFound)
        elif found.has_import_errors:
            self._dag_fails(found, broken(dag_id, problem), InvalidRequest)
        elif found.is_paused:
            self._paused(found)
        elif found.is_draining:
            self._add("DAG", f"{dag_id!r} is draining: {DRAINING}", "note", f"See {found.url}")
        else:
            self._add("DAG", f"{dag_id!r} exists, is active and has no import errors")

    def _import_problem(self, found: Dag) -> Flow[ImportProblem | None]:
        problems = yield from self._ask(
            "list the import errors",
            lambda adapter: adapter.import_problems(limit=PAGE),
            permission="read on Import Errors",
        )
        if isinstance(problems, AirflowTriggerError):
            return None
        return next((one for one in problems if is_of(one, found)), None)

    def _dag_fails(
        self, found: Dag, why: Reason, kind: type[DagNotFound] | type[InvalidRequest]
    ) -> None:
        """Note why Airflow does not trigger an existing DAG."""
        self._add("DAG", why.text, "fails", f"{why.advice} See {found.url}")
        status = 404 if kind is DagNotFound else 400
        adapter = load_adapter(self._api, self._own.base_url)
        asked = adapter.trigger_nothing(found.dag_id).about(
            "trigger", operation="doctor", dag_id=found.dag_id
        )
        error = kind(str(why), status=status, detail=why.text, **asked.where)
        self._error = self._error or error

    def _paused(self, found: Dag) -> None:
        error = paused(TriggerRequest(found.dag_id), found)
        if self._own.on_paused == "error":
            self._fail("DAG", error)
            return
        does = DOES[self._own.on_paused]
        seen = f"{found.dag_id!r} is paused; a trigger of this client {does}"
        self._add("DAG", seen, "note", f"See {found.url}")

    def _health(self, health: Health | AirflowTriggerError) -> None:
        if isinstance(health, AirflowTriggerError):
            seen, advice = words.halves(health)
            self._add("health", seen, "note", advice)
            self._expected = [name for name in self._expected if name not in HEALTH]
            return
        now = datetime.now(UTC) + (self._skew or timedelta())
        scheduler, processor, triggerer = health
        self._part("scheduler", scheduler, now, scheduler_down(scheduler, now))
        if self._api == "v1" and processor.status is None:
            seen = "none: the scheduler parses the DAG files itself"
            self._add("DAG processor", seen, "note")
        else:
            self._part("DAG processor", processor, now, processor_down(processor, now))
        if triggerer.status == "healthy" or triggerer.is_down:
            self._part("triggerer", triggerer, now, None)
        else:
            self._add("triggerer", "none is running", "note", NO_TRIGGERER)

    def _part(self, name: str, part: Component, now: datetime, down: Reason | None) -> None:
        if part.status == "healthy":
            beat = part.heartbeat
            last = "" if beat is None else f", last heartbeat {duration(now - beat)} ago"
            if part.is_degraded:
                advice = TO_COVER_TEAMS if name == "triggerer" else TO_COVER_BUNDLES
                self._add(name, f"{part.detailed_status}{last}: {DEGRADED}", "note", advice)
            else:
                self._add(name, f"healthy{last}")
        elif down is not None:
            self._add(name, down.text, "fails", down.advice)
        else:
            self._add(name, f"down: {heartbeat(part, now)}", "fails", NO_TRIGGERER)


DRAINING = "its unfinished runs continue, no scheduled ones are created, and then it pauses itself"
DOES = {
    "unpause": "unpauses it",
    "drain": "lets its unfinished runs continue, then it pauses itself (Airflow 3.4 and later)",
    "allow": "leaves its run queued",
}
NO_TRIGGERER = "Without a triggerer, deferred tasks wait: start one (`airflow triggerer`)."


class Permissions:
    """What the credentials may do.

    Attributes:
        refusal: The first 403.
        no_trigger: The 403 to a trigger.
    """

    def __init__(self) -> None:
        self.allowed: list[str] = []
        self.denied: list[str] = []
        self.unknown: list[str] = []
        self.refusal: AirflowTriggerError | None = None
        self.no_trigger: AirflowTriggerError | None = None

    def note(self, what: str, result: object) -> None:
        """Note the result of a check."""
        if not isinstance(result, AirflowTriggerError):
            self.allowed.append(what)
        elif _is_forbidden(result):
            self.denied.append(what)
            self.refusal = self.refusal or result
        else:
            self.unknown.append(f"{what} ({words.halves(result)[0]})")

    def seen(self) -> str:
        lists = {"may": self.allowed, "may not": self.denied, "unknown:": self.unknown}
        parts = (f"{verb} {', '.join(looks)}" for verb, looks in lists.items() if looks)
        return "; ".join(parts)


def _to_grant() -> str:
    docs = documentation()
    page = "the documentation's page Authentication" if docs is None else f"{docs}/{PERMISSIONS}"
    return f"Grant these credentials {TO_TRIGGER}. See {page}."


def _is_forbidden(result: object) -> bool:
    return isinstance(result, PermissionDenied) and result.by_airflow
