"""Real Airflow servers, without containers: for the tests, the demo and the recordings.

`releases` and `locks.toml` say which, `install` puts one into the user's `cache`, `server` runs one
on a `database`, SQLite or `postgresql` (`settings` how, each `component` may crash, `supervisor`
such that nothing is left behind, `ready` until it really runs DAGs). On top are `plugin` for
pytest, and the commands `serve`, `record` and `lock`.
"""
