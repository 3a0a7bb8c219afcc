"""Generates typed DAGs as Python source."""
