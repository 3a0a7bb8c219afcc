"""The trigger flow, driven by hand through responses and faults."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from airflow_trigger import errors
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.steps import Once
from airflow_trigger._flows.trigger import LAST_LOOK, new_run_id, trigger
from airflow_trigger.models import Api, RunRef, TriggerRequest
from airflow_trigger.retry import RetryPolicy
from tests.unit.driving import (
    NOT_AIRFLOW,
    World,
    answer,
    dag_body,
    fault,
    name,
    no_dag,
    no_run,
    refusal,
    run_body,
)

CONF = {"a": 1}
POST = "POST /api/v2/dags/sales/dagRuns"
GET = "GET /api/v2/dags/sales/dagRuns/"
TAKEN = answer(409, {"detail": {"reason": "Unique constraint violation", "statement": "hidden"}})
GONE = no_run()
DAG = answer(200, dag_body())
PAGE = "<html><title>Sign in</title></html>"

LOST = [
    fault(httpx.ReadTimeout),
    fault(httpx.ReadError),
    fault(httpx.RemoteProtocolError),
    fault(httpx.WriteError),
    fault(httpx.DecodingError),
    answer(500, PAGE),
    answer(502, PAGE),
    answer(503),
    answer(504),
    answer(507),
    answer(524),
    answer(408),
    answer(444),
    answer(460),
    answer(499, PAGE),
    answer(200, PAGE),
    answer(200, "[" * 100_000),
    answer(200, {"dag_id": "sales"}),
    answer(200, run_body("another", conf=CONF)),
    answer(200, run_body(dag_id="another", conf=CONF)),
]
NOT_SENT = [fault(httpx.ConnectError), fault(httpx.ConnectTimeout), fault(httpx.PoolTimeout)]
REFUSED = {
    400: errors.InvalidRequest,
    401: errors.AuthenticationFailed,
    403: errors.PermissionDenied,
    404: errors.DagNotFound,
    405: errors.ApiError,
    413: errors.ApiError,
    421: errors.ApiError,
    422: errors.InvalidRequest,
}


def wanted(run_id: str | None = None, **more: Any) -> TriggerRequest:
    return TriggerRequest("sales", CONF, run_id=run_id, **more)


def test_a_run_that_was_started_is_marked_as_created() -> None:
    world = World()

    run = world.drive(
        trigger(world.session(), wanted("r1")), answer(200, run_body("r1", conf=CONF))
    )

    assert (run.run_id, run.created) == ("r1", True)
    assert world.sent == [POST]


@pytest.mark.parametrize(
    ("api", "body"),
    [
        ("v1", {"dag_run_id": "r1", "conf": {"a": 1}}),
        ("v2", {"dag_run_id": "r1", "conf": {"a": 1}, "logical_date": None}),
    ],
)
def test_each_api_gets_the_body_that_it_accepts(api: Api, body: dict[str, object]) -> None:
    world = World(api=api)

    world.drive(trigger(world.session(), wanted("r1")), answer(200, run_body("r1", conf=CONF)))

    assert world.bodies == [body]


@pytest.mark.parametrize("lost", LOST, ids=name)
def test_a_lost_answer_is_asked_for_again_under_the_same_id(lost: httpx.Response) -> None:
    world = World()

    run = world.drive(trigger(world.session(), wanted()), lost, answer(200, run_body(conf=CONF)))

    assert run.created is True
    assert world.sent == [POST, POST]
    assert world.bodies[0] == world.bodies[1]


@pytest.mark.parametrize("lost", LOST, ids=name)
def test_a_lost_attempt_that_did_start_the_run_is_found_and_not_repeated(
    lost: httpx.Response,
) -> None:
    world = World()

    run = world.drive(
        trigger(world.session(), wanted()), lost, TAKEN, answer(200, run_body(conf=CONF))
    )

    assert run.created is True
    assert world.sent == [POST, POST, GET + world.bodies[0]["dag_run_id"]]


def test_who_created_a_run_of_a_given_id_cannot_be_known_after_a_lost_answer() -> None:
    world = World()
    replies = (fault(), TAKEN, answer(200, run_body("r1", conf=CONF)))

    assert world.drive(trigger(world.session(), wanted("r1")), *replies).created is None


def test_a_request_delivered_twice_by_the_network_is_one_run_of_ours() -> None:
    world = World()
    replies = (TAKEN, answer(200, run_body(conf=CONF)))

    assert world.drive(trigger(world.session(), wanted()), *replies).created is True


def test_a_given_id_that_exists_is_an_error_that_carries_the_run() -> None:
    world = World()
    flow = trigger(world.session(), wanted("r1"))

    with pytest.raises(errors.RunAlreadyExists, match=r"DAG 'sales' already has a run 'r1'") as e:
        world.drive(flow, TAKEN, answer(200, run_body("r1", "running", conf=CONF)))

    assert e.value.run.state == "running"
    assert (e.value.status, e.value.detail) == (409, "the run id is taken")
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")


def test_a_given_id_with_another_conf_is_a_stranger_s_even_after_a_lost_answer() -> None:
    world = World()
    stranger = answer(200, run_body("r1", conf={"other": 1}))

    with pytest.raises(errors.RunAlreadyExists):
        world.drive(trigger(world.session(), wanted("r1")), fault(), TAKEN, stranger)


def test_a_key_that_was_used_before_gets_the_run_of_then() -> None:
    world = World()
    flow = trigger(world.session(), wanted(idempotency_key="order-1"))

    run = world.drive(flow, TAKEN, answer(200, run_body(state="success", conf=CONF)))

    assert (run.created, run.state) == (False, "success")


def test_a_key_that_is_new_makes_a_run() -> None:
    world = World()
    flow = trigger(world.session(), wanted(idempotency_key="order-1"))

    assert world.drive(flow, answer(200, run_body(conf=CONF))).created is True


def test_who_created_the_run_of_a_key_cannot_be_known_after_a_lost_answer() -> None:
    world = World()
    flow = trigger(world.session(), wanted(idempotency_key="order-1"))

    assert world.drive(flow, fault(), TAKEN, answer(200, run_body(conf=CONF))).created is None


@pytest.mark.parametrize("before", [[TAKEN], [fault(), TAKEN]], ids=["at once", "after a loss"])
def test_a_key_that_was_used_with_another_conf_is_an_error(before: list[httpx.Response]) -> None:
    world = World()
    flow = trigger(world.session(), wanted(idempotency_key="order-1"))

    with pytest.raises(
        errors.IdempotencyConflict, match=r"already triggered with .* 'order-1'"
    ) as e:
        world.drive(flow, *before, answer(200, run_body(conf={"a": 2})))

    assert e.value.run.conf == {"a": 2}
    assert (e.value.status, e.value.dag_id) == (409, "sales")


@pytest.mark.parametrize(("status", "kind"), REFUSED.items())
def test_a_refusal_is_raised_at_once(status: int, kind: type[errors.ApiError]) -> None:
    world = World()

    with pytest.raises(kind) as e:
        world.drive(trigger(world.session(), wanted("r1")), answer(status, {"detail": "no, sir"}))

    assert type(e.value) is kind
    assert (e.value.status, e.value.detail) == (status, "no, sir")
    assert (e.value.dag_id, e.value.run_id, e.value.method) == ("sales", "r1", "POST")
    assert e.value.url == "https://airflow.test/api/v2/dags/sales/dagRuns"
    assert str(e.value).startswith(
        "Could not trigger DAG 'sales' as run 'r1': POST https://airflow.test/"
    )
    assert world.slept == []


@pytest.mark.parametrize("not_sent", [*NOT_SENT, answer(429)], ids=name)
def test_an_attempt_that_started_nothing_is_repeated_and_never_looked_up(
    not_sent: httpx.Response,
) -> None:
    world = World()
    replies = (not_sent, not_sent, not_sent)

    with pytest.raises((errors.ConnectionFailed, errors.RateLimited)):
        world.drive(trigger(world.session(), wanted()), *replies)

    assert world.sent == [POST, POST, POST]


def test_after_the_last_lost_attempt_the_run_is_looked_up() -> None:
    world = World()
    replies = (fault(), fault(), fault(), answer(200, run_body(conf=CONF)))

    run = world.drive(trigger(world.session(), wanted()), *replies)

    assert run.created is True
    assert world.sent[3].startswith(GET)


@pytest.mark.parametrize(
    ("name_of_run", "conflict"),
    [
        ({"run_id": "r1"}, errors.RunAlreadyExists),
        ({"idempotency_key": "order-1"}, errors.IdempotencyConflict),
    ],
    ids=str,
)
def test_a_run_found_after_the_last_lost_attempt_may_be_ours_unless_its_conf_differs(
    name_of_run: dict[str, Any], conflict: type[errors.Conflict]
) -> None:
    world, lost = World(), [fault()] * 3

    ours = answer(200, run_body(conf=CONF))
    assert world.drive(trigger(world.session(), wanted(**name_of_run)), *lost, ours).created is None

    other = answer(200, run_body(conf={"a": 2}))
    with pytest.raises(conflict) as e:
        world.drive(trigger(world.session(), wanted(**name_of_run)), *lost, other)
    assert (e.value.method, e.value.dag_id) == ("POST", "sales")


def test_a_run_that_is_not_there_after_complete_answers_was_not_started() -> None:
    world = World()
    replies = (answer(500), answer(500), answer(500), GONE)

    with pytest.raises(errors.ServerError):
        world.drive(trigger(world.session(), wanted()), *replies)


@pytest.mark.parametrize("lost", [fault(), answer(502), answer(503), answer(504)], ids=name)
def test_a_run_that_is_not_there_yet_after_a_lost_answer_is_unconfirmed(
    lost: httpx.Response,
) -> None:
    world = World()
    replies = (answer(500), answer(500), lost, GONE)

    with pytest.raises(errors.TriggerUnconfirmed) as e:
        world.drive(trigger(world.session(), wanted("r1")), *replies)

    assert e.value.ref == RunRef("sales", "r1")


@pytest.mark.parametrize("refused", [refusal(403), no_dag()], ids=name)
def test_a_refusal_after_a_lost_answer_does_not_hide_that_the_run_may_exist(
    refused: httpx.Response,
) -> None:
    world = World()

    with pytest.raises(errors.TriggerUnconfirmed):
        world.drive(trigger(world.session(), wanted("r1")), fault(), refused, refusal(403))

    assert world.sent == [POST, POST, GET + "r1"]


def test_a_login_that_fails_after_a_lost_answer_does_not_hide_it_either() -> None:
    world = World()
    failed = errors.AuthenticationFailed("login failed", status=401, detail="")

    with pytest.raises(errors.TriggerUnconfirmed):
        world.drive(trigger(world.session(), wanted("r1")), fault(), failed, failed)


def test_a_login_page_in_every_answer_is_called_what_it_is() -> None:
    world = World()
    page = answer(200, PAGE, content_type="text/html")

    with pytest.raises(errors.UnexpectedResponse, match="an HTML page: Sign in") as e:
        world.drive(trigger(world.session(), wanted("r1")), page, page, page, page)

    assert (e.value.method, e.value.run_id) == ("POST", "r1")
    assert "If the response did come from Airflow, the run exists" in str(e.value)


@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize("lost", [fault(), answer(502, PAGE), answer(429)], ids=name)
def test_a_page_for_the_last_look_up_says_nothing_about_the_run(lost: Reply, position: int) -> None:
    world = World()
    page = answer(200, PAGE, content_type="text/html")
    replies: list[Reply] = [page, page, page]
    replies[position] = lost

    with pytest.raises(errors.TriggerUnconfirmed):
        world.drive(trigger(world.session(), wanted("r1")), *replies, page)


def test_a_redirect_is_not_followed_and_not_repeated() -> None:
    world = World()
    redirect = answer(302, location="https://login.test/?token=secret")

    with pytest.raises(errors.UnexpectedResponse) as e:
        world.drive(trigger(world.session(), wanted()), redirect)

    assert "secret" not in str(e.value)
    assert "the run exists" not in str(e.value)


def test_a_clash_of_logical_dates_that_the_server_chose_is_repeated() -> None:
    world = World(api="v1")
    clash = answer(409, {"detail": "DAGRun with DAG ID and logical date exists"})

    run = world.drive(
        trigger(world.session(), wanted("r1")),
        clash,
        no_run("v1"),
        answer(200, run_body("r1", conf=CONF)),
    )

    assert run.created is True


def test_a_clash_of_a_logical_date_that_the_caller_chose_is_an_error() -> None:
    world = World()
    date = datetime(2026, 1, 1, tzinfo=UTC)

    with pytest.raises(errors.Conflict, match="same logical date") as e:
        world.drive(trigger(world.session(), wanted(logical_date=date)), DAG, TAKEN, GONE)

    assert type(e.value) is errors.Conflict


def test_a_conflict_under_a_fresh_id_that_may_not_be_looked_up_is_unconfirmed() -> None:
    # Only our own attempt, delivered twice, can have taken that id.
    world = World()

    with pytest.raises(errors.TriggerUnconfirmed, match="the server refused to show the run"):
        world.drive(trigger(world.session(), wanted()), TAKEN, refusal(403))


def test_the_look_up_after_a_conflict_has_no_deadline_of_its_own() -> None:
    world = World(retry=RetryPolicy(attempts=3, backoff=20, cap=20, deadline=20))

    with pytest.raises(errors.TriggerUnconfirmed):
        world.drive(trigger(world.session(), wanted("r1")), answer(503), TAKEN, answer(503))

    assert world.slept == [20]


@pytest.mark.parametrize("reply", NOT_AIRFLOW, ids=name)
@pytest.mark.parametrize("before", [answer(500), TAKEN], ids=name)
def test_only_airflow_s_own_404_says_that_a_run_is_not_there(
    before: httpx.Response, reply: httpx.Response
) -> None:
    world = World(retry=RetryPolicy(attempts=1))

    with pytest.raises(errors.TriggerUnconfirmed):
        world.drive(trigger(world.session(), wanted("r1")), before, reply)


def test_a_request_that_is_too_early_is_repeated_and_has_started_nothing() -> None:
    world = World()
    ours = answer(200, run_body("r1", conf=CONF))

    assert world.drive(trigger(world.session(), wanted("r1")), answer(425), ours).created is True
    with pytest.raises(errors.ApiError) as e:
        world.drive(trigger(world.session(), wanted("r1")), *[answer(425)] * 3)
    assert e.value.status == 425


@pytest.mark.parametrize(
    ("named", "clash"),
    [
        ({"run_id": "r1"}, r"Most likely, a run with the run_id 'r1' already exists\. "),
        (
            {"idempotency_key": "order-1"},
            r"the idempotency_key 'order-1' \(the run_id 'key__order-1__\w+'\) already exists\.",
        ),
        (
            {"run_id": "r1", "logical_date": datetime(2026, 1, 1, tzinfo=UTC)},
            "already exists, or another run has the same logical date",
        ),
    ],
)
def test_a_conflict_that_may_not_be_looked_up_says_what_clashed_and_what_is_lacking(
    named: dict[str, Any], clash: str
) -> None:
    world = World()
    request = TriggerRequest("sales", CONF, **named)

    replies = [DAG] if "logical_date" in named else []
    with pytest.raises(errors.Conflict, match=clash) as e:
        world.drive(trigger(world.session(), request), *replies, TAKEN, refusal(403))

    assert "Unique constraint" in e.value.detail
    assert "grant them read on DAG Runs" in str(e.value)
    assert ("logical date" in str(e.value)) is ("logical_date" in named)


@pytest.mark.parametrize("answered", [fault(), answer(502, PAGE), answer(429)], ids=name)
def test_a_conflict_is_unconfirmed_if_the_look_up_has_no_answer(answered: Reply) -> None:
    # A proxy may have delivered the request twice: then the run is ours.
    world = World(retry=RetryPolicy(attempts=1))

    with pytest.raises(errors.TriggerUnconfirmed) as e:
        world.drive(trigger(world.session(), wanted("r1")), TAKEN, answered)

    assert e.value.ref == RunRef("sales", "r1")


@pytest.mark.parametrize("answered", [refusal(403), answer(403, PAGE), answer(200, PAGE)], ids=name)
def test_a_conflict_after_a_lost_answer_that_cannot_be_looked_up_is_unconfirmed(
    answered: httpx.Response,
) -> None:
    world = World()

    with pytest.raises(errors.TriggerUnconfirmed) as e:
        world.drive(trigger(world.session(), wanted("r1")), fault(), TAKEN, answered)

    assert e.value.ref == RunRef("sales", "r1")
    assert (e.value.dag_id, e.value.run_id, e.value.method) == ("sales", "r1", "POST")


def test_a_naive_date_is_refused_before_anything_is_sent() -> None:
    world = World()
    naive = datetime(2026, 1, 1)

    with pytest.raises(errors.InvalidDate, match="has no time zone"):
        world.drive(trigger(world.session(), wanted(logical_date=naive)))

    assert world.sent == []


def test_retry_after_is_waited_for() -> None:
    world = World(retry=RetryPolicy(attempts=3, cap=10))
    replies = (answer(429, retry_after="7"), answer(503, retry_after="99"))

    world.drive(trigger(world.session(), wanted()), *replies, answer(200, run_body(conf=CONF)))

    assert world.slept == [7.0, 10.0]


def test_retry_after_may_be_a_date() -> None:
    world = World(retry=RetryPolicy(attempts=2, cap=1000, deadline=1000))
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=500), usegmt=True)

    world.drive(
        trigger(world.session(), wanted()),
        answer(429, retry_after=at),
        answer(200, run_body(conf=CONF)),
    )

    assert 400 < world.slept[0] <= 500


def test_the_last_429_says_how_long_to_wait() -> None:
    world = World(retry=RetryPolicy(attempts=1))

    with pytest.raises(errors.RateLimited) as e:
        world.drive(trigger(world.session(), wanted()), answer(429, retry_after="7"))

    assert e.value.retry_after == 7


def test_airflow_3_s_invalid_token_is_a_matter_of_credentials() -> None:
    world = World()

    with pytest.raises(errors.AuthenticationFailed, match="Invalid JWT token"):
        world.drive(
            trigger(world.session(), wanted()), answer(403, {"detail": "Invalid JWT token"})
        )


def test_a_missing_permission_is_named() -> None:
    world = World()

    with pytest.raises(errors.PermissionDenied, match="edit on the DAG and create on DAG Runs"):
        world.drive(trigger(world.session(), wanted()), answer(403, {"detail": "Forbidden"}))


def test_a_404_of_a_web_server_that_knows_no_dags_is_not_a_missing_dag() -> None:
    world = World()

    with pytest.raises(errors.NotFound, match="Check the client's base_url") as e:
        world.drive(trigger(world.session(), wanted()), answer(404, PAGE))

    assert type(e.value) is errors.NotFound


def test_chosen_run_ids_are_new_and_need_no_quoting() -> None:
    ids = {new_run_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert all(set(run_id) <= set("abcdefghijklmnopqrstuvwxyz0123456789_TZ") for run_id in ids)


def test_an_unconfirmed_trigger_pickles_with_its_reference() -> None:
    world = World()

    with pytest.raises(errors.TriggerUnconfirmed) as e:
        world.drive(trigger(world.session(), wanted("r1")), *[fault()] * 4)

    copy = pickle.loads(pickle.dumps(e.value))
    assert (copy.ref, str(copy), copy.url) == (RunRef("sales", "r1"), str(e.value), e.value.url)


def test_the_deadline_is_one_for_the_questions_before_and_the_trigger() -> None:
    world = World(api=None, conf_check="strict", retry=RetryPolicy(attempts=3, deadline=60))

    def take_25_seconds() -> None:
        world.now += 25

    world.on_send = take_25_seconds
    version, details = (
        answer(200, {"version": "3.3.2", "git_version": None}),
        answer(200, dag_body()),
    )
    world.drive(trigger(world.session(), wanted()), version, details, answer(200, run_body()))

    assert world.timeouts == [60, 35, 10]


def test_a_trigger_is_not_sent_after_its_deadline() -> None:
    world = World(api=None, retry=RetryPolicy(deadline=10))

    def take_11_seconds() -> None:
        world.now += 11

    world.on_send = take_11_seconds
    flow = trigger(world.session(), wanted())
    with pytest.raises(errors.RequestTimeout, match=r"the deadline of the call passed") as e:
        world.drive(flow, answer(200, {"version": "3.3.2", "git_version": None}))

    assert world.sent == ["GET /api/v2/version"]
    assert e.value.dag_id == "sales"


def test_the_last_look_is_short_even_after_the_deadline() -> None:
    world = World(retry=RetryPolicy(deadline=10))

    def take_10_seconds() -> None:
        world.now += 10

    world.on_send = take_10_seconds
    flow = trigger(world.session(), wanted())

    assert world.drive(flow, fault(), answer(200, run_body(conf=CONF))).created is True
    assert world.timeouts == [10, LAST_LOOK]


def test_an_answer_of_airflow_that_cannot_be_read_is_no_proof_that_nothing_runs() -> None:
    world = World(retry=RetryPolicy(attempts=1))
    unread = answer(200, {"dag_id": "sales"})

    with pytest.raises(errors.TriggerUnconfirmed) as e:
        world.drive(trigger(world.session(), wanted("r1")), unread, unread)

    assert e.value.ref == RunRef("sales", "r1")


def test_an_unconfirmed_trigger_says_whether_the_server_was_asked_again() -> None:
    world = World(retry=RetryPolicy(attempts=1))

    with pytest.raises(errors.TriggerUnconfirmed, match=r"has no such run now, but"):
        world.drive(trigger(world.session(), wanted()), fault(), GONE)
    with pytest.raises(errors.TriggerUnconfirmed, match=r"looking up the run failed"):
        world.drive(trigger(world.session(), wanted()), fault(), fault())


@pytest.mark.parametrize(
    ("sent", "stored"), [({"n": 1e23}, {"n": 10**23}), ({"n": [1]}, {"n": [1.0]})], ids=str
)
def test_a_number_that_the_server_writes_otherwise_is_no_other_conf(
    sent: dict[str, object], stored: dict[str, object]
) -> None:
    request = TriggerRequest("sales", sent, idempotency_key="order-1")
    world = World()

    run = world.drive(trigger(world.session(), request), TAKEN, answer(200, run_body(conf=stored)))

    assert run.created is False


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ({"n": True}, {"n": 1}),
        ({"n": 0}, {"n": False}),
        ({"n": [1]}, {"n": [1, 1]}),
        ({"n": {"a": 1}}, {"n": {"a": 1, "b": 1}}),
        ({"n": 10**400}, {"n": 1.5}),
        ({"n": 1.5}, {"n": "1.5"}),
    ],
    ids=str,
)
def test_another_value_is_another_conf(sent: dict[str, object], stored: dict[str, object]) -> None:
    request = TriggerRequest("sales", sent, idempotency_key="order-1")
    world = World()

    with pytest.raises(errors.IdempotencyConflict):
        world.drive(trigger(world.session(), request), TAKEN, answer(200, run_body(conf=stored)))


@pytest.mark.parametrize(
    ("reply", "kind"),
    [(fault(), errors.RequestTimeout), (answer(404, {}), errors.UnexpectedResponse)],
    ids=["no answer", "no Airflow"],
)
def test_a_server_that_cannot_be_asked_who_it_is_leaves_a_named_dag_untriggered(
    reply: Reply, kind: type[errors.AirflowTriggerError]
) -> None:
    world = World(api=None, retry=RetryPolicy(attempts=1))
    replies = [reply] * (1 if kind is errors.RequestTimeout else 4)

    with pytest.raises(
        kind, match=r"^DAG 'sales' was not triggered, and nothing was started: "
    ) as e:
        world.drive(trigger(world.session(), wanted("r1")), *replies)

    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")
    assert e.value.url is not None
    assert POST not in world.sent


def test_those_who_wait_for_the_same_answer_are_told_of_their_own_dags_each() -> None:
    session = World(api=None).session()
    error = errors.ConnectionFailed("Could not ask.")
    told: list[str] = []
    for dag_id in ("a", "b"):
        flow = trigger(session, TriggerRequest(dag_id))
        assert isinstance(next(flow), Once)
        with pytest.raises(errors.ConnectionFailed) as e:
            flow.send(error)
        told.append(str(e.value))

    assert [words[:7] for words in told] == ["DAG 'a'", "DAG 'b'"]
    assert str(error) == "Could not ask."


@pytest.mark.parametrize(
    "secret",
    ["hunter2", "two  words\n", "it's", "pä$$", "x" * 5000, 'say "no"'],
    ids=["plain", "blanks", "quote", "umlaut", "long", "quotes"],
)
def test_a_server_s_message_is_told_without_the_secrets_of_the_conf(secret: str) -> None:
    world = World()
    conf = {"db": {"password": secret, "port": 5432}, "tokens": [secret], "year": 2026}
    words = f"Invalid input for param db: {conf['db']!r} is not valid, {secret!r} is too short"

    with pytest.raises(errors.InvalidRequest, match="Invalid input for param db") as e:
        world.drive(trigger(world.session(), TriggerRequest("sales", conf)), refusal(400, words))

    for told in (str(e.value), e.value.detail):
        assert secret[:60] not in told
        assert repr(secret)[1:61] not in told
    assert "port" in e.value.detail or len(secret) > 60
