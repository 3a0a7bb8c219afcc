"""Credentials from environment variables: the forms of AIRFLOW_TRIGGER_AUTH.

The table in docs/auth.md, "Environment variables", lists the same forms.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import httpx

from airflow_trigger._flows.masking import SHORTEST_SECRET
from airflow_trigger.auth._tokens import bearer, login_text
from airflow_trigger.errors import ConfigError

AIRFLOW = "AIRFLOW_TRIGGER_"
GATEWAY = "AIRFLOW_TRIGGER_GATEWAY_"
# The beginning of a JWT: '{"' in base64.
JWT = "eyJ"


class Variables:
    """The variables with one prefix: those for Airflow, or those for a gateway in front of it.

    Attributes:
        used: The names of the variables that were set and read.
    """

    def __init__(self, beginning: str) -> None:
        self._beginning = beginning
        self.used: dict[str, None] = {}

    def name(self, ending: str) -> str:
        return f"{self._beginning}{ending}"

    def text(self, ending: str) -> str:
        """The value; "" if it is not set. Raises ConfigError without the value."""
        value = self._value(ending)
        if value and not value.strip():
            raise ConfigError(f"{self.name(ending)} is blank: set a value, or unset it.")
        return login_text(value, self.name(ending))

    def token(self) -> str:
        value = self._value("TOKEN")
        if value:
            bearer(value, self.name("TOKEN"))
        return value

    def _path(self, ending: str) -> str:
        value = self.text(ending)
        if value.startswith(JWT):
            raise ConfigError(
                f"{self.name(ending)} contains what looks like a token: set the path of a file."
            )
        return value

    def token_file(self) -> str:
        return self._path("TOKEN_FILE")

    def secret(self, ending: str) -> str:
        """The value, or the content of the file that the variable with the suffix _FILE names."""
        if value := self.text(ending):
            return value
        name = f"{ending}_FILE"
        path = self._path(name)
        return _content(path, self.name(name)) if path else ""

    def needed(self, ending: str) -> str:
        return self.text(ending) or self._missing(ending, "set it")

    def needed_secret(self, ending: str) -> str:
        in_file = self.name(f"{ending}_FILE")
        return self.secret(ending) or self._missing(ending, f"set it, or {in_file}")

    def needed_token(self) -> str:
        return self.token() or self._missing("TOKEN", "set it")

    def needed_token_file(self) -> str:
        advice = f"set it, or write {self.name('AUTH')}=token-file:PATH"
        return self.token_file() or self._missing("TOKEN_FILE", advice)

    def _value(self, ending: str) -> str:
        value = os.environ.get(self.name(ending), "")
        if value:
            self.used[self.name(ending)] = None
        return value

    def _missing(self, ending: str, advice: str) -> str:
        raise ConfigError(f"{self.name(ending)} is not set: {advice}.")


def _content(path: str, name: str) -> str:
    """The secret in a file, without a line break at the end."""
    try:
        text = Path(path).read_bytes().decode()
    except UnicodeDecodeError:
        reason = "it is not text"
    except (OSError, ValueError) as error:
        # Without the path: by mistake it may be the secret.
        reason = getattr(error, "strerror", None) or "the path is invalid"
    else:
        return _checked_content(re.sub(r"\r?\n\Z", "", text), f"The file that {name} names")
    raise ConfigError(f"The file that {name} names cannot be read: {reason}.")


def _checked_content(text: str, what: str) -> str:
    if not text.strip():
        raise ConfigError(f"{what} is blank.")
    return login_text(text, what)


class Form(NamedTuple):
    """One kind of credentials in the environment.

    Attributes:
        kind: What AIRFLOW_TRIGGER_AUTH begins with.
        made: The name of the class of the credentials.
        make: Creates the credentials from the variables and the argument.
        argument: What follows the kind, after a colon; "": nothing may follow.
        is_optional: Whether the argument may be left out.
        variables: The endings of the variables that are read.
    """

    kind: str
    made: str
    make: Callable[[Variables, str], httpx.Auth]
    argument: str = ""
    is_optional: bool = False
    variables: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.argument:
            return self.kind
        follows = f":{self.argument}"
        return f"{self.kind}[{follows}]" if self.is_optional else f"{self.kind}{follows}"


# Each function imports its module only when it is called.
def _token(variables: Variables, _: str) -> httpx.Auth:
    from airflow_trigger.auth.bearer import BearerToken

    return BearerToken(variables.needed_token())


def _token_file(variables: Variables, path: str) -> httpx.Auth:
    from airflow_trigger.auth.bearer import BearerTokenFile

    return BearerTokenFile(path or variables.needed_token_file())


def _password(variables: Variables, _: str) -> httpx.Auth:
    from airflow_trigger.auth.password import PasswordAuth

    return PasswordAuth(variables.needed("USERNAME"), variables.needed_secret("PASSWORD"))


def _basic(variables: Variables, _: str) -> httpx.Auth:
    from airflow_trigger.auth.password import BasicAuth

    return BasicAuth(variables.needed("USERNAME"), variables.needed_secret("PASSWORD"))


def _jwt_login(variables: Variables, _: str) -> httpx.Auth:
    from airflow_trigger.auth.password import JwtLogin

    return JwtLogin(variables.needed("USERNAME"), variables.needed_secret("PASSWORD"))


def _client_credentials(variables: Variables, _: str) -> httpx.Auth:
    from airflow_trigger.auth.oauth2 import ClientCredentials

    return ClientCredentials(
        variables.needed("CLIENT_ID"), variables.needed_secret("CLIENT_SECRET")
    )


def _oauth2(variables: Variables, token_url: str) -> httpx.Auth:
    from airflow_trigger.auth.oauth2 import OAuth2ClientCredentials

    return OAuth2ClientCredentials(
        token_url,
        variables.needed("CLIENT_ID"),
        variables.needed_secret("CLIENT_SECRET"),
        scope=variables.text("SCOPE") or None,
        audience=variables.text("AUDIENCE") or None,
    )


def _mwaa(_: Variables, environment: str) -> httpx.Auth:
    from airflow_trigger.auth.mwaa import Mwaa

    return Mwaa(environment)


def _google(_: Variables, __: str) -> httpx.Auth:
    from airflow_trigger.auth.google import GoogleCredentials

    return GoogleCredentials()


def _google_id_token(_: Variables, audience: str) -> httpx.Auth:
    from airflow_trigger.auth.google import GoogleIdToken

    return GoogleIdToken(audience)


def _none(_: Variables, __: str) -> httpx.Auth:
    from airflow_trigger.auth.gateway import NoAuth

    return NoAuth()


LOGIN = ("USERNAME", "PASSWORD", "PASSWORD_FILE")
CLIENT = ("CLIENT_ID", "CLIENT_SECRET", "CLIENT_SECRET_FILE")
FORMS = (
    Form("token", "BearerToken", _token, variables=("TOKEN",)),
    Form(
        "token-file",
        "BearerTokenFile",
        _token_file,
        "PATH",
        is_optional=True,
        variables=("TOKEN_FILE",),
    ),
    Form("password", "PasswordAuth", _password, variables=LOGIN),
    Form("basic", "BasicAuth", _basic, variables=LOGIN),
    Form("jwt-login", "JwtLogin", _jwt_login, variables=LOGIN),
    Form("client-credentials", "ClientCredentials", _client_credentials, variables=CLIENT),
    Form(
        "oauth2",
        "OAuth2ClientCredentials",
        _oauth2,
        "TOKEN_URL",
        variables=(*CLIENT, "SCOPE", "AUDIENCE"),
    ),
    Form("mwaa", "Mwaa", _mwaa, "ENVIRONMENT"),
    Form("google", "GoogleCredentials", _google),
    Form("google-id-token", "GoogleIdToken", _google_id_token, "AUDIENCE"),
    Form("none", "NoAuth", _none),
)
BY_KIND = {form.kind: form for form in FORMS}
# Other names for a kind, used only in advice.
OTHER_WORDS = {
    "aws": "mwaa",
    "bearer": "token",
    "composer": "google",
    "file": "token-file",
    "gcp": "google",
    "iap": "google-id-token",
    "jwt": "jwt-login",
    "keycloak": "client-credentials",
    "login": "password",
    "no": "none",
    "oauth": "oauth2",
    "oidc": "oauth2",
}


def from_environment() -> tuple[httpx.Auth, str]:
    """The credentials that the environment describes, and the variables that they come from.

    Raises:
        ConfigError: No credentials are set, or the value of a variable is invalid.
    """
    variables, front = Variables(AIRFLOW), Variables(GATEWAY)
    auth, gateway = _made(variables), _made(front)
    if gateway is None:
        _refuse_header_alone(front)
    if auth is None:
        raise ConfigError(_none_given(variables))
    if gateway is None or front.text("AUTH") == "none":
        return auth, _listed(variables.used)
    from airflow_trigger.auth.gateway import BehindGateway

    header = front.text("HEADER")
    both = BehindGateway(gateway, auth, header=header) if header else BehindGateway(gateway, auth)
    return both, _listed([*front.used, *variables.used])


def _made(variables: Variables) -> httpx.Auth | None:
    """The credentials of the chosen kind, or of the first variable that is set."""
    chosen = variables.text("AUTH")
    return _of_kind(variables, chosen) if chosen else _of_first_set(variables)


def _of_first_set(variables: Variables) -> httpx.Auth | None:
    for kind, value in (("token", variables.token), ("token-file", variables.token_file)):
        if value():
            return BY_KIND[kind].make(variables, "")
    username, password = variables.text("USERNAME"), variables.secret("PASSWORD")
    if username and password:
        return BY_KIND["password"].make(variables, "")
    if not username and not password:
        _refuse_client_of_no_kind(variables)
        return None
    missing = variables.name("PASSWORD" if username else "USERNAME")
    raise ConfigError(
        f"No credentials: {_listed(variables.used)} is set and {missing} is not. Set it too, or "
        "give auth, such as PasswordAuth(username, password)."
    )


def _refuse_client_of_no_kind(variables: Variables) -> None:
    """Reject a client id or secret if no variable says where to log in."""
    client_id, secret = variables.text("CLIENT_ID"), variables.secret("CLIENT_SECRET")
    if client_id or secret:
        are_set = f"{_listed(variables.used)} {'are' if len(variables.used) > 1 else 'is'} set"
        raise ConfigError(
            f"{are_set}, and {variables.name('AUTH')} is not: set it to client-credentials, or to "
            "oauth2:TOKEN_URL."
        )


def _refuse_header_alone(front: Variables) -> None:
    """Reject a header for the gateway's credentials if there are none."""
    if front.text("HEADER"):
        raise ConfigError(
            f"{front.name('HEADER')} is set, and the gateway's credentials are not: set "
            f"{front.name('AUTH')} or {front.name('TOKEN')}."
        )


def _of_kind(variables: Variables, chosen: str) -> httpx.Auth:
    name = variables.name("AUTH")
    kind, colon, argument = chosen.partition(":")
    form = BY_KIND.get(kind)
    if form is None:
        raise ConfigError(_unknown(variables, chosen))
    if problem := _problem(form, argument, has_colon=bool(colon)):
        own = " or ".join(variables.name(ending) for ending in form.variables)
        reads = f" It reads {own}." if own else ""
        raise ConfigError(f"{name}={kind} {problem}.{reads} Never put a secret in {name}.")
    try:
        return form.make(variables, argument)
    except ConfigError as error:
        error.args = (f"{name}={kind}: {_without(argument, str(error), form.argument)}",)
        raise


def _without(argument: str, told: str, name: str) -> str:
    """A message with `name` instead of the argument, which by mistake may be a secret."""
    told = told.replace(repr(argument), name) if argument else told
    bare = argument.strip("/ ")
    # A shorter argument may be part of other words.
    return told.replace(bare, name) if len(bare) >= SHORTEST_SECRET else told


def _problem(form: Form, argument: str, *, has_colon: bool) -> str:
    """What is wrong with an argument, which may be a secret; "" if nothing is."""
    if has_colon and not form.argument:
        return "takes no argument: remove what follows it"
    if has_colon and not argument.strip():
        return f"has nothing after its colon: write {form}"
    if form.argument and not argument and not form.is_optional:
        return f"needs an argument: write {form}"
    return "is followed by what looks like a token" if argument.startswith(JWT) else ""


def _unknown(variables: Variables, chosen: str) -> str:
    """The message about an unknown kind, without the value, which may be a secret."""
    # Imported only for this error.
    from difflib import get_close_matches

    name = variables.name("AUTH")
    words = re.split(r"[\s:=]+", chosen.strip().lower().replace("_", "-"))
    close = get_close_matches(words[0], [*BY_KIND, *OTHER_WORDS], 1)
    meant = "token" if chosen.startswith(JWT) else "".join(close)
    meant = OTHER_WORDS.get(meant, meant)
    guess = f" Did you mean {BY_KIND[meant]}?" if meant else ""
    if meant == "token":
        guess += f" Put the token into {variables.name('TOKEN')}."
    kinds = ", ".join(map(str, FORMS))
    return (
        f"{name} does not begin with a known kind of credentials.{guess} Known kinds: {kinds}. "
        f"Never put a secret in {name}."
    )


def _none_given(variables: Variables) -> str:
    auth, token, file, username, password = map(
        variables.name, ("AUTH", "TOKEN", "TOKEN_FILE", "USERNAME", "PASSWORD")
    )
    return (
        "No credentials: give auth, such as BearerToken(token), or set one of "
        f"{token}, {file}, or both {username} and {password} or {password}_FILE, or {auth} to "
        f"the kind, such as mwaa:ENVIRONMENT. If the server needs no credentials, set {auth}=none."
    )


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
