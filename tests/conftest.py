"""What every test can use."""

pytest_plugins = ["tests.live.plugin", "tests.live.clients"]
