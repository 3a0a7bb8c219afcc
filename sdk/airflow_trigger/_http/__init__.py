"""What the engine sends with: `requests` makes a request, `connections` gets its answer.

`pools` keeps the connections, `loops` those of each event loop, `route` finds the way to the
server, `bounded` ends answers that drip, and `tracing` passes a trace on.
"""
