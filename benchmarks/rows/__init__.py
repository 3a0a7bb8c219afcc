"""The rows of the table, one module each: `lines()` measures and yields the lines of the row."""
