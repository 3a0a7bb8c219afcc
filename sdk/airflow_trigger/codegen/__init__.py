"""Typed DAGs as Python source (docs/typed.md)."""
