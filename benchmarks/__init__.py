"""Benchmarks of airflow-trigger and other clients against a local stub of Airflow."""
