"""Settings from the environment; the client reads AIRFLOW_TRIGGER_*."""

from os import environ

DATABASE_URL = environ["DATABASE_URL"]  # postgresql+psycopg://…

# Concurrent deliveries of one worker.
CONCURRENCY = int(environ.get("CONCURRENCY", "4"))

# The delay before a delivery is retried: it doubles, up to the maximum.
RETRY_SECONDS = float(environ.get("RETRY_SECONDS", "5"))
RETRY_MOST_SECONDS = float(environ.get("RETRY_MOST_SECONDS", "300"))
GIVE_UP_AFTER = int(environ.get("GIVE_UP_AFTER", "100"))  # attempts

# After how long a delivery that has not ended is repeated: its worker was
# killed, or could not store its end. Longer than the client's deadline.
REDELIVER_SECONDS = float(environ.get("REDELIVER_SECONDS", "60"))

METRICS_PORT = int(environ.get("METRICS_PORT", "0"))  # 0: no metrics
