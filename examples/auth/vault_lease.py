"""A user name and password that Vault leases to a pod; needs hvac.

VAULT_ADDR is Vault's address, VAULT_ROLE the role of the pod's service
account, VAULT_JWT the file with that account's token, and AIRFLOW_LEASE the
path of the lease, such as ldap/creds/airflow.
"""

import os
import threading
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import hvac

from airflow_trigger import AirflowClient, PasswordAuth


class LeasedPassword(httpx.Auth):
    """Takes a new lease after nine tenths of the last one.

    Only for `AirflowClient`: hvac would block the event loop.
    """

    def __init__(self) -> None:
        self._vault = hvac.Client()
        self._lock = threading.Lock()
        self._ends = 0.0

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response]:
        with self._lock:
            if time.monotonic() >= self._ends:
                self._renew()
        yield from self._auth.sync_auth_flow(request)

    def _renew(self) -> None:
        now = time.monotonic()
        jwt = Path(os.environ["VAULT_JWT"]).read_text()
        self._vault.auth.kubernetes.login(os.environ["VAULT_ROLE"], jwt)
        lease: Any = self._vault.read(os.environ["AIRFLOW_LEASE"])
        user = lease["data"]
        self._auth = PasswordAuth(user["username"], user["password"])
        self._ends = now + 0.9 * lease["lease_duration"]


def connect() -> AirflowClient:
    return AirflowClient(auth=LeasedPassword())


if __name__ == "__main__":
    conf = {"dataset_name": "monthly_sales", "year": 2026}
    with connect() as airflow:
        run = airflow.run("sales", conf, timeout=600)
        print(run.run_id, run.state)
