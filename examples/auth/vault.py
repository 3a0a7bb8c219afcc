"""A token stored in Vault (KV version 2); needs hvac.

VAULT_ADDR is Vault's address, VAULT_ROLE_ID and VAULT_SECRET_ID belong to an
AppRole, and AIRFLOW_SECRET is the path of a secret with the key "token".
"""

import os
from datetime import timedelta

import hvac

from airflow_trigger import AirflowClient, BearerTokenProvider


def connect() -> AirflowClient:
    vault = hvac.Client()

    def token() -> tuple[str, timedelta]:
        vault.auth.approle.login(
            os.environ["VAULT_ROLE_ID"], os.environ["VAULT_SECRET_ID"]
        )
        secret = vault.secrets.kv.v2.read_secret(
            os.environ["AIRFLOW_SECRET"], raise_on_deleted_version=True
        )
        # Read again after 5 minutes, or at once if Airflow refuses it.
        return secret["data"]["data"]["token"], timedelta(minutes=5)

    return AirflowClient(auth=BearerTokenProvider(token))


if __name__ == "__main__":
    conf = {"dataset_name": "monthly_sales", "year": 2026}
    with connect() as airflow:
        run = airflow.run("sales", conf, timeout=600)
        print(run.run_id, run.state)
