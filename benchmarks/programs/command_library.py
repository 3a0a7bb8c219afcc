"""What `airflow-trigger trigger sales --key order-17` does, by the library."""

from airflow_trigger import AirflowClient

with AirflowClient() as airflow:
    print(airflow.trigger("sales", idempotency_key="order-17").ref)
