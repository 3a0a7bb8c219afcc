"""The same as `airflow-trigger trigger sales --key order-17`, with the library."""

from airflow_trigger import AirflowClient

with AirflowClient() as airflow:
    print(airflow.trigger("sales", idempotency_key="order-17").ref)
