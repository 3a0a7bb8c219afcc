"""Typed clients of Airflow REST APIs, written by `make generate`. Do not edit."""
