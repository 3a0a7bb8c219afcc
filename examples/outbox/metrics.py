"""What Prometheus counts of a worker."""

from prometheus_client import Counter

from airflow_trigger import AttemptEvent, Event

ATTEMPTS = Counter(
    "airflow_attempts_total", "Requests to Airflow", ["operation", "status"]
)
DELIVERIES = Counter(
    "deliveries_total", "Deliveries: delivered, retried, dead", ["outcome"]
)


def count(event: Event) -> None:
    """Give this to a client as `on_event`."""
    if isinstance(event, AttemptEvent):
        ATTEMPTS.labels(event.operation, event.status or event.error).inc()
