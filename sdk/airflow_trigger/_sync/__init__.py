"""The I/O of `AirflowClient`: threads. `_async` has the same files and names."""
