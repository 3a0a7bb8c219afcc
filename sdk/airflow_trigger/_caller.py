"""What a request says of the client that sends it, to the credentials that sign it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import httpx

if TYPE_CHECKING:
    from airflow_trigger.models import Api

# Where a client's request holds its `Caller`, among `request.extensions`.
CALLER = "airflow_trigger"
APIS: tuple[Api, ...] = ("v1", "v2")


class Caller(NamedTuple):
    """The client of a request.

    Attributes:
        base_url: The address of Airflow's web server, as `AirflowClient` has it.
        api: The API that the request is for.
        headers: What the client sends with all its requests.
    """

    base_url: str
    api: Api
    headers: httpx.Headers

    def __repr__(self) -> str:
        # The headers may hold a key.
        return f"Caller({self.base_url!r}, {self.api!r}, …)"

    @property
    def login_url(self) -> str:
        """Airflow 3 gives tokens beside `/api/v2`, not under it."""
        return f"{self.base_url}/auth/token"


def caller_of(request: httpx.Request) -> Caller:
    """The client of a request; httpx's own clients do not say, so the path has to tell."""
    caller = request.extensions.get(CALLER)
    if isinstance(caller, Caller):
        return caller
    path = request.url.raw_path.partition(b"?")[0].decode("ascii")
    # The last one, as the prefix of a gateway may look like an API; slashes in ids are encoded.
    v1, v2 = (f"{path}/".rfind(f"/api/{api}/") for api in APIS)
    prefix = path[: max(v1, v2, 0)]
    base_url = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}{prefix}"
    return Caller(base_url, "v1" if v1 > v2 else "v2", request.headers)
