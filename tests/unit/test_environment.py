"""Credentials from the environment, so that one program runs wherever its variables are set."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from airflow_trigger import ConfigError, auth
from airflow_trigger._config import resolve_auth
from airflow_trigger.auth._environment import AIRFLOW, FORMS, GATEWAY, OTHER_WORDS
from tests.docs.pages import ROOT

SECRET = "s3cret-Zq7"
JWT = f"eyJhbGciOiJIUzI1NiJ9.{SECRET}.sig"
LOGIN = {"USERNAME": "ada", "PASSWORD": SECRET}
CLIENT = {"CLIENT_ID": "my-id", "CLIENT_SECRET": SECRET}
URL = "https://login.test/token"


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("AIRFLOW_TRIGGER_")]:
        monkeypatch.delenv(name)


class Made(auth.NoAuth):
    """Stands in for credentials, and records the arguments that they were created with."""

    def __init__(self, name: str, args: tuple[Any, ...], settings: dict[str, Any]) -> None:
        self.shown = (name, *args, *sorted(settings.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Made) and other.shown == self.shown

    def __hash__(self) -> int:
        return hash(self.shown)

    def __repr__(self) -> str:
        return repr(self.shown)


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace every kind of credentials with `Made`."""

    def record(name: str, module: str) -> None:
        def make(*args: Any, **settings: Any) -> Made:
            return Made(name, args, settings)

        monkeypatch.setattr(f"{module}.{name}", make)

    for name in [*(form.made for form in FORMS), "BehindGateway"]:
        record(name, getattr(auth, name).__module__)


def set_all(monkeypatch: pytest.MonkeyPatch, beginning: str, values: dict[str, str]) -> None:
    for ending, value in values.items():
        monkeypatch.setenv(f"{beginning}{ending}", value)


def made(monkeypatch: pytest.MonkeyPatch, **values: str) -> object:
    set_all(monkeypatch, AIRFLOW, values)
    return resolve_auth(None)[0]


FORMS_USED: list[tuple[str, dict[str, str], tuple[Any, ...]]] = [
    ("token", {"TOKEN": SECRET}, ("BearerToken", SECRET)),
    ("token-file", {"TOKEN_FILE": "/run/token"}, ("BearerTokenFile", "/run/token")),
    ("token-file:/run/a:b", {"TOKEN_FILE": "/run/c"}, ("BearerTokenFile", "/run/a:b")),
    ("password", LOGIN, ("PasswordAuth", "ada", SECRET)),
    ("basic", LOGIN, ("BasicAuth", "ada", SECRET)),
    ("jwt-login", LOGIN, ("JwtLogin", "ada", SECRET)),
    ("client-credentials", CLIENT, ("ClientCredentials", "my-id", SECRET)),
    (
        f"oauth2:{URL}",
        CLIENT,
        ("OAuth2ClientCredentials", URL, "my-id", SECRET, ("audience", None), ("scope", None)),
    ),
    (
        f"oauth2:{URL}",
        CLIENT | {"SCOPE": "a b", "AUDIENCE": "airflow"},
        (
            *("OAuth2ClientCredentials", URL, "my-id", SECRET),
            *(("audience", "airflow"), ("scope", "a b")),
        ),
    ),
    ("mwaa:prod", {}, ("Mwaa", "prod")),
    ("google", {}, ("GoogleCredentials",)),
    ("google-id-token:https://x.test:443/a", {}, ("GoogleIdToken", "https://x.test:443/a")),
    ("none", {}, ("NoAuth",)),
]


@pytest.mark.parametrize("beginning", [AIRFLOW, GATEWAY])
@pytest.mark.parametrize(("chosen", "values", "shown"), FORMS_USED)
@pytest.mark.usefixtures("recorded")
def test_a_kind_is_made_of_its_variables_for_airflow_and_for_a_gateway(
    monkeypatch: pytest.MonkeyPatch,
    beginning: str,
    chosen: str,
    values: dict[str, str],
    shown: tuple[Any, ...],
) -> None:
    set_all(monkeypatch, beginning, {"AUTH": chosen} | values)
    kind = Made(shown[0], shown[1:], {})
    if beginning == AIRFLOW:
        assert resolve_auth(None)[0] == kind
        return
    monkeypatch.setenv("AIRFLOW_TRIGGER_AUTH", "google")
    own = Made("GoogleCredentials", (), {})
    both = own if chosen == "none" else Made("BehindGateway", (kind, own), {})

    assert resolve_auth(None)[0] == both


@pytest.mark.usefixtures("recorded")
def test_every_kind_is_tried_here() -> None:
    assert {chosen.partition(":")[0] for chosen, _, _ in FORMS_USED} == {f.kind for f in FORMS}
    assert set(OTHER_WORDS.values()) <= {form.kind for form in FORMS}


def test_the_kinds_are_those_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    assert repr(made(monkeypatch, AUTH="none")) == "NoAuth()"
    assert repr(made(monkeypatch, AUTH="basic", **LOGIN)) == "BasicAuth('ada', …)"
    assert repr(made(monkeypatch, AUTH="jwt-login")) == "JwtLogin('ada', …)"
    assert repr(made(monkeypatch, AUTH="token-file:/f")) == f"BearerTokenFile({'/f'!r})"
    assert repr(made(monkeypatch, AUTH="client-credentials", **CLIENT)) == (
        "ClientCredentials('my-id', …)"
    )
    assert repr(made(monkeypatch, AUTH=f"oauth2:{URL}")) == (
        f"OAuth2ClientCredentials({URL!r}, 'my-id', …)"
    )
    assert repr(made(monkeypatch, AUTH="google-id-token:aud")) == "GoogleIdToken('aud')"
    assert repr(made(monkeypatch, AUTH="mwaa:prod")) == ("Mwaa('prod')")
    assert repr(made(monkeypatch, AUTH="none", GATEWAY_TOKEN="t")).startswith(
        "BehindGateway(BearerToken(…), NoAuth(), "
    )


@pytest.mark.usefixtures("recorded")
def test_the_header_of_the_gateway_is_a_variable_too(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, GATEWAY, {"AUTH": "token", "TOKEN": "front", "HEADER": "X-Front"})
    monkeypatch.setenv("AIRFLOW_TRIGGER_TOKEN", "inner")
    front, inner = Made("BearerToken", ("front",), {}), Made("BearerToken", ("inner",), {})

    assert resolve_auth(None)[0] == Made("BehindGateway", (front, inner), {"header": "X-Front"})


@pytest.mark.usefixtures("recorded")
def test_the_kind_that_is_chosen_counts_before_every_other_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert made(monkeypatch, AUTH="mwaa:prod", TOKEN=f"{SECRET}\n", **LOGIN) == Made(
        "Mwaa", ("prod",), {}
    )


@pytest.mark.parametrize(
    ("values", "source"),
    [
        ({"AUTH": "none", "TOKEN": "t"}, ["AUTH"]),
        ({"TOKEN": "t", "USERNAME": "u"}, ["TOKEN"]),
        ({"AUTH": "token", "TOKEN": "t"}, ["AUTH", "TOKEN"]),
        ({"TOKEN_FILE": "/f"}, ["TOKEN_FILE"]),
        (LOGIN, ["USERNAME", "PASSWORD"]),
        ({"AUTH": "basic", **LOGIN}, ["AUTH", "USERNAME", "PASSWORD"]),
        ({"GATEWAY_AUTH": "none", "TOKEN": "t"}, ["TOKEN"]),
    ],
)
def test_the_source_names_the_variables_that_count(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], source: list[str]
) -> None:
    set_all(monkeypatch, AIRFLOW, values)
    *most, last = [f"{AIRFLOW}{ending}" for ending in source]

    assert resolve_auth(None)[1] == (f"{', '.join(most)} and {last}" if most else last)


@pytest.mark.usefixtures("recorded")
def test_the_source_behind_a_gateway_names_the_variables_of_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_all(monkeypatch, GATEWAY, {"TOKEN": "t", "HEADER": "X-Front"})
    set_all(monkeypatch, AIRFLOW, LOGIN)

    assert resolve_auth(None)[1] == (
        "AIRFLOW_TRIGGER_GATEWAY_TOKEN, AIRFLOW_TRIGGER_GATEWAY_HEADER, AIRFLOW_TRIGGER_USERNAME "
        "and AIRFLOW_TRIGGER_PASSWORD"
    )


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize(
    ("chosen", "file", "others", "shown"),
    [
        ("password", "PASSWORD_FILE", {"USERNAME": "ada"}, ("PasswordAuth", "ada")),
        ("", "PASSWORD_FILE", {"USERNAME": "ada"}, ("PasswordAuth", "ada")),
        ("basic", "PASSWORD_FILE", {"USERNAME": "ada"}, ("BasicAuth", "ada")),
        (
            "client-credentials",
            "CLIENT_SECRET_FILE",
            {"CLIENT_ID": "i"},
            ("ClientCredentials", "i"),
        ),
    ],
)
@pytest.mark.usefixtures("recorded")
def test_a_secret_may_be_in_a_file_with_a_line_break_at_its_end(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    end: str,
    chosen: str,
    file: str,
    others: dict[str, str],
    shown: tuple[str, ...],
) -> None:
    (tmp_path / "secret").write_bytes(f"{SECRET}{end}".encode())
    values = {"AUTH": chosen, file: str(tmp_path / "secret")} | others

    assert made(monkeypatch, **values) == Made(shown[0], (*shown[1:], SECRET), {})


@pytest.mark.usefixtures("recorded")
def test_a_secret_counts_before_the_file_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"AUTH": "basic", **LOGIN, "PASSWORD_FILE": "/nowhere"}

    assert made(monkeypatch, **values) == Made("BasicAuth", ("ada", SECRET), {})


KINDS = r"Known kinds: token, token-file\[:PATH\], password, .*, mwaa:ENVIRONMENT, .*, none\."


@pytest.mark.parametrize("beginning", [AIRFLOW, GATEWAY])
@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"AUTH": SECRET}, rf"_AUTH does not begin with a known kind of credentials\. {KINDS}"),
        ({"AUTH": JWT}, "Did you mean token? Put the token into .*_TOKEN"),
        ({"AUTH": f"bearer:{JWT}"}, "Did you mean token? Put the token into .*_TOKEN"),
        ({"AUTH": f"Bearer {JWT}"}, "Did you mean token? Put the token into .*_TOKEN"),
        ({"AUTH": "mwa:prod"}, "Did you mean mwaa:ENVIRONMENT?"),
        ({"AUTH": "MWAA:prod"}, "Did you mean mwaa:ENVIRONMENT?"),
        ({"AUTH": "Mwaa"}, "Did you mean mwaa:ENVIRONMENT?"),
        ({"AUTH": " mwaa:prod"}, "Did you mean mwaa:ENVIRONMENT?"),
        ({"AUTH": "google_id_token:x"}, "Did you mean google-id-token:AUDIENCE?"),
        ({"AUTH": "composer"}, "Did you mean google?"),
        ({"AUTH": "OAuth2ClientCredentials"}, "Did you mean (oauth2|client-credentials)"),
        ({"AUTH": " "}, "_AUTH is blank"),
        ({"AUTH": "google\n"}, "_AUTH ends with a line break"),
        ({"AUTH": f"token:{SECRET}"}, "_AUTH=token takes no argument.* It reads .*_TOKEN"),
        (
            {"AUTH": f"basic:ada:{SECRET}"},
            "_AUTH=basic takes no argument.* It reads .*_USERNAME or",
        ),
        ({"AUTH": f"client-credentials:i:{SECRET}"}, "=client-credentials takes no argument"),
        ({"AUTH": f"token-file:{JWT}"}, "=token-file is followed by what looks like a token"),
        ({"AUTH": f"mwaa:{JWT}"}, "=mwaa is followed by what looks like a token"),
        ({"AUTH": "google:"}, "_AUTH=google takes no argument"),
        ({"AUTH": "mwaa"}, "_AUTH=mwaa needs an argument: write mwaa:ENVIRONMENT"),
        ({"AUTH": "mwaa:"}, "_AUTH=mwaa has nothing after its colon: write mwaa:ENVIRONMENT"),
        ({"AUTH": "token-file: "}, "has nothing after its colon: write token-file"),
        ({"AUTH": "oauth2"}, "_AUTH=oauth2 needs an argument: write oauth2:TOKEN_URL"),
        ({"AUTH": "token"}, "_AUTH=token: .*_TOKEN is not set: set it"),
        ({"AUTH": "token", "TOKEN_FILE": "/f"}, "_AUTH=token: .*_TOKEN is not set: set it"),
        ({"AUTH": "token", "TOKEN": f"{SECRET}\n"}, "_TOKEN must .* ends with a line break"),
        (
            {"AUTH": "token-file"},
            "_TOKEN_FILE is not set: set it, or write .*=token-file:PATH",
        ),
        ({"AUTH": "token-file", "TOKEN_FILE": JWT}, "_TOKEN_FILE contains what looks like a token"),
        ({"TOKEN_FILE": JWT}, "_TOKEN_FILE contains what looks like a token"),
        ({"AUTH": "basic", "PASSWORD": SECRET}, "_AUTH=basic: .*_USERNAME is not set"),
        ({"AUTH": "password", "USERNAME": "u"}, "_PASSWORD is not set: .*_PASSWORD_FILE"),
        ({"AUTH": "jwt-login", "USERNAME": "u", "PASSWORD": " "}, "_PASSWORD is blank"),
        (
            {"AUTH": "basic", "USERNAME": "a:b", "PASSWORD": SECRET},
            "=basic: the user name contains a",
        ),
        ({"AUTH": "client-credentials", "CLIENT_ID": "i"}, "_CLIENT_SECRET is not set: set it, or"),
        ({"AUTH": "client-credentials", "CLIENT_SECRET": SECRET}, "_CLIENT_ID is not set"),
        (
            {"AUTH": "client-credentials", "CLIENT_ID": "i", "CLIENT_SECRET": f"{SECRET}\n"},
            "_CLIENT_SECRET ends with a line break",
        ),
        ({"AUTH": f"oauth2:{URL}", **CLIENT, "SCOPE": " "}, "_SCOPE is blank"),
        (
            {"AUTH": f"oauth2:{URL}", **CLIENT, "AUDIENCE": "a\n"},
            "_AUDIENCE ends with a line break",
        ),
        ({"AUTH": f"oauth2:{SECRET}", **CLIENT}, "_AUTH=oauth2: The token_url is not the URL"),
        ({"AUTH": f"oauth2:ftp://{SECRET}/x", **CLIENT}, "_AUTH=oauth2: The token_url is not"),
        ({"CLIENT_ID": "i"}, "_CLIENT_ID is set, and .*_AUTH is not: set it to client-credentials"),
        (CLIENT, "_CLIENT_ID and .*_CLIENT_SECRET.* are set, and .*_AUTH is not"),
        ({"AUTH": f"mwaa:/{SECRET}"}, "_AUTH=mwaa: environment .* not ENVIRONMENT"),
        ({"AUTH": f"oauth2:https://a:{SECRET}@x.test", **CLIENT}, "_AUTH=oauth2: The token_url"),
        ({"PASSWORD_FILE": f"/{SECRET}"}, "_PASSWORD_FILE names cannot be read: No such file"),
        ({"PASSWORD_FILE": JWT}, "_PASSWORD_FILE contains what looks like a token"),
        ({"PASSWORD_FILE": f"/{SECRET}\n"}, "_PASSWORD_FILE ends with a line break"),
    ],
)
def test_what_cannot_be_meant_so_is_refused_by_the_name_of_its_variable(
    monkeypatch: pytest.MonkeyPatch, beginning: str, values: dict[str, str], complaint: str
) -> None:
    set_all(monkeypatch, beginning, values)
    if beginning == GATEWAY:
        monkeypatch.setenv("AIRFLOW_TRIGGER_TOKEN", "t")

    with pytest.raises(ConfigError, match=complaint.replace("?", r"\?")) as e:
        resolve_auth(None)

    assert beginning in str(e.value)
    assert SECRET not in str(e.value)
    assert e.value.__cause__ is None
    assert e.value.__context__ is None


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is blank"),
        (b" \n", "is blank"),
        (f"{SECRET}\n\n".encode(), "ends with a line break"),
        (b"\xff\xfe" + SECRET.encode(), "cannot be read: it is not text"),
        (None, "cannot be read: Is a directory"),
    ],
)
def test_a_file_without_a_secret_is_refused_by_the_name_of_its_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    file = tmp_path / SECRET
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)

    with pytest.raises(ConfigError, match=f"AIRFLOW_TRIGGER_PASSWORD_FILE names {complaint}") as e:
        made(monkeypatch, USERNAME="ada", PASSWORD_FILE=str(file))

    assert SECRET not in str(e.value)


def test_a_gateway_alone_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_TRIGGER_GATEWAY_TOKEN", "t")

    with pytest.raises(ConfigError, match=r"No credentials: .* AIRFLOW_TRIGGER_AUTH to the kind"):
        resolve_auth(None)


def test_a_header_for_a_gateway_without_credentials_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AIRFLOW_TRIGGER_TOKEN", "t")
    monkeypatch.setenv("AIRFLOW_TRIGGER_GATEWAY_HEADER", "X-Front")

    with pytest.raises(
        ConfigError,
        match="_GATEWAY_HEADER is set, and the gateway's credentials are not: set "
        "AIRFLOW_TRIGGER_GATEWAY_AUTH or AIRFLOW_TRIGGER_GATEWAY_TOKEN",
    ):
        resolve_auth(None)


def test_credentials_that_are_an_argument_need_no_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AIRFLOW_TRIGGER_AUTH", "nonsense")
    monkeypatch.setenv("AIRFLOW_TRIGGER_GATEWAY_AUTH", "nonsense")

    assert repr(resolve_auth("t")) == "(BearerToken(…), 'auth=')"


LOADED = """
import os, sys
from airflow_trigger import AirflowClient
AirflowClient("https://airflow.test").close()
print(*sorted(name for name in sys.modules if name.startswith("airflow_trigger.auth.")))
"""


@pytest.mark.parametrize(
    ("values", "loaded"),
    [
        ({"TOKEN": "t"}, {"_environment", "_tokens", "bearer"}),
        ({"AUTH": "basic", **LOGIN}, {"_environment", "_tokens", "bearer", "password"}),
    ],
)
def test_a_client_loads_the_kinds_that_it_uses_alone(
    values: dict[str, str], loaded: set[str]
) -> None:
    environment = os.environ | {f"{AIRFLOW}{ending}": value for ending, value in values.items()}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    printed = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment, check=True, capture_output=True, text=True
    ).stdout

    assert {name.removeprefix("airflow_trigger.auth.") for name in printed.split()} == loaded


ROW = re.compile(r"^\| `([^`]+)` \| `(\w+)` \|(.*)\|$", re.MULTILINE)


def test_the_table_in_the_docs_lists_the_same_forms() -> None:
    text = (ROOT / "docs" / "auth.md").read_text()
    section = text.partition("## Environment variables\n")[2].partition("\n## ")[0]
    documented = [
        (form, made, set(re.findall(r"`AIRFLOW_TRIGGER_(\w+)`", variables)))
        for form, made, variables in ROW.findall(section)
    ]

    assert documented == [(str(form), form.made, set(form.variables)) for form in FORMS]
