"""Which server is behind the URL, and so which adapter speaks to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from airflow_trigger._adapters import load_adapter
from airflow_trigger._adapters.request import Request
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
from airflow_trigger.models import Api

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Adapter
    from airflow_trigger.models import ServerInfo

VERSION = "the version of the server"

# Seconds for which a server that was found to be the same is not asked again.
CONFIRMED = 10.0


def server(session: Session, *, until: float | None = None) -> Flow[ServerInfo]:
    """Ask the server once which Airflow it is."""
    until = session.deadline() if until is None else until
    while session.server is None:
        yield from _find(session, until)
    return session.server


def asked_again(session: Session, until: float) -> Flow[ServerInfo]:
    """Ask the server anew which Airflow it is, as it may have been upgraded."""
    yield from _find(session, until)
    return (yield from server(session, until=until))


def adapter_for(session: Session, *, until: float | None = None) -> Flow[Adapter]:
    if session.adapter is None:
        api = session.api or (yield from server(session, until=until)).api
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
    """Send a request by the API that the server speaks; see `exchange`.

    A server may have been upgraded since it was asked which API that is. Where it cannot be asked,
    the error names the DAG and the run that the request would have been about.
    """
    until = session.deadline() if until is None else until
    try:
        adapter = yield from adapter_for(session, until=until)
    except AirflowTriggerError as error:
        error.dag_id, error.run_id = error.dag_id or dag_id, error.run_id or run_id
        raise
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
        session: The client's. It has forgotten the adapter if the server speaks another API now.
        adapter: What the request was made with.
        error: What came of it.
        until: When the time for the question is over.
    """
    if session.api is not None or not _may_be_of_another_api(error):
        return False
    # A 405 and what becomes `Unsupported` are clear signs. A 404 is none: not each is asked about.
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
    # Airflow 3 answers 405 to a POST to the API of Airflow 2, and to other methods what becomes
    # `Unsupported`; Airflow 2 answers 404 with a page, to a login of Airflow 3 as well.
    if isinstance(error, ApiError):
        return error.status == 405 or (error.status == 404 and not error.by_airflow)
    return isinstance(error, Unsupported)


def _find(session: Session, until: float) -> Flow[None]:
    yield from once(session, VERSION, lambda: _find_server(session, until), until)


def _find_server(session: Session, until: float) -> Flow[None]:
    """Ask each API for its version, without credentials first: no Airflow wants any for it.

    A gateway in front may want them on each path. Without them it answers 401, 403, 404, a redirect
    or a page, and the same requests are sent once more with them.
    """
    errors: list[AirflowTriggerError] = []
    for authenticated in (True,) if session.is_version_guarded else (False, True):
        errors.clear()
        for api in ("v2", "v1") if session.api is None else (session.api,):
            request = _version_request(session, api)
            request.is_authenticated = authenticated
            try:
                found = yield from exchange(session, request, until=until)
            except (ApiError, ConfigError, UnexpectedResponse) as error:
                is_refused = isinstance(error, AuthenticationFailed) and error.by_airflow
                if is_refused or isinstance(error, RateLimited | ServerError):
                    raise
                errors.append(error)
            else:
                session.is_version_guarded = authenticated
                _learn(session, found)
                return
    raise _no_airflow(session, errors)


def _version_request(session: Session, api: Api) -> Request[ServerInfo]:
    request = load_adapter(api, session.base_url).version()
    return request.about("ask for the version of the server", operation="server")


def _learn(session: Session, found: ServerInfo) -> None:
    session.server = found
    if session.adapter is not None and session.adapter.api != found.api:
        session.adapter = None
        session.dags.clear()


def _no_airflow(session: Session, errors: list[AirflowTriggerError]) -> AirflowTriggerError:
    for error in errors:
        is_missing = isinstance(error, ApiError) and error.status in (404, 405)
        if not is_missing:
            return error
    api = session.api or "v1"
    return UnexpectedResponse(
        f"No Airflow answers at {session.base_url}: it has no /api/{api}/version. "
        "The base_url is the address of Airflow's web server, without /api/…",
        status=404,
        method="GET",
        url=f"{session.base_url}/api/{api}/version",
    )


# RFC 9110, section 9.2.2, of those that the specs use.
IDEMPOTENT = frozenset({"GET", "PUT", "DELETE"})


def operation_call(session: Session, name: str, request: Request[T]) -> Flow[T]:
    """Send the request of an operation, which is told by its module's name."""
    operation = name.rpartition(".")[2]
    request.about(f"call {operation}", operation=operation)

    def request_with(adapter: Adapter) -> Request[T]:
        if request.api != adapter.api:
            raise Unsupported(
                f"{operation} of airflow_rest.{request.api} was not sent: {session.base_url} "
                f"speaks /api/{adapter.api}. Import the operation from "
                f"airflow_rest.{adapter.api} instead."
            )
        return request

    return (yield from ask(session, request_with, idempotent=request.method in IDEMPOTENT))
