"""What both clients share of HTTP: `requests` makes a request, `signed` takes it through an Auth.

`pools` keeps connections, `route` finds the proxy and the TLS settings for a server, and `faults`
says what came instead of a response. The decisions in `_flows` know httpx by the two names below,
and by what `faults` and `requests` say.
"""

from httpx import RequestError as Fault
from httpx import Response

__all__ = ["Fault", "Response"]
