"""The HTTP code that both clients share: `requests` makes requests, `signed` runs their Auth.

`pools` keeps connections, `route` finds the proxy and the TLS settings for a server, and `faults`
explains network faults. The decisions in `_flows` use httpx only through the two names below, and
through `faults` and `requests`.
"""

from httpx import RequestError as Fault
from httpx import Response

__all__ = ["Fault", "Response"]
