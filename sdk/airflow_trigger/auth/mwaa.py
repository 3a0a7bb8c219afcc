"""Amazon Managed Workflows for Apache Airflow (MWAA): a login with AWS credentials."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, Protocol

import httpx

from airflow_trigger._arguments import a_type
from airflow_trigger._http.requests import caller_of
from airflow_trigger.auth._tokens import Login, RenewedToken
from airflow_trigger.errors import ConfigError

if TYPE_CHECKING:
    from airflow_trigger.auth._mwaa import Environment

# The names that AWS allows.
NAME = re.compile("[a-zA-Z][0-9a-zA-Z_-]{0,79}")


class MwaaClient(Protocol):
    """The part of boto3's MWAA client that is used."""

    # AWS chose the name of the argument.
    def create_web_login_token(self, *, Name: str) -> Mapping[str, object]: ...  # noqa: N803


class AwsSession(Protocol):
    """The part of `boto3.Session` that is used.

    Its client is an `MwaaClient`. Type checkers cannot know that, because boto3 has no type hints.
    """

    @property
    def region_name(self) -> str | None: ...

    def client(self, service_name: Literal["mwaa"]) -> object: ...


class Mwaa(RenewedToken):
    """AWS credentials for an environment of Amazon MWAA, with Airflow 2 or 3.

    Requires boto3: the extra `airflow-trigger[mwaa]`. boto3 looks for the AWS credentials in
    its usual places.

    AWS issues a web login token (`airflow:CreateWebLoginToken`), which is exchanged for an Airflow
    session: a cookie on Airflow 2, a token on Airflow 3. AWS also returns the address of the web
    server, so the client needs no `base_url`, and ignores the environment variable for it. The
    constructor of the client asks AWS for that address, and blocks until AWS responds.

    The session is renewed before it expires (after 12 hours if the server does not say), and once
    if the server rejects it: with a 401, with a redirect to the sign-in, or, if the session is more
    than a minute old, with a 403. All threads and tasks that use the same object share one login.
    `AsyncAirflowClient` calls AWS in a thread. Tested against a simulated HTTP flow, not
    against AWS.

    Args:
        environment: The name of the environment, not its ARN.
        region: The AWS region. None: the region in boto3's configuration.
        session: A `boto3.Session`, or an object with its `region_name` and `client("mwaa")`, for
            other AWS credentials, timeouts or retries. None: a new session, which gives up after at
            most 30 seconds.

    Raises:
        TypeError: The name or the region is not a str.
        ConfigError: The name is invalid, boto3 is not installed, or `region` differs from the
            region of the session. When a client is created or on a request: AWS credentials or the
            region are missing, the environment does not exist, or its address is not the client's.
        AuthenticationFailed: When a client is created or on a request: AWS refuses the web login
            token, or Airflow rejects the login.
        ConnectionFailed: When a client is created or on a request: AWS could not be reached.

    >>> Mwaa("prod", region="eu-west-1")
    Mwaa('prod', region='eu-west-1')
    """

    def __init__(
        self, environment: str, *, region: str | None = None, session: AwsSession | None = None
    ) -> None:
        super().__init__()
        # `__repr__` needs them, even if the rest of this method fails.
        self._name, self._region = environment, region
        _check(environment)
        if not isinstance(region, str | None):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"region must be a str, such as 'eu-west-1', not {a_type(region)}")
        self._environment = self._found(session)

    def __repr__(self) -> str:
        region = "" if self._region is None else f", region={self._region!r}"
        return f"Mwaa({self._name!r}{region})"

    def base_url(self) -> str:
        """The address of the environment's web server; requested from AWS once."""
        return self._environment.base_url()

    def _found(self, session: AwsSession | None) -> Environment:
        # boto3 is slow to import.
        from airflow_trigger.auth._mwaa import Environment, own_session

        if session is None:
            return Environment(self._name, own_session(self._region))
        if not hasattr(session, "region_name") or not callable(getattr(session, "client", None)):
            raise TypeError(f"session must be a boto3.Session, or like one, not {a_type(session)}")
        if self._region not in (None, session.region_name):
            raise ConfigError(
                f"region is {self._region!r}, but the session is for {session.region_name!r}: set "
                "the region only on the session, as in boto3.Session(region_name=...)."
            )
        return Environment(self._name, session)

    def _key(self, request: httpx.Request) -> str:
        # A session of Airflow 2 is useless on Airflow 3, and vice versa.
        caller = caller_of(request)
        return f"{caller.api} {caller.base_url}"

    def _login(self, request: httpx.Request) -> Login:
        return self._environment.login(caller_of(request))

    async def _login_async(self, request: httpx.Request) -> Login:
        import asyncio

        return await asyncio.to_thread(self._login, request)


def _check(environment: object) -> None:
    if not isinstance(environment, str):
        raise TypeError(f"environment must be a str, not {a_type(environment)}")
    if NAME.fullmatch(environment) is None:
        raise ConfigError(
            f"environment must be the name of an MWAA environment, such as 'prod', not "
            f"{environment!r}: a letter, followed by letters, digits, '_' and '-'."
        )
