"""Airflow on Astro, with an API token of the deployment.

AIRFLOW_TRIGGER_URL is the deployment's URL with its path, such as
https://abc.astronomer.run/dxyz; ASTRO_API_TOKEN is the token.
"""

import os

from airflow_trigger import AirflowClient, BearerToken


def connect() -> AirflowClient:
    return AirflowClient(auth=BearerToken(os.environ["ASTRO_API_TOKEN"]))


if __name__ == "__main__":
    conf = {"dataset_name": "monthly_sales", "year": 2026}
    with connect() as airflow:
        run = airflow.run("sales", conf, timeout=600)
        print(run.run_id, run.state)
