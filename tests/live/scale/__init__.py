"""How far one Airflow scales, measured on real servers, for docs/scale.md."""
