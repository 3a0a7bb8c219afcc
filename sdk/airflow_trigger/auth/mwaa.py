"""Amazon Managed Workflows for Apache Airflow (MWAA): a login with the credentials of AWS."""

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
    """What is needed of boto3's client for MWAA."""

    # The name of the argument is AWS's.
    def create_web_login_token(self, *, Name: str) -> Mapping[str, object]: ...  # noqa: N803


class AwsSession(Protocol):
    """What is needed of a `boto3.Session`.

    Its client is an `MwaaClient`. Type checkers cannot know that of boto3, which has no types.
    """

    @property
    def region_name(self) -> str | None: ...

    def client(self, service_name: Literal["mwaa"]) -> object: ...


class Mwaa(RenewedToken):
    """The environment of an MWAA, Airflow 2 and 3: needs `pip install "airflow-trigger[mwaa]"`.

    AWS gives a web login token (`airflow:CreateWebLoginToken`), which is exchanged for a session of
    Airflow: a cookie on Airflow 2, a token on Airflow 3. AWS also tells the address of the web
    server, so a client needs no `base_url`, and the environment variable of it is not read. A
    client that is made asks AWS for that, and does not return before the answer is there; the
    credentials of AWS are those that boto3 finds.

    The session is renewed before it ends, after 12 hours if the server does not say, and once when
    the server refuses it: by a 401, by a redirect to a sign-in, or, if it is more than a minute
    old, by a 403. One login serves all threads and tasks that use the same object; in
    `AsyncAirflowClient` AWS is asked in a thread. Tested against an imitation of its HTTP flow, not
    against AWS.

    Args:
        environment: The name of the environment, not its ARN.
        region: Its region; None: the region of boto3's configuration.
        session: A `boto3.Session`, or anything with its `region_name` and `client("mwaa")`, for
            other credentials, time-outs or retries of AWS. None: a session of its own, which gives
            up after at most 30 seconds.

    Raises:
        TypeError: The name or the region is not a str.
        ConfigError: The name cannot be one, boto3 is missing, or `region` is not that of the
            session. When a client is made or on a request: AWS has no credentials, no region or no
            such environment, or the environment has another address than the client.
        AuthenticationFailed: When a client is made or on a request: AWS refuses the web login
            token, or Airflow refuses the login.
        ConnectionFailed: When a client is made or on a request: AWS could not be reached.

    >>> Mwaa("prod", region="eu-west-1")
    Mwaa('prod', region='eu-west-1')
    """

    def __init__(
        self, environment: str, *, region: str | None = None, session: AwsSession | None = None
    ) -> None:
        super().__init__()
        # For `__repr__`, also of a half-made object.
        self._name, self._region = environment, region
        _check(environment)
        if not isinstance(region, str | None):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"region must be a str, such as 'eu-west-1', not {a_type(region)}")
        self._environment = self._found(session)

    def __repr__(self) -> str:
        region = "" if self._region is None else f", region={self._region!r}"
        return f"Mwaa({self._name!r}{region})"

    def base_url(self) -> str:
        """The address of the environment's web server; AWS is asked for it once."""
        return self._environment.base_url()

    def _found(self, session: AwsSession | None) -> Environment:
        # boto3 takes long to load.
        from airflow_trigger.auth._mwaa import Environment, own_session

        if session is None:
            return Environment(self._name, own_session(self._region))
        if not hasattr(session, "region_name") or not callable(getattr(session, "client", None)):
            raise TypeError(f"session must be a boto3.Session, or like one, not {a_type(session)}")
        if self._region not in (None, session.region_name):
            raise ConfigError(
                f"region is {self._region!r}, and the session is for {session.region_name!r}: give "
                "the region to the session alone, as in boto3.Session(region_name=...)."
            )
        return Environment(self._name, session)

    def _key(self, request: httpx.Request) -> str:
        # The two kinds of sessions have nothing in common.
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
            f"environment is the name of an MWAA environment, such as 'prod', and cannot be "
            f"{environment!r}: it has a letter first, then letters, digits, '_' and '-'."
        )
