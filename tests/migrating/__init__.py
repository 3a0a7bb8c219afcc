"""The migration pages describe the other packages correctly."""
