"""The client and, in `api` and `models`, what it is for; loaded on first use (PEP 562)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import AuthenticatedClient, Client
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from . import client

        return getattr(client, name)


__all__ = (
    "AuthenticatedClient",
    "Client",
)
