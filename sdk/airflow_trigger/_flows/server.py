"""Which server is behind the URL, and so which adapter speaks to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow_trigger._adapters import load_adapter
from airflow_trigger._call import Call
from airflow_trigger._flows.attempts import exchange
from airflow_trigger._flows.steps import Flow, Session, once
from airflow_trigger.errors import NotFound, UnexpectedResponse
from airflow_trigger.models import Api

if TYPE_CHECKING:
    from airflow_trigger._adapters._interface import Adapter
    from airflow_trigger.server import ServerInfo


def server(session: Session, *, until: float | None = None) -> Flow[ServerInfo]:
    """Ask the server once which Airflow it is."""
    while session.server is None:
        yield from once("server", lambda: _find_server(session, until))
    return session.server


def _find_server(session: Session, until: float | None) -> Flow[None]:
    apis: tuple[Api, ...] = ("v2", "v1") if session.api is None else (session.api,)
    for api in apis:
        request = load_adapter(api, session.base_url).version()
        call = Call(
            operation="server",
            what="ask for the version of the server",
            request=request,
            url=session.base_url + request.path,
            authenticated=False,
        )
        try:
            session.server = yield from exchange(session, call, until=until)
        except NotFound:
            continue
        return
    raise UnexpectedResponse(
        f"No Airflow answers at {session.base_url}: it has no /api/{apis[-1]}/version. "
        "The base_url is the address of Airflow's web server, without /api/…",
        status=404,
        method="GET",
        url=f"{session.base_url}/api/{apis[-1]}/version",
    )


def adapter_for(session: Session, *, until: float | None = None) -> Flow[Adapter]:
    if session.adapter is None:
        api = session.api or (yield from server(session, until=until)).api
        session.adapter = load_adapter(api, session.base_url)
    return session.adapter
