"""Settings from the environment; the client reads AIRFLOW_TRIGGER_*."""

from os import environ

REDIS_URL = environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")

# Concurrent deliveries of one worker.
CONCURRENCY = int(environ.get("CONCURRENCY", "4"))

# The delay before a delivery is retried: it doubles, up to the maximum.
RETRY_SECONDS = float(environ.get("RETRY_SECONDS", "5"))
RETRY_MOST_SECONDS = float(environ.get("RETRY_MOST_SECONDS", "300"))
GIVE_UP_AFTER = int(environ.get("GIVE_UP_AFTER", "100"))  # attempts

# After how long another worker may claim an event of this one.
REDELIVER_SECONDS = float(environ.get("REDELIVER_SECONDS", "60"))
# The deadline of one delivery. A worker holds the event that it delivers and
# up to two that wait: all have to end before another worker may claim them.
DEADLINE = min(30, REDELIVER_SECONDS / 3)

METRICS_PORT = int(environ.get("METRICS_PORT", "0"))  # 0: no metrics
