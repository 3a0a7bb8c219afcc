"""Detect the server's API version, and send requests to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Unpack

from airflow_trigger._adapters import load_adapter
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import GATEWAY_ADVICE
from airflow_trigger._flows.attempts import exchange
from airflow_trigger._flows.steps import Flow, Session, T, once
from airflow_trigger.errors import (
    AirflowTriggerError,
    ApiError,
    AuthenticationFailed,
    ConfigError,
    RateLimited,
    ServerError,
    UnexpectedResponse,
    Unsupported,
)

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter
    from airflow_trigger.errors import Where
    from airflow_trigger.models import ServerInfo

VERSION = "the version of the server"

# For how many seconds after a check the server is assumed not to have been upgraded.
CONFIRMED = 10.0


def server(session: Session, *, until: float | None = None) -> Flow[ServerInfo]:
    """Read the server's version once."""
    until = session.deadline() if until is None else until
    while session.server is None:
        yield from _find(session, until)
    return session.server


def asked_again(session: Session, until: float) -> Flow[ServerInfo]:
    """Read the server's version again, as it may have been upgraded."""
    yield from _find(session, until)
    return (yield from server(session, until=until))


def need_version(
    session: Session,
    since: tuple[int, int],
    what: str,
    *,
    consequence: str,
    until: float,
    **where: Unpack[Where],
) -> Flow[ServerInfo]:
    """Refuse what the server's version does not support yet.

    Args:
        session: The client's session.
        since: The first Airflow version that supports it.
        what: What needs that version.
        consequence: What was not done.
        until: The deadline, on the session's clock.
        where: The DAG and the run, for the error.
    """
    info = yield from server(session, until=until)
    if minor(info.version) < since:
        # The server may have been upgraded since its version was read.
        info = yield from asked_again(session, until)
    if minor(info.version) < since:
        raise Unsupported(
            f"{what} needs Airflow {since[0]}.{since[1]} or later, but {session.base_url} runs "
            f"{info.version}; {consequence}.",
            **where,
        )
    return info


def minor(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


def adapter_for(
    session: Session,
    dag_id: str | None = None,
    run_id: str | None = None,
    *,
    until: float | None = None,
) -> Flow[Adapter]:
    """Return the adapter for the server's API version; an error names the DAG and the run.

    A caller on a hot path writes `session.adapter or (yield from adapter_for(session))`, which
    creates no generator once the adapter is known.
    """
    if session.adapter is None:
        try:
            api = session.api or (yield from server(session, until=until)).api
        except AirflowTriggerError as error:
            error.dag_id, error.run_id = error.dag_id or dag_id, error.run_id or run_id
            raise
        session.adapter = load_adapter(api, session.base_url)
    return session.adapter


def ask(
    session: Session,
    request_with: Callable[[Adapter], Request[T]],
    *,
    dag_id: str | None = None,
    run_id: str | None = None,
    idempotent: bool = True,
    until: float | None = None,
) -> Flow[T]:
    """Send a request to the server's API version; see `exchange`.

    If the server was upgraded since that version was detected, the request is built again for the
    other version.
    """
    until = session.deadline() if until is None else until
    adapter = session.adapter or (yield from adapter_for(session, dag_id, run_id, until=until))
    try:
        request = request_with(adapter)
        return (yield from exchange(session, request, idempotent=idempotent, until=until))
    except (ApiError, Unsupported) as error:
        if not (yield from speaks_another_api(session, adapter, error, until)):
            raise
    request = request_with((yield from adapter_for(session, until=until)))
    return (yield from exchange(session, request, idempotent=idempotent, until=until))


def speaks_another_api(
    session: Session, adapter: Adapter, error: AirflowTriggerError, until: float
) -> Flow[bool]:
    """Whether an error is due to an upgrade or downgrade between Airflow 2 and 3; asks the server.

    Args:
        session: The client's session. Its adapter changes if the API version has changed.
        adapter: The adapter that built the request.
        error: Why the request failed.
        until: The deadline, on the session's clock.
    """
    if session.api is not None or not _may_be_of_another_api(error):
        return False
    # A 405 and an `Unsupported` are clear signs. A 404 is not: it is checked only now and then.
    is_clear = not (isinstance(error, ApiError) and error.status == 404)
    is_due = is_clear or session.clock() - session.confirmed_at >= CONFIRMED
    if session.adapter is adapter and is_due:
        try:
            yield from _find(session, until)
        except AirflowTriggerError:
            return False
        if session.adapter is adapter:
            session.confirmed_at = session.clock()
    return session.adapter is not adapter


def _may_be_of_another_api(error: AirflowTriggerError) -> bool:
    # Airflow 3 responds to a POST to the API of Airflow 2 with 405, and to other methods with the
    # 404 that becomes `Unsupported`. Airflow 2 responds to the API of Airflow 3, also to its login,
    # with a 404 and a page.
    if isinstance(error, ApiError):
        return error.status == 405 or (error.status == 404 and not error.by_airflow)
    return isinstance(error, Unsupported)


def _find(session: Session, until: float) -> Flow[None]:
    yield from once(session, VERSION, lambda: _find_server(session, until), until)


def _find_server(session: Session, until: float) -> Flow[None]:
    """Read the version from each API, first without credentials: Airflow itself requires none.

    A gateway in front may require them for every path, and respond with 401, 403, 404, a redirect
    or a page. The same requests are then sent again with credentials.
    """
    errors: list[AirflowTriggerError] = []
    for authenticated in (True,) if session.is_version_guarded else (False, True):
        errors.clear()
        for api in ("v2", "v1") if session.api is None else (session.api,):
            request = load_adapter(api, session.base_url).version()
            request.about("read the version of the server", operation="server")
            request.is_authenticated = authenticated
            try:
                found = yield from exchange(session, request, until=until)
            except (ApiError, ConfigError, UnexpectedResponse, Unsupported) as error:
                if _is_final(session, error, authenticated=authenticated):
                    raise
                errors.append(error)
            else:
                session.is_version_guarded = authenticated
                _learn(session, found)
                return
    raise _no_airflow(session, errors)


def _is_final(session: Session, error: AirflowTriggerError, *, authenticated: bool) -> bool:
    """Whether another request for the version is pointless."""
    if isinstance(error, AuthenticationFailed):
        # Without credentials, it comes from a gateway, whatever its format.
        return authenticated and error.by_airflow
    # If the user chose v1, Airflow 3 always responds like this. Otherwise v2 was tried first, and
    # perhaps it only requires credentials.
    is_chosen = isinstance(error, Unsupported) and session.api is not None
    return is_chosen or isinstance(error, RateLimited | ServerError)


def _learn(session: Session, found: ServerInfo) -> None:
    session.server = found
    if session.adapter is not None and session.adapter.api != found.api:
        session.adapter = None
        session.dags.clear()


def _no_airflow(session: Session, errors: list[AirflowTriggerError]) -> AirflowTriggerError:
    """The most informative of the errors, if no API returned its version."""
    for error in errors:
        if isinstance(error, Unsupported):
            # It is Airflow 3, so the first response, that to v2, is the informative one.
            return errors[0]
        if not (isinstance(error, ApiError) and error.status in (404, 405)):
            return error
    api = session.api or "v1"
    return UnexpectedResponse(
        f"There is no Airflow at {session.base_url}: it has no /api/{api}/version. "
        "Pass the address of Airflow's web server as base_url, without /api/v1 or /api/v2. If "
        "Airflow is served under a path, include it, as in https://host/airflow. "
        f"{GATEWAY_ADVICE}",
        status=404,
        method="GET",
        url=f"{session.base_url}/api/{api}/version",
    )


# The idempotent methods (RFC 9110, section 9.2.2) that the specs use.
IDEMPOTENT = frozenset({"GET", "PUT", "DELETE"})


def operation_call(session: Session, name: str, request: Request[T]) -> Flow[T]:
    """Send the request of a generated operation; its name is the one of its module."""
    operation = name.rpartition(".")[2]
    request.about(f"call {operation}", operation=operation)

    def request_with(adapter: Adapter) -> Request[T]:
        if request.api != adapter.api:
            raise Unsupported(
                f"{operation} of airflow_rest.{request.api} was not sent: {session.base_url} "
                f"has /api/{adapter.api}. Import the operation from "
                f"airflow_rest.{adapter.api} instead."
            )
        return request

    return (yield from ask(session, request_with, idempotent=request.method in IDEMPOTENT))
