"""What every test can use."""

from hypothesis import settings

pytest_plugins = ["tests.live.plugin", "tests.live.clients"]

# For `make unit`. Without it, as in `make test`, properties are checked with all their examples.
settings.register_profile("fast", max_examples=10)
