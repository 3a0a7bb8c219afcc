"""A span for each trigger, propagated to Airflow; needs opentelemetry-sdk.

Once the process has loaded OpenTelemetry, the client sends the current context
with each request, as `traceparent`. Here, that header names the span.
"""

from opentelemetry import trace

from airflow_trigger import AirflowClient, DagRun, Event, RetryEvent

tracer = trace.get_tracer("orders")


def note_retry(event: Event) -> None:
    """Pass this to a client as `on_event`."""
    if isinstance(event, RetryEvent):
        reason = str(event.status or event.error)
        trace.get_current_span().add_event(
            "retry", {"reason": reason, "wait": event.wait}
        )


def on_order(airflow: AirflowClient, order: int) -> DagRun:
    with tracer.start_as_current_span("trigger orders") as span:
        run = airflow.trigger(
            "orders", {"order": order}, idempotency_key=f"order-{order}"
        )
        span.set_attribute("airflow.dag_run_id", run.run_id)
        return run
