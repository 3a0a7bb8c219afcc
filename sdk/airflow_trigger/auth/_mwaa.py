"""The MWAA login: the requests to AWS and Airflow, and what their responses mean."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal, NamedTuple, cast

import httpx

from airflow_trigger._http.faults import LoginUnavailable, aws_code, raised_before_sending
from airflow_trigger._http.requests import Caller
from airflow_trigger._ownership import of_process
from airflow_trigger._secrets import LibraryFramesDropped, Secret
from airflow_trigger.auth._login import NO_SUCH_PATH, Login, origin_of
from airflow_trigger.auth._mwaa_logs import keep_secrets_out_of_logs
from airflow_trigger.auth._tokens import Token, bearer, before_end, renew_at_of, token_problem
from airflow_trigger.auth.mwaa import AwsSession, MwaaClient
from airflow_trigger.errors import AirflowTriggerError, AuthenticationFailed, ConfigError

SCHEME = "https"
# AWS accepts a web login token for 60 seconds; half a second is left for sending it.
WEB_TOKEN_LIFE = 59.5
SESSION_LIFE = 12 * 3600.0
# The path of a redirect to a login page.
SIGN_IN = re.compile(r"log-?in|sign-?in|sso|saml|oauth|authorize", re.IGNORECASE)
DENIED = frozenset({"AccessDenied", "AccessDeniedException"})
# The error codes of AWS for unknown or expired credentials.
UNKNOWN = frozenset(
    {"ExpiredToken", "ExpiredTokenException", "IncompleteSignature", "InvalidAccessKeyId"}
    | {"InvalidClientTokenId", "InvalidSignatureException", "MissingAuthenticationToken"}
    | {"MissingAuthenticationTokenException", "SignatureDoesNotMatch"}
    | {"UnrecognizedClientException"}
)
# The exceptions of botocore, or their base classes, for missing or unusable credentials.
NO_CREDENTIALS = frozenset(
    {"CredentialRetrievalError", "LoginError", "NoCredentialsError", "PartialCredentialsError"}
    | {"ProfileNotFound", "SSOError", "TokenRetrievalError"}
)
NO_REGION = (
    "No AWS region is configured: give Mwaa(environment, region=...), such as 'eu-west-1', or set "
    "AWS_DEFAULT_REGION."
)


def own_session(region: str | None) -> AwsSession:
    """A boto3 session. Raises ConfigError if boto3 is missing or its configuration is wrong."""
    try:
        import boto3  # type: ignore[import-untyped]
    except ImportError as error:
        raise ConfigError(
            "Mwaa needs boto3: install airflow-trigger[mwaa] from the index of airflow-trigger, or "
            "give session=."
        ) from error
    try:
        return OwnSession(boto3.Session(region_name=region))
    except Exception as error:
        raise _no_credentials(error) from error


class OwnSession:
    """A boto3 session that gives up after 30 seconds, the default timeout of the client."""

    def __init__(self, session: Any) -> None:
        # The session contains the AWS credentials.
        self._session = Secret(session)

    @property
    def region_name(self) -> str | None:
        region: str | None = self._session.value.region_name
        return region

    def client(self, service_name: Literal["mwaa"]) -> object:
        from botocore.config import Config  # type: ignore[import-untyped]

        retries = {"mode": "standard", "total_max_attempts": 2}
        config = Config(connect_timeout=5, read_timeout=10, retries=retries)
        client: object = self._session.value.client(service_name, config=config)
        return client


class WebToken:
    """A web login token, valid for one login; `asked_at` is on the clock of `time.monotonic`."""

    def __init__(self, host: str, token: str, asked_at: float) -> None:
        self.base_url = f"{SCHEME}://{host}"
        self.secret = Secret(token)
        self._until = asked_at + WEB_TOKEN_LIFE
        self._pid = os.getpid()

    def is_usable(self) -> bool:
        # Forked child processes have copies of it, and it is valid only once.
        return time.monotonic() < self._until and os.getpid() == self._pid


class Environment:
    """An MWAA environment. Only one thread at a time calls AWS.

    AWS returns the address together with a web login token. If only the address was requested, the
    next login uses that token, provided that it has not expired by then.
    """

    def __init__(self, name: str, session: AwsSession) -> None:
        self.name = name
        self._session = Secret(session)
        self._lock = of_process(threading.Lock)
        self._base_url: str | None = None
        self._unused: WebToken | None = None
        keep_secrets_out_of_logs()

    def base_url(self) -> str:
        with self._lock.here():
            if self._base_url is None:
                try:
                    self._unused = self._asked()
                except LoginUnavailable as fault:
                    raise fault.error or fault from fault.__cause__
                self._base_url = self._unused.base_url
            return self._base_url

    def login(self, caller: Caller) -> MwaaLogin:
        with self._lock.here():
            unused, self._unused = self._unused, None
            web = unused if unused is not None and unused.is_usable() else self._asked()
            self._base_url = web.base_url
        if origin_of(httpx.URL(web.base_url)) != origin_of(httpx.URL(caller.base_url)):
            raise ConfigError(
                f"The MWAA environment {self.name!r} is at {web.base_url}, and this request is for "
                f"{caller.base_url}: create the client without base_url, or create a new client if "
                "the address of the environment has changed."
            )
        return MwaaLogin(self, web, caller)

    def give_back(self, web: WebToken) -> None:
        """Keep a token that was not used up, for the next login."""
        self._unused = web

    def _asked(self) -> WebToken:
        asked_at = time.monotonic()
        try:
            with LibraryFramesDropped():
                client = cast(MwaaClient, self._session.value.client("mwaa"))
                answer = client.create_web_login_token(Name=self.name)
        except Exception as error:
            raise self._refused(error) from error
        web = _web_token(answer, asked_at)
        if web is None:
            raise ConfigError(
                f"AWS returned no web login token for the MWAA environment {self.name!r}: check "
                "that the environment is available."
            )
        return web

    def _refused(self, error: Exception) -> AirflowTriggerError | LoginUnavailable:
        """The error for an exception of boto3, without its message, which may contain a secret."""
        code, region = aws_code(error), self._session.value.region_name
        if code == "ResourceNotFoundException":
            return ConfigError(
                f"AWS has no MWAA environment {self.name!r} in the region {region!r}: check the "
                "name, the region, and the account of the credentials."
            )
        if code in DENIED:
            return _denied(
                code,
                f"AWS refused a web login token for the MWAA environment {self.name!r} ({code}): "
                "allow the IAM identity the action airflow:CreateWebLoginToken on the resource "
                f"arn:aws:airflow:{region}:ACCOUNT:role/{self.name}/ROLE, where ROLE is a role of "
                "Airflow: Admin, Op, User, Viewer or Public.",
            )
        if code in UNKNOWN:
            return _denied(
                code,
                f"AWS does not accept the credentials ({code}): check which credentials boto3 "
                "finds, and whether they have expired.",
            )
        if _is_of_botocore(error, {"NoRegionError"}):
            return ConfigError(NO_REGION)
        if _is_of_botocore(error, NO_CREDENTIALS):
            return _no_credentials(error)
        asking = f"Requesting a web login token for the MWAA environment {self.name!r} from AWS"
        return raised_before_sending(f"{asking} ({code})" if code else asking, error)


def _web_token(answer: Mapping[str, object], asked_at: float) -> WebToken | None:
    host, token = answer.get("WebServerHostname"), answer.get("WebToken")
    if not isinstance(host, str) or not isinstance(token, str) or not host or not token:
        return None
    return WebToken(host, token, asked_at)


def _denied(code: str, message: str) -> AuthenticationFailed:
    return AuthenticationFailed(message, status=403, detail=code)


def _no_credentials(error: Exception) -> ConfigError:
    return ConfigError(
        f"No usable AWS credentials were found ({type(error).__name__}): give the machine a role, "
        "set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, log in again with `aws "
        "sso login`, or give Mwaa a session."
    )


def _is_of_botocore(error: Exception, names: frozenset[str] | set[str]) -> bool:
    kinds = type(error).__mro__
    return any(kind.__module__.startswith("botocore.") and kind.__name__ in names for kind in kinds)


class MwaaLogin(Login):
    """The login that exchanges a web login token for an Airflow session."""

    is_form = True
    check = (
        "AWS issued a web login token, but Airflow does not accept it: check that the IAM identity "
        "has an Airflow role, by airflow:CreateWebLoginToken on …:role/ENVIRONMENT/ROLE."
    )
    other_kind = check
    no_login = (
        "The server has no MWAA login for this Airflow version: leave out the client's `api`, "
        "which is then detected."
    )
    in_between = "Check the network access of the environment, and that it is available."
    if_rejected = in_between

    def __init__(self, environment: Environment, web: WebToken, caller: Caller) -> None:
        is_airflow_2 = caller.api == "v1"
        self._cookie = "session" if is_airflow_2 else "_token"
        self._environment = environment
        self._web = web
        path = "/aws_mwaa/login" if is_airflow_2 else "/pluginsv2/aws_mwaa/login"
        super().__init__(
            f"The login to the MWAA environment {environment.name!r}",
            f"{web.base_url}{path}",
            {"token": web.secret.value},
            secrets=[web.secret.value],
            caller=caller,
        )

    def token(self, cause: httpx.Request, response: httpx.Response) -> Token:
        if response.status_code in NO_SUCH_PATH:
            self._environment.give_back(self._web)
        return super().token(cause, response)

    def _token_in(self, response: httpx.Response) -> Token | None:
        is_done = response.status_code < 400 and not leads_to_sign_in(response, self._url)
        cookie = cookie_in(response, self._cookie) if is_done else None
        if cookie is None or token_problem(cookie.value):
            return None
        ends = [before_end(cookie.life or SESSION_LIFE), renew_at_of(cookie.value, is_new=True)]
        renew_at = min(end for end in ends if end is not None)
        if self._cookie == "session":
            return SessionCookie(f"session={cookie.value}", renew_at)
        return MwaaToken(bearer(cookie.value, "the token of the login"), renew_at)

    def _without_token(self, response: httpx.Response) -> str:
        return f"without the cookie {self._cookie!r}"

    def _advice(self, response: httpx.Response, *, is_own: bool) -> str:
        advice = super()._advice(response, is_own=is_own)
        is_known = is_own or response.status_code in NO_SUCH_PATH
        # AWS does not document what a rejection looks like.
        return advice if is_known else f"{self.check} Or: {advice}"


class MwaaToken(Token):
    """A token; MWAA may respond to an expired one with a redirect to the sign-in."""

    def is_refused(self, request: httpx.Request, response: httpx.Response) -> bool:
        return super().is_refused(request, response) or leads_to_sign_in(response, request.url)


class SessionCookie(MwaaToken):
    """The session cookie of Airflow 2; the header is "session=…"."""

    def sign(self, request: httpx.Request) -> None:
        """Add the session cookie to a request, and keep the client's own cookies."""
        cookies = (cookie.strip() for cookie in request.headers.get("cookie", "").split(";"))
        kept = [cookie for cookie in cookies if cookie and not cookie.startswith("session=")]
        request.headers["Cookie"] = "; ".join([*kept, self.header])


def leads_to_sign_in(response: httpx.Response, url: httpx.URL) -> bool:
    """Whether a response is a redirect to a login page."""
    if not response.has_redirect_location:
        return False
    try:
        target = url.join(response.headers["location"])
    except (ValueError, httpx.InvalidURL):
        return True
    return origin_of(target) != origin_of(url) or SIGN_IN.search(target.path) is not None


class Cookie(NamedTuple):
    """A cookie that a server sets, and its lifetime in seconds; None if the server does not say."""

    value: str
    life: float | None


def cookie_in(response: httpx.Response, name: str) -> Cookie | None:
    """The cookie of this name that a response sets (RFC 6265); the last one counts."""
    found: Cookie | None = None
    for line in response.headers.get_list("set-cookie"):
        pair, *rest = line.split(";")
        given, _, value = pair.strip().partition("=")
        if given == name:
            parts = (part.strip().partition("=") for part in rest)
            life = _life({key.lower(): text for key, _, text in parts}, response)
            # A lifetime of 0 or less deletes the cookie.
            found = Cookie(value.strip('"'), life) if life is None or life > 0 else None
    return found


def _life(attributes: dict[str, str], response: httpx.Response) -> float | None:
    seconds = attributes.get("max-age", "")
    if re.fullmatch(r"-?\d{1,10}", seconds):
        return float(seconds)
    end = _date(attributes.get("expires"))
    # The server's clock determines the lifetime.
    now = _date(response.headers.get("date")) or datetime.now(UTC)
    return None if end is None else (end - now).total_seconds()


def _date(text: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
