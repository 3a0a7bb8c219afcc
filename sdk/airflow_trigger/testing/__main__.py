"""The fake as a local HTTP server: `python -m airflow_trigger.testing --dag sales`."""

from __future__ import annotations

import argparse
import signal
from contextlib import ExitStack, suppress
from threading import Event

from airflow_trigger.testing.fake import FakeAirflow


def main(arguments: list[str] | None = None) -> None:
    """Serve until Ctrl-C, or until it is terminated."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        fake = FakeAirflow(options.api, version=options.version)
        for dag_id in options.dag:
            fake.add_dag(dag_id)
    except ValueError as error:
        parser.error(str(error))
    if options.auto_finish is not None:
        fake.runs_take(polls=0, state=options.auto_finish)
    for number in (signal.SIGINT, signal.SIGTERM):
        # Explicitly: a shell lets what it starts in the background ignore the first.
        signal.signal(number, signal.default_int_handler)
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        try:
            url = stack.enter_context(fake.serving(port=options.port))
        except (OSError, OverflowError) as error:
            parser.error(f"cannot listen on port {options.port}: {error}")
        print(f"AIRFLOW_TRIGGER_URL={url}")
        print(f"AIRFLOW_TRIGGER_USERNAME={fake.username}")
        print(f"AIRFLOW_TRIGGER_PASSWORD={fake.password}", flush=True)
        Event().wait()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m airflow_trigger.testing",
        description="Serve a fake Airflow on 127.0.0.1 until Ctrl-C. It prints its URL and a "
        "login, as environment variables that airflow-trigger reads.",
    )
    parser.add_argument("--port", type=int, default=0, help="default: any that is free")
    parser.add_argument("--api", choices=["v1", "v2"], help="default: that of the version")
    parser.add_argument("--version", help="the version to be, such as 2.11.2; default: the newest")
    parser.add_argument("--dag", action="append", default=[], metavar="DAG_ID")
    parser.add_argument(
        "--auto-finish",
        choices=["success", "failed"],
        metavar="STATE",
        help="let each run end, as success or failed, when it is first read",
    )
    return parser


if __name__ == "__main__":
    main()
