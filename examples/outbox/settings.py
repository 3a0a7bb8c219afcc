"""The settings of the service and its workers, from the environment.

Beside these the client reads AIRFLOW_TRIGGER_URL, AIRFLOW_TRIGGER_USERNAME
and AIRFLOW_TRIGGER_PASSWORD by itself.
"""

from os import environ

DATABASE_URL = environ["DATABASE_URL"]  # postgresql+psycopg://…

# Deliveries at a time in one worker.
CONCURRENCY = int(environ.get("CONCURRENCY", "4"))

# A delivery that failed is repeated after RETRY_SECONDS; the delay doubles
# with each attempt, up to RETRY_MOST_SECONDS.
RETRY_SECONDS = float(environ.get("RETRY_SECONDS", "5"))
RETRY_MOST_SECONDS = float(environ.get("RETRY_MOST_SECONDS", "300"))
GIVE_UP_AFTER = int(environ.get("GIVE_UP_AFTER", "100"))  # attempts

# A worker without a sign of life for so long is taken for dead, and its
# deliveries are repeated. It gives three signs in this time.
REDELIVER_SECONDS = float(environ.get("REDELIVER_SECONDS", "60"))

METRICS_PORT = int(environ.get("METRICS_PORT", "0"))  # 0: no metrics
