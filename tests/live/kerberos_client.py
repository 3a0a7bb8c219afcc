"""A service that uses Kerberos tickets; runs in the environment that has httpx-gssapi.

python kerberos_client.py sync|async

It triggers a DAG for each line of its input, and prints the result.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

from airflow_trigger import AirflowTriggerError
from tests.both import Mode, open_client

EXAMPLE = Path(__file__).parents[2] / "examples" / "auth" / "kerberos.py"


def main(mode: Mode) -> None:
    auth = runpy.run_path(str(EXAMPLE))["kerberos"]()
    with open_client(mode, auth=auth) as airflow:
        for dag_id in map(str.strip, sys.stdin):
            try:
                run = airflow.trigger(dag_id)
            except AirflowTriggerError as error:
                print(f"{type(error).__name__}: {error}", flush=True)
            else:
                print(f"started {run.run_id}", flush=True)


if __name__ == "__main__":
    main("async" if sys.argv[1] == "async" else "sync")
