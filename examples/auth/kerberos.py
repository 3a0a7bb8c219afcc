"""Airflow 2 with Kerberos; needs httpx-gssapi.

The ticket comes from kinit, or from a keytab that KRB5_CLIENT_KTNAME names,
with which tickets are obtained and renewed. AIRFLOW_HOST is the host in the
server's principal, such as airflow/airflow.example.internal; the URL may have
another host.
"""

import os

import httpx
from httpx_gssapi import HTTPSPNEGOAuth

from airflow_trigger import AirflowClient


def kerberos() -> httpx.Auth:
    service = f"airflow@{os.environ['AIRFLOW_HOST']}"
    # Opportunistic: send the ticket with the first request, not after a 401.
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
