"""What Prometheus is told at METRICS_PORT."""

from prometheus_client import Counter

from airflow_trigger import AttemptEvent, Event

DELIVERIES = Counter(
    "orders_deliveries_total",
    "Deliveries: delivered, retried, dead",
    ["outcome"],
)
ATTEMPTS = Counter(
    "airflow_attempts_total", "Requests to Airflow", ["operation", "status"]
)


def count(event: Event) -> None:
    """Give this to the client as `on_event`."""
    if isinstance(event, AttemptEvent):
        ATTEMPTS.labels(event.operation, event.status or event.error).inc()
