"""Plugins and hypothesis settings for all tests."""

from hypothesis import settings

pytest_plugins = ["tests.live.plugin", "tests.live.clients"]

# No deadline: on a busy machine an example may take longer without anything being wrong.
settings.register_profile("all", deadline=None)
settings.load_profile("all")
# For `make unit`. With the profile above, as in `make test`, properties get all their examples.
settings.register_profile("fast", max_examples=10, deadline=None)
