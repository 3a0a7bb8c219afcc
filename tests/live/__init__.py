"""Real Airflow servers, without containers: for the tests, the demo and the recordings.

`releases` and `locks.toml` list the releases, `install` installs one into the user's `cache`, and
`server` runs it on a `database`, SQLite or `postgresql`. `settings` configures it, each `component`
of it may crash, `supervisor` leaves none of its processes behind, and `ready` waits until it really
runs DAGs. On top are `plugin` for pytest, and the commands `serve`, `record` and `lock`.
"""
