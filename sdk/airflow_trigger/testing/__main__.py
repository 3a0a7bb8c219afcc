"""The fake as a local HTTP server: `python -m airflow_trigger.testing --dag sales`."""

from __future__ import annotations

import argparse
import signal
from contextlib import ExitStack, suppress
from shlex import quote
from threading import Event
from typing import get_args

from airflow_trigger.testing import AuthBackend, AuthManager, GatewayRefusal
from airflow_trigger.testing.fake import FakeAirflow


def main(arguments: list[str] | None = None) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        fake = _fake(options)
    except ValueError as error:
        parser.error(str(error))
    if options.auto_finish is not None:
        fake.runs_take(polls=0, state=options.auto_finish)
    for number in (signal.SIGINT, signal.SIGTERM):
        # Set both: processes that a shell starts in the background ignore SIGINT.
        signal.signal(number, signal.default_int_handler)
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        try:
            url = stack.enter_context(fake.serving(port=options.port))
        except (OSError, OverflowError) as error:
            parser.error(f"cannot listen on port {options.port}: {error}")
        for name, value in _settings(fake, url, options).items():
            print(f"export AIRFLOW_TRIGGER_{name}={quote(value)}", flush=True)
        Event().wait()


def _settings(fake: FakeAirflow, url: str, options: argparse.Namespace) -> dict[str, str]:
    """The settings of a client, by the suffix of the variable."""
    token, header = options.gateway_token, options.gateway_header
    login = {"URL": url, "USERNAME": fake.username, "PASSWORD": fake.password}
    if token is None:
        return login
    if header.lower() == "authorization":
        return {"URL": url, "TOKEN": token}
    return login | {"GATEWAY_TOKEN": token, "GATEWAY_HEADER": header}


def _fake(options: argparse.Namespace) -> FakeAirflow:
    """Raises ValueError for options that do not go together."""
    fake = FakeAirflow(
        options.api,
        version=options.version,
        auth_manager=options.auth_manager,
        auth_backend=options.auth_backend,
    )
    for dag_id in options.dag:
        fake.add_dag(dag_id)
    for client in options.client:
        client_id, colon, secret = client.partition(":")
        if not colon:
            raise ValueError("--client takes ID:SECRET")
        fake.add_client(client_id, secret)
    if options.gateway_token is not None:
        header, refusal = options.gateway_header, options.gateway_refusal
        fake.gateway(token=options.gateway_token, header=header, refusal=refusal)
    return fake


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m airflow_trigger.testing",
        description="Serve a fake Airflow on 127.0.0.1 until Ctrl-C. Prints its URL and "
        "credentials as export lines for a shell, with the variables that airflow-trigger reads.",
    )
    parser.add_argument("--port", type=int, default=0, help="default: any free port")
    parser.add_argument("--api", choices=["v1", "v2"], help="default: the API of --version")
    parser.add_argument(
        "--version", help="the Airflow version to imitate, such as 2.11.2; default: the newest"
    )
    parser.add_argument(
        "--dag", action="append", default=[], metavar="DAG_ID", help="a DAG; repeatable"
    )
    parser.add_argument(
        "--auth-manager",
        choices=get_args(AuthManager),
        help="the auth manager; default: that of the Airflow version",
    )
    parser.add_argument(
        "--auth-backend",
        choices=get_args(AuthBackend),
        help="the API auth backend of Airflow 2; default: basic_auth",
    )
    parser.add_argument(
        "--client",
        action="append",
        default=[],
        metavar="ID:SECRET",
        help="a machine client that can log in with client_credentials; needs keycloak; repeatable",
    )
    parser.add_argument(
        "--gateway-token",
        metavar="TOKEN",
        help="put a gateway in front that requires this token on every path",
    )
    parser.add_argument(
        "--gateway-header",
        default="Proxy-Authorization",
        metavar="NAME",
        help="the header of the gateway token; default: %(default)s",
    )
    parser.add_argument(
        "--gateway-refusal",
        choices=get_args(GatewayRefusal),
        default="unauthorized",
        help="the response of the gateway to requests without the token; default: %(default)s",
    )
    parser.add_argument(
        "--auto-finish",
        choices=["success", "failed"],
        metavar="STATE",
        help="finish each run as success or failed when it is first read",
    )
    return parser


if __name__ == "__main__":
    main()
