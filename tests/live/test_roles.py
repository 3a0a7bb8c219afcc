"""FAB auth manager: users, roles and credentials."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AuthenticationFailed,
    BearerToken,
    BearerTokenFile,
    BearerTokenProvider,
    DagNotFound,
    JwtLogin,
    PasswordAuth,
    PermissionDenied,
)
from tests.both import Mode, open_client
from tests.live.fab import Fab
from tests.live.roles import ANOTHER, DAG, PAGE, measured, one_dag, rendered, shown
from tests.live.server import AirflowServer

pytestmark = pytest.mark.platform("fab", on="real servers: Airflow 3.1 and 3.3")

PATIENCE = 60.0
# The releases for which the table on the page must be exact.
ON_THE_PAGE = {"3.3.2+fab", "2.11.2"}
# Seconds; longer than the lifetime of tokens of `/auth/token/cli`, see `managers.py`.
LONG = 6


def logged_in(server: AirflowServer) -> PasswordAuth:
    return PasswordAuth(server.username, server.password)


@pytest.fixture
def fab(fab_airflow: AirflowServer) -> Iterator[Fab]:
    with Fab(fab_airflow) as fab:
        yield fab


def test_each_role_may_do_what_the_docs_say(
    fab_airflow: AirflowServer, seen: Callable[[str], None]
) -> None:
    """Each role has the permissions that the docs list."""
    told = shown(PAGE.read_text()).splitlines()
    rows = rendered(measured(fab_airflow)).splitlines()

    others = [row for row, same in zip(rows, told, strict=True) if row != same]
    if fab_airflow.name in ON_THE_PAGE:
        assert others == [], "`make roles` writes the table anew"
    seen("; ".join(map(in_words, others)) or "✓")


def in_words(row: str) -> str:
    """The result for each role in a row, or once if all are the same, without the table bars."""
    what, *roles = [cell.strip() for cell in row.strip("| ").split("|")]
    said = f"{roles[0]} for each role" if len(set(roles)) == 1 else ", ".join(roles)
    return f"{what}: {said}"


def test_a_dag_that_a_user_may_not_see_is_one_that_may_not_exist(
    fab: Fab, fab_airflow: AirflowServer
) -> None:
    """For a DAG that the user cannot see, the error says that it may not exist."""
    user = fab.add_user(fab.add_role(one_dag(ANOTHER)))

    with AirflowClient(fab_airflow.base_url, user.auth) as client:
        for dag_id in (DAG, "no_such_dag"):
            with pytest.raises(PermissionDenied) as e:
                client.dag(dag_id)
            assert f"lack read on the DAG. Or DAG {dag_id!r} does not exist" in str(e.value)
        assert client.dag(ANOTHER).dag_id == ANOTHER

    with (
        AirflowClient(fab_airflow.base_url, logged_in(fab_airflow)) as admin,
        pytest.raises(DagNotFound),
    ):
        admin.dag("no_such_dag")


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_permission_that_is_taken_or_given_counts_for_a_client_that_is_open(
    fab: Fab, fab_airflow: AirflowServer, mode: Mode
) -> None:
    """Granted and revoked permissions take effect for an open client."""
    role = fab.add_role(one_dag(ANOTHER))
    looks = fab.add_role([one for one in one_dag(ANOTHER) if one[0] == "can_read"])
    user = fab.add_user(role)
    with open_client(mode, fab_airflow.base_url, user.auth) as client:
        assert client.trigger(ANOTHER).created

        fab.change_user(user, looks)
        refusal = until_refused(client)
        fab.change_user(user, role)
        until_taken(client)

    assert "edit on the DAG and create on DAG Runs" in str(refusal)


def until_refused(client: AirflowClient) -> PermissionDenied:
    """Repeat the trigger until it is refused: Airflow 3 caches permissions for a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            client.trigger(ANOTHER)
        except PermissionDenied as error:
            return error
    raise AssertionError("the permission counts for ever")


def until_taken(client: AirflowClient) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            assert client.trigger(ANOTHER).created
        except PermissionDenied:
            assert time.monotonic() < end, "the permission never counts"
        else:
            return


KINDS: dict[str, Callable[[AirflowServer, Path], httpx.Auth | str]] = {
    "PasswordAuth": lambda server, file: logged_in(server),
    "JwtLogin": lambda server, file: JwtLogin(server.username, server.password),
    "str": lambda server, file: server.token(),
    "BearerToken": lambda server, file: BearerToken(server.token()),
    "BearerTokenFile": lambda server, file: BearerTokenFile(file),
    "BearerTokenProvider": lambda server, file: BearerTokenProvider(server.token),
}


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_credentials_works(
    fab_airflow_3: AirflowServer, mode: Mode, kind: str, tmp_path: Path
) -> None:
    """Every supported kind of credentials works."""
    file = tmp_path / "token"
    file.write_text(fab_airflow_3.token())

    with open_client(mode, fab_airflow_3.base_url, KINDS[kind](fab_airflow_3, file)) as client:
        assert client.trigger(ANOTHER).created
        assert client.dag(ANOTHER).dag_id == ANOTHER


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_wrong_password_is_told_in_the_server_s_words(
    fab_airflow_3: AirflowServer, mode: Mode
) -> None:
    """The error for a wrong password carries the server's message."""
    wrong = PasswordAuth(fab_airflow_3.username, "wr0ng-word")

    with (
        open_client(mode, fab_airflow_3.base_url, wrong) as client,
        pytest.raises(AuthenticationFailed, match="401: Invalid credentials") as e,
    ):
        client.trigger(ANOTHER)

    assert "wr0ng-word" not in str(e.value)


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_token_that_ends_while_a_run_goes_on_is_renewed(
    fab_airflow_3: AirflowServer, mode: Mode
) -> None:
    """A token that expires during a wait is renewed."""
    transport = ShortLived() if mode == "sync" else AsyncShortLived()
    credentials = logged_in(fab_airflow_3)

    with open_client(mode, fab_airflow_3.base_url, credentials, transport=transport) as client:
        run = client.run(DAG, {"seconds": LONG}, timeout=PATIENCE)

    assert run.state == "success"
    assert transport.logins > 1


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_token_that_has_ended_is_told_in_the_server_s_words(
    fab_airflow_3: AirflowServer, mode: Mode
) -> None:
    """The error for an expired token carries the server's message."""
    with (
        open_client(mode, fab_airflow_3.base_url, fab_airflow_3.expired_token()) as client,
        pytest.raises(AuthenticationFailed, match="401: Token Expired"),
    ):
        client.trigger(ANOTHER)


class ShortLived(httpx.HTTPTransport):
    """Sends logins to the path where tokens expire after some seconds."""

    logins = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.logins += to_short_lived(request)
        return super().handle_request(request)


class AsyncShortLived(httpx.AsyncHTTPTransport):
    logins = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.logins += to_short_lived(request)
        return await super().handle_async_request(request)


def to_short_lived(request: httpx.Request) -> bool:
    """Change the path of a login to the other one; returns whether the request is a login."""
    if not request.url.path.endswith("/auth/token"):
        return False
    request.url = request.url.copy_with(path=f"{request.url.path}/cli")
    return True
