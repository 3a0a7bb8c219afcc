"""How far one Airflow goes, measured on real servers, into docs/scale.md."""
