"""Amazon Managed Workflows for Apache Airflow (MWAA): a login with the credentials of AWS."""

from __future__ import annotations

from typing import Protocol

from airflow_trigger.auth._tokens import RenewedToken


class MwaaClient(Protocol):
    """What is needed of boto3's client for MWAA."""

    # The name of the argument is AWS's.
    def create_web_login_token(self, *, Name: str) -> dict[str, object]: ...  # noqa: N803


class AwsSession(Protocol):
    """What is needed of a `boto3.Session`."""

    @property
    def region_name(self) -> str | None: ...

    def client(self, service_name: str) -> MwaaClient: ...


class Mwaa(RenewedToken):
    """The environment of an MWAA, Airflow 2 and 3."""

    def __init__(
        self, environment: str, *, region: str | None = None, session: AwsSession | None = None
    ) -> None:
        raise NotImplementedError
