"""Airflow behind a gateway with Microsoft Entra ID; needs azure-identity.

AIRFLOW_SCOPE is the scope of the token, such as api://airflow/.default.
azure-identity finds the credentials: a managed identity, a workload identity,
or a client secret in the environment.
"""

import os

from azure.core.credentials import TokenCredential
from azure.identity import DefaultAzureCredential

from airflow_trigger import AirflowClient, BearerTokenProvider


def entra(credential: TokenCredential) -> BearerTokenProvider:
    scope = os.environ["AIRFLOW_SCOPE"]
    return BearerTokenProvider(lambda: credential.get_token(scope))


def connect() -> AirflowClient:
    # If Airflow behind the gateway needs its own login:
    # auth=BehindGateway(entra(…), PasswordAuth(…), header="…")
    return AirflowClient(auth=entra(DefaultAzureCredential()))


if __name__ == "__main__":
    conf = {"dataset_name": "monthly_sales", "year": 2026}
    with connect() as airflow:
        run = airflow.run("sales", conf, timeout=600)
        print(run.run_id, run.state)
