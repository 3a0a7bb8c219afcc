"""The migration pages tell the truth about the packages that services come from."""
