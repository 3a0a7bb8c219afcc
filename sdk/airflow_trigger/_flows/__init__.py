"""What the clients do, as generators that decide and never do I/O.

A flow yields effects, such as a `Request`, `Sleep` or `Once`; the engine performs each one and
resumes the flow, after a `Request` with the response or with the error that took its place. Both
clients share the flows, and tests drive them by hand.
"""
