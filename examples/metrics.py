"""Prometheus metrics of a client's events; needs prometheus-client."""

from prometheus_client import Counter, Histogram

from airflow_trigger import AttemptEvent, Event, OutcomeEvent, RetryEvent

ATTEMPTS = Counter(
    "airflow_attempts_total", "Requests to Airflow", ["operation", "status"]
)
SECONDS = Histogram("airflow_attempt_seconds", "Their duration", ["operation"])
RETRIES = Counter(
    "airflow_retries_total", "Requests that were retried", ["operation"]
)
OUTCOMES = Counter(
    "airflow_outcomes_total",
    "How triggers and waits ended",
    ["operation", "dag_id", "outcome"],
)


def count(event: Event) -> None:
    """Pass this to a client as `on_event`."""
    match event:
        case AttemptEvent():
            ATTEMPTS.labels(event.operation, event.status or event.error).inc()
            SECONDS.labels(event.operation).observe(event.seconds)
        case RetryEvent():
            RETRIES.labels(event.operation).inc()
        case OutcomeEvent():
            error = event.error
            outcome = "success" if error is None else type(error).__name__
            OUTCOMES.labels(event.operation, event.dag_id, outcome).inc()
