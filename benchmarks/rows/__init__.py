"""The rows of the table, a module each: `lines()` measures and gives its lines."""
