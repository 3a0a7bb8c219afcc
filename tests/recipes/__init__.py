"""The recipes of `examples/auth`, each run against its service or an imitation of it."""

from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "auth"
