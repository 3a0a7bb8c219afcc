"""`doctor`: each step of a trigger, with the fault that the step is meant to find."""

from __future__ import annotations

import asyncio
import base64
import json
import pickle
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AuthenticationFailed,
    BasicAuth,
    BearerToken,
    BehindGateway,
    ConfigError,
    ConnectionFailed,
    DagNotFound,
    DagPaused,
    InvalidRequest,
    JwtLogin,
    NoAuth,
    PasswordAuth,
    PermissionDenied,
    Report,
    ReportStep,
    RequestTimeout,
    ServerError,
    UnexpectedResponse,
    Unsupported,
)
from airflow_trigger.__main__ import as_json
from airflow_trigger._exit_status import exit_status
from airflow_trigger._flows.doctor import NoCredentials
from airflow_trigger._flows.report import with_expiry
from airflow_trigger._http.probes import Certificate, Way
from airflow_trigger.models import JSON, Api
from airflow_trigger.testing import FakeAirflow, GatewayRefusal
from tests.both import Mode, open_client, open_fake
from tests.unit.driving import BASE, answer, refusal

VERSIONS = ["2.7.3", "2.11.2", "3.0.6", "3.3.2"]


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture(params=["v1", "v2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(request.param)
    fake.add_dag("sales")
    return fake


def examined(mode: Mode, fake: FakeAirflow, dag_id: str | None = None, **settings: Any) -> Report:
    with open_fake(mode, fake, **settings) as airflow:
        return airflow.doctor(dag_id)


def step(report: Report, name: str) -> ReportStep:
    (found,) = (one for one in report.steps if one.name == name)
    return found


def verdicts(report: Report) -> dict[str, str]:
    return {one.name: one.verdict for one in report.steps}


def fails(report: Report) -> list[str]:
    return [one.name for one in report.steps if one.verdict == "fails"]


def jwt(**claims: float) -> str:
    parts = ({"alg": "none"}, claims)
    head, body = (base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts)
    return f"{head.rstrip('=')}.{body.rstrip('=')}.c2ln"


# A healthy server.


@pytest.mark.parametrize("version", VERSIONS)
def test_on_a_server_on_which_nothing_is_wrong_no_step_fails(mode: Mode, version: str) -> None:
    fake = FakeAirflow(version=version)
    fake.add_dag("sales")

    report = examined(mode, fake, "sales")

    assert report.is_ok
    assert report.error is None
    assert report.skipped == ()
    assert [one.name for one in report.steps] == [
        *("URL", "network", "Airflow", "credentials", "permissions"),
        *("scheduler", "DAG processor", "triggerer", "DAG"),
    ]
    assert version in step(report, "Airflow").seen
    assert step(report, "permissions").seen.endswith("trigger it")
    assert "Nothing fails." in str(report)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_doctor_starts_no_run_and_changes_nothing(mode: Mode, version: str) -> None:
    fake = FakeAirflow(version=version)
    fake.add_dag("sales", is_paused=True)

    examined(mode, fake, "sales", on_paused="unpause")

    assert fake.runs("sales") == []
    assert {one.method for one in fake.requests()} <= {"GET", "POST"}
    posts = [one.path for one in fake.requests() if one.method == "POST"]
    assert [path.rpartition("/")[2] for path in posts if "token" not in path] == ["dagRuns"]
    with fake.client() as airflow:
        assert airflow.dag("sales").is_paused


def test_without_a_dag_its_step_is_not_there_and_nothing_is_posted(
    mode: Mode, fake: FakeAirflow
) -> None:
    report = examined(mode, fake)

    assert report.is_ok
    assert "DAG" not in verdicts(report)
    assert report.skipped == ()
    assert not fake.requests("trigger")
    assert "name a DAG to check whether it may be triggered" in step(report, "permissions").seen


def test_a_transport_of_ones_own_leaves_the_network_out_and_the_report_says_so(
    mode: Mode, fake: FakeAirflow
) -> None:
    report = examined(mode, fake)

    assert not {"proxy", "DNS", "TCP", "TLS"} & {*verdicts(report), *report.skipped}
    assert "DNS, TCP and TLS are not checked" in step(report, "network").seen


def test_the_doctor_looks_anew_and_not_at_what_the_client_remembers(
    mode: Mode, fake: FakeAirflow
) -> None:
    with open_fake(mode, fake) as airflow:
        airflow.trigger("sales")
        fake.add_dag("sales", is_paused=True)
        assert fails(airflow.doctor("sales")) == ["DAG"]


# Is it Airflow?


def test_a_login_page_is_not_airflow(mode: Mode, fake: FakeAirflow) -> None:
    fake.login_page(times=20, on="any")

    report = examined(mode, fake, "sales")

    assert isinstance(report.error, UnexpectedResponse)
    assert fails(report) == ["Airflow"]
    assert "Please sign in" in step(report, "Airflow").seen
    assert "a login page" in step(report, "Airflow").advice
    assert verdicts(report)["credentials"] == "note"
    assert set(report.skipped) == {"permissions", "scheduler", "DAG processor", "triggerer", "DAG"}


def test_a_server_that_has_no_airflow_is_told_of(mode: Mode) -> None:
    nowhere = httpx.MockTransport(lambda _: answer(404, "404 page not found\n"))
    with open_client(mode, BASE, "t", transport=nowhere) as airflow:
        report = airflow.doctor()

    assert isinstance(report.error, UnexpectedResponse)
    assert "There is no Airflow at" in step(report, "Airflow").seen
    assert "Pass the address of Airflow's web server as base_url" in step(report, "Airflow").advice


def test_the_path_of_airflow_is_part_of_the_advice_where_there_is_no_airflow(mode: Mode) -> None:
    nowhere = httpx.MockTransport(lambda _: answer(404, "404 page not found\n"))
    with open_client(mode, BASE, "t", transport=nowhere) as airflow:
        advice = step(airflow.doctor(), "Airflow").advice

    assert "served under a path, include it, as in https://host/airflow" in advice


@pytest.mark.parametrize(
    "kind", ["unauthorized", "forbidden", "not_found", "redirect", "login_page"]
)
def test_the_advice_on_a_gateway_that_refuses_names_the_settings_for_it(
    mode: Mode, kind: GatewayRefusal
) -> None:
    fake = FakeAirflow()
    fake.gateway(token="gateway-token", refusal=kind)
    with open_fake(mode, fake, auth=fake.token) as airflow:
        report = airflow.doctor()

    assert (
        "pass BehindGateway or set AIRFLOW_TRIGGER_GATEWAY_AUTH" in step(report, "Airflow").advice
    )


def test_missing_credentials_are_not_taken_for_a_choice(mode: Mode) -> None:
    fake = FakeAirflow()
    fake.gateway(token="gateway-token", refusal="unauthorized")
    unsigned = NoCredentials(ConfigError("The gateway needs another header."))
    with open_fake(mode, fake, auth=unsigned) as airflow:
        report = airflow.doctor()

    assert verdicts(report)["credentials"] == "fails"
    assert "NoAuth" not in str(report)


def test_a_redirect_is_not_airflow_and_its_query_is_not_shown(mode: Mode) -> None:
    location = "https://login.test/start?state=s3cret-state"
    elsewhere = httpx.MockTransport(lambda _: answer(302, location=location))
    with open_client(mode, BASE, "t", transport=elsewhere) as airflow:
        report = airflow.doctor()

    assert "a redirect to https://login.test/start" in step(report, "Airflow").seen
    assert "s3cret-state" not in str(report)


def test_a_server_that_is_overloaded_may_be_tried_later(mode: Mode, fake: FakeAirflow) -> None:
    fake.server_error(status=503, times=20, on="any")

    report = examined(mode, fake)

    assert isinstance(report.error, ServerError)
    assert report.error.retryable
    assert fails(report) == ["Airflow"]
    assert "returned 503" in step(report, "Airflow").seen


def test_one_answer_that_is_lost_does_not_make_a_step_fail(mode: Mode, fake: FakeAirflow) -> None:
    fake.refuse_connection(times=1)

    assert examined(mode, fake).is_ok


def test_a_server_that_hangs_is_told_of_and_asked_nothing_more(
    mode: Mode, fake: FakeAirflow
) -> None:
    fake.slow(3600, times=20, on="any")

    report = examined(mode, fake, timeout=5)

    assert isinstance(report.error, RequestTimeout)
    assert fails(report) == ["Airflow"]


def test_a_client_for_the_other_api_is_told_of(mode: Mode) -> None:
    report = examined(mode, FakeAirflow("v2"), api="v1", auth="t")

    assert isinstance(report.error, Unsupported)
    assert "Leave out the client's `api`" in step(report, "Airflow").advice


def test_a_gateway_that_hides_the_version_is_named(mode: Mode, fake: FakeAirflow) -> None:
    fake.gateway(token="gate", header="X-Gate")

    report = examined(mode, fake, headers={"X-Gate": "gate"}, auth=login_for(fake))

    assert report.is_ok


def test_wrong_credentials_behind_a_gateway_do_not_hide_the_health(
    mode: Mode, fake: FakeAirflow
) -> None:
    fake.gateway(token="gate", header="Proxy-Authorization")
    fake.set_health(scheduler="unhealthy")

    right = examined(mode, fake, auth=BehindGateway("gate", login_for(fake)))
    wrong = examined(mode, fake, auth=BehindGateway("gate", PasswordAuth("admin", "wr0ng")))

    assert "behind a gateway" in step(right, "Airflow").seen
    assert fails(right) == ["scheduler"]
    assert fails(wrong) == ["credentials", "scheduler"]
    if fake.api == "v2":
        assert "its token expires at" in step(right, "credentials").seen


def login_for(fake: FakeAirflow) -> httpx.Auth:
    return PasswordAuth(fake.username, fake.password)


@pytest.mark.parametrize(("days", "verdict"), [(13, "note"), (15, "ok")])
def test_a_certificate_that_ends_soon_is_a_note(days: int, verdict: str) -> None:
    now = datetime.now(UTC)
    certificate = Certificate("airflow", (), "a CA", None, now + timedelta(days=days))
    way = Way(via=None, is_excepted=False, is_verified=True, certificate=certificate)
    seen = ReportStep(name="TLS", seen="TLSv1.3", verdict="ok")

    assert with_expiry(seen, way, now).verdict == verdict


# Credentials.


def test_a_wrong_password_fails_and_does_not_hide_a_dead_scheduler(
    mode: Mode, fake: FakeAirflow
) -> None:
    fake.set_health(scheduler="unhealthy")

    report = examined(mode, fake, "sales", auth=PasswordAuth("admin", "wr0ng-pass"))

    assert isinstance(report.error, AuthenticationFailed | PermissionDenied)
    assert fails(report) == ["credentials", "scheduler"]
    assert report.skipped == ("permissions", "DAG")
    assert "user name and the password" in step(report, "credentials").advice
    assert "wr0ng-pass" not in str(report)


@pytest.mark.parametrize("version", ["2.7.3", "2.11.2"])
def test_where_airflow_2_takes_no_password_its_setting_is_named(mode: Mode, version: str) -> None:
    fake = FakeAirflow(version=version, auth_backend="session")

    report = examined(mode, fake)

    advice = step(report, "credentials").advice
    assert fails(report) == ["credentials"]
    assert "[api] auth_backends" in advice
    assert "basic_auth" in advice


def test_basic_authentication_on_airflow_3_is_told_what_to_use(mode: Mode) -> None:
    fake = FakeAirflow("v2")

    report = examined(mode, fake, auth=BasicAuth(fake.username, fake.password))

    assert isinstance(report.error, AuthenticationFailed)
    assert "PasswordAuth" in step(report, "credentials").advice


def test_a_server_that_fails_at_the_login_may_be_tried_later(mode: Mode) -> None:
    fake = FakeAirflow("v2")
    fake.server_error(times=20, on="login")

    report = examined(mode, fake, auth=JwtLogin(fake.username, fake.password))

    assert isinstance(report.error, ConnectionFailed)
    assert report.error.retryable
    assert fails(report) == ["credentials"]


def test_an_expired_token_is_named_with_its_end(mode: Mode) -> None:
    end = datetime.now(UTC) - timedelta(hours=3)
    token = jwt(iat=end.timestamp() - 60, exp=end.timestamp())

    report = examined(mode, FakeAirflow("v2"), auth=token)

    assert isinstance(report.error, AuthenticationFailed)
    assert f"expired at {end:%Y-%m-%d %H:%M:%S} UTC (3 h 0 min ago)" in (
        step(report, "credentials").seen
    )
    assert "get a new one" in step(report, "credentials").advice
    assert token not in str(report)


def test_until_when_a_token_is_valid_is_said_of_tokens_and_of_logins(mode: Mode) -> None:
    fake = FakeAirflow("v2")

    of_token = step(examined(mode, fake, auth=fake.token), "credentials").seen
    of_login = step(examined(mode, fake), "credentials").seen

    assert "BearerToken(…), as an argument; its token expires at" in of_token
    assert "renewed" not in of_token
    assert "and is renewed before it expires; accepted" in of_login


def test_the_token_inside_a_token_ends_it(mode: Mode) -> None:
    inner = jwt(exp=time.time() + 330)
    token = jwt(exp=time.time() + 86400, access_token=inner)  # type: ignore[arg-type]

    report = examined(mode, FakeAirflow("v2"), auth=token)

    assert "(in 5 min " in step(report, "credentials").seen


def test_credentials_of_somebody_elses_are_shown_by_their_type_alone(
    mode: Mode, fake: FakeAirflow
) -> None:
    class Own(httpx.Auth):
        def __repr__(self) -> str:
            return "Own('s3cret')"

    report = examined(mode, fake, auth=Own())

    assert "Own, as an argument" in step(report, "credentials").seen
    assert "s3cret" not in str(report)


def test_no_credentials_at_all_are_refused_like_wrong_ones(mode: Mode, fake: FakeAirflow) -> None:
    report = examined(mode, fake, auth=NoAuth())

    assert fails(report) == ["credentials"]
    assert isinstance(report.error, AuthenticationFailed | PermissionDenied)


# Clocks.


def dated(skew: timedelta, *, is_let_in: bool) -> httpx.MockTransport:
    """An Airflow 3 whose clock differs from ours."""

    def respond(request: httpx.Request) -> httpx.Response:
        date = format_datetime(datetime.now(UTC) + skew, usegmt=True)
        match request.url.path.rpartition("/")[2]:
            case "version":
                body: Any = {"version": "3.3.2", "git_version": None}
            case "health":
                part = {"status": "healthy"}
                names = ("metadatabase", "scheduler", "dag_processor", "triggerer")
                body = dict.fromkeys(names, part)
            case _ if not is_let_in:
                return refusal(401, "Token is not yet valid")
            case "dags":
                body = {"dags": [], "total_entries": 0}
            case _:
                body = {"dag_runs": [], "total_entries": 0}
        return answer(200, body, date=date)

    return httpx.MockTransport(respond)


@pytest.mark.parametrize("minutes", [-5, 5])
def test_clocks_that_differ_are_a_note_and_the_likely_cause_of_a_refusal(
    mode: Mode, minutes: int
) -> None:
    skew = timedelta(minutes=minutes)
    with open_client(mode, BASE, "t", transport=dated(skew, is_let_in=True)) as airflow:
        well = airflow.doctor()
    with open_client(mode, BASE, "t", transport=dated(skew, is_let_in=False)) as airflow:
        badly = airflow.doctor()

    assert well.is_ok
    assert step(well, "clock").verdict == "note"
    assert "NTP" in step(well, "clock").advice
    assert ("ahead of" if minutes > 0 else "behind") in step(well, "clock").seen
    assert "A clock is probably wrong" not in str(well)
    assert fails(badly) == ["credentials"]
    assert "A clock is probably wrong" in step(badly, "credentials").advice


def test_clocks_that_agree_are_no_note(mode: Mode) -> None:
    transport = dated(timedelta(seconds=2), is_let_in=True)
    with open_client(mode, BASE, "t", transport=transport) as airflow:
        assert step(airflow.doctor(), "clock").verdict == "ok"


@pytest.mark.parametrize("claim", ["iat", "nbf"])
def test_a_token_of_the_future_is_the_likely_work_of_a_clock(mode: Mode, claim: str) -> None:
    token = jwt(**{claim: time.time() + 600, "exp": time.time() + 3600})
    transport = dated(timedelta(), is_let_in=False)

    with open_client(mode, BASE, token, transport=transport) as airflow:
        report = airflow.doctor()

    assert (
        "A clock is probably wrong: the token is valid from" in step(report, "credentials").advice
    )


# Permissions.


def test_a_missing_permission_to_trigger_fails(mode: Mode, fake: FakeAirflow) -> None:
    fake.deny("sales", "trigger")

    report = examined(mode, fake, "sales")

    assert isinstance(report.error, PermissionDenied)
    assert report.error.dag_id == "sales"
    assert fails(report) == ["permissions"]
    assert step(report, "credentials").verdict == "ok"
    assert "may not trigger it" in step(report, "permissions").seen
    assert "create on DAG Runs" in step(report, "permissions").advice
    assert fake.runs("sales") == []


def test_a_missing_permission_to_read_the_dag_is_a_note(mode: Mode, fake: FakeAirflow) -> None:
    fake.deny("sales", "read")

    report = examined(mode, fake, "sales")

    assert report.is_ok
    assert step(report, "permissions").verdict == "note"
    assert "may not read DAG 'sales'" in step(report, "permissions").seen
    assert step(report, "DAG").verdict == "note"


def test_credentials_that_may_read_nothing_but_trigger_are_accepted(
    mode: Mode, fake: FakeAirflow
) -> None:
    fake.deny(None, "read")

    report = examined(mode, fake, "sales")

    assert report.is_ok
    assert step(report, "credentials").verdict == "ok"
    assert "may trigger it; may not list DAGs" in step(report, "permissions").seen


def test_credentials_that_may_do_nothing_fail(mode: Mode, fake: FakeAirflow) -> None:
    fake.deny(None, "read", "trigger")

    report = examined(mode, fake, "sales")

    assert isinstance(report.error, PermissionDenied)
    assert not report.is_ok


# The DAG.


def test_a_paused_dag_fails_as_it_would_a_trigger(mode: Mode, fake: FakeAirflow) -> None:
    fake.add_dag("sales", is_paused=True)

    report = examined(mode, fake, "sales")

    assert isinstance(report.error, DagPaused)
    assert fails(report) == ["DAG"]
    assert "on_paused='unpause'" in step(report, "DAG").advice


@pytest.mark.parametrize("on_paused", ["unpause", "allow"])
def test_a_paused_dag_is_a_note_for_a_client_that_knows_what_to_do(
    mode: Mode, fake: FakeAirflow, on_paused: str
) -> None:
    fake.add_dag("sales", is_paused=True)

    report = examined(mode, fake, "sales", on_paused=on_paused)

    assert report.is_ok
    assert step(report, "DAG").verdict == "note"


def test_a_missing_dag_fails_with_the_one_that_is_probably_meant(
    mode: Mode, fake: FakeAirflow
) -> None:
    report = examined(mode, fake, "salse")

    assert isinstance(report.error, DagNotFound)
    assert fails(report) == ["DAG"]
    assert "Did you mean 'sales'?" in step(report, "DAG").advice
    assert not fake.requests("trigger")


def test_a_dag_whose_file_has_import_errors_fails_with_the_file(
    mode: Mode, fake: FakeAirflow
) -> None:
    fake.add_dag("sales", has_import_errors=True)

    report = examined(mode, fake, "sales")

    assert isinstance(report.error, InvalidRequest)
    assert fails(report) == ["DAG"]
    assert "sales.py: ImportError" in step(report, "DAG").seen
    assert exit_status(report.error) == 5


def test_a_stale_dag_fails(mode: Mode, fake: FakeAirflow) -> None:
    fake.add_dag("sales", is_stale=True)

    report = examined(mode, fake, "sales")

    assert isinstance(report.error, DagNotFound)
    assert "stale" in f"{step(report, 'DAG').seen} {step(report, 'DAG').advice}"


# Health.


def test_a_dead_scheduler_fails_though_a_trigger_would_succeed(
    mode: Mode, fake: FakeAirflow
) -> None:
    fake.set_health(scheduler="unhealthy")

    report = examined(mode, fake, "sales")

    assert not report.is_ok
    assert report.error is None
    assert fails(report) == ["scheduler"]
    assert "airflow scheduler" in step(report, "scheduler").advice
    assert "A trigger would succeed, but its run may stay queued." in str(report)


def test_no_triggerer_is_a_note(mode: Mode, fake: FakeAirflow) -> None:
    fake.set_health(triggerer=None)

    report = examined(mode, fake)

    assert report.is_ok
    assert step(report, "triggerer").verdict == "note"
    assert "airflow triggerer" in step(report, "triggerer").advice


def test_an_absent_triggerer_of_airflow_3_4_is_a_note(mode: Mode) -> None:
    fake = FakeAirflow("v2")
    healthy: JSON = {"status": "healthy"}
    absent: JSON = {
        "status": "unhealthy",
        "detailed_status": "down",
        "latest_triggerer_heartbeat": None,
    }
    parts = dict.fromkeys(("metadatabase", "scheduler", "dag_processor"), healthy)
    fake.respond("GET", "/api/v2/monitor/health", json={**parts, "triggerer": absent})

    assert step(examined(mode, fake), "triggerer").verdict == "note"


@pytest.mark.parametrize(
    ("name", "advice"), [("triggerer", "for every team"), ("DAG processor", "for every bundle")]
)
def test_a_part_that_is_alive_for_others_alone_is_a_note(
    mode: Mode, name: str, advice: str
) -> None:
    fake = FakeAirflow("v2")
    healthy: JSON = {"status": "healthy", "detailed_status": "healthy"}
    partial: JSON = {"status": "healthy", "detailed_status": "down"}
    parts = dict.fromkeys(("metadatabase", "scheduler", "dag_processor", "triggerer"), healthy)
    parts |= {name.lower().replace(" ", "_"): partial}
    fake.respond("GET", "/api/v2/monitor/health", json={**parts})

    found = step(examined(mode, fake), name)

    assert (found.verdict, found.seen.partition(":")[0]) == ("note", "down")
    assert advice in found.advice


def test_a_triggerer_that_died_fails(mode: Mode, fake: FakeAirflow) -> None:
    fake.set_health(triggerer="unhealthy")

    assert fails(examined(mode, fake)) == ["triggerer"]


@pytest.mark.parametrize(
    ("api", "verdict", "of_a_dead_one"), [("v1", "note", "fails"), ("v2", "fails", "fails")]
)
def test_airflow_3_needs_a_dag_processor_and_airflow_2_does_not(
    mode: Mode, api: Api, verdict: str, of_a_dead_one: str
) -> None:
    fake = FakeAirflow(api)
    fake.set_health(dag_processor=None)
    absent = examined(mode, fake)
    fake.set_health(dag_processor="unhealthy")
    dead = examined(mode, fake)

    assert step(absent, "DAG processor").verdict == verdict
    assert step(dead, "DAG processor").verdict == of_a_dead_one


def test_health_that_cannot_be_read_is_a_note(mode: Mode) -> None:
    fake = FakeAirflow("v2")
    fake.respond("GET", "/api/v2/monitor/health", json={"detail": "no"}, status=403)

    report = examined(mode, fake)

    assert report.is_ok
    assert step(report, "health").verdict == "note"
    assert "403" in step(report, "health").seen


# The report.


def test_a_report_is_a_value_that_can_be_kept(mode: Mode, fake: FakeAirflow) -> None:
    report = examined(mode, fake, auth=PasswordAuth("admin", "wr0ng"))

    kept = pickle.loads(pickle.dumps(report))

    assert kept == report
    assert str(kept) == str(report)
    assert type(kept.error) is type(report.error)


def test_each_step_has_its_line_and_its_advice_below_it(mode: Mode, fake: FakeAirflow) -> None:
    fake.set_health(scheduler="unhealthy")

    report = examined(mode, fake)
    lines = str(report).splitlines()

    for one in report.steps:
        (line,) = (line for line in lines if line.startswith(f"{one.name} "))
        assert one.seen in line
        if one.advice:
            below = lines[lines.index(line) + 1]
            assert below.strip() == f"-> {one.advice}"


def test_what_a_server_says_cannot_act_on_a_terminal(mode: Mode) -> None:
    words = "no \x1b[31mway\x1b[0m\nDAG  ok  faked"
    transport = httpx.MockTransport(lambda _: refusal(401, words))
    with open_client(mode, BASE, "t", api="v2", transport=transport) as airflow:
        report = airflow.doctor()

    assert "\x1b" not in str(report)
    assert not [line for line in str(report).splitlines() if line.startswith("DAG")]


def test_wrong_arguments_are_raised(mode: Mode, fake: FakeAirflow) -> None:
    with open_fake(mode, fake) as airflow:
        with pytest.raises(TypeError, match="dag_id"):
            airflow.doctor(17)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="dag_id"):
            airflow.doctor("")


def test_a_closed_client_has_no_doctor(fake: FakeAirflow) -> None:
    async def ask_after_the_end() -> None:
        client = fake.async_client()
        await client.close()
        await client.doctor()

    airflow = fake.client()
    airflow.close()
    with pytest.raises(RuntimeError, match=r"doctor was called on .* after it was closed"):
        airflow.doctor()
    with pytest.raises(RuntimeError, match=r"doctor was called on .* after it was closed"):
        asyncio.run(ask_after_the_end())


def test_a_client_that_is_closed_meanwhile_ends_the_visit(fake: FakeAirflow) -> None:
    airflow: AirflowClient = fake.client(on_event=lambda _: airflow.close())

    with pytest.raises(RuntimeError, match="closed when it was about to run the doctor"):
        airflow.doctor()


SECRETS = ("Zq7-password", "Zq7-token", "Zq7-header")


@pytest.mark.parametrize("fault", ["echo", "wrong", "page", "denied", "down"])
def test_no_report_holds_a_secret(mode: Mode, fake: FakeAirflow, fault: str) -> None:
    password, token, header = SECRETS
    auths: list[httpx.Auth] = [PasswordAuth("admin", password), BearerToken(token)]
    match fault:
        case "page":
            fake.login_page(times=40, on="any")
        case "down":
            fake.refuse_connection(times=40)
        case "denied":
            fake.deny(None, "read", "trigger")
            auths.append(login_for(fake))
        case _:
            pass

    def echo(request: httpx.Request) -> httpx.Response:
        quoted = f"{request.headers.get('authorization')} {request.headers['x-key']} "
        return refusal(403, quoted + request.content.decode(), api=fake.api)

    for auth in auths:
        settings = {"auth": auth, "headers": {"X-Key": header}}
        if fault == "echo":
            settings |= {"transport": httpx.MockTransport(echo)}
        report = examined(mode, fake, "sales", **settings)
        shown = f"{report}{report!r}{json.dumps(as_json(report))}{report.error}"
        basic = base64.b64encode(f"admin:{password}".encode()).decode()
        assert not [secret for secret in (*SECRETS, basic) if secret in shown]
