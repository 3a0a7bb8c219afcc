"""Settings, from the environment; the client reads AIRFLOW_TRIGGER_*."""

from os import environ

REDIS_URL = environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")

# Deliveries at a time, in one worker.
CONCURRENCY = int(environ.get("CONCURRENCY", "4"))

# The delay before a delivery is repeated: it doubles, up to the cap.
RETRY_SECONDS = float(environ.get("RETRY_SECONDS", "5"))
RETRY_MOST_SECONDS = float(environ.get("RETRY_MOST_SECONDS", "300"))
GIVE_UP_AFTER = int(environ.get("GIVE_UP_AFTER", "100"))  # attempts

# After how long somebody else gets what a worker holds.
REDELIVER_SECONDS = float(environ.get("REDELIVER_SECONDS", "60"))
# One delivery. A worker holds what it delivers and up to two events that wait
# for that: all has to end before it counts as what a dead worker held.
DEADLINE = min(30, REDELIVER_SECONDS / 3)

METRICS_PORT = int(environ.get("METRICS_PORT", "0"))  # 0: no metrics
