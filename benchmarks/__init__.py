"""Measurements of the clients against a stub of Airflow on this machine."""
