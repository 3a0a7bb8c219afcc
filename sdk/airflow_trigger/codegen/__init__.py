"""Generates typed DAGs as Python source (docs/typed.md)."""
