"""Drives flows by hand, with scripted replies instead of a server and with a simulated clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar
from urllib.parse import unquote

import attrs
import httpx

from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.observer import Observer
from airflow_trigger._flows.steps import Chunk, Close, Flow, Look, Once, Session, Sleep
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.events import Event
from airflow_trigger.models import Api, ConfCheck, OnPaused
from airflow_trigger.retry import RetryPolicy

T = TypeVar("T")

BASE = "https://airflow.test"
# In a scripted response, this run id stands for the one that was requested or sent.
AS_ASKED = "as asked"


def fault(kind: type[httpx.RequestError] = httpx.ReadTimeout) -> httpx.RequestError:
    return kind("scripted", request=httpx.Request("POST", BASE))


def answer(status: int, body: object = None, **headers: str) -> httpx.Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    if isinstance(body, str):
        return httpx.Response(status, text=body, headers=names)
    return httpx.Response(status, json=body, headers=names)


def name(reply: object) -> str:
    if isinstance(reply, httpx.Response):
        return f"{reply.status_code} {reply.text[:40]}"
    return type(reply).__name__


def refusal(status: int, words: str = "Forbidden", *, api: Api = "v2") -> httpx.Response:
    """An error response in the shape of Airflow's own."""
    if api == "v2":
        return answer(status, {"detail": words})
    kind = "https://airflow.apache.org/docs/x/stable-rest-api-ref.html#section/Errors/Kind"
    return answer(status, {"title": words, "detail": words, "status": status, "type": kind})


def no_run(api: Api = "v2") -> httpx.Response:
    """Airflow's response for a run that does not exist: it names the requested run."""
    words = f"The DagRun with dag_id: `sales` and run_id: `{AS_ASKED}` was not found"
    return refusal(404, words, api=api)


def no_dag(api: Api = "v2") -> httpx.Response:
    return refusal(404, "The Dag with ID: `sales` was not found", api=api)


# Responses of a proxy whose server is being redeployed, or of a firewall that blocks a request.
NOT_AIRFLOW = [
    answer(404, "404 page not found\n"),
    answer(404, {"message": "no Route matched with those values"}),
    answer(404, {"detail": "Not Found"}),
    answer(404, {"type": "about:blank", "title": "Not Found", "status": 404}),
    answer(403, "<html><title>Request blocked</title></html>", content_type="text/html"),
    answer(408, "stream timeout"),
    answer(405),
    answer(410),
    answer(499),
    answer(302, location="https://login.test/?next=secret"),
    answer(200, "<html><title>Back soon</title></html>", content_type="text/html"),
    answer(200, {"status": "starting"}),
    answer(204),
]


def run_body(run_id: str = AS_ASKED, state: str = "queued", **fields: object) -> dict[str, object]:
    """A run as 3.x describes it; 2.x sends only some of these fields."""
    body: dict[str, object] = {
        "dag_id": "sales",
        "dag_run_id": run_id,
        "state": state,
        "run_type": "manual",
        "conf": {},
        "logical_date": None,
        "run_after": "2026-11-23T00:00:00Z",
        "queued_at": None,
        "start_date": None,
        "end_date": None,
        "data_interval_start": None,
        "data_interval_end": None,
        "last_scheduling_decision": None,
        "note": None,
        "triggered_by": "rest_api",
        "bundle_version": None,
        "dag_versions": list[object](),
    }
    return body | fields


def run_as_asked(request: httpx.Request) -> httpx.Response:
    """A callback for pytest-httpx: responds with the run that a trigger or a path names."""
    dag_id, _, run_id = request.url.path.partition("/dags/")[2].partition("/dagRuns")
    sent = json.loads(request.content)["dag_run_id"] if request.content else run_id[1:]
    return answer(200, run_body(sent, dag_id=dag_id))


def dag_body(**fields: object) -> dict[str, object]:
    """The details of a DAG as 3.x returns them, as far as they are required."""
    body: dict[str, object] = {}
    body |= dict.fromkeys(
        (
            "last_parsed_time",
            "last_expired",
            "bundle_name",
            "bundle_version",
            "relative_fileloc",
            "description",
            "timetable_summary",
            "timetable_description",
            "next_dagrun_logical_date",
            "next_dagrun_data_interval_start",
            "next_dagrun_data_interval_end",
            "next_dagrun_run_after",
            "dag_run_timeout",
            "asset_expression",
            "doc_md",
            "start_date",
            "end_date",
            "is_paused_upon_creation",
            "template_search_path",
            "timezone",
            "last_parsed",
            "latest_dag_version",
            "max_active_runs",
            "params",
        )
    )
    body |= dict.fromkeys(("max_active_tasks", "max_consecutive_failed_dag_runs", "concurrency"), 1)
    body |= dict.fromkeys(
        (
            "is_stale",
            "is_paused",
            "has_task_concurrency_limits",
            "has_import_errors",
            "catchup",
            "render_template_as_native_obj",
        ),
        False,
    )
    body |= dict.fromkeys(("dag_id", "dag_display_name", "fileloc", "file_token"), "sales")
    return body | {"tags": list[object](), "owners": list[object]()} | fields


ReplyTo: TypeAlias = Callable[[Request[Any]], Reply]


def answered(
    flow: Flow[T],
    reply_to: ReplyTo,
    *,
    on_sleep: Callable[[float], None] = lambda seconds: None,
    is_interrupted: Callable[[], bool] = lambda: False,
) -> T:
    """Run a flow to its end, with `reply_to` making the replies, or interrupt it."""
    reply: Reply | None = None
    while True:
        try:
            effect = flow.send(reply)
        except StopIteration as done:
            result: T = done.value
            return result
        reply = None
        if is_interrupted():
            flow.throw(KeyboardInterrupt())
            raise AssertionError("the flow went on")
        match effect:
            case Request():
                reply = reply_to(effect)
            case Sleep(seconds):
                on_sleep(seconds)
            case Once(_, inner):
                answered(inner(), reply_to)
            case _:
                raise AssertionError(f"nobody answers {effect!r}")


@attrs.define
class World:
    """A clock that only `Sleep` moves, and a session that reads it.

    Attributes:
        sent: One line for each request, such as "POST /api/v2/dags/sales/dagRuns".
        bodies: The body of each request.
        slept: The seconds of each `Sleep`.
        events: The events that the flows reported.
        on_send: Called before each reply; a test can move the clock in it.
        listing: The response to a search for DAGs with a similar id.
        looks: The query of each such search; `sent` does not include these requests.
    """

    api: Api | None = "v2"
    retry: RetryPolicy = RetryPolicy(attempts=3)
    conf_check: ConfCheck = "json"
    on_paused: OnPaused = "allow"
    now: float = 1000.0
    sent: list[str] = attrs.Factory(list[str])
    bodies: list[Any] = attrs.Factory(list[Any])
    timeouts: list[float | None] = attrs.Factory(list["float | None"])
    slept: list[float] = attrs.Factory(list[float])
    events: list[Event] = attrs.Factory(list[Event])
    on_send: Callable[[], None] = lambda: None
    listing: Reply = attrs.Factory(lambda: answer(403))
    looks: list[Any] = attrs.Factory(list[Any])

    def session(self) -> Session:
        return Session(
            base_url=BASE,
            api=self.api,
            retry=self.retry,
            conf_check=self.conf_check,
            on_paused=self.on_paused,
            observer=Observer(self.events.append),
            clock=lambda: self.now,
            jitter=lambda: 1.0,
        )

    def drive(self, flow: Flow[T], *replies: Reply) -> T:
        """Run a flow to its end; it must use exactly these replies."""
        script = list(replies)
        result = self._drive(flow, script)
        assert script == [], "the flow asked for fewer replies than the script has"
        return result

    def _drive(self, flow: Flow[T], script: list[Reply]) -> T:
        reply: Reply | None = None
        while True:
            try:
                effect = flow.send(reply)
            except StopIteration as done:
                result: T = done.value
                return result
            reply = None
            match effect:
                case Request():
                    reply = self._send(effect, script)
                case Sleep(seconds):
                    self.slept.append(seconds)
                    self.now += seconds
                case Once(_, inner):
                    try:
                        self._drive(inner(), script)
                    except AirflowTriggerError as error:
                        reply = error
                case Chunk() | Close() | Look():
                    raise AssertionError("logs and networks are read by tests that have a server")

    def _send(self, request: Request[Any], script: list[Reply]) -> Reply:
        path = request.url.removeprefix(BASE)
        self.timeouts.append(request.timeout)
        if (request.method, path) == ("GET", f"/api/{self.api}/dags"):
            self.looks.append(request.params)
            return self.listing
        self.sent.append(f"{request.method} {path}")
        self.bodies.append(request.json)
        self.on_send()
        assert script, f"the script has no reply to {self.sent[-1]}"
        return _filled(script.pop(0), request)


def _filled(reply: Reply, request: Request[Any]) -> Reply:
    """The reply, with the requested run id in place of `AS_ASKED`."""
    if not isinstance(reply, httpx.Response) or AS_ASKED.encode() not in reply.content:
        return reply
    asked = unquote(request.url.rpartition("/")[2])
    if reply.status_code == 404:
        return answer(404, json.loads(reply.text.replace(AS_ASKED, asked)))
    body = reply.json()
    if body.get("dag_run_id") == AS_ASKED:
        sent: Any = request.json or {}
        body["dag_run_id"] = sent.get("dag_run_id", "r1") if request.method == "POST" else asked
    return answer(reply.status_code, body)
