"""What the clients do, as generators that decide and never do I/O.

A flow yields `Send`, `Sleep` or `Once`; the engine carries it out and resumes the flow, after a
`Send` with the answer or with the fault that came in its place. One flow serves both clients, and a
test drives it by hand.
"""
