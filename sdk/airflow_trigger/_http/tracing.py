"""Pass the current OpenTelemetry trace on, where the process has one."""

from __future__ import annotations

import sys

from airflow_trigger._observer import logger


def trace_headers() -> dict[str, str]:
    """The headers of the current context: `traceparent` (W3C Trace Context), or as configured.

    A process that has not loaded OpenTelemetry's trace API has no span, so it need not be imported.
    """
    headers: dict[str, str] = {}
    if "opentelemetry.trace" in sys.modules:
        from opentelemetry.propagate import inject

        try:
            inject(headers)
        except Exception:
            # A trigger is worth more than its trace.
            logger.exception("OpenTelemetry could not pass its context on")
            return {}
    return headers
