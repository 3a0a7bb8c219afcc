"""From Airflow's published OpenAPI specs to `generated/airflow_rest`.

`fetch` → `upstream/` → `overlay` → `prepare` → `generate` → `generated/airflow_rest/{v1,v2}`
"""
