"""Airflow 2 with Kerberos; needs httpx-gssapi.

The ticket is that of kinit; or KRB5_CLIENT_KTNAME names a keytab, by which
tickets are obtained and renewed. AIRFLOW_HOST is the server's own name, as
in its principal airflow/airflow.example.internal; the URL may have another.
"""

import os

import httpx
from httpx_gssapi import HTTPSPNEGOAuth

from airflow_trigger import AirflowClient


def kerberos() -> httpx.Auth:
    service = f"airflow@{os.environ['AIRFLOW_HOST']}"
    # Opportunistic: with the first request, not after a refusal.
    auth: httpx.Auth = HTTPSPNEGOAuth(
        target_name=service, opportunistic_auth=True
    )
    return auth


def connect() -> AirflowClient:
    return AirflowClient(auth=kerberos())


if __name__ == "__main__":
    conf = {"dataset_name": "monthly_sales", "year": 2026}
    with connect() as airflow:
        run = airflow.run("sales", conf, timeout=600)
        print(run.run_id, run.state)
