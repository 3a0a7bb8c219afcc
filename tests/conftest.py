"""What every test can use."""

from hypothesis import settings

pytest_plugins = ["tests.live.plugin", "tests.live.clients"]

# Without a deadline: on a busy machine an example takes longer, and nothing is wrong.
settings.register_profile("all", deadline=None)
settings.load_profile("all")
# For `make unit`. Without it, as in `make test`, properties are checked with all their examples.
settings.register_profile("fast", max_examples=10, deadline=None)
