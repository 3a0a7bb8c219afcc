"""The I/O of `AsyncAirflowClient`: asyncio. `_sync` has the same files and names."""
